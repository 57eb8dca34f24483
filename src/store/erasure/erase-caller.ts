import { setTimeout as wait } from 'node:timers/promises';
import type { PhoneNumber } from '../../domain/phone-number.ts';
import { withoutPerson } from '../../domain/whom-entry-names.ts';
import type { Session, UnitOfWork, Write } from '../database/session.ts';
import { recountCallers } from '../familiarity/recount-callers.ts';
import { entryColumns, entryReceived, entryText } from '../journal/entry-text.ts';
import { claim } from '../journal/flow-ids.ts';
import { refoldCalls } from '../journal/rebuild-calls.ts';
import { firstSeenOf, noteChanges } from '../sums/changes.ts';
import { flowsNaming, namedIn } from './named.ts';
import { ownFlows } from './own-flows.ts';

/** How long a transaction should take, in milliseconds: calls wait for it, on the same disk or for the same rows. */
const turnMs = 15;
const fewestFlows = 2;
const mostFlows = 50;

/**
 * Deletes what a caller did until a moment (epoch milliseconds), and whatever follows from it. Calls of others
 * in which they are named stay, without the name. Goes in short turns, with as much time for
 * others after each, until nothing is found: what is recorded meanwhile goes too. Run again after a failure, it does what is left.
 */
export async function eraseCaller(
  session: Session,
  write: Write,
  caller: PhoneNumber,
  until: number,
): Promise<void> {
  let flows = 10;
  for (;;) {
    const flowIds = await flowsNaming(session, caller, { until, limit: flows });
    if (flowIds.length === 0) break;
    const tookMs = await write(async unit => {
      // Without what it took to get the turn.
      const began = performance.now();
      await eraseFlows(unit, caller, flowIds);
      return performance.now() - began;
    });
    flows = Math.min(mostFlows, Math.max(fewestFlows, Math.round((flows * turnMs) / tookMs)));
    await wait(tookMs);
  }
  await write(unit => eraseRest(unit, caller, until));
}

async function eraseFlows(unit: UnitOfWork, caller: PhoneNumber, flowIds: readonly string[]): Promise<void> {
  const { db } = unit;
  // Nothing more is recorded of these calls until they are gone.
  await claim(unit, new Map(flowIds.map(id => [id, id])));
  const own = await ownFlows(unit, caller, flowIds);
  if (own.length > 0) {
    await db.deleteFrom('familiar_journal').where('flow_id', 'in', own).execute();
    await noteChanges(unit, await firstSeenOf(unit, own));
    await db.deleteFrom('familiar_calls').where('flow_id', 'in', own).execute();
    await db.deleteFrom('familiar_flow_ids').where('flow_id', 'in', own).execute();
  }
  const others = flowIds.filter(id => !own.includes(id));
  if (others.length > 0) await maskIn(unit, caller, others);
}

/** Takes a person out of calls of others. */
async function maskIn(unit: UnitOfWork, person: PhoneNumber, flowIds: readonly string[]): Promise<void> {
  const { db } = unit;
  const rows = await db
    .selectFrom('familiar_journal')
    .select(['seq', ...entryColumns])
    .where('flow_id', 'in', flowIds)
    .where(({ or, eb }) =>
      or([eb(namedIn(unit, 'caller'), '=', person), eb(namedIn(unit, 'diverted_by'), '=', person)]),
    )
    .execute();
  for (const row of rows) {
    const masked = withoutPerson(entryReceived(row), person);
    if (masked === null) await db.deleteFrom('familiar_journal').where('seq', '=', row.seq).execute();
    else {
      await db
        .updateTable('familiar_journal')
        .set({ entry: entryText(masked) })
        .where('seq', '=', row.seq)
        .execute();
    }
  }
  await refoldCalls(unit, flowIds);
}

/** What is kept of a caller beside their calls. Somebody who has called since is a new caller, and keeps it. */
async function eraseRest(unit: UnitOfWork, caller: PhoneNumber, until: number): Promise<void> {
  const { db } = unit;
  // Not just deleted: somebody may have called since.
  await recountCallers(unit, [caller]);
  const since = await flowsNaming(unit, caller, { until: Number.MAX_SAFE_INTEGER, limit: 1 });
  if (since.length > 0 && until < Number.MAX_SAFE_INTEGER) return;
  await db.deleteFrom('familiar_callers').where('caller', '=', caller).execute();
  await db.deleteFrom('familiar_wishes').where('caller', '=', caller).execute();
  await db.deleteFrom('familiar_callbacks').where('caller', '=', caller).execute();
}
