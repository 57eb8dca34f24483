import type { Kysely } from 'kysely';

/** When a key was last used. */
export async function createUsedAtColumn(db: Kysely<unknown>): Promise<void> {
  try {
    await db.schema.alterTable('familiar_keys').addColumn('used_at', 'bigint').execute();
  } catch (error) {
    // MySQL knows no "if not exists" here, and a migration that was cut short runs again.
    const isThere = error instanceof Error && 'code' in error && error.code === 'ER_DUP_FIELDNAME';
    if (!isThere) throw error;
  }
}
