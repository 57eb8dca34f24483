import type { Session, UnitOfWork } from '../database/session.ts';

/** How far the clocks of instances may differ, in milliseconds. */
const toleranceMs = 60_000;

/**
 * Takes or renews a lease; false if another instance holds it. Times are epoch milliseconds. A lease that
 * lasts longer than any may was taken before the clock was set back, perhaps by an instance that is gone; it
 * must not hold for hours.
 */
export async function holdLease(
  { db, kind, instance }: UnitOfWork,
  { name, now, until }: { readonly name: string; readonly now: number; readonly until: number },
): Promise<boolean> {
  const longest = until > now ? until + toleranceMs : Number.MAX_SAFE_INTEGER;
  const renewed = await db
    .updateTable('familiar_leases')
    .set({ holder: instance, expires_at: until })
    .where('name', '=', name)
    .where(row =>
      row.or([row('expires_at', '<=', now), row('expires_at', '>', longest), row('holder', '=', instance)]),
    )
    .executeTakeFirst();
  if (renewed.numUpdatedRows > 0n) return true;
  const insert = db.insertInto('familiar_leases').values({ name, holder: instance, expires_at: until });
  const taken = await (kind === 'mysql'
    ? insert.ignore()
    : insert.onConflict(conflict => conflict.doNothing())
  ).executeTakeFirst();
  return (taken.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** When a lease ended or will end, in epoch milliseconds, whoever holds it; null: nobody ever has. */
export async function readLeaseEnd({ db }: Session, name: string): Promise<number | null> {
  const row = await db
    .selectFrom('familiar_leases')
    .select('expires_at')
    .where('name', '=', name)
    .executeTakeFirst();
  return row?.expires_at ?? null;
}
