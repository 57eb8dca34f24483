import type { Kysely } from 'kysely';
import type { ColumnTypes } from '../engine.ts';

/** Creates the table of whom decisions name, so that a decision need not repeat it. */
export async function createTeamTable(db: Kysely<unknown>, types: ColumnTypes): Promise<void> {
  await db.schema
    .createTable('familiar_teams')
    .ifNotExists()
    .addColumn('seq', types.sequence, column => column.primaryKey())
    .addColumn('hash', types.id, column => column.notNull())
    .addColumn('members', types.json, column => column.notNull())
    .addUniqueConstraint('familiar_teams_hash', ['hash'])
    .modifyEnd(types.suffix.sequential)
    .execute();
}
