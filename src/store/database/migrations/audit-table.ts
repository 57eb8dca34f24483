import type { Kysely } from 'kysely';
import type { ColumnTypes } from '../engine.ts';

/** Creates the audit trail: who signed in, changed or took something, when and from where. */
export async function createAuditTable(db: Kysely<unknown>, types: ColumnTypes): Promise<void> {
  await db.schema
    .createTable('familiar_audit')
    .ifNotExists()
    .addColumn('seq', types.sequence, column => column.primaryKey())
    .addColumn('at', 'bigint', column => column.notNull())
    .addColumn('event', types.id, column => column.notNull())
    .addColumn('actor', types.id, column => column.notNull())
    .addColumn('address', types.id)
    .addColumn('proxy', types.id)
    .addColumn('about', types.id, column => column.notNull())
    .addUniqueConstraint('familiar_audit_time', ['at', 'seq'])
    .modifyEnd(types.suffix.sequential)
    .execute();
}
