import type { CallFate } from './call-fate.ts';
import type { CollectOptions } from './collect.ts';
import { createQuantileSketch } from './quantile-sketch.ts';

/** What became of the callbacks that callers asked for. */
export interface CallbackFigures {
  readonly asked: number;
  readonly reached: number;
  /** The caller called again, or was talked to by other means, before it came. */
  readonly withdrawn: number;
  /** From the call to the talk, of those reached: the middle, and within which nine of ten were; null: none were. */
  readonly medianMs: number | null;
  readonly p90Ms: number | null;
}

/** Counts callbacks by the calls for which they were asked. */
export interface CallbackTally {
  count(fate: CallFate): void;
  figures(): CallbackFigures;
}

export function createCallbackTally({
  measuredFrom,
  measuredUntil,
}: Pick<CollectOptions, 'measuredFrom' | 'measuredUntil'>): CallbackTally {
  const counts = { reached: 0, 'not-reached': 0, withdrawn: 0 };
  const times = createQuantileSketch();
  return {
    count({ arrivedAt, callback }) {
      if (callback === undefined || arrivedAt < measuredFrom || arrivedAt >= measuredUntil) return;
      counts[callback.became]++;
      if (callback.became === 'reached') times.add(callback.afterMs);
    },
    figures: () => ({
      asked: counts.reached + counts['not-reached'] + counts.withdrawn,
      reached: counts.reached,
      withdrawn: counts.withdrawn,
      medianMs: times.quantile(0.5),
      p90Ms: times.quantile(0.9),
    }),
  };
}
