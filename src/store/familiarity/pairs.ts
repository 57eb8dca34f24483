import type { PhoneNumber } from '../../domain/phone-number.ts';
import { chunks } from '../database/chunks.ts';
import { incoming, onConflict } from '../database/on-conflict.ts';
import { locking, type UnitOfWork } from '../database/session.ts';
import type { FamiliarityRow, Pair } from './familiarity.ts';

/** What is known of pairs of caller and agent, by {@link nameOf} them. */
export type Pairs = ReadonlyMap<string, FamiliarityRow>;

export function nameOf({ caller, memory, agent_id }: Pair): string {
  return JSON.stringify([caller, memory, agent_id]);
}

/** All pairs of these callers, locked until the transaction ends. */
export async function lockPairs(unit: UnitOfWork, callers: readonly PhoneNumber[]): Promise<Pairs> {
  const pairs = unit.db
    .selectFrom('familiar_familiarity')
    .selectAll()
    .where('caller', 'in', callers)
    .orderBy('caller')
    .orderBy('memory')
    .orderBy('agent_id');
  const rows = await locking(unit, pairs).execute();
  return new Map(rows.map(row => [nameOf(row), row]));
}

/**
 * Overwrites the pairs that were known and are locked. The others are inserted and must not overwrite: if
 * another call makes one known meanwhile, the insert fails and the transaction is run again.
 */
export async function writePairs({ db, kind }: UnitOfWork, known: Pairs, counted: Pairs): Promise<void> {
  const old = [...counted].flatMap(([pair, row]) => (known.has(pair) ? row : []));
  const fresh = [...counted].flatMap(([pair, row]) => (known.has(pair) ? [] : row));
  const set = incoming(kind, ['answered_calls', 'weight', 'last_answered_at', 'called_at']);
  for (const rows of chunks(old, 500)) {
    const insert = db.insertInto('familiar_familiarity').values(rows);
    await onConflict(kind, insert, { key: ['caller', 'memory', 'agent_id'], set }).execute();
  }
  for (const rows of chunks(fresh, 500)) await db.insertInto('familiar_familiarity').values(rows).execute();
}
