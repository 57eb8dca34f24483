import type { PhoneNumber } from '../../domain/phone-number.ts';
import type { AgentId } from '../../domain/roster.ts';
import type { Callback, MissedCall, TalkWithCaller } from '../ports/callbacks.ts';

/** How it stands with calling back somebody who did not get through. Moments are in epoch milliseconds. */
export interface CallbackState {
  readonly caller: PhoneNumber;
  /** How many calls nobody has taken since somebody last talked to them. */
  readonly missed: number;
  readonly lastMissedAt: number;
  /** How long they waited the last time, in milliseconds; null: not known. */
  readonly waitedMs: number | null;
  /** Whether it may have been a ping call: every time the caller hung up at once. */
  readonly areBrief: boolean;
  readonly callback: Callback | null;
  /** Null: they are to be called back. */
  readonly settled: Settled | null;
}

/**
 * Why nobody needs to call back any more.
 *
 * - `user`: somebody has ticked it off; `login` is null where that is not known
 * - `talk`: somebody has talked to the caller; `agentId` is null if it is not known who
 */
export type Settled =
  | { readonly by: 'user'; readonly login: string | null; readonly at: number }
  | { readonly by: 'talk'; readonly agentId: AgentId | null; readonly at: number };

/** A ping call rings once. */
const briefMs = 6_000;

/**
 * @param missed the caller's missed calls, newest first; at least one
 * @param talks with the caller, oldest first
 */
export function foldCallback(
  [last, ...earlier]: readonly [MissedCall, ...MissedCall[]],
  talks: readonly TalkWithCaller[],
  callback: Callback | null,
): CallbackState {
  const talkBefore = talks.findLast(talk => isLater(last, talk))?.firstSeenAt ?? 0;
  const missed = [last, ...earlier.filter(call => call.firstSeenAt >= talkBefore)];
  return {
    caller: last.caller,
    missed: missed.length,
    lastMissedAt: last.firstSeenAt,
    waitedMs: durationOf(last),
    areBrief: missed.every(isBrief),
    callback,
    settled: settledBy(last, talks, callback),
  };
}

/** Whatever came first. */
function settledBy(
  last: MissedCall,
  talks: readonly TalkWithCaller[],
  callback: Callback | null,
): Settled | null {
  const { openedAt, doneAt, doneBy } = callback ?? { openedAt: null, doneAt: null, doneBy: null };
  const talk = talks.find(one => isLater(one, last) && one.firstSeenAt > (openedAt ?? 0));
  const isTickedOff = doneAt !== null && doneAt >= last.firstSeenAt;
  if (isTickedOff && (talk === undefined || doneAt <= talk.answeredAt))
    return { by: 'user', login: doneBy, at: doneAt };
  return talk === undefined ? null : { by: 'talk', agentId: talk.agentId, at: talk.answeredAt };
}

function isLater(one: Pick<MissedCall, 'firstSeenAt'>, other: Pick<MissedCall, 'firstSeenAt'>): boolean {
  return one.firstSeenAt > other.firstSeenAt;
}

function durationOf({ firstSeenAt, endedAt }: MissedCall): number | null {
  return endedAt === null ? null : Math.max(0, endedAt - firstSeenAt);
}

function isBrief(call: MissedCall): boolean {
  const durationMs = durationOf(call);
  return call.cause === 'cancel' && durationMs !== null && durationMs <= briefMs;
}
