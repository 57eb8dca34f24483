import type { Kysely } from 'kysely';
import type { ColumnTypes } from '../engine.ts';

/** Creates what agents wish of callers: not to be connected with them any more. */
export async function createWishTable(db: Kysely<unknown>, types: ColumnTypes): Promise<void> {
  await db.schema
    .createTable('familiar_wishes')
    .ifNotExists()
    .addColumn('caller', types.id, column => column.notNull())
    .addColumn('agent_id', types.id, column => column.notNull())
    .addColumn('reason', types.json, column => column.notNull())
    .addColumn('made_at', 'bigint', column => column.notNull())
    .addColumn('state', types.id, column => column.notNull())
    .addColumn('decided_by', types.id)
    .addColumn('decided_at', 'bigint')
    .addPrimaryKeyConstraint('familiar_wishes_of', ['caller', 'agent_id'])
    .modifyEnd(types.suffix.clustered)
    .execute();
}
