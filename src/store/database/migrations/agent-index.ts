import type { Kysely } from 'kysely';

/** Finds whom an agent knows best, however many callers there are. */
export async function createAgentIndex(db: Kysely<unknown>): Promise<void> {
  try {
    await db.schema
      .createIndex('familiar_familiarity_agent')
      .on('familiar_familiarity')
      .columns(['agent_id', 'memory', 'weight'])
      .execute();
  } catch (error) {
    // MySQL knows no "if not exists" here, and a migration that was cut short runs again.
    const isThere = error instanceof Error && 'code' in error && error.code === 'ER_DUP_KEYNAME';
    if (!isThere) throw error;
  }
}
