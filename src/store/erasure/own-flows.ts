import type { PhoneNumber } from '../../domain/phone-number.ts';
import type { Session } from '../database/session.ts';
import { namedIn } from './named.ts';

/** Those of the calls that are theirs: by the record, or where there is none, because nobody else is named. */
export async function ownFlows(
  session: Session,
  caller: PhoneNumber,
  flowIds: readonly string[],
): Promise<readonly string[]> {
  const { db } = session;
  const records = await db
    .selectFrom('familiar_calls')
    .select(['flow_id', 'caller'])
    .where('flow_id', 'in', flowIds)
    .execute();
  const named = await db
    .selectFrom('familiar_journal')
    .select(['flow_id', namedIn(session, 'caller').as('caller')])
    .distinct()
    .where('flow_id', 'in', flowIds)
    .where(namedIn(session, 'caller'), 'is not', null)
    .execute();
  const callerOf = new Map(records.map(row => [row.flow_id, row.caller]));
  return flowIds.filter(id => {
    const recorded = callerOf.get(id);
    if (recorded !== undefined) return recorded === caller;
    const callers = named.filter(row => row.flow_id === id);
    return callers.length === 1 && callers[0]?.caller === caller;
  });
}
