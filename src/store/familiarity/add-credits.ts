import type { Credit } from '../../domain/call-record.ts';
import type { UnitOfWork } from '../database/session.ts';
import { credited, type FamiliarityRow } from './familiarity.ts';
import { lockPairs, nameOf, writePairs } from './pairs.ts';

/** Adds the credits of calls that had none before. Reads the pairs only, not their past calls. */
export async function addCredits(unit: UnitOfWork, credits: readonly Credit[]): Promise<void> {
  if (credits.length === 0) return;
  const known = await lockPairs(unit, [...new Set(credits.map(credit => credit.caller))]);
  await writePairs(unit, known, countCredits(credits, known, unit.rules.halfLifeDays));
}

/** The pairs that the credits change, as they are afterwards. */
export function countCredits(
  credits: readonly Credit[],
  known: ReadonlyMap<string, FamiliarityRow>,
  halfLifeDays: number,
): ReadonlyMap<string, FamiliarityRow> {
  const pairs = new Map<string, FamiliarityRow>();
  for (const credit of credits) {
    const pair = nameOf({ caller: credit.caller, memory: credit.memory, agent_id: credit.agentId });
    pairs.set(pair, credited(pairs.get(pair) ?? known.get(pair), credit, halfLifeDays));
  }
  return pairs;
}
