import type { PhoneNumber } from '../../domain/phone-number.ts';
import { chunks } from '../database/chunks.ts';
import { incoming, onConflict } from '../database/on-conflict.ts';
import { prepared } from '../database/prepared.ts';
import { locking, type UnitOfWork } from '../database/session.ts';
import type { FamiliarityRow, Pair } from './familiarity.ts';

/** What is known of pairs of caller and agent, by {@link nameOf} them. */
export type Pairs = ReadonlyMap<string, FamiliarityRow>;

export function nameOf({ caller, memory, agent_id }: Pair): string {
  return JSON.stringify([caller, memory, agent_id]);
}

/** All pairs of these callers, locked until the transaction ends. */
export async function lockPairs(unit: UnitOfWork, callers: readonly PhoneNumber[]): Promise<Pairs> {
  const rows = await selectLocked(unit, { callers });
  return new Map(rows.map(row => [nameOf(row), row]));
}

/**
 * Overwrites the pairs that were known and are locked. The others are inserted and must not overwrite: if
 * another call makes one known meanwhile, the insert fails and the transaction is run again.
 */
export async function writePairs(unit: UnitOfWork, known: Pairs, counted: Pairs): Promise<void> {
  const old = [...counted].flatMap(([pair, row]) => (known.has(pair) ? inOrder(row) : []));
  const fresh = [...counted].flatMap(([pair, row]) => (known.has(pair) ? [] : inOrder(row)));
  for (const rows of chunks(old, 500)) await overwritePairs(unit, { rows });
  for (const rows of chunks(fresh, 500)) await insertPairs(unit, { rows });
}

/** The columns in the order of the table: a prepared statement takes them by their order. */
function inOrder(row: FamiliarityRow): FamiliarityRow {
  const { caller, memory, agent_id, answered_calls, weight, last_answered_at, called_at } = row;
  return { caller, memory, agent_id, answered_calls, weight, last_answered_at, called_at };
}

const selectLocked = prepared((session, { callers }: { callers: readonly PhoneNumber[] }) =>
  locking(
    session,
    session.db
      .selectFrom('familiar_familiarity')
      .selectAll()
      .where('caller', 'in', callers)
      .orderBy('caller')
      .orderBy('memory')
      .orderBy('agent_id'),
  ),
);

type Written = { readonly rows: readonly FamiliarityRow[] };

const insertPairs = prepared(({ db }, { rows }: Written) =>
  db.insertInto('familiar_familiarity').values(rows),
);

const overwritePairs = prepared(({ db, kind }, { rows }: Written) =>
  onConflict(kind, db.insertInto('familiar_familiarity').values(rows), {
    key: ['caller', 'memory', 'agent_id'],
    set: incoming(kind, ['answered_calls', 'weight', 'last_answered_at', 'called_at']),
  }),
);
