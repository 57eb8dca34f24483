import type { CompiledQuery, Kysely } from 'kysely';
import type { FamiliarityRules } from '../../domain/call-record.ts';
import type { Teams } from '../decisions/teams.ts';
import type { DatabaseKind } from './database-config.ts';
import type { Tables } from './tables.ts';

/** Where statements are run: the database, or a transaction in it. */
export interface Session {
  readonly kind: DatabaseKind;
  readonly db: Kysely<Tables>;
  /**
   * Runs a query synchronously, on databases that allow it. Saves the dozen promises that each query would
   * otherwise take. Returns null if a transaction is open that this session must not see into, so the query
   * has to wait.
   */
  readonly runNow?: <Row>(query: CompiledQuery<Row>) => Row[] | null;
}

/** A transaction, what it keeps to, and who does the work. */
export interface UnitOfWork extends Session {
  /** Tells this process apart from the others on the same database. */
  readonly instance: string;
  readonly rules: FamiliarityRules;
  /** By which it writes decisions. */
  readonly teams: Teams;
  /** When it began, in epoch milliseconds. */
  readonly now: number;
}

/** Runs work in a transaction of its own; see `Engine.transact`. */
export type Write = <T>(work: (unit: UnitOfWork) => Promise<T>) => Promise<T>;

/**
 * Locks the rows a query selects until the transaction ends; SQLite has one writer and needs no such lock.
 */
export function locking<Query extends { forUpdate(): Query }>({ kind }: Session, query: Query): Query {
  return kind === 'sqlite' ? query : query.forUpdate();
}
