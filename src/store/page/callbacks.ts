import type { Selectable } from 'kysely';
import type { PhoneNumber } from '../../acd/phone-number.ts';
import type { Callback, MissedCaller } from '../../app/page-ports.ts';
import { incoming, onConflict } from '../on-conflict.ts';
import type { Session } from '../session.ts';
import type { Tables } from '../tables.ts';

export async function readMissedCallers(
  session: Session,
  since: number,
  limit: number,
): Promise<readonly MissedCaller[]> {
  const rows = await selectMissed(session, since, limit);
  const callbacks = await readCallbacks(
    session,
    rows.flatMap(row => row.caller ?? []),
  );
  return rows.flatMap(({ caller, missed, last }): readonly MissedCaller[] => {
    if (caller === null) return [];
    const callback = callbacks.get(caller) ?? null;
    const lastMissedAt = Number(last);
    if (callback?.doneAt != null && callback.doneAt >= lastMissedAt) return [];
    return [{ caller, missed: Number(missed), lastMissedAt, callback }];
  });
}

/** Calls to the hotline that are over without an answer, of callers nobody has talked to since. */
function selectMissed({ db }: Session, since: number, limit: number) {
  return db
    .selectFrom('familiar_calls as call')
    .select(({ fn }) => [
      'call.caller',
      fn.countAll<number>().as('missed'),
      fn.max('call.first_seen_at').as('last'),
    ])
    .where('call.first_seen_at', '>=', since)
    .where('call.kind', '=', 'hotline')
    .where('call.answered_at', 'is', null)
    .where('call.caller', 'is not', null)
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
    .groupBy('call.caller')
    .orderBy('last', 'desc')
    .limit(limit)
    .execute();
}

async function readCallbacks(
  { db }: Session,
  callers: readonly PhoneNumber[],
): Promise<ReadonlyMap<PhoneNumber, Callback>> {
  if (callers.length === 0) return new Map();
  const rows = await db.selectFrom('familiar_callbacks').selectAll().where('caller', 'in', callers).execute();
  return new Map(rows.map(row => [row.caller, toCallback(row)]));
}

export async function writeCallback({ db, kind }: Session, callback: Callback): Promise<void> {
  const { caller, takenBy: taken_by, takenAt: taken_at, doneAt: done_at } = callback;
  const insert = db.insertInto('familiar_callbacks').values({ caller, taken_by, taken_at, done_at });
  const set = incoming(kind, ['taken_by', 'taken_at', 'done_at']);
  await onConflict(kind, insert, { key: ['caller'], set }).execute();
}

function toCallback(row: Selectable<Tables['familiar_callbacks']>): Callback {
  return { caller: row.caller, takenBy: row.taken_by, takenAt: row.taken_at, doneAt: row.done_at };
}
