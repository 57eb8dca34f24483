import type { Shift } from '../replay/shift.ts';
import type { UnitSums } from './bootstrap.ts';
import type { CallFate } from './call-fate.ts';
import { createCallerTally } from './caller-tally.ts';
import { createDayTally } from './day-tally.ts';
import { createQuantileSketch } from './quantile-sketch.ts';
import { type TeamLoad, teamLoad } from './team-load.ts';
import { createWorkTally } from './work-tally.ts';

/**
 * The sums behind all measures. Their size depends on the number of days, callers and agents, not of calls.
 */
export interface Collected {
  readonly days: UnitSums;
  readonly callers: UnitSums;
  /** The time within which nine of ten answered calls were answered; null if unknown. */
  readonly speedOfAnswerP90Ms: number | null;
  /** The time within which nine of ten callers made to wait were done waiting; null if unknown. */
  readonly heldP90Ms: number | null;
  readonly load: TeamLoad;
}

export interface CollectOptions {
  /** Calls before this moment (epoch milliseconds) only show who knows whom. */
  readonly measuredFrom: number;
  /** Calls from this moment on (epoch milliseconds) are not counted. */
  readonly measuredUntil: number;
  readonly serviceLevelMs: number;
  readonly wrapUpMs: number;
}

/** Counts what became of calls, one after another. */
export interface Collector {
  count(fate: CallFate): void;
  collected(shifts: readonly Shift[]): Collected;
}

export function createCollector(options: CollectOptions): Collector {
  const { measuredFrom, measuredUntil, serviceLevelMs, wrapUpMs } = options;
  const days = createDayTally(serviceLevelMs);
  const callers = createCallerTally();
  const speeds = createQuantileSketch();
  const waits = createQuantileSketch();
  const work = createWorkTally(wrapUpMs);
  let until = measuredFrom;
  return {
    count(fate) {
      if (fate.arrivedAt < measuredFrom || fate.arrivedAt >= measuredUntil) return;
      days.count(fate);
      callers.count(fate);
      if (fate.answeredAfterMs !== null) speeds.add(fate.answeredAfterMs);
      if (fate.outcome !== 'open' && fate.heldMs !== null && fate.heldMs > 0) waits.add(fate.heldMs);
      until = Math.max(until, fate.arrivedAt, work.count(fate).until);
    },
    collected: shifts => ({
      days: days.sums(),
      callers: callers.sums(),
      speedOfAnswerP90Ms: speeds.quantile(0.9),
      heldP90Ms: waits.quantile(0.9),
      load: teamLoad(work.byAgent(), shifts, { from: measuredFrom, until, wrapUpMs }),
    }),
  };
}
