import type { AvailabilityRules } from '../domain/availability-rules.ts';
import type { Hangup } from '../domain/call-event.ts';
import type { PhoneNumber } from '../domain/phone-number.ts';
import type { AgentId } from '../domain/roster.ts';

/** The offers an agent has missed since they last picked up a call or made one. */
export interface MissedOffers {
  readonly inARow: number;
  /** When the last one ended, in epoch milliseconds. */
  readonly lastAt: number;
  /** Whose call the last one was; null where withheld. */
  readonly lastCaller: PhoneNumber | null;
}

/** How long an offer must ring to count as missed if the caller gave up, in milliseconds. */
const noticeableRingMs = 8_000;

/** How long a caller who calls again is not offered first to the agent who missed them, in milliseconds. */
const callsAgainMs = 5 * 60_000;

/**
 * Whether an offer that nobody picked up counts as missed. If the caller gave up at once, or the call moved
 * on, nobody had the chance to pick up. `cause` is null where the end was not reported or a mailbox picked
 * up.
 */
export function isMissed(rangMs: number, cause: Hangup['cause'] | null): boolean {
  return rangMs >= noticeableRingMs || (cause !== 'cancel' && cause !== 'forwarded');
}

/** Counts an offer that ended at `now`, in epoch milliseconds. */
export function countMissed(
  missed: Map<AgentId, MissedOffers>,
  agentId: AgentId,
  caller: PhoneNumber | null,
  now: number,
): void {
  const before = missed.get(agentId)?.inARow ?? 0;
  missed.set(agentId, { inARow: before + 1, lastAt: now, lastCaller: caller });
}

/** Whether an agent has missed so many offers that they are set aside at `now`, in epoch milliseconds. */
export function isSetAside(
  missed: MissedOffers | undefined,
  { missedOffersBeforePause, autoPauseMs }: AvailabilityRules,
  now: number,
): boolean {
  if (missed === undefined || missedOffersBeforePause === 0) return false;
  return missed.inARow >= missedOffersBeforePause && now - missed.lastAt < autoPauseMs;
}

/**
 * Whether the last offer an agent missed was this caller's, a short while before `now` (epoch milliseconds).
 */
export function hasJustMissed(
  missed: MissedOffers | undefined,
  caller: PhoneNumber | null,
  now: number,
): boolean {
  if (missed === undefined || caller === null) return false;
  return missed.lastCaller === caller && now - missed.lastAt < callsAgainMs;
}
