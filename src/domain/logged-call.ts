import type { PhoneNumber } from './phone-number.ts';
import type { AgentId } from './roster.ts';

/**
 * One call of a log, as it happened. Times are epoch milliseconds, durations milliseconds.
 *
 * - `hotline`: a call that a policy routes anew
 * - `direct`, `outgoing`: an agent's own call, which happens in every replay as it did in reality and keeps
 *   the agent busy
 * - `past`: from another system, known only to have been answered: it makes caller and agent known to each
 *   other
 * - `other`: shows only that its agent was on duty
 */
export interface LoggedCall {
  readonly callId: string;
  readonly kind: 'hotline' | 'direct' | 'outgoing' | 'past' | 'other';
  /** Whatever tells callers apart, such as a number or a pseudonym; null where the log does not say. */
  readonly caller: string | null;
  /** When the call came to the hotline, or began. */
  readonly arrivedAt: number;
  /** Who answered it; null if nobody did. */
  readonly agentId: AgentId | null;
  /** The agent who made an outgoing call that nobody answered; null for all other calls. */
  readonly calledInVainBy: AgentId | null;
  /** Time until it was answered or given up; null where the log does not say. */
  readonly waitMs: number | null;
  /** Null where nobody answered or the log does not say. */
  readonly talkMs: number | null;
  /** Calls of a group are alike in length, such as those for one service. */
  readonly group: string;
  /** The number that was dialled; null where the log does not say. */
  readonly called: PhoneNumber | null;
}

/**
 * A call that can be replayed: how long it is talked, and how long its caller would wait, is settled before
 * anybody is chosen.
 */
export interface ReplayCall extends LoggedCall {
  readonly talkMs: number;
  /** How long the caller waits before giving up. */
  readonly patienceMs: number;
}
