import type { CallbackLimits } from '../domain/callback-rules.ts';
import type { PhoneNumber } from '../domain/phone-number.ts';
import type { Hotline } from '../domain/plan.ts';
import type { CallbackTerms, WaitingTerms } from '../domain/terms.ts';
import { askedCountsMs, type CallbackRequests } from '../switchboard/callback-requests.ts';
import type { Knowledge } from '../switchboard/interpret.ts';
import type { Surroundings } from './terms-of-call.ts';
import type { EndedTurn } from './waiting-terms.ts';

const hourMs = 3_600_000;

/** Who may want to be called back, and when. */
interface Asking {
  /** Null where the number is withheld. */
  readonly caller: PhoneNumber | null;
  /** Whether they know somebody here, or were given to somebody. */
  readonly knowsSomebody: boolean;
  /** Null for somebody who has only just called. */
  readonly ended: EndedTurn | null;
  readonly waiting: WaitingTerms | null;
}

/** On which terms a caller is offered a callback, or gets the one they ask for; null: on none. */
export function callbackTermsOf(
  { caller, knowsSomebody, ended, waiting }: Asking,
  { plan, switchboard }: Pick<Knowledge, 'plan' | 'switchboard'>,
  { hotline, now, mayBeCalledBack }: Surroundings & { readonly hotline: Hotline },
): CallbackTerms | null {
  const { atOnce, callers, lastsMs, anybodyAfterMs } = hotline.callback;
  const isOffered = atOnce && ended === null && knowsSomebody;
  if (caller === null || (!isOffered && waiting?.asksFor !== 'callback')) return null;
  if (callers === 'known' && !knowsSomebody) return null;
  if (isFull(switchboard.callbacks, plan.callbacks, now) || !mayBeCalledBack(caller)) return null;
  return { isOffered, lastsMs, anybodyAfterMs };
}

/**
 * Whether at `now` (epoch milliseconds) as many have asked as the company allows. Nobody may make the bill grow by pressing
 * a key.
 */
export function isFull(
  { asked }: CallbackRequests,
  { perHour, perDay }: CallbackLimits,
  now: number,
): boolean {
  if (asked.size < Math.min(perHour, perDay)) return false;
  let lastHour = 0;
  let lastDay = 0;
  for (const at of asked.values()) {
    if (now - at < hourMs) lastHour++;
    if (now - at < askedCountsMs) lastDay++;
  }
  return lastHour >= perHour || lastDay >= perDay;
}
