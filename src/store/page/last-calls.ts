import type { EarlierCall } from '../../app/ports/page.ts';
import type { PhoneNumber } from '../../domain/phone-number.ts';
import { chunks } from '../database/chunks.ts';
import type { Session } from '../database/session.ts';
import { toCall } from '../journal/calls.ts';
import { gistsOf } from '../journal/gists.ts';

const callersAtOnce = 500;

const dayMs = 86_400_000;

interface Period {
  readonly from: number;
  readonly to: number;
}

/** The last hotline call of each of these callers that is over, among those first heard of in a period. */
export async function readLastCalls(
  session: Session,
  callers: readonly PhoneNumber[],
  { from, to }: Period,
): Promise<readonly EarlierCall[]> {
  const last = new Map<PhoneNumber, string>();
  // The last day first: who calls all the time has called then, and there are many calls of theirs before.
  const lastDay = Math.max(from, to - dayMs);
  for (const period of [
    { from: lastDay, to },
    { from, to: lastDay },
  ])
    for (const some of chunks(
      callers.filter(caller => !last.has(caller)),
      callersAtOnce,
    ))
      for (const { caller, flow_id } of await readIds(session, some, period))
        if (caller !== null) last.set(caller, flow_id);
  const found = chunks([...last.values()], callersAtOnce).map(ids => readCalls(session, ids));
  return (await Promise.all(found)).flat();
}

/** Of each caller the oldest first. */
function readIds({ db }: Session, callers: readonly PhoneNumber[], { from, to }: Period) {
  return db
    .selectFrom('familiar_calls')
    .select(['caller', 'flow_id'])
    .where('caller', 'in', callers)
    .where('first_seen_at', '>=', from)
    .where('first_seen_at', '<', to)
    .where('kind', '=', 'hotline')
    .where('started_at', 'is not', null)
    .where(({ or, eb }) =>
      or([eb('answered_at', 'is not', null), eb('ended_at', 'is not', null), eb('cause', 'is not', null)]),
    )
    .orderBy('caller')
    .orderBy('first_seen_at')
    .orderBy('flow_id')
    .execute();
}

async function readCalls(session: Session, flowIds: readonly string[]): Promise<readonly EarlierCall[]> {
  const rows = await session.db
    .selectFrom('familiar_calls')
    .selectAll()
    .where('flow_id', 'in', flowIds)
    .execute();
  const gists = await gistsOf(session, rows);
  return rows.map(row => ({
    call: toCall(row),
    gist: gists.get(row.flow_id) ?? null,
    firstSeenAt: row.first_seen_at,
  }));
}
