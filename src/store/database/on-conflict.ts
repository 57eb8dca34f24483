import { type InsertQueryBuilder, type InsertResult, type RawBuilder, sql } from 'kysely';
import type { DatabaseKind } from './database-config.ts';
import type { Tables } from './tables.ts';

/** What an insert does to the row that already has its key. */
export interface OnConflict {
  /** The columns of the primary key. */
  readonly key: readonly string[];
  /** Columns and their new values. */
  readonly set: Readonly<Record<string, RawBuilder<unknown>>>;
}

/**
 * Completes an insert so that it changes an existing row instead of failing: the one place where databases
 * differ.
 */
export function onConflict<T extends keyof Tables>(
  kind: DatabaseKind,
  insert: InsertQueryBuilder<Tables, T, InsertResult>,
  { key, set }: OnConflict,
): InsertQueryBuilder<Tables, T, InsertResult> {
  return kind === 'mysql'
    ? insert.onDuplicateKeyUpdate(set as never)
    : insert.onConflict(conflict => conflict.columns(key as never).doUpdateSet(set as never));
}

/** Sets each column to the value that could not be inserted. */
export function incoming(kind: DatabaseKind, columns: readonly string[]): OnConflict['set'] {
  const value = (column: string) =>
    kind === 'mysql' ? sql`values(${sql.ref(column)})` : sql`${sql.ref(`excluded.${column}`)}`;
  return Object.fromEntries(columns.map(column => [column, value(column)]));
}
