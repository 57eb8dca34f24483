import type { Decision } from '../../domain/decision.ts';
import type { JournalEntry } from '../../domain/journal-entry.ts';
import { asItHappened } from '../../switchboard/as-it-happened.ts';
import { chunks } from '../database/chunks.ts';
import type { Session } from '../database/session.ts';
import { readDecisions } from '../decisions/read-decisions.ts';
import { entryColumns, toEntry } from './entry-text.ts';
import { eventKey } from './journal.ts';

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
    .select(['seq', ...entryColumns])
    .where('received_at', '>=', since)
    .execute();
  rows.sort((a, b) => a.seq - b.seq);
  const entries = asItHappened(rows.map(row => toEntry(row, null)));
  const decisions = await decisionsAbout(session, unansweredLegs(entries));
  return entries.map(entry => {
    const decision = decisions.get(keyOf(entry.event.callId, eventKey(entry)));
    return decision === undefined ? entry : { ...entry, decision };
  });
}

/** The hotline's legs that nobody picked up, or only after the end had been heard of: somebody has missed those. */
function unansweredLegs(entries: readonly JournalEntry[]): readonly string[] {
  const callIds = new Set<string>();
  const ended = new Set<string>();
  for (const { role, event } of entries) if (role === 'hotline') callIds.add(event.callId);
  for (const { event, agentIds } of entries) {
    if (event.type === 'hangup' || event.type === 'legClosed') ended.add(event.callId);
    if (event.type !== 'answer' && event.type !== 'answerNoticed') continue;
    if (agentIds.length > 0 && !ended.has(event.callId)) callIds.delete(event.callId);
  }
  return [...callIds];
}

async function decisionsAbout(
  session: Session,
  callIds: readonly string[],
): Promise<ReadonlyMap<string, Decision>> {
  const decisions = new Map<string, Decision>();
  for (const some of chunks(callIds, 500)) {
    const rows = await session.db
      .selectFrom('familiar_journal')
      .select(['call_id', 'event', 'decision'])
      .where('call_id', 'in', some)
      .where('decision', 'is not', null)
      .execute();
    const read = await readDecisions(session, rows);
    for (const [index, { call_id, event }] of rows.entries()) {
      const decision = read[index] ?? null;
      if (decision !== null) decisions.set(keyOf(call_id, event), decision);
    }
  }
  return decisions;
}

function keyOf(callId: string, event: string): string {
  return `${callId} ${event}`;
}
