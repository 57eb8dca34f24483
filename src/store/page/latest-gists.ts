import type { CallPage, CallRange, EarlierCall } from '../../app/ports/page.ts';
import type { PhoneNumber } from '../../domain/phone-number.ts';
import type { Session } from '../database/session.ts';
import { toCall } from '../journal/calls.ts';
import { gistsOf } from '../journal/gists.ts';

/** Calls first heard of in a range, newest first; of these callers, or of all. */
export async function readLatestGists(
  session: Session,
  { from, to, after, limit }: CallRange,
  callers: readonly PhoneNumber[] | null,
): Promise<CallPage<EarlierCall>> {
  if (callers?.length === 0) return { calls: [], next: null };
  const rows = await session.db
    .selectFrom('familiar_calls')
    .selectAll()
    .$if(callers !== null, query => query.where('caller', 'in', callers ?? []))
    .where('first_seen_at', '>=', from)
    // One upper bound, since SQLite looks for one alone along the index, and reads each call up to the other one.
    .where('first_seen_at', '<=', Math.min(to - 1, after?.firstSeenAt ?? to - 1))
    .$if(after !== null, query =>
      query.where(({ eb, or }) =>
        or([eb('first_seen_at', '<', after?.firstSeenAt ?? 0), eb('flow_id', '<', after?.flowId ?? '')]),
      ),
    )
    .orderBy('first_seen_at', 'desc')
    .orderBy('flow_id', 'desc')
    .limit(limit)
    .execute();
  const gists = await gistsOf(session, rows);
  const last = rows.at(-1);
  return {
    calls: rows.map(row => ({
      call: toCall(row),
      gist: gists.get(row.flow_id) ?? null,
      firstSeenAt: row.first_seen_at,
    })),
    next:
      last === undefined || rows.length < limit
        ? null
        : { firstSeenAt: last.first_seen_at, flowId: last.flow_id },
  };
}
