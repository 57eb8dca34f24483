import { sql } from 'kysely';
import type { AgentFigures, Directory, FigureSwitch, KnownCaller } from '../../app/ports/page.ts';
import { sharedMemory } from '../../domain/call-record.ts';
import { readMeta, writeMeta } from '../database/meta.ts';
import type { Session } from '../database/session.ts';
import { toFamiliarity } from '../familiarity/familiarity.ts';

/**
 * The callers whom an agent, by any of their ids, knows best. Those who object to being recognised are left
 * out.
 */
export async function readKnownCallers(
  { db }: Session,
  agentIds: readonly string[],
  limit: number,
): Promise<readonly KnownCaller[]> {
  const known: KnownCaller[] = [];
  // One after the other: for all at once, a database would read and sort everybody they have ever talked to.
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

const switchesName = 'figures-of-agents';
const switchesKept = 100;

/** Who switched the figures of single people on or off, the latest first. */
export async function readFigureSwitches(session: Session): Promise<readonly FigureSwitch[]> {
  const switches = await readMeta(session, switchesName);
  return Array.isArray(switches) ? (switches as FigureSwitch[]) : [];
}

export async function writeFigureSwitch(session: Session, latest: FigureSwitch): Promise<void> {
  const before = await readFigureSwitches(session);
  await writeMeta(session, switchesName, [latest, ...before].slice(0, switchesKept));
}
