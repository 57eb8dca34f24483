import type { CallerProfile } from '../../app/ports/page.ts';
import type { PhoneNumber } from '../../domain/phone-number.ts';
import { incoming, onConflict } from '../database/on-conflict.ts';
import type { Session } from '../database/session.ts';

const nothing: CallerProfile = { name: '', note: '', objects: false };

export async function readProfile({ db }: Session, caller: PhoneNumber): Promise<CallerProfile> {
  const row = await db
    .selectFrom('familiar_callers')
    .selectAll()
    .where('caller', '=', caller)
    .executeTakeFirst();
  return row === undefined ? nothing : { name: row.name, note: row.note, objects: row.objects === 1 };
}

export async function readNotes(
  { db }: Session,
  callers: readonly PhoneNumber[],
): Promise<readonly { caller: PhoneNumber; note: string }[]> {
  if (callers.length === 0) return [];
  const rows = await db
    .selectFrom('familiar_callers')
    .select(['caller', 'note'])
    .where('caller', 'in', callers)
    .execute();
  return rows.filter(({ note }) => note !== '');
}

export async function writeProfile(
  { db, kind }: Session,
  caller: PhoneNumber,
  { name, note, objects }: CallerProfile,
): Promise<void> {
  const insert = db.insertInto('familiar_callers').values({ caller, name, note, objects: objects ? 1 : 0 });
  const set = incoming(kind, ['name', 'note', 'objects']);
  await onConflict(kind, insert, { key: ['caller'], set }).execute();
}
