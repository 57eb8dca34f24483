import type { CallRecord } from '../acd/call-record.ts';
import type { Decision } from '../acd/decision.ts';
import { type CountedCall, createTally, type Figures, toCountedCall } from '../acd/figures.ts';
import { startOfDay } from './local-days.ts';

/** The figures of today, local time, kept up to date from one event to the next. */
export interface Today {
  /** Counts a call as it is now in place of what it was. */
  count(call: CallRecord, decision: Decision | null): void;
  figures(): Figures;
}

/** A call that ended so many calls ago is over for good. */
const mostChanging = 5_000;

export function startToday(clock: () => number): Today {
  let since = startOfDay(clock());
  let tally = createTally();
  /** By call id, oldest first: what may still change. */
  const counted = new Map<string, CountedCall>();

  function turnDay(): void {
    const start = startOfDay(clock());
    if (start === since) return;
    since = start;
    tally = createTally();
    counted.clear();
  }

  return {
    count(call, decision) {
      turnDay();
      const now = toCountedCall(call, decision);
      if (now === null || now.startedAt < since) return;
      const before = counted.get(call.callId);
      if (before !== undefined) tally.remove(before);
      tally.add(now);
      counted.set(call.callId, now);
      if (counted.size <= mostChanging) return;
      for (const oldest of counted.keys()) {
        counted.delete(oldest);
        break;
      }
    },
    figures() {
      turnDay();
      return tally.figures();
    },
  };
}
