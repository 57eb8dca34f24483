import type { CreateTableBuilder, Kysely } from 'kysely';
import type { ColumnTypes } from '../engine.ts';

/**
 * Creates the journal and all that is derived from it.
 *
 * Every index ends in the primary key, and so can be declared as a unique constraint within its table. This keeps a
 * table and its indexes one statement, which happens wholly or not at all on every database.
 */
export async function createFirstTables(db: Kysely<unknown>, types: ColumnTypes): Promise<void> {
  for (const table of [journal, flowIds, calls, familiarity, claims, leases, meta])
    await table(db, types).execute();
}

type Table = CreateTableBuilder<string, string>;

function journal(db: Kysely<unknown>, types: ColumnTypes): Table {
  return db.schema
    .createTable('familiar_journal')
    .ifNotExists()
    .addColumn('seq', types.sequence, column => column.primaryKey())
    .addColumn('call_id', types.id, column => column.notNull())
    .addColumn('event', types.id, column => column.notNull())
    .addColumn('received_at', 'bigint', column => column.notNull())
    .addColumn('flow_id', types.id, column => column.notNull())
    .addColumn('role', types.id, column => column.notNull())
    .addColumn('entry', types.json, column => column.notNull())
    .addColumn('decision', types.json)
    .addColumn('instance', types.id, column => column.notNull())
    .addUniqueConstraint('familiar_journal_event', ['call_id', 'event'])
    .addUniqueConstraint('familiar_journal_flow', ['flow_id', 'seq'])
    .addUniqueConstraint('familiar_journal_time', ['received_at', 'seq'])
    .modifyEnd(types.suffix.sequential);
}

function flowIds(db: Kysely<unknown>, types: ColumnTypes): Table {
  return db.schema
    .createTable('familiar_flow_ids')
    .ifNotExists()
    .addColumn('id', types.id, column => column.notNull().primaryKey())
    .addColumn('flow_id', types.id, column => column.notNull())
    .addColumn('claims', 'bigint', column => column.notNull())
    .modifyEnd(types.suffix.clustered);
}

function calls(db: Kysely<unknown>, types: ColumnTypes): Table {
  return db.schema
    .createTable('familiar_calls')
    .ifNotExists()
    .addColumn('flow_id', types.id, column => column.notNull().primaryKey())
    .addColumn('call_id', types.id, column => column.notNull())
    .addColumn('kind', types.id, column => column.notNull())
    .addColumn('caller', types.id)
    .addColumn('called', types.id)
    .addColumn('agent_id', types.id)
    .addColumn('first_agent_id', types.id)
    .addColumn('calling_agent_id', types.id)
    .addColumn('answering_number', types.id)
    .addColumn('started_at', 'bigint')
    .addColumn('answered_at', 'bigint')
    .addColumn('ended_at', 'bigint')
    .addColumn('cause', types.id)
    .addColumn('first_seen_at', 'bigint', column => column.notNull())
    .addUniqueConstraint('familiar_calls_caller', ['caller', 'first_seen_at', 'flow_id'])
    .addUniqueConstraint('familiar_calls_time', ['first_seen_at', 'flow_id'])
    .modifyEnd(types.suffix.clustered);
}

function familiarity(db: Kysely<unknown>, types: ColumnTypes): Table {
  return db.schema
    .createTable('familiar_familiarity')
    .ifNotExists()
    .addColumn('caller', types.id, column => column.notNull())
    .addColumn('memory', types.id, column => column.notNull())
    .addColumn('agent_id', types.id, column => column.notNull())
    .addColumn('answered_calls', 'bigint', column => column.notNull())
    .addColumn('weight', types.float, column => column.notNull())
    .addColumn('last_answered_at', 'bigint', column => column.notNull())
    .addColumn('called_at', 'bigint', column => column.notNull())
    .addPrimaryKeyConstraint('familiar_familiarity_pair', ['caller', 'memory', 'agent_id'])
    .modifyEnd(types.suffix.clustered);
}

function claims(db: Kysely<unknown>, types: ColumnTypes): Table {
  return db.schema
    .createTable('familiar_claims')
    .ifNotExists()
    .addColumn('agent_id', types.id, column => column.notNull().primaryKey())
    .addColumn('call_id', types.id, column => column.notNull())
    .addColumn('expires_at', 'bigint', column => column.notNull())
    .modifyEnd(types.suffix.clustered);
}

function leases(db: Kysely<unknown>, types: ColumnTypes): Table {
  return db.schema
    .createTable('familiar_leases')
    .ifNotExists()
    .addColumn('name', types.id, column => column.notNull().primaryKey())
    .addColumn('holder', types.id, column => column.notNull())
    .addColumn('expires_at', 'bigint', column => column.notNull())
    .modifyEnd(types.suffix.clustered);
}

function meta(db: Kysely<unknown>, types: ColumnTypes): Table {
  return db.schema
    .createTable('familiar_meta')
    .ifNotExists()
    .addColumn('name', types.id, column => column.notNull().primaryKey())
    .addColumn('value', types.json, column => column.notNull())
    .modifyEnd(types.suffix.clustered);
}
