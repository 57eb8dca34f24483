import type { PhoneNumber } from '../../domain/phone-number.ts';
import type { AgentId, PartOfUser, Roster } from '../../domain/roster.ts';

/** A call that the provider says is in progress. */
export interface CallInProgress {
  readonly callId: string;
  /** The account's own numbers in the call. */
  readonly ownNumbers: readonly PhoneNumber[];
}

/** What lists of calls in progress have shown. */
export interface CallsSeen {
  /** In the latest. */
  readonly callIds: readonly string[];
  /** The agents who were in a call of any list: their calls are visible to us. */
  readonly agentIds: readonly AgentId[];
}

/** What the provider says of the account, whoever can be rung there. */
export type AccountKnown = Pick<Roster, 'accountNumbers' | 'accountId' | 'withoutNumber'>;

/** Where the agents and their presence come from. */
export interface RosterSource {
  /**
   * Asks the provider anew; takes seconds. Rejects with an error that names what is missing; if the provider
   * asks to be left alone for a while, it has a `retryAfterMs`; if there is nobody to dial, an `account` of
   * type {@link AccountKnown}.
   */
  fetchRoster(signal: AbortSignal): Promise<Roster>;
  /** The calls in progress that the provider shows us; null if it shows none to this token. */
  fetchCallsInProgress(signal: AbortSignal): Promise<readonly CallInProgress[] | null>;
}

/** What is seen of the account while it is asked for its agents. */
export interface AccountSeen {
  /** Null: it could not be told. */
  readonly kind: 'classic' | 'neo' | null;
  /** The scopes that the token turned out to lack. */
  readonly missingScopes: readonly string[];
  /** Names of users who have no number to be rung at; null: numbers are not shown, or only some are wanted. */
  readonly usersWithoutNumber: readonly string[] | null;
}

/**
 * Whether calls can be started here.
 *
 * - `no-token`: there is no token for the provider's API
 * - `no-scope`: the token lacks the scope
 * - `other-platform`: this kind of account has no such thing
 * - `unknown`: the provider could not be asked
 */
export type DialAbility = 'able' | 'no-token' | 'no-scope' | 'other-platform' | 'unknown';

/** A click-to-call by an agent. */
export interface DialledCall {
  readonly agentId: AgentId;
  /** Set if the agent is only one number of a user at the provider. */
  readonly partOf?: PartOfUser | undefined;
  readonly to: PhoneNumber;
  /** The number that whoever is called shall see; null: as the account is set. */
  readonly showing: PhoneNumber | null;
}

/**
 * What became of it.
 *
 * - `started`: the agent's phone rings, or is about to. `callId` is the one of the call's pushes, null where the provider
 *   does not say; `shows` is the number that was wished for, null where the account's settings say what is seen
 * - `no-device`: the agent has no device to ring
 */
export type Dialled =
  | { readonly kind: 'started'; readonly callId: string | null; readonly shows: PhoneNumber | null }
  | { readonly kind: 'no-device' };

/** Starts calls: the agent's phone rings first, then the other end. */
export interface Dialler {
  /** Finds out now and then from the provider, never by starting a call. */
  ability(signal: AbortSignal): Promise<DialAbility>;
  /** Rejects with a {@link DialError}, also once the signal aborts. */
  dial(call: DialledCall, signal: AbortSignal): Promise<Dialled>;
}

/** A call could not be started, or it is not known whether it was. The message says what to do. */
export class DialError extends Error {
  override readonly name = 'DialError';
  /**
   * Whether the phone may ring all the same, since the request got lost on its way there or back. To try again then may
   * call somebody twice.
   */
  readonly maybeStarted: boolean;
  /** How long the provider asks to be left alone, in milliseconds; null: it does not say. */
  readonly retryAfterMs: number | null;

  constructor(message: string, details: Pick<DialError, 'maybeStarted' | 'retryAfterMs' | 'cause'>) {
    super(message, { cause: details.cause });
    this.maybeStarted = details.maybeStarted;
    this.retryAfterMs = details.retryAfterMs;
  }
}
