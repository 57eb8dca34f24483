import type { CallFate } from '../../analysis/measures/call-fate.ts';
import { createFigureFold, type Figures } from '../../analysis/measures/figures.ts';
import type { AppContext } from '../context.ts';
import { dayOf, wallClockOf } from './local-days.ts';

/** The figures of today where the first hotline is, kept up to date from one event to the next. */
export interface Today {
  /** Counts what has become of a call in place of what was counted before; null: nothing that counts. */
  count(now: CallFate | null, before: CallFate | null): void;
  figures(): Figures;
}

export function startToday(context: AppContext): Today {
  const { clock } = context;
  let day = dayOf(clock(), wallClockOf(context));
  let fold = createFigureFold();

  function turnDay(): void {
    const now = clock();
    if (now >= day.from && now < day.to) return;
    day = dayOf(now, wallClockOf(context));
    fold = createFigureFold();
  }

  return {
    count(now, before) {
      turnDay();
      if (before !== null && before.arrivedAt >= day.from) fold.discount(before);
      if (now !== null && now.arrivedAt >= day.from) fold.count(now);
    },
    figures() {
      turnDay();
      return fold.figures(context.known.plan.goals.serviceLevelMs);
    },
  };
}
