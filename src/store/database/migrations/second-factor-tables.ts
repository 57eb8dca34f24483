import type { Kysely } from 'kysely';
import type { ColumnTypes } from '../engine.ts';

/** Creates what is kept of users' second factors, and the recovery codes that they have left. */
export async function createSecondFactorTables(db: Kysely<unknown>, types: ColumnTypes): Promise<void> {
  await db.schema
    .createTable('familiar_second_factors')
    .ifNotExists()
    .addColumn('user_id', types.id, column => column.notNull().primaryKey())
    .addColumn('sealed_key', types.json, column => column.notNull())
    .addColumn('is_on', 'bigint', column => column.notNull())
    .addColumn('last_step', 'bigint', column => column.notNull())
    .modifyEnd(types.suffix.clustered)
    .execute();
  await db.schema
    .createTable('familiar_recovery_codes')
    .ifNotExists()
    .addColumn('user_id', types.id, column => column.notNull())
    .addColumn('hash', types.id, column => column.notNull())
    .addPrimaryKeyConstraint('familiar_recovery_codes_key', ['user_id', 'hash'])
    .modifyEnd(types.suffix.clustered)
    .execute();
}
