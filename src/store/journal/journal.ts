import { type Insertable, type Selectable, type SelectQueryBuilder, sql } from 'kysely';
import type { LegHeard } from '../../app/ports/store.ts';
import type { Decision } from '../../domain/decision.ts';
import type { JournalEntry, PauseEntry } from '../../domain/journal-entry.ts';
import { readDecision } from '../../domain/read-decision.ts';
import { asItHappened } from '../../switchboard/as-it-happened.ts';
import { isPauseEntry, pauseIdsSince, pausePrefix } from '../../switchboard/pause.ts';
import { chunks } from '../database/chunks.ts';
import { prepared } from '../database/prepared.ts';
import type { Session, UnitOfWork } from '../database/session.ts';
import type { Tables } from '../database/tables.ts';

/**
 * What distinguishes the events of one leg. Keys may be pressed several times in a call, and the provider
 * does not number them: they are distinguished by when they came, and so are transfers. An entry that is
 * recorded again is thus recognised, while a repeated push is kept as another one, which does no harm because
 * nothing is derived from it. A leg that was closed while it seemed to ring may go on and end once more.
 */
export function eventKey({ event, receivedAt }: JournalEntry): string {
  const { type } = event;
  if (type === 'legClosed' && event.wasRinging) return `${type}:ringing`;
  const isRepeatable = type === 'dtmf' || type === 'transferAsked' || type === 'transferFailed';
  return isRepeatable ? `${type}:${receivedAt}` : type;
}

/** Whether two entries are of the same event of the same leg. */
export function isSameEvent(a: JournalEntry, b: JournalEntry): boolean {
  return a.event.callId === b.event.callId && eventKey(a) === eventKey(b);
}

/** Appends an entry, filed under `flowId`, and wakes the instances that listen once it is committed. */
export async function appendEntry(unit: UnitOfWork, entry: JournalEntry, flowId: string): Promise<void> {
  await insertEntry(unit, toRow(entry, flowId, unit.instance));
}

/**
 * Appends the entries that are not there yet, in no particular order, and returns them. All must be of
 * different legs.
 */
export async function appendMissing<Entry extends JournalEntry>(
  { db, instance }: UnitOfWork,
  entries: readonly Entry[],
): Promise<readonly Entry[]> {
  const callIds = entries.map(entry => entry.event.callId);
  const rows = await db
    .selectFrom('familiar_journal')
    .select(['call_id', 'event'])
    .where('call_id', 'in', callIds)
    .execute();
  const known = new Set(rows.map(row => `${row.call_id} ${row.event}`));
  const missing = entries.filter(entry => !known.has(`${entry.event.callId} ${eventKey(entry)}`));
  const added = missing.map(entry => toRow(entry, entry.flowId, instance));
  for (const some of chunks(added, 500)) await db.insertInto('familiar_journal').values(some).execute();
  return missing;
}

/** Those of the flows that have entries in the journal. */
export async function flowsWithEntries(
  { db }: Session,
  flowIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('familiar_journal')
    .select('flow_id')
    .distinct()
    .where('flow_id', 'in', flowIds)
    .execute();
  return new Set(rows.map(row => row.flow_id));
}

/** All entries of these flows in the order they were recorded, without their decisions. */
export async function readFlows(
  session: Session,
  flowIds: readonly string[],
): Promise<readonly JournalEntry[]> {
  const rows = await selectFlows(session, { flowIds });
  return rows.map(row => toEntry(row, null));
}

/** The entry as it was journaled, with its decision. */
export async function withDecision(session: Session, entry: JournalEntry): Promise<JournalEntry> {
  const [row] = await selectDecision(session, { callId: entry.event.callId, event: eventKey(entry) });
  return { ...entry, decision: toDecision(row?.decision ?? null) };
}

type Rows = Pick<Selectable<Tables['familiar_journal']>, 'flow_id' | 'entry' | 'decision'>;
type Query = SelectQueryBuilder<Tables, 'familiar_journal', Rows>;

/** The entries that `narrow` selects, with their decisions. */
export async function readEntries(
  { db }: Session,
  narrow: (all: Query) => Query,
): Promise<readonly JournalEntry[]> {
  const all = db.selectFrom('familiar_journal').select(['flow_id', 'entry', 'decision']);
  const rows = await narrow(all).execute();
  return rows.map(row => toEntry(row, toDecision(row.decision)));
}

/** All entries received at `since` (epoch milliseconds) or later, oldest first. */
export async function readEntriesSince({ db }: Session, since: number): Promise<readonly JournalEntry[]> {
  const rows = await db
    .selectFrom('familiar_journal')
    .select(['seq', 'flow_id', 'entry', 'decision'])
    .where('received_at', '>=', since)
    .execute();
  // Sorted here: databases are slow at sorting rows of this size.
  rows.sort((a, b) => a.seq - b.seq);
  return asItHappened(rows.map(row => toEntry(row, toDecision(row.decision))));
}

/**
 * The beginnings and ends of pauses since a moment (epoch milliseconds), oldest first. Found by their ids.
 */
export async function readPausesSince({ db }: Session, since: number): Promise<readonly PauseEntry[]> {
  const rows = await db
    .selectFrom('familiar_journal')
    .select(['flow_id', 'entry'])
    .where('call_id', '>=', pauseIdsSince(since))
    .where('call_id', '<', `${pausePrefix}~`)
    .orderBy('seq')
    .limit(mostPauses)
    .execute();
  return rows.map(row => toEntry(row, null)).filter(isPauseEntry);
}

const mostPauses = 50_000;

export function toDecision(json: string | null): Decision | null {
  return json === null ? null : readDecision(JSON.parse(json));
}

/** The JSON keeps the entry as it was received. */
function toRow(
  entry: JournalEntry,
  flowId: string,
  instance: string,
): Insertable<Tables['familiar_journal']> {
  const { event, receivedAt, role, agentIds, decision } = entry;
  return {
    call_id: event.callId,
    event: eventKey(entry),
    received_at: receivedAt,
    flow_id: flowId,
    role,
    entry: JSON.stringify({ event, receivedAt, flowId: entry.flowId, role, agentIds, decision: null }),
    decision: decision === null ? null : JSON.stringify(decision),
    instance,
  };
}

/** The row knows better than the entry which call it belongs to: that may have been found out later. */
export function toEntry(row: { flow_id: string; entry: string }, decision: Decision | null): JournalEntry {
  const { event, receivedAt, role, agentIds }: JournalEntry = JSON.parse(row.entry);
  return { event, receivedAt, flowId: row.flow_id, role, agentIds, decision };
}

const insertEntry = prepared(({ db, kind }, row: Insertable<Tables['familiar_journal']>) => {
  const insert = db.insertInto('familiar_journal').values(row);
  // In the same statement, because each costs a journey to the server.
  return kind === 'postgres'
    ? insert.returning(sql`pg_notify(${sql.lit(journalChannel)}, instance)`.as('notified'))
    : insert;
});

/** Where PostgreSQL tells that an entry was committed, and by which instance. */
export const journalChannel = 'familiar_journal';

const selectFlows = prepared(({ db }, { flowIds }: { flowIds: readonly string[] }) =>
  db
    .selectFrom('familiar_journal')
    .select(['flow_id', 'entry'])
    .where('flow_id', 'in', flowIds)
    .orderBy('seq'),
);

/** What was recorded of a leg. */
export async function readLegHeard(session: Session, callId: string): Promise<LegHeard> {
  const rows = await selectEvents(session, { callId });
  if (rows.some(({ event }) => event === 'hangup' || event === 'legClosed')) return 'its end';
  return rows.length > 0 ? 'something' : 'nothing';
}

const selectEvents = prepared(({ db }, { callId }: { callId: string }) =>
  db.selectFrom('familiar_journal').select('event').where('call_id', '=', callId),
);

const selectDecision = prepared(({ db }, key: { callId: string; event: string }) =>
  db
    .selectFrom('familiar_journal')
    .select('decision')
    .where('call_id', '=', key.callId)
    .where('event', '=', key.event),
);
