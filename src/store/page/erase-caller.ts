import { setImmediate as nextTurn } from 'node:timers/promises';
import type { JournalEntry } from '../../domain/journal-entry.ts';
import type { PhoneNumber } from '../../domain/phone-number.ts';
import { chunks } from '../database/chunks.ts';
import type { Session, Write } from '../database/session.ts';
import { readEntries } from '../journal/journal.ts';

const flowsAtOnce = 500;
const entriesAtOnce = 2_000;

/** Everything that was recorded of a caller, oldest first. */
export async function readEntriesOf(
  session: Session,
  caller: PhoneNumber,
  limit: number,
): Promise<readonly JournalEntry[]> {
  const entries: JournalEntry[] = [];
  for (const flowIds of chunks((await flowsOf(session, caller)).flowIds, flowsAtOnce)) {
    const some = await readEntries(session, all =>
      all.where('flow_id', 'in', flowIds).orderBy('seq').limit(limit),
    );
    entries.push(...some);
  }
  return entries.sort((a, b) => a.receivedAt - b.receivedAt).slice(0, limit);
}

/** Deletes everything about a caller. None of it can be rebuilt, because the journal forgets them too. */
export async function eraseCaller(session: Session, write: Write, caller: PhoneNumber): Promise<void> {
  const found = await flowsOf(session, caller);
  await write(async unit => {
    // What they did meanwhile is erased as well; an entry may have been numbered before others and committed
    // after them.
    const late = await flowsOf(unit, caller, found.upTo - entriesAtOnce);
    await eraseFlows(unit, caller, [...found.flowIds, ...late.flowIds]);
  });
}

async function eraseFlows({ db }: Session, caller: PhoneNumber, found: readonly string[]): Promise<void> {
  for (const flowIds of chunks(found, flowsAtOnce)) {
    await db.deleteFrom('familiar_journal').where('flow_id', 'in', flowIds).execute();
    await db.deleteFrom('familiar_calls').where('flow_id', 'in', flowIds).execute();
    await db.deleteFrom('familiar_flow_ids').where('flow_id', 'in', flowIds).execute();
  }
  await db.deleteFrom('familiar_familiarity').where('caller', '=', caller).execute();
  await db.deleteFrom('familiar_callers').where('caller', '=', caller).execute();
  await db.deleteFrom('familiar_callbacks').where('caller', '=', caller).execute();
}

/** Calls, and up to which entry the journal has been searched for them. */
interface FoundFlows {
  readonly flowIds: readonly string[];
  readonly upTo: number;
}

/**
 * The calls of a caller, and those of which no record could be made but whose entries name them. Searches the
 * whole journal after `after`: this is rarely asked for, and must find everything. It goes piece by piece,
 * since a database within this process answers no call meanwhile.
 */
async function flowsOf({ db }: Session, caller: PhoneNumber, after = 0): Promise<FoundFlows> {
  const calls = await db
    .selectFrom('familiar_calls')
    .select('flow_id')
    .where('caller', '=', caller)
    .execute();
  const newest = await db
    .selectFrom('familiar_journal')
    .select(({ fn }) => fn.max('seq').as('seq'))
    .executeTakeFirst();
  const upTo = Number(newest?.seq ?? 0);
  const flowIds = new Set(calls.map(row => row.flow_id));
  for (let from = after; from < upTo; from += entriesAtOnce) {
    const entries = await db
      .selectFrom('familiar_journal')
      .select('flow_id')
      .where('seq', '>', from)
      .where('seq', '<=', Math.min(from + entriesAtOnce, upTo))
      .where('entry', 'like', `%"${caller}"%`)
      .execute();
    for (const { flow_id } of entries) flowIds.add(flow_id);
    await nextTurn();
  }
  return { flowIds: [...flowIds], upTo };
}
