import type { ColumnDataType, RawBuilder, Transaction } from 'kysely';
import type { Session } from './session.ts';
import type { Tables } from './tables.ts';

/** An open database: the seam between the store and SQLite, MySQL or PostgreSQL. */
export interface Engine extends Session {
  /** What a transaction's session can do besides; reads outside of transactions must not see into one. */
  readonly withinTransaction?: Pick<Session, 'runNow'>;
  /**
   * Runs `work` in a transaction and resolves when it is durable. May run it again after losing a race against another
   * connection, so it must have no effects outside the database.
   */
  transact<T>(work: (tx: Transaction<Tables>) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** How a database spells the columns and tables we need. */
export interface ColumnTypes {
  /** Opaque ids, compared byte by byte. */
  readonly id: ColumnType;
  readonly json: ColumnType;
  readonly float: ColumnType;
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
