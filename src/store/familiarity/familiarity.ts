import { type Selectable, sql } from 'kysely';
import type { CallerAsked } from '../../app/ports/store.ts';
import { type Credit, sharedMemory } from '../../domain/call-record.ts';
import { type Contact, returnCallAmong } from '../../domain/calls-in-vain.ts';
import { creditCall, type Familiarity, nothingRecalled, type Recalled } from '../../domain/familiarity.ts';
import { prepared } from '../database/prepared.ts';
import type { Session } from '../database/session.ts';
import type { FamiliarityTable } from '../database/tables.ts';

export type FamiliarityRow = Selectable<FamiliarityTable>;

/** What identifies a row. */
export type Pair = Pick<FamiliarityRow, 'caller' | 'memory' | 'agent_id'>;

/** What is known of a caller; see {@link readCallers}. */
export async function readCaller(session: Session, asked: CallerAsked): Promise<Recalled> {
  const [recalled = nothingRecalled] = await readCallers(session, [asked]);
  return recalled;
}

/**
 * What is known of callers, in their order. Calls in vain are shared by all memories. Nothing is known of callers
 * who object to being recognised.
 */
export async function readCallers(
  session: Session,
  asked: readonly CallerAsked[],
): Promise<readonly Recalled[]> {
  const numbers = [...new Set(asked.flatMap(one => one.numbers))];
  const memories = [...new Set([sharedMemory, ...asked.map(one => one.memory)])];
  const rows = await selectCallers(session, { numbers, memories });
  return asked.map(one => recalledBy(one, rows));
}

function recalledBy({ numbers, memory, since }: CallerAsked, all: readonly FamiliarityRow[]): Recalled {
  const rows = all.filter(
    row => numbers.includes(row.caller) && (row.memory === memory || row.memory === sharedMemory),
  );
  return {
    familiarity: rows.filter(row => row.memory === memory && row.answered_calls > 0).map(toFamiliarity),
    returnCall: returnCallAmong(rows.map(toContact), since),
  };
}

/** The row of a pair after one more call; `row` is undefined for the first. */
export function credited(
  row: FamiliarityRow | undefined,
  { kind, caller, memory, agentId, at }: Credit,
  halfLifeDays: number,
): FamiliarityRow {
  const before = row ?? { ...strangers, caller, memory, agent_id: agentId };
  if (kind === 'attempt') return { ...before, called_at: Math.max(before.called_at, at) };
  const known = before.answered_calls === 0 ? null : toFamiliarity(before);
  const { answeredCalls, weight, lastAnsweredAt } = creditCall(
    known,
    { agentId, answeredAt: at },
    halfLifeDays,
  );
  return { ...before, answered_calls: answeredCalls, weight, last_answered_at: lastAnsweredAt };
}

const strangers = { answered_calls: 0, weight: 0, last_answered_at: 0, called_at: 0 };

function toContact(row: FamiliarityRow): Contact {
  return { agentId: row.agent_id, calledAt: row.called_at, lastAnsweredAt: row.last_answered_at };
}

export function toFamiliarity(row: FamiliarityRow): Familiarity {
  return {
    agentId: row.agent_id,
    answeredCalls: row.answered_calls,
    weight: row.weight,
    lastAnsweredAt: row.last_answered_at,
  };
}

const selectCallers = prepared(
  ({ db }, { numbers, memories }: { numbers: CallerAsked['numbers']; memories: readonly string[] }) =>
    db
      .selectFrom('familiar_familiarity as known')
      .selectAll('known')
      .where('known.caller', 'in', numbers)
      .where('known.memory', 'in', memories)
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('familiar_callers as profile')
              .select('profile.caller')
              .whereRef('profile.caller', '=', 'known.caller')
              .where('profile.objects', '=', sql.lit(1)),
          ),
        ),
      ),
);
