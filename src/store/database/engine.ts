import type { ColumnDataType, RawBuilder, Transaction } from 'kysely';
import type { Session } from './session.ts';
import type { Tables } from './tables.ts';

/** An open database: the seam between the store and SQLite, MySQL or PostgreSQL. */
export interface Engine extends Session {
  /** What a session can do beyond those of a transaction. */
  readonly withinTransaction?: Pick<Session, 'runNow'>;
  /**
   * Runs `work` in a transaction and resolves when it is durable. May run it again after losing a race
   * against another connection, so it must have no effects outside the database.
   */
  transact<T>(work: (tx: Transaction<Tables>) => Promise<T>): Promise<T>;
  /**
   * The same for everything that is not a call's way: on a server, connections of their own, so that whatever is
   * asked there, and however long it hangs, a call finds one free. Left out where the database has no connections to
   * run out of.
   */
  readonly aside?: Pick<Engine, 'db' | 'transact'>;
  /** The text encoding, if it can't hold every character; null if it can. */
  readonly encoding: string | null;
  /** How to hear of what other processes commit; null where there can be none. */
  readonly watch: Watch | null;
  /** Leaves nothing of deleted rows in the database's files; left out where those are a server's. */
  readonly scrub?: () => Promise<void>;
  close(): Promise<void>;
}

export interface Watch {
  /** How long a look at the journal may wait, in milliseconds. */
  readonly pollMs: number;
  /**
   * Calls `wake` soon after another connection has committed an entry, with the instance that did, until
   * `signal` aborts. Never rejects, and outlasts failures; some news may be lost in them.
   */
  readonly listen?: (wake: (instance: string) => void, signal: AbortSignal) => Promise<void>;
}

/** How a database spells the columns and tables we need. */
export interface ColumnTypes {
  /** Opaque ids, compared byte by byte. */
  readonly id: ColumnType;
  readonly json: ColumnType;
  readonly float: ColumnType;
  /** Up to 16 MB. */
  readonly bytes: ColumnType;
  /** Counts up by itself. */
  readonly sequence: ColumnType;
  /** Appended to `create table`. */
  readonly suffix: {
    readonly sequential: RawBuilder<unknown>;
    /** For tables whose rows are found by a primary key of ids. */
    readonly clustered: RawBuilder<unknown>;
  };
}

type ColumnType = ColumnDataType | RawBuilder<unknown>;
