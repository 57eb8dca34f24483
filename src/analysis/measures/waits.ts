import type { Tally } from './tally.ts';

/** How many callers waited so long, until an answer or the end of the call; `toMs` null: no upper bound. */
export interface Wait {
  readonly fromMs: number;
  readonly toMs: number | null;
  readonly answered: number;
  readonly missed: number;
}

const waitSteps = [0, 5_000, 10_000, 20_000, 30_000, 60_000, 120_000];

/** The step into which a wait falls, in milliseconds. */
export function waitStepOf(waitedMs: number): number {
  return waitSteps.findLastIndex(fromMs => waitedMs >= fromMs);
}

export function waitsOf({
  answeredWithin,
  missedWithin,
}: Tally<'answeredWithin' | 'missedWithin'>): readonly Wait[] {
  return waitSteps.map((fromMs, step) => ({
    fromMs,
    toMs: waitSteps[step + 1] ?? null,
    answered: answeredWithin?.[step] ?? 0,
    missed: missedWithin?.[step] ?? 0,
  }));
}
