import { type Estimate, estimateOf, finish, resample, type Steps } from './bootstrap.ts';
import type { Collected } from './collect.ts';
import {
  type CallerColumn,
  callerColumns,
  type DayColumn,
  dayColumns,
  type MeasureName,
  measureNames,
  ratioMeasures,
} from './measure-names.ts';
import type { TeamLoad } from './team-load.ts';

/** All measures of one run, each with its interval where it has one. */
export interface Summary {
  readonly calls: number;
  /** Calls by callers who had talked to anybody before. */
  readonly returningCalls: number;
  readonly familiarCalls: number;
  readonly measures: Readonly<Record<MeasureName, Estimate>>;
  readonly speedOfAnswerP90Ms: number | null;
  readonly heldP90Ms: number | null;
  readonly load: TeamLoad;
  /** Value and replicates of every measure, for {@link differences}. */
  readonly replicated: Readonly<Record<MeasureName, readonly (number | null)[]>>;
}

/** @param seed of the bootstrap; only summaries with the same seed can be compared. */
export function summarise(collected: Collected, seed: number): Summary {
  return finish(summarising(collected, seed));
}

/** Summarises in steps, so a service can take calls in between. */
export function* summarising(collected: Collected, seed: number): Steps<Summary> {
  const days = yield* resample(collected.days, dayColumns.length, seed);
  const callers = yield* resample(collected.callers, callerColumns.length, seed);
  const dayTotal = (column: DayColumn): number => days[0]?.[dayColumns.indexOf(column)] ?? 0;
  const callerTotal = (column: CallerColumn): number => callers[0]?.[callerColumns.indexOf(column)] ?? 0;
  const replicated = mapMeasures(name => {
    const { unit, over } = ratioMeasures[name];
    const columns: readonly string[] = unit === 'day' ? dayColumns : callerColumns;
    const [part, whole] = [columns.indexOf(over[0]), columns.indexOf(over[1])];
    return (unit === 'day' ? days : callers).map(sums => ratio(sums[part], sums[whole]));
  });
  return {
    calls: dayTotal('calls'),
    returningCalls: callerTotal('returning'),
    familiarCalls: callerTotal('familiar'),
    measures: mapMeasures(name => estimateOf(replicated[name])),
    speedOfAnswerP90Ms: collected.speedOfAnswerP90Ms,
    heldP90Ms: collected.heldP90Ms,
    load: collected.load,
    replicated,
  };
}

/** How much a run differs from a baseline over the same calls, with paired intervals. */
export function differences(run: Summary, baseline: Summary): Readonly<Record<MeasureName, Estimate>> {
  return mapMeasures(name =>
    estimateOf(
      run.replicated[name].map((value, index) => {
        const other = baseline.replicated[name][index] ?? null;
        return value === null || other === null ? null : value - other;
      }),
    ),
  );
}

function ratio(part = 0, whole = 0): number | null {
  return whole === 0 ? null : part / whole;
}

function mapMeasures<T>(of: (name: MeasureName) => T): Record<MeasureName, T> {
  return Object.fromEntries(measureNames.map(name => [name, of(name)])) as Record<MeasureName, T>;
}
