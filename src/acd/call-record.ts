import type { HangupCause } from './call-event.ts';
import type { PhoneNumber } from './phone-number.ts';
import type { AgentId } from './roster.ts';

/**
 * One call, whatever its number of legs. Times are epoch milliseconds, null where not (yet) known. A call other than
 * a `past` one is open as long as it has neither `endedAt` nor `cause`.
 */
export interface CallRecord {
  readonly flowId: string;
  /** The first leg. */
  readonly callId: string;
  readonly kind: 'hotline' | 'direct' | 'outgoing' | 'past';
  /** The person outside the company, whoever dialled; null when withheld or not a full number. */
  readonly caller: PhoneNumber | null;
  /** The number that was dialled; null if unknown. */
  readonly called: PhoneNumber | null;
  /** The agent who talked to the caller; null if nobody has. */
  readonly agentId: AgentId | null;
  readonly answeringNumber: PhoneNumber | null;
  readonly startedAt: number | null;
  readonly answeredAt: number | null;
  readonly endedAt: number | null;
  /** `unknown`: the call is over, but its end was never reported. */
  readonly cause: HangupCause | 'unknown' | null;
}

/** Which kinds of call make caller and agent familiar. Hotline calls always do. */
export interface LearningRules {
  readonly direct: boolean;
  readonly outgoing: boolean;
}

/** What one call adds to the familiarity of a caller and an agent. */
export interface Credit {
  readonly caller: PhoneNumber;
  readonly agentId: AgentId;
  readonly answeredAt: number;
}
