import type { WaitingOf } from '../../app/ports/store.ts';
import type { JournalEntry } from '../../domain/journal-entry.ts';
import type { AgentId } from '../../domain/roster.ts';
import { prepared, preparedChange } from '../database/prepared.ts';
import { locking, type Session } from '../database/session.ts';

/** A call's wish to ring agents, all of them or none. */
export interface Claim {
  readonly callId: string;
  /** Each of them once, in ascending order, so two claims wait for each other instead of deadlocking. */
  readonly agentIds: readonly AgentId[];
  /** Epoch milliseconds; claims of others that end by then are over. */
  readonly now: number;
  /** Epoch milliseconds. */
  readonly until: number;
}

/** The claim that a decision makes, or null where it dials nobody. */
export function claimOf({ event, receivedAt, decision }: JournalEntry, until: number): Claim | null {
  if (decision === null || decision.outcome.kind !== 'dial') return null;
  const agentIds = [...new Set(decision.outcome.agentIds)].sort();
  return agentIds.length === 0 ? null : { callId: event.callId, agentIds, now: receivedAt, until };
}

/**
 * Claims the agents and returns an empty list; or claims none and returns those whom other calls hold.
 * Entries of those calls that still wait to be recorded are taken into account.
 */
export async function claimAgents(
  session: Session,
  claim: Claim,
  waitingOf: WaitingOf,
): Promise<readonly AgentId[]> {
  const { callId, agentIds, now } = claim;
  const areLocked = agentIds.length > 1;
  if (areLocked) await lockClaims(session);
  const released = new Set<string>();
  for (;;) {
    const claimed = await updateClaims(session, claim);
    if (claimed === agentIds.length) return [];
    const rows = await selectClaims(session, {});
    const taken = rows.filter(row => row.expires_at > now && row.call_id !== callId);
    if (taken.some(row => agentIds.includes(row.agent_id))) {
      if (claimed > 0) await releaseAll(session, { callId });
      const holders = [...new Set(taken.map(row => row.call_id))].filter(holder => !released.has(holder));
      const waiting = waitingOf(holders);
      if (waiting.length === 0) return taken.map(row => row.agent_id);
      if (!areLocked) await lockClaims(session);
      for (const entry of waiting) await releaseClaims(session, entry);
      for (const holder of holders) released.add(holder);
      continue;
    }
    // Whoever is dialled for the first time has no row yet. If all have one, it was freed a moment ago.
    const missing = agentIds.filter(agentId => !rows.some(row => row.agent_id === agentId));
    if (missing.length > 0) await insertMissing(session, missing);
  }
}

/**
 * Ends the claims of a call that the entry shows to be over or answered; the agent who answered stays
 * claimed.
 */
export async function releaseClaims(
  session: Session,
  { event, role, agentIds }: JournalEntry,
): Promise<void> {
  if (role !== 'hotline' || !endsClaims(event.type)) return;
  const { callId } = event;
  if (!isAnswer(event.type)) await releaseAll(session, { callId });
  else if (agentIds.length > 0) await releaseOthers(session, { callId, agentIds });
}

/** Whether an event of this type says that nobody is being rung any more. */
export function endsClaims(type: JournalEntry['event']['type']): boolean {
  return isAnswer(type) || type === 'hangup' || type === 'legClosed';
}

function isAnswer(type: JournalEntry['event']['type']): boolean {
  return type === 'answer' || type === 'answerNoticed';
}

async function insertMissing({ db, kind }: Session, agentIds: readonly AgentId[]): Promise<void> {
  const rows = agentIds.map(agent_id => ({ agent_id, call_id: '', expires_at: 0 }));
  const insert = db.insertInto('familiar_claims').values(rows);
  await (kind === 'mysql' ? insert.ignore() : insert.onConflict(conflict => conflict.doNothing())).execute();
}

/**
 * Locks all claims, for whoever changes several: PostgreSQL visits the rows of an update in any order, and finds out
 * only after a second that two wait for each other.
 */
async function lockClaims(session: Session): Promise<void> {
  if (session.kind === 'postgres') await selectLocked(session, {});
}

const selectLocked = prepared((session, _: Record<never, never>) =>
  locking(session, session.db.selectFrom('familiar_claims').select('agent_id').orderBy('agent_id')),
);

const updateClaims = preparedChange(({ db }, { callId, agentIds, now, until }: Claim) =>
  db
    .updateTable('familiar_claims')
    .set({ call_id: callId, expires_at: until })
    .where('agent_id', 'in', agentIds)
    .where(row => row.or([row('expires_at', '<=', now), row('call_id', '=', callId)])),
);

/** One row for each agent who was ever dialled. */
const selectClaims = prepared(({ db }, _: Record<never, never>) =>
  db.selectFrom('familiar_claims').selectAll(),
);

const releaseAll = prepared((session, { callId }: { callId: string }) => releaseOf(session, callId));

const releaseOthers = prepared(
  (session, { callId, agentIds }: { callId: string; agentIds: readonly AgentId[] }) =>
    releaseOf(session, callId).where('agent_id', 'not in', agentIds),
);

function releaseOf({ db, kind }: Session, callId: string) {
  const release = db.updateTable('familiar_claims').set('expires_at', 0).where('call_id', '=', callId);
  return kind === 'postgres'
    ? release.where('agent_id', 'in', ({ selectFrom }) =>
        selectFrom('familiar_claims')
          .select('agent_id')
          .where('call_id', '=', callId)
          .orderBy('agent_id')
          .forUpdate(),
      )
    : release;
}
