import type { JournalEntry } from '../../acd/journal-entry.ts';
import type { PhoneNumber } from '../../acd/phone-number.ts';
import { chunks } from '../chunks.ts';
import { readEntries } from '../journal.ts';
import type { Session } from '../session.ts';

const flowsAtOnce = 500;

/** Everything that was recorded of a caller, oldest first. */
export async function readEntriesOf(
  session: Session,
  caller: PhoneNumber,
  limit: number,
): Promise<readonly JournalEntry[]> {
  const entries: JournalEntry[] = [];
  for (const flowIds of chunks(await flowsOf(session, caller), flowsAtOnce)) {
    const some = await readEntries(session, all =>
      all.where('flow_id', 'in', flowIds).orderBy('seq').limit(limit),
    );
    entries.push(...some);
  }
  return entries.sort((a, b) => a.receivedAt - b.receivedAt).slice(0, limit);
}

/** Deletes a caller wherever they are found. Nothing can be rebuilt of them, because the journal forgets them too. */
export async function eraseCaller(session: Session, caller: PhoneNumber): Promise<void> {
  const { db } = session;
  for (const flowIds of chunks(await flowsOf(session, caller), flowsAtOnce)) {
    await db.deleteFrom('familiar_journal').where('flow_id', 'in', flowIds).execute();
    await db.deleteFrom('familiar_calls').where('flow_id', 'in', flowIds).execute();
    await db.deleteFrom('familiar_flow_ids').where('flow_id', 'in', flowIds).execute();
  }
  await db.deleteFrom('familiar_familiarity').where('caller', '=', caller).execute();
  await db.deleteFrom('familiar_callers').where('caller', '=', caller).execute();
  await db.deleteFrom('familiar_callbacks').where('caller', '=', caller).execute();
}

/**
 * The calls of a caller, and those of which no record could be made but whose entries name them. Looks through the
 * whole journal: this is asked for seldom, and must find everything.
 */
async function flowsOf({ db }: Session, caller: PhoneNumber): Promise<readonly string[]> {
  const calls = await db
    .selectFrom('familiar_calls')
    .select('flow_id')
    .where('caller', '=', caller)
    .execute();
  const entries = await db
    .selectFrom('familiar_journal')
    .select('flow_id')
    .distinct()
    .where('entry', 'like', `%"${caller}"%`)
    .execute();
  return [...new Set([...calls, ...entries].map(row => row.flow_id))];
}
