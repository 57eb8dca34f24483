import type { Selectable } from 'kysely';
import type { Decision } from '../../domain/decision.ts';
import type { JournalEntry } from '../../domain/journal-entry.ts';
import type { JournalTable } from '../database/tables.ts';
import { isPush } from './flow-ids.ts';

/** The columns that make an entry, but for its decision. */
export const entryColumns = ['call_id', 'received_at', 'flow_id', 'role', 'entry'] as const;

export type EntryRow = Pick<Selectable<JournalTable>, (typeof entryColumns)[number]>;

/** An entry as JSON, without what stands in the other columns: much of an entry are ids, and the same one again. */
export function entryText({ event, flowId, agentIds }: JournalEntry): string {
  const { callId, ...said } = event;
  if ('originalCallId' in said && said.originalCallId === callId) {
    const { originalCallId: _, ...less } = said;
    return JSON.stringify({ event: less, flowId, agentIds });
  }
  return JSON.stringify({ event: said, flowId, agentIds });
}

/** What is written of an entry; by earlier versions all of it. */
interface Written
  extends Pick<JournalEntry, 'flowId' | 'agentIds'>,
    Partial<Pick<JournalEntry, 'receivedAt' | 'role'>> {
  readonly event: { readonly callId?: string; readonly originalCallId?: string | null };
}

/** The entry as it was received, without its decision. */
export function entryReceived(row: EntryRow): JournalEntry {
  const written: Written = JSON.parse(row.entry);
  const { event, receivedAt = row.received_at, flowId, role = row.role, agentIds } = written;
  return { event: withIds(event, row.call_id), receivedAt, flowId, role, agentIds, decision: null };
}

/** Changes what it gets instead of copying it: this is read with every event. */
function withIds(written: Written['event'], callId: string): JournalEntry['event'] {
  const event = written as JournalEntry['event'];
  if (written.callId !== undefined) return event;
  const isFresh = isPush(event) && written.originalCallId === undefined;
  return Object.assign(event, isFresh ? { callId, originalCallId: callId } : { callId });
}

/** The row knows better than the entry which call it belongs to: that may have been found out later. */
export function toEntry(row: EntryRow, decision: Decision | null): JournalEntry {
  const { event, receivedAt, role, agentIds } = entryReceived(row);
  return { event, receivedAt, flowId: row.flow_id, role, agentIds, decision };
}
