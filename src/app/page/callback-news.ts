import { isOver } from '../../domain/call-record.ts';
import type { PhoneNumber } from '../../domain/phone-number.ts';
import type { Recorded } from '../ports/store.ts';

/** About whose callbacks there is news. */
export interface CallbackNews {
  /** Who did not get through. */
  readonly missed: readonly PhoneNumber[];
  /** Whom somebody talks to: most calls, and of interest only where they had been missed. */
  readonly talkedTo: readonly PhoneNumber[];
  /** Whether there is news that can't be told apart. */
  readonly isOfAll: boolean;
  /** Whether somebody without a number did not get through. */
  readonly isOfWithheld: boolean;
}

/** Gathers news of callbacks, until somebody looks. */
export interface NewsOfCallbacks {
  /** Notes an event: it comes while a caller waits for an answer. */
  note(recorded: Recorded): void;
  /** Returns what was gathered, and forgets it. */
  take(): CallbackNews;
  /** What was taken in vain. */
  putBack(news: CallbackNews): void;
}

/** If it is about more callers, all are looked at. */
const mostCallers = 5_000;

export function gatherNewsOfCallbacks(): NewsOfCallbacks {
  const missed = new Set<PhoneNumber>();
  const talkedTo = new Set<PhoneNumber>();
  let isOfAll = false;
  let isOfWithheld = false;

  function add(caller: PhoneNumber, to: Set<PhoneNumber>): void {
    if (to.size < mostCallers) to.add(caller);
    else isOfAll = true;
  }

  return {
    note({ entry, call }) {
      // While the database is away, calls are not folded.
      if (call === null) isOfAll ||= entry.role !== 'no-leg';
      else if (call.answeredAt !== null) {
        if (call.caller !== null) add(call.caller, talkedTo);
      } else if (call.kind === 'hotline' && isOver(call)) {
        if (call.caller !== null) add(call.caller, missed);
        else isOfWithheld = true;
      }
    },
    take() {
      const news = { missed: [...missed], talkedTo: [...talkedTo], isOfAll, isOfWithheld };
      missed.clear();
      talkedTo.clear();
      isOfAll = false;
      isOfWithheld = false;
      return news;
    },
    putBack(news) {
      for (const caller of news.missed) add(caller, missed);
      for (const caller of news.talkedTo) add(caller, talkedTo);
      isOfAll ||= news.isOfAll;
      isOfWithheld ||= news.isOfWithheld;
    },
  };
}
