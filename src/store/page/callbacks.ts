import { sql } from 'kysely';
import type { Callback, MissedCaller, MissedCallers, MissedQuery } from '../../app/ports/page.ts';
import type { PhoneNumber } from '../../domain/phone-number.ts';
import { incoming, onConflict } from '../database/on-conflict.ts';
import type { Session } from '../database/session.ts';

export async function readMissedCallers(session: Session, query: MissedQuery): Promise<MissedCallers> {
  const rows = await selectMissed(session, query).execute();
  const callers = rows.map(toMissed);
  const last = rows.at(-1);
  return {
    callers: callers.flatMap(one => (one.caller === null ? [] : [{ ...one, caller: one.caller }])),
    withheld: callers.find(one => one.caller === null)?.missed ?? 0,
    next:
      last === undefined || rows.length < query.limit
        ? null
        : { lastMissedAt: Number(last.last), caller: last.caller ?? '' },
  };
}

/** Withheld numbers count as one caller here. Nobody can call back, but they are counted at least. */
const callerOrNone = sql<string>`coalesce(call.caller, '')`;

/**
 * Calls to the hotline that ended without an answer, from callers to whom nobody has talked since and whom
 * nobody has ticked off. Only the calls since `since` are looked at.
 */
function selectMissed({ db, kind }: Session, { since, limit, after, caller }: MissedQuery) {
  return (
    db
      .selectFrom('familiar_calls as call')
      .leftJoin('familiar_callbacks as callback', 'callback.caller', 'call.caller')
      .select(({ fn }) => [
        'call.caller',
        fn.countAll<number>().as('missed'),
        fn.max('call.first_seen_at').as('last'),
        sql<number | null>`max(call.ended_at - call.first_seen_at)`.as('longest'),
        sql<number>`min(case when call.cause = 'cancel' then 1 else 0 end)`.as('given_up'),
        fn.max('callback.taken_by').as('taken_by'),
        fn.max('callback.taken_at').as('taken_at'),
        fn.max('callback.done_at').as('done_at'),
      ])
      .where('call.first_seen_at', '>=', since)
      .where('call.kind', '=', 'hotline')
      .where('call.answered_at', 'is', null)
      .$if(caller !== undefined, query => query.where('call.caller', '=', caller ?? null))
      .where(({ or, eb }) => or([eb('call.ended_at', 'is not', null), eb('call.cause', 'is not', null)]))
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('familiar_calls as later')
              .select('later.flow_id')
              .whereRef('later.caller', '=', 'call.caller')
              .whereRef('later.first_seen_at', '>', 'call.first_seen_at')
              .where('later.answered_at', 'is not', null),
          ),
        ),
      )
      // SQLite would take the index by caller, and walk all calls there ever were.
      .groupBy(kind === 'sqlite' ? sql<string>`+call.caller` : 'call.caller')
      .having(({ or, eb, fn }) =>
        or([
          eb(fn.max('callback.done_at'), 'is', null),
          eb(fn.max('callback.done_at'), '<', fn.max('call.first_seen_at')),
        ]),
      )
      .$if(after !== undefined, query =>
        query.having(({ or, and, eb, fn }) => {
          const last = fn.max('call.first_seen_at');
          const { lastMissedAt = 0, caller: behind = '' } = after ?? {};
          return or([
            eb(last, '<', lastMissedAt),
            and([eb(last, '=', lastMissedAt), eb(callerOrNone, '>', behind)]),
          ]);
        }),
      )
      .orderBy('last', 'desc')
      .orderBy(callerOrNone)
      .limit(limit)
  );
}

interface MissedRow {
  readonly caller: PhoneNumber | null;
  readonly missed: number;
  readonly last: number;
  readonly longest: number | null;
  readonly given_up: number;
  readonly taken_by: string | null;
  readonly taken_at: number | null;
  readonly done_at: number | null;
}

function toMissed(row: MissedRow): Omit<MissedCaller, 'caller'> & { readonly caller: PhoneNumber | null } {
  return {
    caller: row.caller,
    missed: Number(row.missed),
    lastMissedAt: Number(row.last),
    longestMs: numberOrNull(row.longest),
    areGivenUp: Number(row.given_up) === 1,
    callback: row.caller === null ? null : toCallback(row.caller, row),
  };
}

/** Null if nobody has ever dealt with it. */
function toCallback(
  caller: PhoneNumber,
  row: Pick<MissedRow, 'taken_by' | 'taken_at' | 'done_at'>,
): Callback | null {
  const { taken_by: takenBy } = row;
  const [takenAt, doneAt] = [numberOrNull(row.taken_at), numberOrNull(row.done_at)];
  return takenBy === null && takenAt === null && doneAt === null
    ? null
    : { caller, takenBy, takenAt, doneAt };
}

function numberOrNull(value: number | string | null): number | null {
  return value === null ? null : Number(value);
}

/** Null if nobody has ever dealt with it. */
export async function readCallback({ db }: Session, caller: PhoneNumber): Promise<Callback | null> {
  const row = await db
    .selectFrom('familiar_callbacks')
    .selectAll()
    .where('caller', '=', caller)
    .executeTakeFirst();
  return row === undefined ? null : toCallback(caller, row);
}

export async function writeCallback({ db, kind }: Session, callback: Callback): Promise<void> {
  const { caller, takenBy: taken_by, takenAt: taken_at, doneAt: done_at } = callback;
  const insert = db.insertInto('familiar_callbacks').values({ caller, taken_by, taken_at, done_at });
  const set = incoming(kind, ['taken_by', 'taken_at', 'done_at']);
  await onConflict(kind, insert, { key: ['caller'], set }).execute();
}
