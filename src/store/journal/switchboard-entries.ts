import type { Decision } from '../../domain/decision.ts';
import type { JournalEntry } from '../../domain/journal-entry.ts';
import { asItHappened } from '../../switchboard/as-it-happened.ts';
import { chunks } from '../database/chunks.ts';
import type { Session } from '../database/session.ts';
import { eventKey, toDecision, toEntry } from './journal.ts';

/**
 * All entries received at `since` (epoch milliseconds) or later, oldest first, without the decisions of
 * answered legs: they are most of what would have to be read, and whom such a leg rang no longer matters.
 */
export async function readSwitchboardEntries(
  session: Session,
  since: number,
): Promise<readonly JournalEntry[]> {
  const rows = await session.db
    .selectFrom('familiar_journal')
    .select(['seq', 'flow_id', 'entry'])
    .where('received_at', '>=', since)
    .execute();
  rows.sort((a, b) => a.seq - b.seq);
  const entries = rows.map(row => toEntry(row, null));
  const decisions = await readDecisions(session, unansweredLegs(entries));
  return asItHappened(
    entries.map(entry => {
      const decision = decisions.get(keyOf(entry.event.callId, eventKey(entry)));
      return decision === undefined ? entry : { ...entry, decision };
    }),
  );
}

function unansweredLegs(entries: readonly JournalEntry[]): readonly string[] {
  const callIds = new Set<string>();
  for (const { role, event } of entries) if (role === 'hotline') callIds.add(event.callId);
  for (const { event, agentIds } of entries)
    if ((event.type === 'answer' || event.type === 'answerNoticed') && agentIds.length > 0)
      callIds.delete(event.callId);
  return [...callIds];
}

async function readDecisions(
  { db }: Session,
  callIds: readonly string[],
): Promise<ReadonlyMap<string, Decision>> {
  const decisions = new Map<string, Decision>();
  for (const some of chunks(callIds, 500)) {
    const rows = await db
      .selectFrom('familiar_journal')
      .select(['call_id', 'event', 'decision'])
      .where('call_id', 'in', some)
      .where('decision', 'is not', null)
      .execute();
    for (const { call_id, event, decision } of rows) {
      const read = toDecision(decision);
      if (read !== null) decisions.set(keyOf(call_id, event), read);
    }
  }
  return decisions;
}

function keyOf(callId: string, event: string): string {
  return `${callId} ${event}`;
}
