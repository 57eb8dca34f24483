import { type Insertable, type SelectQueryBuilder, sql } from 'kysely';
import type { LegHeard } from '../../app/ports/store.ts';
import type { JournalEntry, PauseEntry } from '../../domain/journal-entry.ts';
import { asItHappened } from '../../switchboard/as-it-happened.ts';
import { isPauseEntry, pauseIdsSince, pausePrefix } from '../../switchboard/pause.ts';
import { chunks } from '../database/chunks.ts';
import { prepared } from '../database/prepared.ts';
import type { Session, UnitOfWork } from '../database/session.ts';
import type { Tables } from '../database/tables.ts';
import { readDecision, readDecisions } from '../decisions/read-decisions.ts';
import { emptyTeam, type Team } from '../decisions/team.ts';
import { keepTeams } from '../decisions/team-table.ts';
import { type EntryRow, entryColumns, entryText, toEntry } from './entry-text.ts';

/**
 * What distinguishes the events of one leg. Keys may be pressed several times in a call, and the provider
 * does not number them: they are distinguished by when they came, and so are transfers. An entry that is
 * recorded again is thus recognised, while a repeated push is kept as another one, which does no harm because
 * nothing is derived from it. A leg that was closed while it seemed to ring may go on and end once more.
 */
export function eventKey({ event, receivedAt }: JournalEntry): string {
  const { type } = event;
  if (type === 'legClosed' && event.wasRinging) return `${type}:ringing`;
  if (event.type === 'callbackStarted' || event.type === 'callbackFailed') return `${type}:${event.attempt}`;
  if (event.type === 'callbackGivenAway') return `${type}:${event.agentId}`;
  const isRepeatable =
    type === 'callbackPutOff' || type === 'dtmf' || type === 'transferAsked' || type === 'transferFailed';
  return isRepeatable ? `${type}:${receivedAt}` : type;
}

/** Whether two entries are of the same event of the same leg. */
export function isSameEvent(a: JournalEntry, b: JournalEntry): boolean {
  return a.event.callId === b.event.callId && eventKey(a) === eventKey(b);
}

/** Appends entries, each filed under `flowId`, and wakes the instances that listen once they are committed. */
export async function appendEntries(
  unit: UnitOfWork,
  entries: readonly { readonly entry: JournalEntry; readonly flowId: string }[],
): Promise<void> {
  const written = entries.map(({ entry, flowId }) => toRow(unit, entry, flowId));
  await keepTeams(
    unit,
    written.map(one => one.team),
  );
  await insertEntries(unit, { rows: written.map(one => one.row) });
}

/**
 * Appends the entries that are not there yet, in no particular order, and returns them. All must be of
 * different legs.
 */
export async function appendMissing<Entry extends JournalEntry>(
  unit: Omit<UnitOfWork, 'rules'>,
  entries: readonly Entry[],
): Promise<readonly Entry[]> {
  const { db } = unit;
  const callIds = entries.map(entry => entry.event.callId);
  const rows = await db
    .selectFrom('familiar_journal')
    .select(['call_id', 'event'])
    .where('call_id', 'in', callIds)
    .execute();
  const known = new Set(rows.map(row => `${row.call_id} ${row.event}`));
  const missing = entries.filter(entry => !known.has(`${entry.event.callId} ${eventKey(entry)}`));
  const added = missing.map(entry => toRow(unit, entry, entry.flowId));
  await keepTeams(
    unit,
    added.map(one => one.team),
  );
  for (const some of chunks(added, 500))
    await db
      .insertInto('familiar_journal')
      .values(some.map(one => one.row))
      .execute();
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
  if (flowIds.length === 0) return [];
  const rows = await selectFlows(session, { flowIds });
  return rows.map(row => toEntry(row, null));
}

/** The entry as it was journaled, with its decision. */
export async function withDecision(session: Session, entry: JournalEntry): Promise<JournalEntry> {
  const { callId } = entry.event;
  const [row] = await selectDecision(session, { callId, event: eventKey(entry) });
  const decision = await readDecision(session, { call_id: callId, decision: row?.decision ?? null });
  return { ...entry, decision };
}

type Rows = EntryRow & { readonly decision: string | null };
type Query = SelectQueryBuilder<Tables, 'familiar_journal', Rows>;

/** The entries that `narrow` selects, with their decisions. */
export async function readEntries(
  session: Session,
  narrow: (all: Query) => Query,
): Promise<readonly JournalEntry[]> {
  const all = session.db.selectFrom('familiar_journal').select([...entryColumns, 'decision']);
  return withDecisions(session, await narrow(all).execute());
}

async function withDecisions(session: Session, rows: readonly Rows[]): Promise<readonly JournalEntry[]> {
  const decisions = await readDecisions(session, rows);
  return rows.map((row, index) => toEntry(row, decisions[index] ?? null));
}

/** All entries received at `since` (epoch milliseconds) or later, oldest first. */
export async function readEntriesSince(session: Session, since: number): Promise<readonly JournalEntry[]> {
  const rows = await session.db
    .selectFrom('familiar_journal')
    .select(['seq', ...entryColumns, 'decision'])
    .where('received_at', '>=', since)
    .execute();
  // Sorted here: databases are slow at sorting rows of this size.
  rows.sort((a, b) => a.seq - b.seq);
  return asItHappened(await withDecisions(session, rows));
}

/**
 * The beginnings and ends of pauses since a moment (epoch milliseconds), oldest first. Found by their ids.
 */
export async function readPausesSince({ db }: Session, since: number): Promise<readonly PauseEntry[]> {
  const rows = await db
    .selectFrom('familiar_journal')
    .select(entryColumns)
    .where('call_id', '>=', pauseIdsSince(since))
    .where('call_id', '<', `${pausePrefix}~`)
    .orderBy('seq')
    .limit(mostPauses)
    .execute();
  return rows.map(row => toEntry(row, null)).filter(isPauseEntry);
}

const mostPauses = 50_000;

type Row = Insertable<Tables['familiar_journal']>;

/** The row of an entry, and the team that must be there for its decision to be read. */
function toRow(
  { instance, teams }: Pick<UnitOfWork, 'instance' | 'teams'>,
  entry: JournalEntry,
  flowId: string,
): Written {
  const { event, receivedAt, role, decision } = entry;
  const { text, team } = decision === null ? nothingDecided : teams.write(decision, event);
  const row = {
    call_id: event.callId,
    event: eventKey(entry),
    received_at: receivedAt,
    flow_id: flowId,
    role,
    entry: entryText(entry),
    decision: text,
    instance,
  };
  return { row, team };
}

interface Written {
  readonly row: Row;
  readonly team: Team;
}

const nothingDecided = { text: null, team: emptyTeam };

const insertEntries = prepared(({ db, kind }, { rows }: { rows: readonly Row[] }) => {
  const insert = db.insertInto('familiar_journal').values(rows);
  // In the same statement, because each costs a journey to the server.
  return kind === 'postgres'
    ? insert.returning(sql`pg_notify(${sql.lit(journalChannel)}, instance)`.as('notified'))
    : insert;
});

/** Where PostgreSQL tells that an entry was committed, and by which instance. */
export const journalChannel = 'familiar_journal';

const selectFlows = prepared(({ db }, { flowIds }: { flowIds: readonly string[] }) =>
  db.selectFrom('familiar_journal').select(entryColumns).where('flow_id', 'in', flowIds).orderBy('seq'),
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
