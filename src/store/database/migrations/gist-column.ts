import type { Kysely } from 'kysely';
import type { ColumnTypes } from '../engine.ts';

/** What reports need of the decision, beside the record of the call. Where it is missing, the decision is read. */
export async function createGistColumn(db: Kysely<unknown>, { json }: ColumnTypes): Promise<void> {
  try {
    await db.schema.alterTable('familiar_calls').addColumn('gist', json).execute();
  } catch (error) {
    // MySQL knows no "if not exists" here, and a migration that was cut short runs again.
    const isThere = error instanceof Error && 'code' in error && error.code === 'ER_DUP_FIELDNAME';
    if (!isThere) throw error;
  }
}
