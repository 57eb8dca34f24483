import type { Agent, Roster } from '../domain/roster.ts';
import { findAgents } from '../plan/agent-references.ts';
import { CliError } from './run-program.ts';

/**
 * The agent whom a text names by full name, number or id.
 *
 * @throws CliError if it names no agent, or several.
 */
export function agentCalled(roster: Roster, text: string): Agent {
  const found = findAgents(roster, text);
  const [agent, ...others] = found;
  if (agent !== undefined && others.length === 0) return agent;
  throw new CliError(
    agent === undefined
      ? `"${text}" is no agent whom sipgate knows; give the full name, number or id.`
      : `several agents are called "${text}"; give one of the ids ${found.map(one => one.id).join(', ')}.`,
  );
}
