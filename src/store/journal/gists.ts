import type { Selectable } from 'kysely';
import type { CallRecord } from '../../domain/call-record.ts';
import { askedInCall, callbackIdOf } from '../../domain/callback-event.ts';
import { type Gist, gistOf, withCallbackEnd } from '../../domain/gist.ts';
import type { JournalEntry } from '../../domain/journal-entry.ts';
import { chunks } from '../database/chunks.ts';
import type { Session } from '../database/session.ts';
import type { CallTable } from '../database/tables.ts';
import { readDecisions } from '../decisions/read-decisions.ts';
import { entryColumns, toEntry } from './entry-text.ts';

const callsAtOnce = 200;

/**
 * What the gist of a call is after an entry was received; undefined: what it was before.
 *
 * @param known the entries there were before.
 */
export async function gistAfter(
  session: Session,
  call: CallRecord,
  {
    received,
    known,
    isJoined,
  }: {
    readonly received: JournalEntry;
    readonly known: readonly JournalEntry[];
    /** Whether it turned out that two calls are one. */
    readonly isJoined: boolean;
  },
): Promise<Gist | null | undefined> {
  if (isJoined) return (await readGists(session, [call])).get(call.callId) ?? null;
  const { decision, event, receivedAt } = received;
  if (event.type === 'callbackEnded') return (await readGists(session, [call])).get(call.callId);
  if (decision === null || event.callId !== call.callId) return undefined;
  // An event that comes late may have been decided before the one that is known.
  const isLast = known.every(one => one.event.callId !== event.callId || one.receivedAt <= receivedAt);
  return isLast ? gistOf(decision) : (await readGists(session, [call])).get(call.callId);
}

/** The gists of calls by call id, read from the journal: of their last decisions, and of what came of callbacks. */
export async function readGists(
  session: Session,
  calls: readonly Pick<CallRecord, 'callId' | 'kind'>[],
): Promise<ReadonlyMap<string, Gist>> {
  const gists = new Map<string, Gist>();
  const routed = calls.filter(({ kind }) => kind === 'hotline').map(({ callId }) => callId);
  for (const some of chunks(routed, callsAtOnce)) {
    const rows = await session.db
      .selectFrom('familiar_journal')
      .select(['call_id', 'decision', 'received_at', 'seq'])
      .where('call_id', 'in', some)
      .where('decision', 'is not', null)
      .execute();
    rows.sort((a, b) => a.received_at - b.received_at || a.seq - b.seq);
    const last = new Map(rows.map(row => [row.call_id, row]));
    for (const decision of await readDecisions(session, [...last.values()]))
      if (decision !== null) gists.set(decision.callId, gistOf(decision));
  }
  await addCallbackEnds(session, gists);
  return gists;
}

async function addCallbackEnds(session: Session, gists: Map<string, Gist>): Promise<void> {
  const asked = [...gists].flatMap(([callId, gist]) => (gist.callback === undefined ? [] : [callId]));
  for (const some of chunks(asked, callsAtOnce)) {
    const rows = await session.db
      .selectFrom('familiar_journal')
      .select(entryColumns)
      .where('call_id', 'in', some.map(callbackIdOf))
      .where('event', '=', 'callbackEnded')
      .execute();
    for (const row of rows) {
      const callId = askedInCall(row.call_id);
      const gist = gists.get(callId);
      if (gist !== undefined) gists.set(callId, withCallbackEnd(gist, toEntry(row, null)));
    }
  }
}

/** The gists of recorded calls, by flow id; those that an earlier version has not written are read from the journal. */
export async function gistsOf(
  session: Session,
  rows: readonly Selectable<CallTable>[],
): Promise<ReadonlyMap<string, Gist>> {
  const missing = rows
    .filter(({ gist }) => gist === null)
    .map(row => ({ callId: row.call_id, kind: row.kind }));
  const read = missing.length === 0 ? new Map<string, Gist>() : await readGists(session, missing);
  return new Map(
    rows.flatMap(row => {
      const gist = row.gist === null ? read.get(row.call_id) : (JSON.parse(row.gist) as Gist);
      return gist === undefined ? [] : [[row.flow_id, gist] as const];
    }),
  );
}
