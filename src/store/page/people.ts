import { sql } from 'kysely';
import { sharedMemory } from '../../acd/call-record.ts';
import type { AgentFigures, Directory, FiguresTurn, KnownCaller } from '../../app/page-ports.ts';
import { toFamiliarity } from '../familiarity.ts';
import { readMeta, writeMeta } from '../meta.ts';
import type { Session } from '../session.ts';

/** Whom an agent knows best, by any of the names they go by. Who has objected to being recognised is left out. */
export async function readKnownCallers(
  { db }: Session,
  agentIds: readonly string[],
  limit: number,
): Promise<readonly KnownCaller[]> {
  const known: KnownCaller[] = [];
  // One after the other: asked for all at once, a database reads and sorts everybody they have ever talked to.
  for (const agentId of new Set(agentIds)) {
    const rows = await selectKnown(db, agentId, limit).execute();
    known.push(
      ...rows.map(row => ({ caller: row.caller, name: row.name ?? '', familiarity: toFamiliarity(row) })),
    );
  }
  return known.sort((a, b) => b.familiarity.weight - a.familiarity.weight).slice(0, limit);
}

function selectKnown(db: Session['db'], agentId: string, limit: number) {
  return db
    .selectFrom('familiar_familiarity as known')
    .leftJoin('familiar_callers as profile', 'profile.caller', 'known.caller')
    .selectAll('known')
    .select(['profile.name'])
    .where('known.agent_id', '=', agentId)
    .where('known.memory', '=', sharedMemory)
    .where('known.weight', '>', 0)
    .where(({ or, eb }) => or([eb('profile.objects', 'is', null), eb('profile.objects', '=', 0)]))
    .orderBy('known.weight', 'desc')
    .limit(limit);
}

/** What agents did in a period. */
export async function readAgentFigures(
  { db }: Session,
  agentIds: readonly string[],
  { from, to }: Parameters<Directory['figuresOfAgent']>[1],
): Promise<AgentFigures> {
  const row = await db
    .selectFrom('familiar_calls')
    .select(({ fn }) => [
      fn.countAll<number>().as('answered'),
      sql<number | null>`sum(ended_at - answered_at)`.as('talk_ms'),
    ])
    .where('first_seen_at', '>=', from)
    .where('first_seen_at', '<', to)
    .where('agent_id', 'in', agentIds)
    .where('answered_at', 'is not', null)
    .executeTakeFirst();
  return { answered: Number(row?.answered ?? 0), talkMs: Number(row?.talk_ms ?? 0) };
}

const turnsName = 'figures-of-agents';
const turnsKept = 100;

/** Who turned the figures of single people on or off, the latest first. */
export async function readFiguresTurns(session: Session): Promise<readonly FiguresTurn[]> {
  const turns = await readMeta(session, turnsName);
  return Array.isArray(turns) ? (turns as FiguresTurn[]) : [];
}

export async function writeFiguresTurn(session: Session, turn: FiguresTurn): Promise<void> {
  const before = await readFiguresTurns(session);
  await writeMeta(session, turnsName, [turn, ...before].slice(0, turnsKept));
}
