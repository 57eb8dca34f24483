import type { Selectable } from 'kysely';
import type { Credit } from '../acd/call-record.ts';
import { creditCall, type Familiarity } from '../acd/familiarity.ts';
import type { PhoneNumber } from '../acd/phone-number.ts';
import { prepared } from './prepared.ts';
import type { Session } from './session.ts';
import type { FamiliarityTable } from './tables.ts';

export type FamiliarityRow = Selectable<FamiliarityTable>;

/** The agents this caller has talked to, in no particular order. */
export async function readFamiliarity(
  session: Session,
  caller: PhoneNumber,
): Promise<readonly Familiarity[]> {
  const rows = await selectFamiliarity(session, { caller });
  return rows.map(toFamiliarity);
}

/** The row of caller and agent after one more call; `row` is undefined for the first. */
export function credited(
  row: FamiliarityRow | undefined,
  credit: Credit,
  halfLifeDays: number,
): FamiliarityRow {
  const known = creditCall(row === undefined ? null : toFamiliarity(row), credit, halfLifeDays);
  return {
    caller: credit.caller,
    agent_id: known.agentId,
    answered_calls: known.answeredCalls,
    weight: known.weight,
    last_answered_at: known.lastAnsweredAt,
  };
}

function toFamiliarity(row: FamiliarityRow): Familiarity {
  return {
    agentId: row.agent_id,
    answeredCalls: row.answered_calls,
    weight: row.weight,
    lastAnsweredAt: row.last_answered_at,
  };
}

const selectFamiliarity = prepared(({ db }, { caller }: { caller: PhoneNumber }) =>
  db.selectFrom('familiar_familiarity').selectAll().where('caller', '=', caller),
);
