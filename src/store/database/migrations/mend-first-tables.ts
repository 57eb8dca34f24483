import { type Kysely, sql } from 'kysely';
import type { DatabaseKind } from '../database-config.ts';
import type { ColumnTypes } from '../engine.ts';
import { createFirstTables } from './first-tables.ts';

/** Where the tables are. */
export interface TablesPlace {
  readonly kind: DatabaseKind;
  /** Of PostgreSQL. */
  readonly schema?: string | undefined;
}

/** Set in `familiar_meta` until call records and familiarity have been derived anew from the journal. */
export const rebuildNeeded = 'rebuild_needed';

/**
 * Gives a database of an early state what its tables lack: 0001 was changed several times after it had landed. Tables that
 * are derived from the journal are made anew, and `rebuildNeeded` tells whoever starts to fill them. May run again after it
 * was cut short.
 */
export async function mendFirstTables(
  db: Kysely<unknown>,
  types: ColumnTypes,
  place: TablesPlace,
): Promise<void> {
  const { has, hasTable } = await readColumns(db, place);
  const oldDerived = [
    ...(has('familiar_calls', 'first_agent_id') && (await hasCallerIndex(db, place))
      ? []
      : ['familiar_calls']),
    ...(has('familiar_familiarity', 'called_at') ? [] : ['familiar_familiarity']),
  ];
  if (oldDerived.length > 0) await writeFact(db, rebuildNeeded, true);
  for (const table of oldDerived) await db.schema.dropTable(table).ifExists().execute();
  if (!has('familiar_journal', 'instance')) await addInstance(db, types, place.kind);
  // Makes what is missing by now.
  await createFirstTables(db, types);
  if (hasTable('familiar_agents')) await takeOverAgents(db);
}

interface Columns {
  has(table: string, column: string): boolean;
  hasTable(table: string): boolean;
}

async function readColumns(db: Kysely<unknown>, { schema }: TablesPlace): Promise<Columns> {
  const all = await db.introspection.getTables();
  // PostgreSQL lists the tables of all schemas.
  const ours = all.filter(table => schema === undefined || table.schema === schema);
  const columns = new Map(ours.map(table => [table.name, new Set(table.columns.map(({ name }) => name))]));
  return {
    has: (table, column) => columns.get(table)?.has(column) ?? false,
    hasTable: table => columns.has(table),
  };
}

/** Earlier states had another index in its place. */
async function hasCallerIndex(db: Kysely<unknown>, { kind, schema = '' }: TablesPlace): Promise<boolean> {
  const name = 'familiar_calls_caller';
  const found = {
    sqlite: sql`select 1 from sqlite_master where name = 'familiar_calls' and instr(sql, ${name}) > 0`,
    mysql: sql`select 1 from information_schema.statistics
      where table_schema = database() and table_name = 'familiar_calls' and index_name = ${name}`,
    postgres: sql`select 1 from pg_indexes where schemaname = ${schema} and indexname = ${name}`,
  } as const;
  const { rows } = await found[kind].execute(db);
  return rows.length > 0;
}

/** Who recorded an entry; nobody knows any more of those that are there. */
async function addInstance(db: Kysely<unknown>, types: ColumnTypes, kind: DatabaseKind): Promise<void> {
  switch (kind) {
    case 'sqlite':
      return copyJournal(db, types);
    case 'mysql':
      // Fills the rows that are there with the empty text.
      await sql`alter table familiar_journal add column instance varchar(191) not null`.execute(db);
      return;
    case 'postgres':
      await sql`alter table familiar_journal add column instance text collate "C" not null default ''`.execute(
        db,
      );
      await sql`alter table familiar_journal alter column instance drop default`.execute(db);
  }
}

/** SQLite can't add such a column without a default that stays. */
async function copyJournal(db: Kysely<unknown>, types: ColumnTypes): Promise<void> {
  await sql`alter table familiar_journal rename to familiar_journal_before`.execute(db);
  await createFirstTables(db, types);
  await sql`
    insert into familiar_journal (seq, call_id, event, received_at, flow_id, role, entry, decision, instance)
    select seq, call_id, event, received_at, flow_id, role, entry, decision, '' from familiar_journal_before
    order by seq`.execute(db);
  await sql`drop table familiar_journal_before`.execute(db);
}

/** The roster was a table once. */
async function takeOverAgents(db: Kysely<unknown>): Promise<void> {
  const { rows } = await sql<{ agent: string }>`select agent from familiar_agents order by position`.execute(
    db,
  );
  if (rows.length > 0)
    await writeFact(db, 'roster', { agents: rows.map(row => JSON.parse(row.agent)), confirmedAt: null });
  await sql`drop table familiar_agents`.execute(db);
}

async function writeFact(db: Kysely<unknown>, name: string, value: unknown): Promise<void> {
  await sql`delete from familiar_meta where name = ${name}`.execute(db);
  await sql`insert into familiar_meta (name, value) values (${name}, ${JSON.stringify(value)})`.execute(db);
}
