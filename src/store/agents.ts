import type { Agent } from '../acd/roster.ts';
import { chunks } from './chunks.ts';
import type { Session } from './session.ts';

/** The agents as last written, in the same order. */
export async function readAgents({ db }: Session): Promise<readonly Agent[]> {
  const rows = await db.selectFrom('familiar_agents').select('agent').orderBy('position').execute();
  return rows.map(row => JSON.parse(row.agent));
}

/** Writes these agents in place of all that were there. */
export async function writeAgents({ db }: Session, agents: readonly Agent[]): Promise<void> {
  const rows = agents.map((agent, position) => ({ id: agent.id, position, agent: JSON.stringify(agent) }));
  await db.deleteFrom('familiar_agents').execute();
  for (const some of chunks(rows, 500)) await db.insertInto('familiar_agents').values(some).execute();
}
