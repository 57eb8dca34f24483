import type { CalendarReport } from '../../app/plan/import-calendar.ts';
import { busyKinds } from '../../calendar/busy-kinds.ts';
import type { Roster } from '../../domain/roster.ts';
import type { AbsenceDocument } from '../../plan/document.ts';
import { describeLeftOut } from '../../plan/left-out-words.ts';

/** Prints the result of importing a calendar; what was left out goes to standard error. */
export function tellRead({ events, absences, leftOut, warnings }: CalendarReport): void {
  for (const { en } of warnings) console.error(`familiar: ${en}`);
  const isByMark = busyKinds.some(kind => leftOut[kind] !== undefined);
  const parts = describeLeftOut(leftOut).map(({ count, why }) => `${count} ${why.en}`);
  if (parts.length > 0)
    console.error(
      `familiar: of ${count(events, 'event')}, ${count(absences, 'time')} to come ${absences === 1 ? 'is' : 'are'} taken as absence. Left out: ${parts.join(', ')}.${isByMark ? ' Which marks count, --busy says.' : ''}`,
    );
}

const maxShown = 20;

/** Lists what happened to the absences, one per line. */
export function tellChanges({ added, changed, removed }: CalendarReport, roster: Roster): void {
  const lines = [
    ...added.map(one => `  added    ${describe(one, roster)}`),
    ...changed.map(
      ({ before, after }) => `  changed  ${describe(after, roster)}, before: ${periodOf(before)}`,
    ),
    ...removed.map(one => `  removed  ${describe(one, roster)}`),
  ];
  for (const line of lines.slice(0, maxShown)) console.log(line);
  if (lines.length > maxShown) console.log(`  and ${lines.length - maxShown} more`);
}

function describe(absence: AbsenceDocument, { agents }: Roster): string {
  const { agent, why } = absence;
  const name = agents.find(({ id }) => id === agent)?.name ?? agent;
  return `${name}: ${periodOf(absence)}${why === undefined ? '' : ` ${why}`}`;
}

function periodOf({ from, to }: AbsenceDocument): string {
  if (to === undefined) return `${from} until further notice`;
  return to === from ? from : `${from} to ${to}`;
}

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`;
}
