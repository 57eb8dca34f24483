import { type AgentId, agentByNumber, type Roster } from '../domain/roster.ts';
import { parseSpelledNumber } from '../numbers/phone-spelling.ts';
import { parseDuration } from './duration.ts';
import { createAgentFinder } from './find-agent.ts';
import { createKindReader } from './kind-reader.ts';
import { createMomentParser } from './moment.ts';
import { readNumberIn } from './number-column.ts';
import { remembering } from './remembering.ts';
import type { CallReader } from './row-reader.ts';
import type { TableLayout } from './table-layout.ts';
import type { TableReading } from './table-reading.ts';

/** The agents whom a table may mean. */
export interface Colleagues {
  readonly roster: Roster;
  /** What the table calls somebody -> the agent's id. */
  readonly aliases: ReadonlyMap<string, AgentId>;
}

/** Makes a reader for the rows of a table whose layout and columns are known. */
export function createCallReader(
  layout: TableLayout,
  reading: TableReading,
  {
    headings,
    timeZone,
    colleagues,
  }: {
    readonly headings: readonly string[];
    readonly timeZone: string;
    readonly colleagues: Colleagues;
  },
): CallReader {
  const { known, columns, hasEnds } = layout;
  const { roster, aliases } = colleagues;
  const own = new Set(roster.accountNumbers ?? []);
  return {
    columns,
    hasEnds,
    parseMoment: createMomentParser(timeZone, reading.dates),
    parseDuration: text => parseDuration(text, reading.durations),
    readNumber: remembering(text => readNumberIn(text, reading.numbers)),
    readKind: createKindReader(layout, headings),
    agentOf: remembering(createAgentFinder(roster, parseSpelledNumber, aliases)),
    isOwn: number => agentByNumber(roster, number) !== null || own.has(number),
    key: JSON.stringify([known?.name, columns, hasEnds, reading, timeZone]),
  };
}
