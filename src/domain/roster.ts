import type { PhoneNumber } from './phone-number.ts';

/**
 * The provider's user id, such as `w0`; for an agent known only by number, or a part of a user, the first of
 * their numbers.
 */
export type AgentId = string;

/**
 * What the provider reports of an agent's devices.
 *
 * - `reachable`: at least one device is registered, not on do-not-disturb, and has a number
 * - `do-not-disturb`: registered devices are all on do-not-disturb
 * - `offline`: no device is registered
 * - `unverified`: the provider does not say (no token, or a kind of phone whose registration it can't see)
 */
export type Presence = 'reachable' | 'do-not-disturb' | 'offline' | 'unverified';

/** One of an agent's phones, as the provider shows it to people. */
export interface Device {
  /** Its name at the provider. */
  readonly name: string;
  /** Whether it is registered; `unverified` where the provider does not say. */
  readonly presence: 'online' | 'offline' | 'unverified';
  readonly isOnDnd: boolean;
  /** Those of the agent's numbers that ring it. */
  readonly numbers: readonly PhoneNumber[];
}

/** One of several agents whose numbers all belong to one user of the provider's account. */
export interface PartOfUser {
  readonly userId: string;
  readonly userName: string;
  /** Those of the user's devices that this agent's numbers ring. */
  readonly deviceIds: readonly string[];
}

/**
 * A person who answers calls. However many numbers and devices they have, they are one agent and busy once.
 */
export interface Agent {
  readonly id: AgentId;
  readonly name: string;
  /** Every number that reaches this agent; answers are attributed by these. */
  readonly numbers: readonly PhoneNumber[];
  readonly presence: Presence;
  /** The number to dial now; null while there is none, as when all devices are offline. */
  readonly dialNumber: PhoneNumber | null;
  /**
   * Recognises the agent among those who sign in to the page; left out where the provider does not give it.
   */
  readonly email?: string;
  /** For display only, nothing is decided by it; left out where the provider does not give it. */
  readonly devices?: readonly Device[];
  /** Left out where the agent is a whole user at the provider, or known by number alone. */
  readonly partOf?: PartOfUser;
}

export interface Roster {
  readonly agents: readonly Agent[];
  /** When presence was last confirmed by the provider, in epoch milliseconds; null: never. */
  readonly confirmedAt: number | null;
  /**
   * All numbers of the account that the provider shows, whatever they ring; null: it shows none; left out:
   * not asked yet.
   */
  readonly accountNumbers?: readonly PhoneNumber[] | null;
  /**
   * What the provider calls the account, such as `1234567`; null: it does not say; left out: not asked yet.
   */
  readonly accountId?: string | null;
  /**
   * How many phones the agents have in the account; null: the provider does not show them; left out: not
   * asked yet.
   */
  readonly phones?: number | null;
  /** Users of the account who have no number to be rung at; left out: not asked yet. */
  readonly withoutNumber?: readonly Agent[];
}

export const emptyRoster: Roster = { agents: [], confirmedAt: null };

/** The agent whom a number reaches, if any. */
export function agentByNumber(roster: Roster, number: PhoneNumber | null): Agent | null {
  if (number === null) return null;
  return roster.agents.find(agent => agent.numbers.includes(number)) ?? null;
}

/**
 * The agents into which a user is split, where the user's numbers are agents of their own; otherwise none.
 */
export function agentsOfUser(roster: Roster, userId: string): readonly Agent[] {
  return roster.agents.filter(({ partOf }) => partOf?.userId === userId);
}

/**
 * The agent with this id; an id that is a phone number, learned before agents were known, finds its present
 * owner.
 */
export function agentById(roster: Roster, id: AgentId): Agent | null {
  return (
    roster.agents.find(agent => agent.id === id) ??
    roster.agents.find(agent => agent.numbers.some(number => number === id)) ??
    null
  );
}
