import { creditOf } from '../../domain/credit.ts';
import { type PastCall, pastCallEntry } from '../../domain/journal-entry.ts';
import type { UnitOfWork } from '../database/session.ts';
import { addCredits } from '../familiarity/add-credits.ts';
import { recountCallers } from '../familiarity/recount-callers.ts';
import { claim, idsOf } from '../journal/flow-ids.ts';
import { appendMissing, flowsWithEntries } from '../journal/journal.ts';
import { foldCalls, insertCalls, refoldCalls } from '../journal/rebuild-calls.ts';
import { noteChanges } from '../sums/changes.ts';

/**
 * Journals those of the calls that are not there yet, and brings call records and familiarity up to date. The
 * result is that of recording one after the other, in a fraction of the time: nothing need be read of a call
 * that was never journaled.
 */
export async function addPastCalls(unit: UnitOfWork, calls: readonly PastCall[]): Promise<void> {
  if (calls.length === 0) return;
  const entries = calls.map(pastCallEntry);
  await claim(unit, new Map(entries.flatMap(entry => idsOf(entry).map(id => [id, entry.flowId]))));
  const begun = await flowsWithEntries(unit, [...new Set(entries.map(entry => entry.flowId))]);
  const added = await appendMissing(unit, entries);

  const records = foldCalls(added.filter(entry => !begun.has(entry.flowId)));
  await insertCalls(unit, records);
  await noteChanges(
    unit,
    added.map(({ receivedAt }) => receivedAt),
  );
  await addCredits(
    unit,
    records.flatMap(({ call }) => creditOf(call, unit.rules) ?? []),
  );

  const more = entries.filter(entry => begun.has(entry.flowId));
  if (more.length === 0) return;
  await refoldCalls(unit, [...new Set(more.map(entry => entry.flowId))]);
  await recountCallers(unit, [...new Set(more.map(entry => entry.event.caller))]);
}
