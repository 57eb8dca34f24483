import { LRUCache } from 'lru-cache';
import type { CallRecord } from '../acd/call-record.ts';
import type { Decision } from '../acd/decision.ts';
import type { CallFate } from '../acd/measures/call-fate.ts';
import { fateOfRecord } from '../acd/measures/fate-of-record.ts';
import { createFigureFold, type Figures } from '../acd/measures/figures.ts';
import type { AppContext } from './context.ts';
import { dayOf, wallClockOf } from './local-days.ts';

/** The figures of today where the first hotline is, kept up to date from one event to the next. */
export interface Today {
  /** Counts a call as it is now in place of what it was. */
  count(call: CallRecord, decision: Decision | null): void;
  figures(): Figures;
}

/** A call that came before so many others is over for good. */
const mostChanging = 5_000;

export function startToday(context: AppContext): Today {
  const { clock } = context;
  let day = dayOf(clock(), wallClockOf(context));
  let fold = createFigureFold();
  /** By call id: what may still change. */
  const counted = new LRUCache<string, CallFate>({ max: mostChanging });

  function turnDay(): void {
    const now = clock();
    if (now >= day.from && now < day.to) return;
    day = dayOf(now, wallClockOf(context));
    fold = createFigureFold();
    counted.clear();
  }

  return {
    count(call, decision) {
      turnDay();
      const fate = fateOfRecord(call, decision);
      if (fate === null || fate.arrivedAt < day.from) return;
      const before = counted.get(call.callId);
      if (before !== undefined) fold.discount(before);
      fold.count(fate);
      counted.set(call.callId, fate);
    },
    figures() {
      turnDay();
      return fold.figures();
    },
  };
}
