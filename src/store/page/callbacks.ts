import type { ExpressionBuilder, ExpressionWrapper, SqlBool } from 'kysely';
import type { Callback, MissedPage, MissedQuery, TalkWithCaller } from '../../app/ports/callbacks.ts';
import type { PhoneNumber } from '../../domain/phone-number.ts';
import { incoming, onConflict } from '../database/on-conflict.ts';
import type { Session } from '../database/session.ts';
import type { Tables } from '../database/tables.ts';

/** Newest first. */
export async function readMissedCalls(
  { db }: Session,
  { from, callers, after, limit }: MissedQuery,
): Promise<MissedPage> {
  if (callers?.length === 0) return { calls: [], next: null };
  const rows = await db
    .selectFrom('familiar_calls')
    .select(['flow_id', 'caller', 'first_seen_at', 'ended_at', 'cause'])
    .$if(callers !== null, query => query.where('caller', 'in', callers ?? []))
    .where('first_seen_at', '>=', from)
    // The first says the same with less, so that an index leads there.
    .$if(after !== null, query =>
      query
        .where('first_seen_at', '<=', after?.firstSeenAt ?? 0)
        .where(({ eb, or }) =>
          or([eb('first_seen_at', '<', after?.firstSeenAt ?? 0), eb('flow_id', '<', after?.flowId ?? '')]),
        ),
    )
    .where('caller', 'is not', null)
    .where(isMissed)
    .orderBy('first_seen_at', 'desc')
    .orderBy('flow_id', 'desc')
    .limit(limit)
    .execute();
  const last = rows.at(-1);
  return {
    calls: rows.flatMap(
      ({ flow_id: flowId, caller, first_seen_at: firstSeenAt, ended_at: endedAt, cause }) =>
        caller === null ? [] : [{ flowId, caller, firstSeenAt, endedAt, cause }],
    ),
    next:
      last === undefined || rows.length < limit
        ? null
        : { firstSeenAt: last.first_seen_at, flowId: last.flow_id },
  };
}

/** A call to the hotline that is over without an answer. */
function isMissed({
  and,
  or,
  eb,
}: ExpressionBuilder<Tables, 'familiar_calls'>): ExpressionWrapper<Tables, 'familiar_calls', SqlBool> {
  return and([
    eb('kind', '=', 'hotline'),
    eb('answered_at', 'is', null),
    or([eb('ended_at', 'is not', null), eb('cause', 'is not', null)]),
  ]);
}

export async function countWithheldCalls({ db }: Session, from: number): Promise<number> {
  const { calls } = await db
    .selectFrom('familiar_calls')
    .select(({ fn }) => fn.countAll<number>().as('calls'))
    .where('caller', 'is', null)
    .where('first_seen_at', '>=', from)
    .where(isMissed)
    .executeTakeFirstOrThrow();
  return Number(calls);
}

/** Of each caller the oldest first. */
export async function readTalks(
  { db }: Session,
  callers: readonly PhoneNumber[],
  from: number,
): Promise<readonly TalkWithCaller[]> {
  if (callers.length === 0) return [];
  const rows = await db
    .selectFrom('familiar_calls')
    .select(['flow_id', 'caller', 'first_seen_at', 'answered_at', 'agent_id'])
    .where('caller', 'in', callers)
    .where('first_seen_at', '>=', from)
    .where('answered_at', 'is not', null)
    .orderBy('caller')
    .orderBy('first_seen_at')
    .orderBy('flow_id')
    .execute();
  return rows.flatMap(({ flow_id: flowId, caller, first_seen_at: firstSeenAt, answered_at, agent_id }) =>
    caller === null || answered_at === null
      ? []
      : [{ flowId, caller, firstSeenAt, answeredAt: answered_at, agentId: agent_id }],
  );
}

export async function readCallbacks(
  { db }: Session,
  callers: readonly PhoneNumber[],
): Promise<readonly Callback[]> {
  if (callers.length === 0) return [];
  const rows = await db.selectFrom('familiar_callbacks').selectAll().where('caller', 'in', callers).execute();
  return rows.map(row => ({
    caller: row.caller,
    takenBy: row.taken_by,
    takenAt: row.taken_at,
    doneBy: row.done_by,
    doneAt: row.done_at,
    openedAt: row.opened_at,
    changedAt: row.changed_at,
  }));
}

export async function readChangedCallbacks(
  { db }: Session,
  at: number,
  limit: number,
): Promise<readonly Pick<Callback, 'caller' | 'changedAt'>[]> {
  const rows = await db
    .selectFrom('familiar_callbacks')
    .select(['caller', 'changed_at'])
    .where('changed_at', '>=', at)
    .orderBy('changed_at')
    .orderBy('caller')
    .limit(limit)
    .execute();
  return rows.map(({ caller, changed_at: changedAt }) => ({ caller, changedAt }));
}

export async function writeCallbacks({ db, kind }: Session, callbacks: readonly Callback[]): Promise<void> {
  if (callbacks.length === 0) return;
  const rows = callbacks.map(one => ({
    caller: one.caller,
    taken_by: one.takenBy,
    taken_at: one.takenAt,
    done_by: one.doneBy,
    done_at: one.doneAt,
    opened_at: one.openedAt,
    changed_at: one.changedAt,
  }));
  const columns = ['taken_by', 'taken_at', 'done_by', 'done_at', 'opened_at', 'changed_at'];
  const insert = db.insertInto('familiar_callbacks').values(rows);
  await onConflict(kind, insert, { key: ['caller'], set: incoming(kind, columns) }).execute();
}
