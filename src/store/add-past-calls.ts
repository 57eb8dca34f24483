import { type PastCall, pastCallEntry } from '../acd/journal-entry.ts';
import { appendMissing } from './journal.ts';
import { refoldCalls } from './rebuild-calls.ts';
import { recountCallers } from './recount-callers.ts';
import type { UnitOfWork } from './session.ts';

/**
 * Journals those of the calls that are not there yet, and brings call records and familiarity up to date. Comes to the
 * same as recording one after the other, in a tenth of the time.
 */
export async function addPastCalls(unit: UnitOfWork, calls: readonly PastCall[]): Promise<void> {
  if (calls.length === 0) return;
  const entries = calls.map(pastCallEntry);
  await appendMissing(unit, entries);
  await refoldCalls(unit, [...new Set(entries.map(entry => entry.flowId))]);
  await recountCallers(unit, [...new Set(calls.map(call => call.caller))]);
}
