import { sql } from 'kysely';
import { lateAfterMs } from '../../app/ports/sums.ts';
import { onConflict } from '../database/on-conflict.ts';
import type { Session, UnitOfWork } from '../database/session.ts';
import type { CallRow } from '../journal/calls.ts';

const dayMs = 86_400_000;

/**
 * Which days a call counts for: those on which it may have been first heard of, wherever the hotline is, and the week
 * after, in which its caller may call again. As distances from its day in UTC.
 */
const reach = { first: -1, last: 8 };

/**
 * Notes that the records of calls have changed, and drops what was summed of them; by when the calls were first heard of, in
 * epoch milliseconds. Calls that are not old enough to be in any sum are passed over, so that nothing is added to the way of
 * a call. A day that is being summed meanwhile is not taken for summed: it was read before this.
 */
export async function noteChanges(unit: UnitOfWork, firstSeenAt: readonly number[]): Promise<void> {
  const late = firstSeenAt.filter(at => at < unit.now - lateAfterMs);
  if (late.length === 0) return;
  const days = [...new Set(late.map(at => Math.floor(at / dayMs)))].sort((a, b) => a - b);
  const insert = unit.db.insertInto('familiar_day_changes').values(days.map(day => ({ day, changes: 1 })));
  await onConflict(unit.kind, insert, {
    key: ['day'],
    set: { changes: sql`familiar_day_changes.changes + 1` },
  }).execute();
  await unit.db
    .deleteFrom('familiar_day_sums')
    .where('day', 'in', [...new Set(days.flatMap(daysReached))])
    .execute();
}

function daysReached(day: number): readonly number[] {
  return Array.from({ length: reach.last - reach.first + 1 }, (_, index) => day + reach.first + index);
}

/** How often calls that count for a day have changed. */
export type ChangesAbout = (day: number) => number;

/** The same for the days of a range, both included. */
export async function readChanges({ db }: Session, first: number, last: number): Promise<ChangesAbout> {
  const rows = await db
    .selectFrom('familiar_day_changes')
    .selectAll()
    .where('day', '>=', first - reach.last)
    .where('day', '<=', last - reach.first)
    .execute();
  const changes = new Map(rows.map(row => [row.day, row.changes]));
  return day => {
    let sum = 0;
    for (let of = day - reach.last; of <= day - reach.first; of++) sum += changes.get(of) ?? 0;
    return sum;
  };
}

/** When calls were first heard of. */
export async function firstSeenOf({ db }: Session, flowIds: readonly string[]): Promise<readonly number[]> {
  const rows = await db
    .selectFrom('familiar_calls')
    .select('first_seen_at')
    .where('flow_id', 'in', flowIds)
    .execute();
  return rows.map(row => row.first_seen_at);
}

/** When the calls were first heard of whose records are not as they were. */
export function changesBetween(before: readonly CallRow[], after: readonly CallRow[]): readonly number[] {
  const known = new Set(before.map(toText));
  const now = new Set(after.map(toText));
  return [
    ...before.filter(row => !now.has(toText(row))),
    ...after.filter(row => !known.has(toText(row))),
  ].map(row => row.first_seen_at);
}

function toText(row: CallRow): string {
  return JSON.stringify(Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1)));
}
