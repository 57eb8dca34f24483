import { type Compilable, sql } from 'kysely';
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
    case 'callbackStarted':
    case 'callbackFailed':
    case 'callbackPutOff':
    case 'callbackGivenAway':
    case 'callbackEnded':
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

/** The flows that an entry belongs to. Several, if they turn out to be one call. */
export interface LockedFlows {
  readonly flowIds: readonly string[];
  /** Whether none of them was known before, so that nothing was recorded of them. */
  readonly areNew: boolean;
}

/**
 * Finds for each entry the flows that go by any of its ids, and keeps every other transaction from recording
 * anything of them until this one ends. An id that is new becomes one of the entry's `flowId`.
 */
export async function lockFlows(
  session: Session,
  entries: readonly { readonly ids: readonly string[]; readonly flowId: string }[],
): Promise<readonly LockedFlows[]> {
  const rows = new Map<string, FlowIdRow>();
  let pending = new Map(entries.flatMap(({ ids, flowId }) => ids.map(id => [id, flowId])));
  while (pending.size > 0) {
    for (const row of await claimIds(session, pending)) rows.set(row.id, row);
    const next = [...rows.values()].filter(row => !rows.has(row.flow_id));
    pending = new Map(next.map(row => [row.flow_id, row.flow_id]));
  }
  return entries.map(({ ids }) => flowsBehind(ids, rows));
}

function flowsBehind(ids: readonly string[], rows: ReadonlyMap<string, FlowIdRow>): LockedFlows {
  const flowIds = new Set<string>();
  let areNew = true;
  for (const id of ids) {
    let row = rows.get(id);
    while (row !== undefined && row.id !== row.flow_id) {
      areNew &&= row.claims === 1;
      row = rows.get(row.flow_id);
    }
    if (row === undefined) continue;
    areNew &&= row.claims === 1;
    flowIds.add(row.id);
  }
  return { flowIds: [...flowIds], areNew };
}

async function claimIds(
  session: Session,
  flowIdOf: ReadonlyMap<string, string>,
): Promise<readonly FlowIdRow[]> {
  switch (session.kind) {
    case 'sqlite':
      return addIds(session, flowIdOf);
    case 'postgres':
      return claim(session, flowIdOf);
    case 'mysql':
      await claim(session, flowIdOf);
      return selectFlowIds(session, { ids: [...flowIdOf.keys()] });
  }
}

/** SQLite lets one transaction write at a time, so nobody need be kept out. */
async function addIds(
  session: Session,
  flowIdOf: ReadonlyMap<string, string>,
): Promise<readonly FlowIdRow[]> {
  const known = await selectFlowIds(session, { ids: [...flowIdOf.keys()] });
  const missing = new Map(flowIdOf);
  for (const { id } of known) missing.delete(id);
  if (missing.size > 0) await claim(session, missing);
  const claimed = known.map(row => ({ ...row, claims: row.claims + 1 }));
  return [...claimed, ...[...missing].map(([id, flow_id]) => ({ id, flow_id, claims: 1 }))];
}

/**
 * Writes to the row of every id, or creates it with the given flow id. A write, unlike a mere lock, also
 * holds in clusters that compare what transactions wrote when they commit. Always in the same order, so two
 * transactions wait for each other instead of deadlocking. PostgreSQL also returns what the rows are then.
 */
export async function claim(
  session: Session,
  flowIdOf: ReadonlyMap<string, string>,
): Promise<readonly FlowIdRow[]> {
  const rows = [...flowIdOf].map(([id, flow_id]) => ({ id, flow_id, claims: 1 }));
  rows.sort((a, b) => (a.id < b.id ? -1 : 1));
  const claimed: FlowIdRow[] = [];
  for (const some of chunks(rows, 500)) claimed.push(...(await upsertClaims(session, { rows: some })));
  return claimed;
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
  /** One: the id is new. */
  readonly claims: number;
}

const upsertClaims = prepared(({ db, kind }, { rows }: { rows: readonly FlowIdRow[] }) => {
  const upsert = onConflict(kind, db.insertInto('familiar_flow_ids').values(rows), {
    key: ['id'],
    set: { claims: sql`familiar_flow_ids.claims + 1` },
  });
  return (kind === 'postgres' ? upsert.returningAll() : upsert) as Compilable<FlowIdRow>;
});

const selectFlowIds = prepared(({ db }, { ids }: { ids: readonly string[] }) =>
  db.selectFrom('familiar_flow_ids').selectAll().where('id', 'in', ids),
);
