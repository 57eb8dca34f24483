import { sql } from 'kysely';
import type { PastDecision } from '../../app/ports/page.ts';
import type { Session } from '../database/session.ts';
import { readDecisions } from '../decisions/read-decisions.ts';
import { toCall } from './calls.ts';

/** The most recent calls, newest first. */
export async function readRecentCalls(session: Session, limit: number): Promise<readonly PastDecision[]> {
  const rows = await callsWithDecision(session.db)
    .orderBy('call.first_seen_at', 'desc')
    .orderBy('call.flow_id', 'desc')
    .limit(limit)
    .execute();
  return toPastDecisions(session, rows);
}

/**
 * Calls, each with its last decision: a waiting call is decided anew at every turn, and the last one is what
 * became of it.
 */
export function callsWithDecision(db: Session['db']) {
  return db
    .selectFrom('familiar_calls as call')
    .leftJoin('familiar_journal as routed', join =>
      join.on('routed.seq', '=', ({ selectFrom }) =>
        selectFrom('familiar_journal as decided')
          .select('decided.seq')
          .whereRef('decided.call_id', '=', 'call.call_id')
          .where('decided.decision', 'is not', null)
          // Added, or PostgreSQL may walk the whole journal by time for each call, where its picture of it is old.
          .orderBy(sql`decided.received_at + 0`, 'desc')
          .orderBy('decided.seq', 'desc')
          .limit(1),
      ),
    )
    .selectAll('call')
    .select('routed.decision');
}

type Row = Awaited<ReturnType<ReturnType<typeof callsWithDecision>['execute']>>[number];

export async function toPastDecisions(
  session: Session,
  rows: readonly Row[],
): Promise<readonly PastDecision[]> {
  const decisions = await readDecisions(session, rows);
  return rows.map((row, index) => ({ call: toCall(row), decision: decisions[index] ?? null }));
}
