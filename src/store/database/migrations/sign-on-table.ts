import type { Kysely } from 'kysely';
import type { ColumnTypes } from '../engine.ts';

/** Creates what is kept of people who sign in through an identity provider. */
export async function createSignOnTable(db: Kysely<unknown>, types: ColumnTypes): Promise<void> {
  await db.schema
    .createTable('familiar_sign_ons')
    .ifNotExists()
    .addColumn('user_id', types.id, column => column.notNull().primaryKey())
    .addColumn('agent_id', types.id)
    .addColumn('renewal', types.json)
    .addColumn('confirmed_at', 'bigint', column => column.notNull())
    .addColumn('asked_until', 'bigint', column => column.notNull())
    .modifyEnd(types.suffix.clustered)
    .execute();
}
