import type { Recorded } from '../../app/ports/store.ts';
import { type CallRecord, isOver } from '../../domain/call-record.ts';
import type { JournalEntry } from '../../domain/journal-entry.ts';
import { asItHappened } from '../../switchboard/as-it-happened.ts';
import type { Session } from '../database/session.ts';
import { toCall } from './calls.ts';
import { eventKey, readEntries } from './journal.ts';

/**
 * The entries with these numbers, and their calls. For an entry recorded after the end of its leg, all
 * entries of the call.
 */
export async function readRecorded(
  session: Session,
  numbers: readonly number[],
): Promise<readonly Recorded[]> {
  const entries = await readEntries(session, all => all.where('seq', 'in', numbers).orderBy('seq'));
  const flowIds = [...new Set(entries.map(entry => entry.flowId))];
  if (flowIds.length === 0) return [];
  const { db } = session;
  const calls = await db.selectFrom('familiar_calls').selectAll().where('flow_id', 'in', flowIds).execute();
  const callOf = new Map(calls.map(row => [row.flow_id, toCall(row)]));
  const late = new Set(entries.filter(entry => isLate(entry, entries, callOf)).map(({ flowId }) => flowId));
  const whole =
    late.size === 0
      ? []
      : await readEntries(session, all => all.where('flow_id', 'in', [...late]).orderBy('seq'));
  const fresh = new Set(entries.map(keyOf));
  return [...asItHappened(whole), ...entries.filter(({ flowId }) => !late.has(flowId))].map(entry => ({
    isNew: fresh.has(keyOf(entry)),
    entry,
    call: callOf.get(entry.flowId) ?? null,
  }));
}

/**
 * Whether the end of a leg was recorded before this entry, which waited on disk meanwhile. A listener that
 * has forgotten that end would take the leg for one that has just begun, so it needs to hear the whole call.
 */
function isLate(
  { flowId, event }: JournalEntry,
  told: readonly JournalEntry[],
  callOf: ReadonlyMap<string, CallRecord>,
): boolean {
  const call = callOf.get(flowId);
  if (call === undefined || !isOver(call)) return false;
  return !isEnd(event) && !told.some(other => other.event.callId === event.callId && isEnd(other.event));
}

function isEnd({ type }: JournalEntry['event']): boolean {
  return type === 'hangup' || type === 'legClosed';
}

function keyOf(entry: JournalEntry): string {
  return `${entry.event.callId} ${eventKey(entry)}`;
}
