import type { Credit } from '../../domain/call-record.ts';
import { creditOf } from '../../domain/credit.ts';
import type { PhoneNumber } from '../../domain/phone-number.ts';
import type { UnitOfWork } from '../database/session.ts';
import { toCall } from '../journal/calls.ts';
import { countCredits } from './add-credits.ts';
import type { Pair } from './familiarity.ts';
import { lockPairs, writePairs } from './pairs.ts';

/** Computes the familiarity of these callers anew from their call records. */
export async function recountCallers(unit: UnitOfWork, callers: readonly PhoneNumber[]): Promise<void> {
  // The lock comes first: another call's credit is then either among the calls read below or added to the
  // result.
  const known = await lockPairs(unit, callers);
  const counted = countCredits(await readCredits(unit, callers), new Map(), unit.rules.halfLifeDays);
  await writePairs(unit, known, counted);
  for (const [pair, row] of known) if (!counted.has(pair)) await deletePair(unit, row);
}

async function readCredits({ db, rules }: UnitOfWork, callers: readonly PhoneNumber[]): Promise<Credit[]> {
  const rows = await db
    .selectFrom('familiar_calls')
    .selectAll()
    .where('caller', 'in', callers)
    .where(({ or, eb }) => or([eb('agent_id', 'is not', null), eb('calling_agent_id', 'is not', null)]))
    .orderBy('answered_at')
    .orderBy('flow_id')
    .execute();
  return rows.flatMap(row => creditOf(toCall(row), rules) ?? []);
}

async function deletePair({ db }: UnitOfWork, { caller, memory, agent_id }: Pair): Promise<void> {
  await db
    .deleteFrom('familiar_familiarity')
    .where('caller', '=', caller)
    .where('memory', '=', memory)
    .where('agent_id', '=', agent_id)
    .execute();
}
