import type { CallFate } from '../../analysis/measures/call-fate.ts';
import type { CallRecord } from '../../domain/call-record.ts';

/** How many callers waited so long; `toMs` null: no upper bound. */
export interface Wait {
  readonly fromMs: number;
  readonly toMs: number | null;
  readonly answered: number;
  readonly missed: number;
}

const waitSteps = [0, 5_000, 10_000, 20_000, 30_000, 60_000, 120_000];

/** Counts how long callers waited, until an answer or the end of the call. */
export function createWaitFold(): {
  count(fate: CallFate, call: CallRecord): void;
  waits(): readonly Wait[];
} {
  const counts = waitSteps.map(() => ({ answered: 0, missed: 0 }));
  return {
    count({ outcome, answeredAfterMs, arrivedAt }, { endedAt }) {
      const waitedMs = answeredAfterMs ?? Math.max(0, (endedAt ?? arrivedAt) - arrivedAt);
      const step = counts[waitSteps.findLastIndex(fromMs => waitedMs >= fromMs)];
      if (step === undefined || outcome === 'open') return;
      if (outcome === 'answered') step.answered += 1;
      else step.missed += 1;
    },
    waits: () =>
      counts.map((count, index) => ({
        fromMs: waitSteps[index] ?? 0,
        toMs: waitSteps[index + 1] ?? null,
        ...count,
      })),
  };
}
