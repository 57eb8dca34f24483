import { isDeepStrictEqual } from 'node:util';
import { type Weekday, weekdays } from '../domain/local-date.ts';
import type { Merging, Three } from './collision.ts';
import { readDays } from './hours-schema.ts';

type Written = Readonly<Record<string, unknown>>;
type Times = Readonly<Record<Weekday, unknown>>;

/** Merges the times of weekdays day by day, however the days are put together in writing. */
export function mergeWeeks(three: Three<Written>, path: readonly string[], merging: Merging): Written {
  const { base, mine, theirs } = three;
  const days = { base: timesOf(base), mine: timesOf(mine), theirs: timesOf(theirs) };
  const asked = weekdays.map(
    (day): Three => ({
      base: days.base[day],
      mine: days.mine[day],
      theirs: days.theirs[day],
    }),
  );
  const merged = runsOf(asked).flatMap(run => {
    const value = merging.merge(asked[run[0] ?? 0] as Three, [...path, nameOf(run)]);
    return run.map(() => value);
  });
  // What nobody has changed is written as it was.
  const written = [theirs, mine].find(week => isDeepStrictEqual(Object.values(timesOf(week)), merged));
  return written ?? writeWeek(merged);
}

/** The times of every day; a day that is not named is closed. */
function timesOf(week: Written): Times {
  const named = Object.entries(week).flatMap(([key, times]) =>
    (readDays(key) ?? []).map(day => [day, times]),
  );
  return { ...Object.fromEntries(weekdays.map(day => [day, 'closed'])), ...Object.fromEntries(named) };
}

/** Days in a row of which the same is to be said, by their places in the week. */
function runsOf(days: readonly unknown[]): readonly (readonly number[])[] {
  const runs: number[][] = [];
  days.forEach((day, index) => {
    const run = runs.at(-1);
    if (run !== undefined && isDeepStrictEqual(days[index - 1], day)) run.push(index);
    else runs.push([index]);
  });
  return runs;
}

/** Such as `monday` or `monday-friday`. */
function nameOf(run: readonly number[]): string {
  const [first = 0, last = first] = [run[0], run.at(-1)];
  return first === last ? `${weekdays[first]}` : `${weekdays[first]}-${weekdays[last]}`;
}

function writeWeek(times: readonly unknown[]): Written {
  const open = runsOf(times).filter(([first = 0]) => times[first] !== 'closed');
  return Object.fromEntries(open.map(run => [nameOf(run), times[run[0] ?? 0]]));
}
