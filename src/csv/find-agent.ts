import type { PhoneNumber } from '../domain/phone-number.ts';
import { type AgentId, agentById, agentByNumber, type Roster } from '../domain/roster.ts';
import type { CallReader } from './row-reader.ts';

/**
 * Makes a function that finds an agent by name, id or number as tables write them, also with an extension
 * beside the name. Names that several agents share find nobody; a number that is nobody's stands for its
 * former owner.
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
  const named = (text: string): AgentId | null =>
    aliases.get(text) ?? agentById(roster, text)?.id ?? byName.get(plainly(text)) ?? null;
  return text => {
    const parts = partsOf(text);
    for (const part of parts) {
      const agentId = named(part);
      if (agentId !== null) return { agentId, number: null, isKnown: true };
    }
    for (const part of parts) {
      const number = parseNumber(part);
      if (number === null) continue;
      const agent = agentByNumber(roster, number);
      return { agentId: agent?.id ?? number, number, isKnown: agent !== null };
    }
    return null;
  };
}

/**
 * The cell itself, then the parts it may consist of: `Jonas Brandt (13)`, `"Jonas Brandt" <13>`, `13 Jonas
 * Brandt`, `Ext.13`, `PJSIP/13-0000002a`.
 */
function partsOf(text: string): readonly string[] {
  const [, before = '', within = ''] = /^(.*?)\s*[(<[]\s*([^()<>[\]]*?)\s*[)>\]]\s*$/.exec(text) ?? [];
  const [, digits = '', name = ''] = /^(\d{1,6})[\s:-]+(\D.*)$/.exec(text) ?? [];
  const [, extension = ''] = /^(?:ext|nst|nebenstelle)\W*(\w+)$/i.exec(text) ?? [];
  const [, channel = ''] = /^(?:PJSIP|SIP|IAX2|SCCP|DAHDI|Local)\/(\w+)[-@]/i.exec(text) ?? [];
  const bare = (part: string): string =>
    part
      .replaceAll('"', '')
      .replace(/^(?:ext|nst)\W*(?=\d)/i, '')
      .trim();
  return [text, ...[before, within, name, digits, extension, channel].map(bare).filter(part => part !== '')];
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
