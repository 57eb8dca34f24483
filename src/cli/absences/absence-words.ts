import type { CalendarState } from '../../app/ports/plan.ts';

type Result = NonNullable<CalendarState['result']>;

/** What `familiar absences` says, in each language. */
export const absenceWords = {
  en: {
    whose: 'say whose calendar it is: --agent "Anna Beck", or --team if its events name people.',
    replaceOrKeep: '--replace and --keep exclude each other.',
    isPublished: (name: string) =>
      `"${name}" is a published calendar, which "familiar absences refresh" looks at; give another name by --calendar.`,
    heldBack: (file: string, held: number) =>
      `${file} has no longer ${held === 1 ? 'the absence that was' : `all ${held} absences that were`} taken over before, so nothing was changed. If it is the same calendar and they are to go, add --replace; if it is a part of the calendar, --keep; if it is another one, --calendar NAME.`,
    trial: 'Nothing was changed; this is what would be:',
    calendar: (name: string) => `the calendar "${name}"`,
    taken: (events: number, absences: number, left: string) =>
      `of ${events === 1 ? '1 event' : `${events} events`}, ${absences === 1 ? '1 time to come is' : `${absences} times to come are`} taken as absence. Left out: ${left}.`,
    byMark: ' Which marks count, --busy says.',
    added: 'added',
    changed: 'changed',
    removed: 'removed',
    before: 'before',
    more: (lines: number) => `and ${lines} more`,
    open: (from: string) => `${from} until further notice`,
    span: (from: string, to: string) => `${from} to ${to}`,
    none: (name: string, names: string) =>
      `no calendar is called "${name}"; there ${names === '' ? 'is none' : `are: ${names}`}.`,
    underway: 'is being looked at by the service.',
    stays: 'Its absences stay as they are.',
    ifGone: (command: string) => `If they are to go: ${command}`,
    neverRead: 'nothing was read yet.',
    result: ({ events, absences, added, changed, removed }: Result) =>
      `events ${events}, times to come that are absences ${absences}; last added ${added}, changed ${changed}, removed ${removed}.`,
    leftOut: (left: string) => `left out: ${left}.`,
    noCalendar: 'No calendar is followed; "familiar absences follow" adds one.',
    team: 'team',
    never: 'never',
    headings: (zone: string) => ['name', 'whose', 'address', `last read (${zone})`],
    failing: (since: string, why: string) => `can't be taken over since ${since}: ${why}`,
    whichReplaced: 'say with --replace which calendar is meant.',
  },
  de: {
    whose:
      'Sagen Sie, wessen Kalender es ist: --agent "Anna Beck", oder --team, wenn die Termine sagen, wer fehlt.',
    replaceOrKeep: '--replace und --keep schließen einander aus.',
    isPublished: (name: string) =>
      `„${name}“ ist ein veröffentlichter Kalender, den „familiar absences refresh“ ansieht; geben Sie mit --calendar einen anderen Namen an.`,
    heldBack: (file: string, held: number) =>
      `In ${file} ${held === 1 ? 'fehlt die Abwesenheit, die' : `fehlen alle ${held} Abwesenheiten, die`} früher übernommen wurde${held === 1 ? '' : 'n'}; deshalb wurde nichts geändert. Ist es derselbe Kalender und sollen sie weg, nehmen Sie --replace; ist es ein Teil des Kalenders, --keep; ist es ein anderer, --calendar NAME.`,
    trial: 'Geändert wurde nichts; das würde geschehen:',
    calendar: (name: string) => `Der Kalender „${name}“`,
    taken: (events: number, absences: number, left: string) =>
      `Von ${events === 1 ? '1 Termin' : `${events} Terminen`} ${absences === 1 ? 'gilt 1 kommende Zeit' : `gelten ${absences} kommende Zeiten`} als Abwesenheit. Weggelassen: ${left}.`,
    byMark: ' Welche Kennzeichnungen zählen, sagt --busy.',
    added: 'hinzugefügt',
    changed: 'geändert',
    removed: 'entfernt',
    before: 'vorher',
    more: (lines: number) => `und ${lines} weitere`,
    open: (from: string) => `ab ${from} bis auf Weiteres`,
    span: (from: string, to: string) => `${from} bis ${to}`,
    none: (name: string, names: string) =>
      `Kein Kalender heißt „${name}“; ${names === '' ? 'es gibt keinen' : `es gibt: ${names}`}.`,
    underway: 'wird gerade vom Dienst angesehen.',
    stays: 'Die Abwesenheiten daraus bleiben, wie sie sind.',
    ifGone: (command: string) => `Sollen sie weg: ${command}`,
    neverRead: 'wurde noch nicht gelesen.',
    result: ({ events, absences, added, changed, removed }: Result) =>
      `Termine: ${events}, davon kommende Abwesenheiten: ${absences}; zuletzt hinzugefügt: ${added}, geändert: ${changed}, entfernt: ${removed}.`,
    leftOut: (left: string) => `weggelassen: ${left}.`,
    noCalendar: 'Kein Kalender wird verfolgt; „familiar absences follow“ fügt einen hinzu.',
    team: 'Team',
    never: 'nie',
    headings: (zone: string) => ['Name', 'von', 'Adresse', `zuletzt gelesen (${zone})`],
    failing: (since: string, why: string) => `kann seit ${since} nicht übernommen werden: ${why}`,
    whichReplaced: 'Sagen Sie zu --replace, welcher Kalender gemeint ist.',
  },
} as const;
