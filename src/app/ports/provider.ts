import type { PhoneNumber } from '../../domain/phone-number.ts';
import type { AgentId, PartOfUser, Roster } from '../../domain/roster.ts';

/** A call that the provider says is in progress. */
export interface CallInProgress {
  readonly callId: string;
  /** The numbers at the account's own ends. */
  readonly ownNumbers: readonly PhoneNumber[];
}

/** What lists of calls in progress have shown. */
export interface CallsSeen {
  /** In the latest. */
  readonly callIds: readonly string[];
  /** Whoever was in a call of any, so that their calls are shown to us. */
  readonly agentIds: readonly AgentId[];
}

/** Where the agents and their presence come from. */
export interface RosterSource {
  /**
   * Asks the provider anew; takes seconds. Rejects with an error that names what is missing; if the provider asks
   * to be left alone for a while, it has a `retryAfterMs`.
   */
  fetchRoster(signal: AbortSignal): Promise<Roster>;
  /** The calls in progress that the provider shows us; null where it shows none to anybody like us. */
  fetchCallsInProgress(signal: AbortSignal): Promise<readonly CallInProgress[] | null>;
}

/**
 * Whether calls can be started here.
 *
 * - `no-token`: there is none for the provider's API
 * - `no-scope`: the token may not
 * - `other-platform`: this kind of account has no such thing
 * - `unknown`: the provider could not be asked
 */
export type DialAbility = 'able' | 'no-token' | 'no-scope' | 'other-platform' | 'unknown';

/** A call that an agent makes by a click. */
export interface DialledCall {
  readonly agentId: AgentId;
  /** Where the agent is only a part of a user of the provider's. */
  readonly partOf?: PartOfUser | undefined;
  readonly to: PhoneNumber;
}

/** Starts calls: the agent's phone rings first, then the other end. */
export interface Dialler {
  /** Asked of the provider now and then, never by starting a call. */
  ability(signal: AbortSignal): Promise<DialAbility>;
  /** Rejects with an error that says what to do; false: the agent has no device to ring. */
  dial(call: DialledCall, signal: AbortSignal): Promise<boolean>;
}
