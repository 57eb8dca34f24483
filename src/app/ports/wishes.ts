import type { PhoneNumber } from '../../domain/phone-number.ts';
import type { AgentId } from '../../domain/roster.ts';

/** An agent's wish not to be connected with a caller any more. */
export interface Wish {
  readonly caller: PhoneNumber;
  readonly agentId: AgentId;
  /** As the agent wrote it; empty: none. */
  readonly reason: string;
  /** Epoch milliseconds. */
  readonly madeAt: number;
  readonly state: 'open' | 'granted' | 'declined';
  /** A user's login; null: it is open. */
  readonly decidedBy: string | null;
  readonly decidedAt: number | null;
}

/** One of each agent for each caller. */
export interface Wishes {
  /** Latest first. */
  ofAgent(agentId: AgentId): Promise<readonly Wish[]>;
  /** Those that nobody has decided, oldest first. */
  open(): Promise<readonly Wish[]>;
  /** Makes one, in place of one that was decided; false if there is an open one. */
  make(wish: Pick<Wish, 'caller' | 'agentId' | 'reason' | 'madeAt'>): Promise<boolean>;
  /** Takes an open one back; false if there is none. */
  withdraw(caller: PhoneNumber, agentId: AgentId): Promise<boolean>;
  /** Decides an open one; false if there is none. */
  decide(
    of: Pick<Wish, 'caller' | 'agentId'>,
    decision: { readonly state: 'granted' | 'declined'; readonly by: string; readonly at: number },
  ): Promise<boolean>;
  /** Drops all of agents who are gone. */
  dropOf(agentIds: readonly AgentId[]): Promise<void>;
}
