import type { CalendarWords } from './calendar-words.ts';

export const germanCalendars: CalendarWords = {
  title: 'Veröffentlichte Kalender',
  hint: 'Familiar sieht regelmäßig nach und übernimmt, was sich geändert hat. Ändern Sie diese Abwesenheiten im Kalender.',
  none: 'Noch kein Kalender.',
  team: 'Team',
  neverRead: 'noch nicht gelesen',
  lastRead: time => `zuletzt gelesen ${time}`,
  every: minutes => `alle ${minutes} Minuten`,
  failing: since => `Wird seit ${since} nicht übernommen:`,
  look: 'Jetzt nachsehen',
  confirm: 'Abwesenheiten entfernen',
  replace: 'Es ist der richtige: frühere entfernen',
  removing: name => `Kalender „${name}“ entfernen? Seine künftigen Abwesenheiten fallen mit weg.`,
  add: 'Kalender hinzufügen',
  follow: 'Hinzufügen und nachsehen',
  address: 'Adresse des Kalenders',
  addressHint:
    'Beginnt mit https:// oder webcal://. Wer sie kennt, kann den Kalender lesen; hier wird sie nicht wieder angezeigt.',
  name: 'Name',
  taken: 'So heißt schon ein Kalender.',
  titles: 'Nur Titel mit',
  titlesHint: 'Durch Kommas getrennt, etwa Urlaub, Krank. Leer: alle.',
  teamHint:
    'Abwesend ist, wessen Name im Titel steht, etwa „Urlaub Anna“. Namen hinter „Vertretung“ zählen nicht.',
  counts: 'Was zählt',
  choices: {
    usual: 'Gebucht und abwesend',
    away: 'Nur abwesend (Outlook)',
    free: 'Auch freie Zeit (Google)',
  },
  busy: {
    busy: 'gebucht',
    'out-of-office': 'abwesend',
    tentative: 'mit Vorbehalt',
    elsewhere: 'an einem anderen Ort tätig',
    free: 'frei',
  },
  onlyTitles: titles => `nur ${titles}`,
  noTitles: titles => `ohne ${titles}`,
  onlyCategories: names => `nur Kategorie ${names}`,
  read: (events, absences) =>
    `${events === 1 ? '1 Termin' : `${events} Termine`}, davon ${absences === 1 ? '1 künftige Abwesenheit' : `${absences} künftige Abwesenheiten`}.`,
  changes: (added, changed, removed) =>
    `Hinzugekommen: ${added}, geändert: ${changed}, weggefallen: ${removed}.`,
  nothingNew: 'Nichts hat sich geändert.',
  leftOut: 'Ausgelassen:',
  doubts: count => (count === 1 ? '1 Hinweis' : `${count} Hinweise`),
  fromCalendar: name => `aus dem Kalender „${name}“`,
  fromFile: 'aus einer Kalenderdatei',
};
