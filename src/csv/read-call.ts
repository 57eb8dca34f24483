import { createHash } from 'node:crypto';
import type { PastCall } from '../acd/journal-entry.ts';
import { toParty } from '../acd/party.ts';
import type { PhoneNumber } from '../acd/phone-number.ts';
import type { AgentId } from '../acd/roster.ts';
import { type Columns, cellOf, type Guesses } from './columns.ts';
import { parseDuration } from './duration.ts';
import type { Moment, MomentParser } from './moment.ts';

/** What a row of a table of calls may tell. Either `startedAt` or `answeredAt` must be there. */
export type CallField =
  | 'caller'
  | 'agent'
  | 'startedAt'
  | 'answeredAt'
  | 'endedAt'
  | 'talkTime'
  | 'direction';

/** Headings as German and English exports have them. */
export const callGuesses: Guesses<CallField> = {
  caller: [
    'Anrufer',
    'Anrufernummer',
    'Rufnummer',
    'Telefonnummer',
    'caller',
    'callerId',
    'from',
    'source',
    'src',
    'Quelle',
    'Von',
    'Nummer',
    'phone',
    'number',
  ],
  agent: [
    'Mitarbeiter',
    'Agent',
    'Bearbeiter',
    'Angenommen von',
    'Angenommen',
    'Benutzer',
    'answeredBy',
    'user',
    'Nebenstelle',
    'extension',
    'Ziel',
    'target',
    'An',
    'to',
    'dst',
  ],
  answeredAt: [
    'angenommen um',
    'Annahme',
    'Annahmezeit',
    'answeredAt',
    'answered',
    'answer',
    'answer time',
    'Gesprächsbeginn',
  ],
  startedAt: [
    'Datum+Uhrzeit',
    'Datum+Zeit',
    'date+time',
    'Zeit',
    'Zeitpunkt',
    'Beginn',
    'Anrufzeit',
    'startedAt',
    'start',
    'calldate',
    'Start time',
    'timestamp',
    'Datum',
    'date',
    'time',
  ],
  endedAt: ['Ende', 'endedAt', 'end', 'end time', 'Gesprächsende'],
  talkTime: ['Gesprächsdauer', 'Gesprächszeit', 'Dauer', 'talk time', 'billsec', 'duration', 'talk'],
  direction: ['Richtung', 'direction', 'Anrufrichtung', 'Art', 'type'],
};

/** What rows are read with. */
export interface CallReader {
  readonly columns: Columns<CallField>;
  readonly parseMoment: MomentParser;
  readonly parseNumber: (text: string) => PhoneNumber | null;
  /** Finds the agent that a row names, by name, id or number; null: nobody is called so. */
  readonly agentOf: (
    text: string,
  ) => { readonly agentId: AgentId; readonly number: PhoneNumber | null } | null;
}

/** What became of a row. */
export type ReadCall =
  | { readonly kind: 'call'; readonly call: PastCall; readonly clock: Moment['clock'] }
  | { readonly kind: 'without-agent' | 'without-caller' }
  /** Nothing to be imported from; the reason is half a sentence in the operator's words. */
  | { readonly kind: 'rejected'; readonly reason: string };

/**
 * Reads one row. Nobody picked up where there is no agent, no time of the answer though there is a column for it, or a talk
 * of no length.
 */
export function readCall(cells: readonly string[], reader: CallReader): ReadCall {
  try {
    return readOrReject(field => cellOf(reader.columns, cells, field), reader);
  } catch (error) {
    if (error instanceof Rejection) return { kind: 'rejected', reason: error.message };
    throw error;
  }
}

/** Why a row can't be used. */
class Rejection extends Error {
  override readonly name = 'Rejection';
}

function readOrReject(cell: (field: CallField) => string, reader: CallReader): ReadCall {
  const { columns, parseMoment } = reader;
  const begin = momentIn(cell('startedAt'), parseMoment);
  const answer = momentIn(cell('answeredAt'), parseMoment);
  const talkMs = durationIn(cell('talkTime'));
  const end = momentIn(cell('endedAt'), parseMoment);
  const isUnanswered = columns.answeredAt !== undefined && answer === null;
  if (cell('agent') === '' || isUnanswered || talkMs === 0) return { kind: 'without-agent' };

  const moment = answer ?? begin;
  if (moment === null) throw new Rejection('it has no time');
  const startedAt = begin?.at ?? null;
  if (startedAt !== null && startedAt > moment.at) throw new Rejection('it was answered before it began');
  const endedAt = end?.at ?? (talkMs === null ? null : moment.at + talkMs);
  if (endedAt !== null && endedAt < moment.at) throw new Rejection('it ended before it began');
  const agent = reader.agentOf(cell('agent'));
  if (agent === null) throw new Rejection(`there is no agent "${cell('agent')}"`);
  const caller = callerIn(cell('caller'), reader);
  if (caller === null) return { kind: 'without-caller' };

  const call = {
    direction: directionIn(cell('direction')),
    caller,
    agentId: agent.agentId,
    answeringNumber: agent.number,
    ...(startedAt === null ? {} : { startedAt }),
    answeredAt: moment.at,
    ...(endedAt === null ? {} : { endedAt }),
  };
  return { kind: 'call', call: { type: 'pastCall', callId: idOf(call), ...call }, clock: moment.clock };
}

/** The same for the same content, so that a row is recognised in whatever table it comes again. */
function idOf({
  direction,
  caller,
  agentId,
  answeredAt,
  endedAt,
}: Omit<PastCall, 'type' | 'callId'>): string {
  const content = JSON.stringify([direction, caller, agentId, answeredAt, endedAt ?? null]);
  return `csv:${createHash('sha256').update(content).digest('hex').slice(0, 32)}`;
}

function momentIn(text: string, parseMoment: MomentParser): Moment | null {
  if (text === '') return null;
  const moment = parseMoment(text);
  if (moment === null)
    throw new Rejection(`"${text}" is not a time; write it like 24.11.2026 10:15:30 or 2026-11-24 10:15:30`);
  return moment;
}

function durationIn(text: string): number | null {
  if (text === '') return null;
  const ms = parseDuration(text);
  if (ms === null)
    throw new Rejection(`"${text}" is not a duration; write seconds, or 1:23 for minutes and seconds`);
  if (ms < 0) throw new Rejection(`the duration "${text}" is negative`);
  return ms;
}

/** Null: a caller whom nobody can recognise. */
function callerIn(text: string, { parseNumber }: CallReader): PhoneNumber | null {
  const number = parseNumber(text);
  if (number !== null) return number;
  // Extensions, short numbers and words for a withheld one.
  if (toParty(text).kind === 'withheld' || /^\+?\d{1,6}$/.test(text) || hiddenWords.test(text)) return null;
  throw new Rejection(`"${text}" is not a phone number`);
}

const hiddenWords = /^(anonym|unbekannt|unterdrückt|private|privat|withheld|hidden|n\/a|-)/i;

function directionIn(text: string): 'in' | 'out' {
  if (text === '' || /^(in|ein|eingehend|incoming|inbound|ankommend)/i.test(text)) return 'in';
  if (/^(out|aus|ausgehend|outgoing|outbound|abgehend)/i.test(text)) return 'out';
  throw new Rejection(`"${text}" is not a direction; write in or out`);
}
