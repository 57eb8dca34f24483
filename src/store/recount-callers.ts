import type { Credit } from '../acd/call-record.ts';
import { creditOf } from '../acd/credit.ts';
import type { PhoneNumber } from '../acd/phone-number.ts';
import { toCall } from './calls.ts';
import { chunks } from './chunks.ts';
import { credited, type FamiliarityRow, type Pair } from './familiarity.ts';
import { incoming, onConflict } from './on-conflict.ts';
import { locking, type UnitOfWork } from './session.ts';

/** Computes the familiarity of these callers anew from their call records. */
export async function recountCallers(unit: UnitOfWork, callers: readonly PhoneNumber[]): Promise<void> {
  // The lock comes first: another call's credit is then either among the calls read below or added to the result.
  const known = await lockPairs(unit, callers);
  const credits = await readCredits(unit, callers);
  const counted = countPairs(credits, unit.rules.halfLifeDays);
  await writePairs(unit, known, counted);
  for (const [pair, row] of known) if (!counted.has(pair)) await deletePair(unit, row);
}

function nameOf({ caller, memory, agent_id }: Pair): string {
  return JSON.stringify([caller, memory, agent_id]);
}

async function lockPairs(
  unit: UnitOfWork,
  callers: readonly PhoneNumber[],
): Promise<ReadonlyMap<string, Pair>> {
  const pairs = unit.db
    .selectFrom('familiar_familiarity')
    .select(['caller', 'memory', 'agent_id'])
    .where('caller', 'in', callers)
    .orderBy('caller')
    .orderBy('memory')
    .orderBy('agent_id');
  const rows = await locking(unit, pairs).execute();
  return new Map(rows.map(row => [nameOf(row), row]));
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

function countPairs(credits: readonly Credit[], halfLifeDays: number): ReadonlyMap<string, FamiliarityRow> {
  const pairs = new Map<string, FamiliarityRow>();
  for (const credit of credits) {
    const pair = nameOf({ caller: credit.caller, memory: credit.memory, agent_id: credit.agentId });
    pairs.set(pair, credited(pairs.get(pair), credit, halfLifeDays));
  }
  return pairs;
}

/**
 * Overwrites the pairs that were known and are locked. The others are inserted and must not overwrite: if another call
 * makes one known meanwhile, the insert fails and the transaction is run again.
 */
async function writePairs(
  { db, kind }: UnitOfWork,
  known: ReadonlyMap<string, Pair>,
  counted: ReadonlyMap<string, FamiliarityRow>,
): Promise<void> {
  const old = [...counted].flatMap(([pair, row]) => (known.has(pair) ? row : []));
  const fresh = [...counted].flatMap(([pair, row]) => (known.has(pair) ? [] : row));
  const set = incoming(kind, ['answered_calls', 'weight', 'last_answered_at', 'called_at']);
  for (const rows of chunks(old, 500)) {
    const insert = db.insertInto('familiar_familiarity').values(rows);
    await onConflict(kind, insert, { key: ['caller', 'memory', 'agent_id'], set }).execute();
  }
  for (const rows of chunks(fresh, 500)) await db.insertInto('familiar_familiarity').values(rows).execute();
}

async function deletePair({ db }: UnitOfWork, { caller, memory, agent_id }: Pair): Promise<void> {
  await db
    .deleteFrom('familiar_familiarity')
    .where('caller', '=', caller)
    .where('memory', '=', memory)
    .where('agent_id', '=', agent_id)
    .execute();
}
