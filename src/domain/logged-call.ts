import type { PhoneNumber } from './phone-number.ts';
import type { AgentId } from './roster.ts';

/**
 * One call of a log, as it happened. Times are epoch milliseconds, durations milliseconds.
 *
 * - `hotline`: a call that a policy routes anew
 * - `direct`, `outgoing`: an agent's own call, which happens in every replay as it did and keeps the agent busy
 * - `past`: of another system, known only to have been answered: it makes caller and agent known to each other
 * - `other`: says only that its agent was on duty
 */
export interface LoggedCall {
  readonly callId: string;
  readonly kind: 'hotline' | 'direct' | 'outgoing' | 'past' | 'other';
  /** Whatever tells callers apart, such as a number or a pseudonym; null where the log does not know. */
  readonly caller: string | null;
  /** When the call came to the hotline, or began. */
  readonly arrivedAt: number;
  /** Who took it; null if nobody did. */
  readonly agentId: AgentId | null;
  /** The agent who made an outgoing call that nobody answered; null for all other calls. */
  readonly calledInVainBy: AgentId | null;
  /** Until it was answered or given up; null where the log does not say. */
  readonly waitMs: number | null;
  /** Null where nobody answered or the log does not say. */
  readonly talkMs: number | null;
  /** Calls of a group are alike in length, such as those for one service. */
  readonly group: string;
  /** The number that was dialled; null where the log does not say. */
  readonly called: PhoneNumber | null;
}

/** A call that can be replayed: how long it will be talked, and would be waited, is settled before anybody is chosen. */
export interface ReplayCall extends LoggedCall {
  readonly talkMs: number;
  /** After which the caller gives up waiting. */
  readonly patienceMs: number;
}
