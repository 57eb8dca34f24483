import type { Credit } from '../../domain/call-record.ts';
import { prepared } from '../database/prepared.ts';
import { locking, type UnitOfWork } from '../database/session.ts';
import { credited, type FamiliarityRow, type Pair } from './familiarity.ts';
import { recountCallers } from './recount-callers.ts';

/**
 * Brings familiarity up to date after a call's credit has changed. The record of the call must be written
 * first.
 */
export async function settleCredits(
  unit: UnitOfWork,
  before: readonly Credit[],
  after: Credit | null,
): Promise<void> {
  if (before.length === 0) {
    if (after !== null) await addCredit(unit, after);
    return;
  }
  if (before.length === 1 && isSameCredit(before[0], after)) return;
  // Evidence can't be taken back from a decayed count, so it is counted anew.
  const credits = after === null ? before : [...before, after];
  await recountCallers(unit, [...new Set(credits.map(credit => credit.caller))]);
}

async function addCredit(unit: UnitOfWork, credit: Credit): Promise<void> {
  const { caller, memory, agentId: agent_id } = credit;
  const [known] = await selectPair(unit, { caller, memory, agent_id });
  const row = credited(known, credit, unit.rules.halfLifeDays);
  // Two calls may make a pair familiar at once. The later insert then fails and its transaction is run again.
  if (known === undefined) await insertPair(unit, row);
  else await updatePair(unit, row);
}

function isSameCredit(a: Credit | undefined, b: Credit | null): boolean {
  return (
    a?.kind === b?.kind &&
    a?.memory === b?.memory &&
    a?.caller === b?.caller &&
    a?.agentId === b?.agentId &&
    a?.at === b?.at
  );
}

const selectPair = prepared((session, { caller, memory, agent_id }: Pair) => {
  const pairs = session.db.selectFrom('familiar_familiarity').selectAll();
  const ofCaller = pairs.where('caller', '=', caller).where('memory', '=', memory);
  return locking(session, ofCaller.where('agent_id', '=', agent_id));
});

const insertPair = prepared(({ db }, row: FamiliarityRow) =>
  db.insertInto('familiar_familiarity').values(row),
);

const updatePair = prepared(({ db }, { caller, memory, agent_id, ...evidence }: FamiliarityRow) =>
  db
    .updateTable('familiar_familiarity')
    .set(evidence)
    .where('caller', '=', caller)
    .where('memory', '=', memory)
    .where('agent_id', '=', agent_id),
);
