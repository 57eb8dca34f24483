import { sql } from 'kysely';
import type { CallEvent } from '../../domain/call-event.ts';
import type { JournalEntry } from '../../domain/journal-entry.ts';
import { chunks } from '../database/chunks.ts';
import { onConflict } from '../database/on-conflict.ts';
import { prepared } from '../database/prepared.ts';
import type { Session } from '../database/session.ts';

/** The ids by which an entry tells which call it belongs to. */
export function idsOf({ event, flowId }: JournalEntry): readonly string[] {
  const named = isPush(event) ? [event.flowId, event.originalCallId] : [];
  return [...new Set([flowId, event.callId, ...named.filter(id => id !== null)])];
}

/** Ids that the provider reported, unlike those we concluded ourselves. */
export function isPush(event: JournalEntry['event']): event is CallEvent {
  switch (event.type) {
    case 'newCall':
    case 'answer':
    case 'hangup':
    case 'dtmf':
      return true;
    case 'pastCall':
    case 'legClosed':
    case 'answerNoticed':
    case 'transferAsked':
    case 'transferFailed':
    case 'userSplit':
    case 'agentPaused':
    case 'agentResumed':
      return false;
  }
}

/**
 * The id a call is filed under, the same in whatever order its entries came: the provider's id of the whole
 * call, else the id of its first leg, else any.
 */
export function canonicalFlowId(entries: readonly JournalEntry[]): string {
  const events = entries.map(entry => entry.event).filter(isPush);
  const wholeCall = events.flatMap(event => event.flowId ?? []);
  const firstLeg = events.flatMap(event => event.originalCallId ?? []);
  const filed = entries.map(entry => entry.flowId);
  const best = [wholeCall, firstLeg].find(ids => ids.length > 0) ?? filed;
  return best.reduce((least, id) => (id < least ? id : least));
}

/**
 * Finds the flows that go by any of these ids, and keeps every other transaction from recording anything of
 * them until this one ends. An id that is new becomes one of `flowId`. Several flows are returned if they
 * turn out to be one call.
 */
export async function lockFlows(
  session: Session,
  ids: readonly string[],
  flowId: string,
): Promise<readonly string[]> {
  const flowIds = new Set<string>();
  const seen = new Set<string>();
  let pending = ids;
  while (pending.length > 0) {
    for (const id of pending) seen.add(id);
    const rows = await claimIds(session, pending, flowId);
    for (const row of rows) if (row.id === row.flow_id) flowIds.add(row.id);
    pending = rows.map(row => row.flow_id).filter(id => !seen.has(id));
  }
  return [...flowIds];
}

async function claimIds(session: Session, ids: readonly string[], flowId: string): Promise<FlowIdRow[]> {
  if (isSoleWriter(session)) return addIds(session, ids, flowId);
  await claim(session, new Map(ids.map(id => [id, flowId])));
  return selectFlowIds(session, { ids });
}

async function addIds(session: Session, ids: readonly string[], flowId: string): Promise<FlowIdRow[]> {
  const known = await selectFlowIds(session, { ids });
  const missing = ids.filter(id => !known.some(row => row.id === id));
  if (missing.length > 0) await claim(session, new Map(missing.map(id => [id, flowId])));
  return [...known, ...missing.map(id => ({ id, flow_id: flowId }))];
}

/** SQLite lets one transaction write at a time, so nobody need be kept out. */
function isSoleWriter({ kind }: Session): boolean {
  return kind === 'sqlite';
}

/**
 * Writes to the row of every id, or creates it with the given flow id. A write, unlike a mere lock, also
 * holds in clusters that compare what transactions wrote when they commit. Always in the same order, so two
 * transactions wait for each other instead of deadlocking.
 */
export async function claim(session: Session, flowIdOf: ReadonlyMap<string, string>): Promise<void> {
  const rows = [...flowIdOf].map(([id, flow_id]) => ({ id, flow_id, claims: 1 }));
  rows.sort((a, b) => (a.id < b.id ? -1 : 1));
  for (const some of chunks(rows, 500)) await upsertClaims(session, { rows: some });
}

/** What each of these ids is filed under, as far as known. */
export async function filedIds(
  session: Session,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await selectFlowIds(session, { ids });
  return new Map(rows.map(row => [row.id, row.flow_id]));
}

/** Files these flows, ids and entries, under one. */
export async function joinFlows({ db }: Session, flowIds: readonly string[], flowId: string): Promise<void> {
  await db
    .updateTable('familiar_flow_ids')
    .set({ flow_id: flowId })
    .where('id', 'in', [...flowIds, flowId])
    .execute();
  await db.updateTable('familiar_journal').set({ flow_id: flowId }).where('flow_id', 'in', flowIds).execute();
}

interface FlowIdRow {
  readonly id: string;
  readonly flow_id: string;
}

const upsertClaims = prepared(({ db, kind }, { rows }: { rows: readonly Claim[] }) =>
  onConflict(kind, db.insertInto('familiar_flow_ids').values(rows), {
    key: ['id'],
    set: { claims: sql`familiar_flow_ids.claims + 1` },
  }),
);

type Claim = FlowIdRow & { readonly claims: number };

const selectFlowIds = prepared(({ db }, { ids }: { ids: readonly string[] }) =>
  db.selectFrom('familiar_flow_ids').select(['id', 'flow_id']).where('id', 'in', ids),
);
