import type { Selectable } from 'kysely';
import type { WaitingOf } from '../../app/ports/store.ts';
import type { JournalEntry } from '../../domain/journal-entry.ts';
import type { AgentId } from '../../domain/roster.ts';
import { incoming, onConflict } from '../database/on-conflict.ts';
import { prepared } from '../database/prepared.ts';
import { locking, type Session } from '../database/session.ts';
import type { Tables } from '../database/tables.ts';

/** A call's wish to ring agents, all of them or none. */
export interface Claim {
  readonly callId: string;
  /** Each of them once. */
  readonly agentIds: readonly AgentId[];
  /** Epoch milliseconds; claims of others that end by then are over. */
  readonly now: number;
  /** Epoch milliseconds. */
  readonly until: number;
  readonly waitingOf: WaitingOf;
}

type Row = Selectable<Tables['familiar_claims']>;
type Rows = ReadonlyMap<AgentId, Row>;

/** The claim that a decision or a callback makes, or null where nobody’s phone is rung. */
export function claimOf(
  { event, receivedAt, decision, agentIds: rung }: JournalEntry,
  { claimedUntil, waitingOf }: { readonly claimedUntil: number; readonly waitingOf: WaitingOf },
): Claim | null {
  const isCallback = event.type === 'callbackStarted';
  if (!isCallback && decision?.outcome.kind !== 'dial') return null;
  const agentIds = [...new Set(decision?.outcome.kind === 'dial' ? decision.outcome.agentIds : rung)];
  if (agentIds.length === 0) return null;
  return { callId: event.callId, agentIds, now: receivedAt, until: claimedUntil, waitingOf };
}

/** The claims of all agents whom a transaction wants or sets free, locked for it. */
export interface ClaimBoard {
  /** Ends the claims of a call that the entry shows to be over or answered; the agent who answered stays claimed. */
  release(entry: JournalEntry): void;
  /**
   * Claims the agents and returns an empty list; or claims none and returns those whom other calls hold. Entries of
   * those calls that still wait to be recorded are taken into account.
   */
  claim(claim: Claim): Promise<readonly AgentId[]>;
  /** Writes what has changed. */
  write(): Promise<void>;
}

/**
 * Opens the claims that these entries may change. All at once, and always locked in the same order, so two transactions
 * wait for each other instead of deadlocking.
 */
export async function openClaims(
  session: Session,
  { ending, claims }: { readonly ending: readonly JournalEntry[]; readonly claims: readonly Claim[] },
): Promise<ClaimBoard> {
  const before = await lockClaims(session, {
    agentIds: [...new Set(claims.flatMap(({ agentIds }) => agentIds))],
    callIds: [...new Set(ending.filter(endsClaimsOfCall).map(({ event }) => event.callId))],
  });
  const rows = new Map([...before].map(([agentId, row]) => [agentId, { ...row }]));
  return {
    release: entry => release(rows, entry),
    claim: claim => claimAgents(session, rows, claim),
    async write() {
      const changed = [...rows.values()].filter(row => hasChanged(row, before));
      if (changed.length > 0) await upsertClaims(session, { rows: changed });
    },
  };
}

function endsClaimsOfCall({ role, event }: JournalEntry): boolean {
  return (role === 'hotline' || isOfCallback(event.type)) && endsClaims(event.type);
}

/** Whether an event of this type says that nobody is being rung any more. */
export function endsClaims(type: JournalEntry['event']['type']): boolean {
  return isAnswer(type) || type === 'hangup' || type === 'legClosed' || isOfCallback(type);
}

/** Whether an event of this type ends an attempt to call somebody back. */
function isOfCallback(type: JournalEntry['event']['type']): boolean {
  return type === 'callbackFailed' || type === 'callbackEnded';
}

function isAnswer(type: JournalEntry['event']['type']): boolean {
  return type === 'answer' || type === 'answerNoticed';
}

function hasChanged({ agent_id, call_id, expires_at }: Row, before: Rows): boolean {
  const row = before.get(agent_id);
  return call_id !== row?.call_id || expires_at !== row.expires_at;
}

function release(rows: Rows, entry: JournalEntry): void {
  const { event, agentIds } = entry;
  const keeps = isAnswer(event.type);
  if (!endsClaimsOfCall(entry) || (keeps && agentIds.length === 0)) return;
  for (const row of rows.values())
    if (row.call_id === event.callId && !(keeps && agentIds.includes(row.agent_id))) row.expires_at = 0;
}

/** Claims the agents in `rows`; or none, and returns everybody whom other calls hold. */
async function claimAgents(session: Session, rows: Rows, claim: Claim): Promise<readonly AgentId[]> {
  const { callId, agentIds, until, waitingOf } = claim;
  if (agentIds.some(agentId => isHeld(rows.get(agentId), claim))) {
    const all = new Map((await selectClaims(session, {})).map(row => [row.agent_id, row]));
    for (const row of rows.values()) all.set(row.agent_id, row);
    const taken = [...all.values()].filter(row => isHeld(row, claim));
    for (const entry of waitingOf([...new Set(taken.map(row => row.call_id))])) release(all, entry);
    const held = taken.filter(row => isHeld(row, claim)).map(row => row.agent_id);
    if (agentIds.some(agentId => held.includes(agentId))) return held;
  }
  for (const agentId of agentIds)
    Object.assign(rows.get(agentId) ?? {}, { call_id: callId, expires_at: until });
  return [];
}

function isHeld(row: Row | undefined, { callId, now }: Claim): boolean {
  return row !== undefined && row.expires_at > now && row.call_id !== callId;
}

interface Concerned {
  readonly agentIds: readonly AgentId[];
  readonly callIds: readonly string[];
}

/** The rows of these agents, and of whoever these calls hold. */
async function lockClaims(session: Session, concerned: Concerned): Promise<Rows> {
  if (concerned.agentIds.length + concerned.callIds.length === 0) return new Map();
  const rows = await selectLocked(session, concerned);
  // Whoever is dialled for the first time has no row yet.
  const missing = concerned.agentIds.filter(agentId => !rows.some(row => row.agent_id === agentId));
  if (missing.length === 0) return new Map(rows.map(row => [row.agent_id, row]));
  await insertMissing(session, missing);
  return lockClaims(session, concerned);
}

async function insertMissing({ db, kind }: Session, agentIds: readonly AgentId[]): Promise<void> {
  const rows = [...agentIds].sort().map(agent_id => ({ agent_id, call_id: '', expires_at: 0 }));
  const insert = db.insertInto('familiar_claims').values(rows);
  await (kind === 'mysql' ? insert.ignore() : insert.onConflict(conflict => conflict.doNothing())).execute();
}

const selectLocked = prepared((session, { agentIds, callIds }: Concerned) =>
  locking(
    session,
    session.db
      .selectFrom('familiar_claims')
      .selectAll()
      .where(({ eb, or }) =>
        or([
          ...(agentIds.length === 0 ? [] : [eb('agent_id', 'in', agentIds)]),
          ...(callIds.length === 0 ? [] : [eb('call_id', 'in', callIds)]),
        ]),
      )
      .orderBy('agent_id'),
  ),
);

/** One row for each agent who was ever dialled. */
const selectClaims = prepared(({ db }, _: Record<never, never>) =>
  db.selectFrom('familiar_claims').selectAll(),
);

const upsertClaims = prepared(({ db, kind }, { rows }: { rows: readonly Row[] }) =>
  onConflict(kind, db.insertInto('familiar_claims').values(rows), {
    key: ['agent_id'],
    set: incoming(kind, ['call_id', 'expires_at']),
  }),
);
