import { type Kysely, sql } from 'kysely';
import type { ColumnTypes } from '../engine.ts';
import type { TablesPlace } from './mend-first-tables.ts';

/**
 * Finds what names a person outside the company by an index, however long the journal, and creates the list of who was
 * erased. What an entry names is computed from it and stored in the indexes alone, so no row is rewritten.
 *
 * - `caller`: whom the entry is about: who called, or whom an agent called
 * - `diverted_by`: whose phone had passed the call on to the company
 */
export async function prepareErasure(
  db: Kysely<unknown>,
  types: ColumnTypes,
  { kind }: TablesPlace,
): Promise<void> {
  await once(sql`create index familiar_flow_ids_flow on familiar_flow_ids (flow_id)`.execute(db));
  for (const name of ['caller', 'diverted_by'] as const) {
    const index = sql.ref(`familiar_journal_${name}`);
    const value = sql.raw(namedNumbers[kind][name]);
    if (kind === 'postgres')
      await sql`create index ${index} on familiar_journal ((${value}), flow_id)`.execute(db);
    else {
      const type = sql.raw(kind === 'mysql' ? 'varchar(191)' : 'text');
      await once(
        sql`alter table familiar_journal add column ${sql.ref(name)} ${type} generated always as (${value}) virtual`.execute(
          db,
        ),
      );
      await once(sql`create index ${index} on familiar_journal (${sql.ref(name)}, flow_id)`.execute(db));
    }
  }
  await db.schema
    .createTable('familiar_erased')
    .ifNotExists()
    .addColumn('hash', types.id, column => column.notNull().primaryKey())
    .addColumn('erased_at', 'bigint', column => column.notNull())
    .addColumn('is_due', 'bigint', column => column.notNull())
    .modifyEnd(types.suffix.clustered)
    .execute();
}

/** What an entry names, as each database computes it. PostgreSQL finds its index by this very expression. */
export const namedNumbers = {
  sqlite: namedBy(path => `json_extract(entry, '$.event.${path.join('.')}')`),
  mysql: namedBy(path => `json_unquote(json_extract(entry, '$.event.${path.join('.')}'))`),
  postgres: namedBy(path => `(entry::json #>> '{event,${path.join(',')}}')`),
} as const;

function namedBy(read: (path: readonly string[]) => string): Record<'caller' | 'diverted_by', string> {
  const { past, called, caller, diversion } = {
    past: read(['caller']),
    called: read(['called', 'number']),
    caller: read(['caller', 'number']),
    diversion: read(['diversion', 'number']),
  };
  return {
    caller: `case when event = 'pastCall' then ${past} when role = 'outgoing' then ${called} when role in ('hotline', 'direct', 'voicemail') then ${caller} end`,
    diverted_by: `case when event = 'newCall' then ${diversion} end`,
  };
}

/** MySQL knows no "if not exists" here, and a migration that was cut short runs again. */
async function once(change: Promise<unknown>): Promise<void> {
  try {
    await change;
  } catch (error) {
    const isThere =
      error instanceof Error &&
      'code' in error &&
      (error.code === 'ER_DUP_KEYNAME' || error.code === 'ER_DUP_FIELDNAME');
    if (!isThere) throw error;
  }
}
