import type { CalendarReport } from '../../app/plan/import-calendar.ts';
import { busyKinds } from '../../calendar/busy-kinds.ts';
import type { Language } from '../../domain/language.ts';
import type { Roster } from '../../domain/roster.ts';
import type { AbsenceDocument } from '../../plan/document.ts';
import { describeLeftOut } from '../../plan/left-out-words.ts';
import { absenceWords } from './absence-words.ts';

/** Prints the result of importing a calendar; what was left out goes to standard error. */
export function tellRead({ events, absences, leftOut, warnings }: CalendarReport, language: Language): void {
  const words = absenceWords[language];
  for (const warning of warnings) console.error(`familiar: ${warning[language]}`);
  const isByMark = busyKinds.some(kind => leftOut[kind] !== undefined);
  const parts = describeLeftOut(leftOut).map(({ count, why }) => `${count} ${why[language]}`);
  if (parts.length > 0)
    console.error(
      `familiar: ${words.taken(events, absences, parts.join(', '))}${isByMark ? words.byMark : ''}`,
    );
}

const maxShown = 20;

/** Lists what happened to the absences, one per line. */
export function tellChanges(
  { added, changed, removed }: CalendarReport,
  roster: Roster,
  language: Language,
): void {
  const words = absenceWords[language];
  const width = Math.max(words.added.length, words.changed.length, words.removed.length);
  const line = (what: string, absence: AbsenceDocument): string =>
    `  ${what.padEnd(width)}  ${describe(absence, roster, language)}`;
  const lines = [
    ...added.map(one => line(words.added, one)),
    ...changed.map(
      ({ before, after }) => `${line(words.changed, after)}, ${words.before}: ${periodOf(before, language)}`,
    ),
    ...removed.map(one => line(words.removed, one)),
  ];
  for (const one of lines.slice(0, maxShown)) console.log(one);
  if (lines.length > maxShown) console.log(`  ${words.more(lines.length - maxShown)}`);
}

function describe(absence: AbsenceDocument, { agents }: Roster, language: Language): string {
  const { agent, why } = absence;
  const name = agents.find(({ id }) => id === agent)?.name ?? agent;
  return `${name}: ${periodOf(absence, language)}${why === undefined ? '' : ` ${why}`}`;
}

function periodOf({ from, to }: AbsenceDocument, language: Language): string {
  const words = absenceWords[language];
  if (to === undefined) return words.open(from);
  return to === from ? from : words.span(from, to);
}
