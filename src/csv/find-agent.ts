import type { PhoneNumber } from '../acd/phone-number.ts';
import { type AgentId, agentById, agentByNumber, type Roster } from '../acd/roster.ts';
import type { CallReader } from './read-call.ts';

/**
 * Makes what finds an agent by their name, id or number, as tables write them. Names that several agents have find nobody; a
 * number that is nobody's stands for whoever had it.
 *
 * @param aliases what the table calls somebody -> the agent's id, for names that are not the roster's.
 */
export function createAgentFinder(
  roster: Roster,
  parseNumber: (text: string) => PhoneNumber | null,
  aliases: ReadonlyMap<string, AgentId>,
): CallReader['agentOf'] {
  const byName = new Map<string, AgentId | null>();
  for (const { id, name } of roster.agents)
    for (const spelling of spellings(name)) byName.set(spelling, byName.has(spelling) ? null : id);
  return text => {
    const agentId = aliases.get(text) ?? agentById(roster, text)?.id ?? byName.get(plainly(text)) ?? null;
    if (agentId !== null) return { agentId, number: null };
    const number = parseNumber(text);
    if (number === null) return null;
    return { agentId: agentByNumber(roster, number)?.id ?? number, number };
  };
}

/** `Heike Krüger`, and `Krüger, Heike`. */
function spellings(name: string): readonly string[] {
  const words = name.split(/\s+/);
  const last = words.at(-1) ?? '';
  return [...new Set([plainly(name), plainly([last, ...words.slice(0, -1)].join(' '))])];
}

function plainly(name: string): string {
  return name
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[\s,.]+/g, ' ')
    .trim();
}
