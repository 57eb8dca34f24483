import { incoming, onConflict } from './on-conflict.ts';
import type { Session } from './session.ts';

/** A fact about the database that was written with {@link writeMeta}, or null. */
export async function readMeta({ db }: Session, name: string): Promise<unknown> {
  const row = await db
    .selectFrom('familiar_meta')
    .select('value')
    .where('name', '=', name)
    .executeTakeFirst();
  return row === undefined ? null : JSON.parse(row.value);
}

export async function writeMeta({ db, kind }: Session, name: string, value: unknown): Promise<void> {
  const insert = db.insertInto('familiar_meta').values({ name, value: JSON.stringify(value) });
  await onConflict(kind, insert, { key: ['name'], set: incoming(kind, ['value']) }).execute();
}

/** Writes a fact in place of the one that was read, null if there was none; false if that is another by now. */
export async function replaceMeta(
  { db, kind }: Session,
  name: string,
  before: unknown,
  value: unknown,
): Promise<boolean> {
  const next = { value: JSON.stringify(value) };
  if (before !== null) {
    const replaced = await db
      .updateTable('familiar_meta')
      .set(next)
      .where('name', '=', name)
      .where('value', '=', JSON.stringify(before))
      .executeTakeFirst();
    return replaced.numUpdatedRows > 0n;
  }
  const insert = db.insertInto('familiar_meta').values({ name, ...next });
  const added = await (kind === 'mysql'
    ? insert.ignore()
    : insert.onConflict(conflict => conflict.doNothing())
  ).executeTakeFirst();
  return (added.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export async function deleteMeta({ db }: Session, names: readonly string[]): Promise<void> {
  await db.deleteFrom('familiar_meta').where('name', 'in', names).execute();
}
