import type { AgentId } from '../../domain/roster.ts';

/** What is kept of somebody who signs in through the identity provider. */
export interface SignOnRecord {
  /** Which agent an admin has said they are; null: nobody has said so. */
  readonly agentId: AgentId | null;
  /** What the provider is asked with whether they may still come in, sealed; null: it gave nothing. */
  readonly renewal: string | null;
  /** When the provider last vouched for them, in epoch milliseconds; 0: never. */
  readonly confirmedAt: number;
}

/** The people of the identity provider, by the id that they have or would have as users. */
export interface SignOns {
  find(userId: string): Promise<SignOnRecord | null>;
  /** Notes that the provider has vouched for somebody; a renewal of null leaves the one there is. */
  confirm(userId: string, at: number, renewal: string | null): Promise<void>;
  /** Keeps what the provider is to be asked with next time, though it has not vouched for somebody. */
  renew(userId: string, renewal: string): Promise<void>;
  /** Forgets what the provider said, so it has to vouch for them anew. */
  revoke(userId: string): Promise<void>;
  /** Says which agent somebody is; null: none. */
  assign(userId: string, agentId: AgentId | null): Promise<void>;
  /**
   * Takes the right to ask the provider about somebody, until a moment (epoch milliseconds). False if another
   * instance has it at `now`: a renewal is good once with many providers.
   */
  claim(userId: string, now: number, until: number): Promise<boolean>;
}
