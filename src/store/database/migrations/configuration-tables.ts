import type { Kysely } from 'kysely';
import type { ColumnTypes } from '../engine.ts';

/** Creates what holds the configuration, its history and its announcements. */
export async function createConfigurationTables(db: Kysely<unknown>, types: ColumnTypes): Promise<void> {
  await db.schema
    .createTable('familiar_revisions')
    .ifNotExists()
    .addColumn('number', 'bigint', column => column.notNull().primaryKey())
    .addColumn('at', 'bigint', column => column.notNull())
    .addColumn('changed_by', types.id, column => column.notNull())
    .addColumn('kind', types.id, column => column.notNull())
    .addColumn('changes', types.json, column => column.notNull())
    .addColumn('document', types.json)
    .addColumn('written', types.json)
    .modifyEnd(types.suffix.sequential)
    .execute();
  await db.schema
    .createTable('familiar_announcements')
    .ifNotExists()
    .addColumn('name', types.id, column => column.notNull())
    .addColumn('language', types.id, column => column.notNull())
    .addColumn('duration_ms', 'bigint', column => column.notNull())
    .addColumn('hash', types.id, column => column.notNull())
    .addColumn('wav', types.bytes, column => column.notNull())
    .addPrimaryKeyConstraint('familiar_announcements_name', ['name', 'language'])
    .modifyEnd(types.suffix.sequential)
    .execute();
}
