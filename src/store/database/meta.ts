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

export async function deleteMeta({ db }: Session, names: readonly string[]): Promise<void> {
  await db.deleteFrom('familiar_meta').where('name', 'in', names).execute();
}
