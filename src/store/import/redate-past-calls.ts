import { type PastCall, pastCallEntry } from '../../domain/journal-entry.ts';
import type { UnitOfWork } from '../database/session.ts';
import { recountCallers } from '../familiarity/recount-callers.ts';
import { entryColumns, entryReceived, entryText } from '../journal/entry-text.ts';
import { refoldCalls } from '../journal/rebuild-calls.ts';

/**
 * Gives calls that were journaled with a made-up time the time that their source has, and derives anew what
 * follows from them. Calls that are not journaled are left out. Returns how many changed.
 *
 * The one place where an entry of the journal is changed: nobody reported that time, and the row that knows
 * better lies beside it.
 */
export async function redatePastCalls(unit: UnitOfWork, calls: readonly PastCall[]): Promise<number> {
  if (calls.length === 0) return 0;
  const { db } = unit;
  const rows = await db
    .selectFrom('familiar_journal')
    .select(['seq', ...entryColumns])
    .where('event', '=', 'pastCall')
    .where(
      'call_id',
      'in',
      calls.map(call => call.callId),
    )
    .execute();
  const dated = new Map(calls.map(call => [call.callId, call.answeredAt]));
  const flowIds = new Set<string>();
  const callers = new Set<PastCall['caller']>();
  let changed = 0;
  for (const row of rows) {
    const entry = entryReceived(row);
    const answeredAt = dated.get(row.call_id);
    if (entry.event.type !== 'pastCall' || answeredAt === undefined) continue;
    if (entry.event.answeredAt === answeredAt) continue;
    const moved = { ...entry, event: { ...entry.event, answeredAt } };
    const { receivedAt } = pastCallEntry(moved.event);
    await db
      .updateTable('familiar_journal')
      .set({ entry: entryText(moved), received_at: receivedAt })
      .where('seq', '=', row.seq)
      .execute();
    flowIds.add(row.flow_id);
    callers.add(entry.event.caller);
    changed += 1;
  }
  if (changed === 0) return 0;
  await refoldCalls(unit, [...flowIds]);
  await recountCallers(unit, [...callers]);
  return changed;
}
