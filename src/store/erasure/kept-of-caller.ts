import { setImmediate as nextTurn } from 'node:timers/promises';
import type { KeptCounts, KnownAgent } from '../../app/ports/erasure.ts';
import type { JournalEntry } from '../../domain/journal-entry.ts';
import type { PhoneNumber } from '../../domain/phone-number.ts';
import { callerOfEntry } from '../../domain/whom-entry-names.ts';
import { chunks } from '../database/chunks.ts';
import type { Session } from '../database/session.ts';
import { toFamiliarity } from '../familiarity/familiarity.ts';
import { readEntries } from '../journal/journal.ts';
import { namedIn } from './named.ts';
import { ownFlows } from './own-flows.ts';

const flowsAtOnce = 200;

/** How much is kept of a caller, beside the configuration. */
export async function countKept(session: Session, caller: PhoneNumber): Promise<KeptCounts> {
  const { db } = session;
  const { own, others } = await flowsOf(session, caller);
  const known = await db
    .selectFrom('familiar_familiarity')
    .select('agent_id')
    .distinct()
    .where('caller', '=', caller)
    .execute();
  const kept = (['familiar_callers', 'familiar_callbacks', 'familiar_wishes'] as const).map(table =>
    db.selectFrom(table).select('caller').where('caller', '=', caller).execute(),
  );
  const [profiles, callbacks, wishes] = await Promise.all(kept);
  return {
    calls: own.length,
    mentions: others.length,
    agents: known.length,
    profiles: profiles?.length ?? 0,
    callbacks: callbacks?.length ?? 0,
    wishes: wishes?.length ?? 0,
  };
}

/** What was recorded of a caller, oldest first; of the calls of others only what names them. */
export async function readEntriesOf(
  session: Session,
  caller: PhoneNumber,
  limit: number,
): Promise<readonly JournalEntry[]> {
  const { own, others } = await flowsOf(session, caller);
  const ofOthers = new Set(others);
  const entries: JournalEntry[] = [];
  for (const flowIds of chunks([...own, ...others], flowsAtOnce)) {
    const all = await readEntries(session, every => every.where('flow_id', 'in', flowIds).orderBy('seq'));
    entries.push(
      ...all.filter(entry => {
        const about = callerOfEntry(entry);
        return about === caller || (about === null && !ofOthers.has(entry.flowId));
      }),
    );
    if (entries.length >= limit) break;
    await nextTurn();
  }
  return entries.sort((a, b) => a.receivedAt - b.receivedAt).slice(0, limit);
}

/** Whom a caller knows, by every memory. */
export async function readAgentsKnownTo(
  { db }: Session,
  caller: PhoneNumber,
): Promise<readonly KnownAgent[]> {
  const rows = await db
    .selectFrom('familiar_familiarity')
    .selectAll()
    .where('caller', '=', caller)
    .orderBy('memory')
    .orderBy('agent_id')
    .execute();
  return rows.map(row => ({
    memory: row.memory,
    familiarity: toFamiliarity(row),
    calledAt: row.called_at,
  }));
}

/** The calls of a caller, oldest first, and those of others in which they are named. */
async function flowsOf(
  session: Session,
  caller: PhoneNumber,
): Promise<{ readonly own: readonly string[]; readonly others: readonly string[] }> {
  const { db } = session;
  const records = await db
    .selectFrom('familiar_calls')
    .select('flow_id')
    .where('caller', '=', caller)
    .orderBy('first_seen_at')
    .execute();
  const own = new Set(records.map(row => row.flow_id));
  const others = new Set<string>();
  for (const named of ['caller', 'diverted_by'] as const) {
    const rows = await db
      .selectFrom('familiar_journal')
      .select('flow_id')
      .distinct()
      .where(namedIn(session, named), '=', caller)
      .execute();
    for (const { flow_id } of rows) if (!own.has(flow_id)) others.add(flow_id);
  }
  for (const some of chunks([...others], flowsAtOnce))
    for (const flowId of await ownFlows(session, caller, some)) {
      others.delete(flowId);
      own.add(flowId);
    }
  return { own: [...own], others: [...others] };
}
