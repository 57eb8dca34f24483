import type { TalkLength } from '../../switchboard/usual-talks.ts';
import type { Session } from '../database/session.ts';

/** The lengths of the talks among the latest calls, in either direction. */
export async function readTalkLengths({ db }: Session, calls: number): Promise<readonly TalkLength[]> {
  const rows = await db
    .selectFrom('familiar_calls')
    .select(['agent_id', 'calling_agent_id', 'answered_at', 'ended_at'])
    .orderBy('first_seen_at', 'desc')
    .limit(calls)
    .execute();
  return rows.flatMap(({ agent_id, calling_agent_id, answered_at, ended_at }) => {
    const agentId = agent_id ?? calling_agent_id;
    if (agentId === null || answered_at === null || ended_at === null) return [];
    return [{ agentId, ms: ended_at - answered_at }];
  });
}
