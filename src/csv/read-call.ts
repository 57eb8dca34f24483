import { createHash } from 'node:crypto';
import type { PastCall } from '../domain/journal-entry.ts';
import type { PhoneNumber } from '../domain/phone-number.ts';
import { type Cell, directionByEnds, endsOf, isMachine } from './call-ends.ts';
import type { CallKind } from './call-kind.ts';
import { cellOf } from './columns.ts';
import { dayMs } from './duration.ts';
import { isNoMoment, type Moment, type MomentParser } from './moment.ts';
import type { CallReader } from './row-reader.ts';
import { isTotal } from './total.ts';

/** What became of a row. */
export type ReadCall =
  | {
      readonly kind: 'call';
      readonly call: PastCall;
      readonly clock: Moment['clock'];
    }
  /** `total`: it sums other rows up. */
  | { readonly kind: 'without-agent' | 'without-caller' | 'total' }
  /** Nothing to be imported from; the reason is half a sentence in the operator's words. */
  | { readonly kind: 'rejected'; readonly reason: string; readonly unknownAgent?: string };

/**
 * Reads one row. Nobody picked up where it says so, where there is no agent, no time of the answer though
 * there is a column for it, or a talk of no length.
 */
export function readCall(cells: readonly string[], reader: CallReader): ReadCall {
  if (isTotal(cells)) return { kind: 'total' };
  try {
    return readOrReject(field => cellOf(reader.columns, cells, field), reader);
  } catch (error) {
    if (!(error instanceof Rejection)) throw error;
    const { message: reason, unknownAgent } = error;
    return { kind: 'rejected', reason, ...(unknownAgent === null ? {} : { unknownAgent }) };
  }
}

/** Why a row can't be used. */
class Rejection extends Error {
  override readonly name = 'Rejection';
  readonly unknownAgent: string | null;

  constructor(message: string, unknownAgent: string | null = null) {
    super(message);
    this.unknownAgent = unknownAgent;
  }
}

function readOrReject(cell: Cell, reader: CallReader): ReadCall {
  const kind = kindOf(cell, reader);
  const times = timesOf(cell, reader);
  const direction = kind.direction ?? (reader.hasEnds ? directionByEnds(cell, reader) : 'in');
  if (direction === 'internal') return { kind: 'without-caller' };
  const { caller: callerText, agent: agentText } = endsOf(cell, direction, reader);
  refuseUnclear(cell, kind, times, agentText);
  const isUnanswered = kind.isAnswered === false || !kind.isCall || times.isUnanswered;
  const hasTime = times.begin !== null || times.answer !== null;
  if (!hasTime && reader.columns.startedAt !== undefined) throw new Rejection('it has no time');
  if (agentText === '' || isUnanswered) return { kind: 'without-agent' };

  const { moment, startedAt, endedAt } = spanOf(times);
  const agent = reader.agentOf(agentText);
  if (agent === null && isMachine(agentText)) return { kind: 'without-agent' };
  if (agent === null) throw new Rejection(`there is no agent "${agentText}"`, agentText);
  const caller = reader.readNumber(callerText);
  if (caller.kind === 'rejected') throw new Rejection(caller.reason);
  if (caller.kind === 'unrecognised') return { kind: 'without-caller' };
  refuseOwn(caller.number, direction, reader);

  const call = {
    direction,
    caller: caller.number,
    agentId: agent.agentId,
    answeringNumber: agent.number,
    ...(startedAt === null ? {} : { startedAt }),
    answeredAt: moment.at,
    ...(endedAt === null ? {} : { endedAt }),
  };
  return {
    kind: 'call',
    call: { type: 'pastCall', callId: idOf(call), ...call },
    clock: moment.clock,
  };
}

/** What the words of a row say. */
interface RowKind extends CallKind {
  /** Whether the outcome is not understood, and nothing else says whether it was answered. */
  readonly isUnclear: boolean;
}

function kindOf(cell: Cell, { readKind }: CallReader): RowKind {
  const direction = readKind(cell('direction'), 'direction');
  if (direction === null)
    throw new Rejection(
      `"${cell('direction')}" is not a direction; write in or out, or leave the column out with --map direction=`,
    );
  const outcome = readKind(cell('outcome'), 'outcome');
  return {
    direction: direction.direction ?? outcome?.direction ?? null,
    isAnswered: direction.isAnswered ?? outcome?.isAnswered ?? null,
    isCall: direction.isCall && (outcome?.isCall ?? true),
    isUnclear: outcome === null && direction.isAnswered === null,
  };
}

function refuseUnclear(
  cell: Cell,
  { isUnclear, isCall }: RowKind,
  { answer, talkMs }: Times,
  agent: string,
): void {
  if (isUnclear && isCall && agent !== '' && answer === null && talkMs === null)
    throw new Rejection(
      `whether it was answered is not understood of "${cell('outcome')}"; leave the column out with --map outcome= if all were`,
    );
}

function refuseOwn(number: PhoneNumber, direction: 'in' | 'out', { isOwn }: CallReader): void {
  if (direction === 'out' && isOwn(number))
    throw new Rejection(
      `${number} is a number of your own; say with --map called=<column> which column has the number called`,
    );
}

interface Times {
  readonly begin: Moment | null;
  readonly answer: Moment | null;
  readonly end: Moment | null;
  readonly talkMs: number | null;
  readonly isUnanswered: boolean;
}

function timesOf(cell: Cell, { columns, parseMoment, parseDuration }: CallReader): Times {
  const begin = momentIn(cell('startedAt'), parseMoment);
  const answer = momentIn(cell('answeredAt'), parseMoment);
  const talkMs = durationIn(cell('talkTime'), parseDuration);
  const end = momentIn(cell('endedAt'), parseMoment);
  const isUnanswered = (columns.answeredAt !== undefined && answer === null) || talkMs === 0;
  return { begin, answer, end, talkMs, isUnanswered };
}

function spanOf({ begin, answer, end, talkMs }: Times): {
  readonly moment: Moment;
  readonly startedAt: number | null;
  readonly endedAt: number | null;
} {
  const moment = answer ?? begin;
  if (moment === null) throw new Rejection('it has no time');
  const startedAt = begin?.at ?? null;
  if (startedAt !== null && startedAt > moment.at) throw new Rejection('it was answered before it began');
  const endedAt = end?.at ?? (talkMs === null ? null : moment.at + talkMs);
  if (endedAt !== null && endedAt < moment.at) throw new Rejection('it ended before it began');
  if (endedAt !== null && endedAt - moment.at >= dayMs)
    throw new Rejection('it lasted a day or longer; are the times, or the unit of durations, right?');
  return { moment, startedAt, endedAt };
}

/**
 * An id made of a row's content, so the row is recognised when it comes again in another table. It begins with the time: a
 * table is mostly in its order, and ids that ascend are written one behind the other, where others would change a page of each
 * index for every call. Earlier versions made other ids; those calls are recognised by their caller, agent and time.
 */
function idOf({
  direction,
  caller,
  agentId,
  answeredAt,
  endedAt,
}: Omit<PastCall, 'type' | 'callId'>): string {
  const content = JSON.stringify([direction, caller, agentId, answeredAt, endedAt ?? null]);
  const time = Math.max(0, Math.trunc(answeredAt)).toString(16).padStart(12, '0');
  return `csv:${time}${createHash('sha256').update(content).digest('hex').slice(0, 20)}`;
}

function momentIn(text: string, parseMoment: MomentParser): Moment | null {
  if (isNoMoment(text)) return null;
  const moment = parseMoment(text);
  if (moment === null)
    throw new Rejection(`"${text}" is not a time; write it like 24.11.2026 10:15:30 or 2026-11-24 10:15:30`);
  return moment;
}

function durationIn(text: string, parseDuration: CallReader['parseDuration']): number | null {
  if (text === '' || /^(?:-+|\p{Pd}|n\/a|null)$/iu.test(text)) return null;
  const ms = parseDuration(text);
  if (ms === null)
    throw new Rejection(`"${text}" is not a duration; write seconds, or 1:23 for minutes and seconds`);
  if (ms < 0) throw new Rejection(`the duration "${text}" is negative`);
  return ms;
}
