import type { Credit } from '../../domain/call-record.ts';
import type { UnitOfWork } from '../database/session.ts';
import { addCredits } from './add-credits.ts';
import { recountCallers } from './recount-callers.ts';

/** What a call counted for, and what it counts for now. */
export interface CreditChange {
  /** Several where it was taken for several calls. */
  readonly before: readonly Credit[];
  readonly after: Credit | null;
}

/**
 * Brings familiarity up to date after the credits of calls have changed. The records of the calls must be
 * written first.
 */
export async function settleCredits(unit: UnitOfWork, changes: readonly CreditChange[]): Promise<void> {
  const added: Credit[] = [];
  const changed: Credit[] = [];
  for (const { before, after } of changes) {
    const [first] = before;
    if (first === undefined) added.push(...(after === null ? [] : [after]));
    else if (before.length > 1 || !isSameCredit(first, after))
      changed.push(...before, ...(after === null ? [] : [after]));
  }
  await addCredits(unit, added);
  // Evidence can't be taken back from a decayed count, so it is counted anew. Last, since it counts everything.
  if (changed.length > 0) await recountCallers(unit, [...new Set(changed.map(credit => credit.caller))]);
}

function isSameCredit(a: Credit, b: Credit | null): boolean {
  return (
    a.kind === b?.kind &&
    a.memory === b.memory &&
    a.caller === b.caller &&
    a.agentId === b.agentId &&
    a.at === b.at
  );
}
