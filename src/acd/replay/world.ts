import type { Switchboard } from '../switchboard.ts';
import type { EventQueue } from './event-queue.ts';
import type { Memories } from './memory.ts';
import type { ReplayListener, ReplayOptions } from './replay.ts';
import type { Team } from './team.ts';

/** What the parts of one replay share. */
export interface World extends ReplayOptions, ReplayListener {
  readonly team: Team;
  readonly memories: Memories;
  /** Who is in a call in truth. */
  readonly board: Switchboard;
  /** Who is in a call as far as decisions are told. */
  readonly seen: Switchboard;
  /** What happens next; called with the moment it happens, in epoch milliseconds. */
  readonly queue: EventQueue<(at: number) => void>;
}
