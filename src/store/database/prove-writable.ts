import type { Kysely } from 'kysely';
import type { Tables } from './tables.ts';

/**
 * Writes to the tables and rolls back, so a read-only database or a missing right is noticed at start and not
 * with the first call. Rejects with the driver's error.
 */
export async function proveWritable(db: Kysely<never>): Promise<void> {
  const tables = db as unknown as Kysely<Tables>;
  const undone = new Error('The proof is taken back.');
  try {
    await tables.transaction().execute(async tx => {
      const lease = { name: 'proof', holder: '', expires_at: 0 };
      await tx.insertInto('familiar_leases').values(lease).execute();
      await tx.updateTable('familiar_leases').set({ expires_at: 1 }).where('name', '=', lease.name).execute();
      await tx.deleteFrom('familiar_leases').where('name', '=', lease.name).execute();
      await tx
        .insertInto('familiar_journal')
        .values({
          call_id: 'proof',
          event: 'proof',
          received_at: 0,
          flow_id: 'proof',
          role: 'direct',
          entry: '{}',
          decision: null,
          instance: '',
        })
        .execute();
      throw undone;
    });
  } catch (error) {
    if (error !== undone) throw error;
  }
}
