import type { Kysely } from 'kysely';
import type { ColumnTypes } from '../engine.ts';

/** Creates what reports need of days that are over, and what tells whether it still holds. */
export async function createDaySumTables(db: Kysely<unknown>, types: ColumnTypes): Promise<void> {
  await db.schema
    .createTable('familiar_day_sums')
    .ifNotExists()
    .addColumn('day', 'bigint', column => column.notNull())
    .addColumn('zone', types.id, column => column.notNull())
    .addColumn('basis', types.id, column => column.notNull())
    .addColumn('changes', 'bigint', column => column.notNull())
    .addColumn('sums', types.json, column => column.notNull())
    .addPrimaryKeyConstraint('familiar_day_sums_day', ['day', 'zone'])
    .modifyEnd(types.suffix.clustered)
    .execute();
  await db.schema
    .createTable('familiar_day_changes')
    .ifNotExists()
    .addColumn('day', 'bigint', column => column.notNull().primaryKey())
    .addColumn('changes', 'bigint', column => column.notNull())
    .modifyEnd(types.suffix.clustered)
    .execute();
}
