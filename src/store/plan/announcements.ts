import type { NewRevision, StoredAnnouncement } from '../../app/ports/plan.ts';
import type { Language } from '../../domain/language.ts';
import { incoming, onConflict } from '../database/on-conflict.ts';
import type { Session } from '../database/session.ts';

/** What is known of the company's own sounds, by name and language. */
export async function readAnnouncements({ db }: Session): Promise<readonly StoredAnnouncement[]> {
  const rows = await db
    .selectFrom('familiar_announcements')
    .select(['name', 'language', 'duration_ms', 'hash'])
    .orderBy('name')
    .orderBy('language')
    .execute();
  return rows.map(({ duration_ms: durationMs, ...row }) => ({ ...row, durationMs }));
}

/** The WAV file of one of them, or null. */
export async function readSound(
  { db }: Session,
  name: string,
  language: Language,
): Promise<Uint8Array | null> {
  const row = await db
    .selectFrom('familiar_announcements')
    .select('wav')
    .where('name', '=', name)
    .where('language', '=', language)
    .executeTakeFirst();
  return row?.wav ?? null;
}

/** Keeps or removes a sound; removing takes it away in every language. */
export async function changeAnnouncement(
  { db, kind }: Session,
  change: NonNullable<NewRevision['announcement']>,
): Promise<void> {
  if (change.kind === 'remove') {
    await db.deleteFrom('familiar_announcements').where('name', '=', change.name).execute();
    return;
  }
  const { name, language, durationMs, hash } = change.sound;
  // MySQL's driver knows bytes only as a Buffer.
  const row = { name, language, duration_ms: durationMs, hash, wav: Buffer.from(change.wav) };
  const insert = db.insertInto('familiar_announcements').values(row);
  const set = incoming(kind, ['duration_ms', 'hash', 'wav']);
  await onConflict(kind, insert, { key: ['name', 'language'], set }).execute();
}
