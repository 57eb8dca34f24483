import type { PhoneNumber } from '../../domain/phone-number.ts';
import type { AgentId } from '../../domain/roster.ts';

export interface CallbackTable {
  caller: PhoneNumber;
  /** A user's login. */
  taken_by: string | null;
  taken_at: number | null;
  /** A user's login. */
  done_by: string | null;
  done_at: number | null;
  opened_at: number | null;
  /** 0: before this was noted. */
  changed_at: number;
}

export interface WishTable {
  caller: PhoneNumber;
  agent_id: AgentId;
  /** As JSON, since it may hold any text. */
  reason: string;
  made_at: number;
  state: 'open' | 'granted' | 'declined';
  /** A user's login. */
  decided_by: string | null;
  decided_at: number | null;
}
