import type { CreateTableBuilder, Kysely } from 'kysely';
import type { ColumnTypes } from '../engine.ts';

/** Creates what is kept for the page: who may use it, and what they write down of callers. */
export async function createPageTables(db: Kysely<unknown>, types: ColumnTypes): Promise<void> {
  for (const table of [users, keys, callers, callbacks]) await table(db, types).execute();
}

type Table = CreateTableBuilder<string, string>;

function users(db: Kysely<unknown>, types: ColumnTypes): Table {
  return db.schema
    .createTable('familiar_users')
    .ifNotExists()
    .addColumn('id', types.id, column => column.notNull().primaryKey())
    .addColumn('login', types.id, column => column.notNull())
    .addColumn('role', types.id, column => column.notNull())
    .addColumn('agent_id', types.id)
    .addColumn('password_hash', types.id)
    .addColumn('created_at', 'bigint', column => column.notNull())
    .addUniqueConstraint('familiar_users_login', ['login'])
    .modifyEnd(types.suffix.clustered);
}

function keys(db: Kysely<unknown>, types: ColumnTypes): Table {
  return db.schema
    .createTable('familiar_keys')
    .ifNotExists()
    .addColumn('hash', types.id, column => column.notNull().primaryKey())
    .addColumn('kind', types.id, column => column.notNull())
    .addColumn('user_id', types.id)
    .addColumn('label', types.id, column => column.notNull())
    .addColumn('created_at', 'bigint', column => column.notNull())
    .addColumn('expires_at', 'bigint', column => column.notNull())
    .addUniqueConstraint('familiar_keys_user', ['user_id', 'hash'])
    .modifyEnd(types.suffix.clustered);
}

function callers(db: Kysely<unknown>, types: ColumnTypes): Table {
  return db.schema
    .createTable('familiar_callers')
    .ifNotExists()
    .addColumn('caller', types.id, column => column.notNull().primaryKey())
    .addColumn('name', types.id, column => column.notNull())
    .addColumn('note', types.json, column => column.notNull())
    .addColumn('objects', 'bigint', column => column.notNull())
    .modifyEnd(types.suffix.clustered);
}

function callbacks(db: Kysely<unknown>, types: ColumnTypes): Table {
  return db.schema
    .createTable('familiar_callbacks')
    .ifNotExists()
    .addColumn('caller', types.id, column => column.notNull().primaryKey())
    .addColumn('taken_by', types.id)
    .addColumn('taken_at', 'bigint')
    .addColumn('done_at', 'bigint')
    .modifyEnd(types.suffix.clustered);
}
