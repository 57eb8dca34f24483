import type { Answer, Hangup, NewCall } from './call-event.ts';
import type { CallRecord } from './call-record.ts';
import type { JournalEntry, LegClosed, LegRole, PastCall } from './journal-entry.ts';
import { numberOf } from './party.ts';
import type { AgentId } from './roster.ts';
import { tellApart } from './tell-apart.ts';

/**
 * Makes the record of one call out of all journal entries of its flow, whatever their order and however many
 * are missing. Returns null where no leg is one of the company's calls, such as a mailbox leg whose call is
 * unknown. What was reported of a call takes precedence over what another system's history says.
 */
export function foldCall(journaled: readonly JournalEntry[]): CallRecord | null {
  const entries = tellApart(journaled);
  const legs = entries.filter(isLegEntry).sort(byArrival);
  const kind = kindOf(legs);
  const main = legs.find(leg => leg.role === kind);
  if (kind === null || main === undefined) return pastRecord(entries);

  const called = numberOf(main.event.called);
  const answers = legs.filter(leg => isPickUp(leg, called));
  const last = answers.at(-1);
  return {
    flowId: main.flowId,
    callId: main.event.callId,
    kind,
    caller: numberOf(kind === 'outgoing' ? main.event.called : main.event.caller),
    called,
    agentId: last?.agentIds[0] ?? null,
    firstAgentId: answers.find(leg => leg.agentIds.length > 0)?.agentIds[0] ?? null,
    callingAgentId: kind === 'outgoing' ? (callingAgent(legs) ?? null) : null,
    answeringNumber: last?.event.type === 'answer' ? last.event.answeringNumber : null,
    startedAt: legs.find(leg => leg.event.type === 'newCall')?.receivedAt ?? null,
    answeredAt: answers[0]?.receivedAt ?? null,
    ...endOf(legs, entries.filter(isClosing)),
  };
}

type EntryOf<E> = JournalEntry & { readonly event: E };
type LegEntry = EntryOf<NewCall | Answer | Hangup>;

function isLegEntry(entry: JournalEntry): entry is LegEntry {
  const { type } = entry.event;
  return type === 'newCall' || type === 'answer' || type === 'hangup';
}

function isClosing(entry: JournalEntry): entry is EntryOf<LegClosed> {
  return entry.event.type === 'legClosed';
}

function isPast(entry: JournalEntry): entry is EntryOf<PastCall> {
  return entry.event.type === 'pastCall';
}

function isHangup(entry: LegEntry): entry is EntryOf<Hangup> {
  return entry.event.type === 'hangup';
}

const eventOrder = { newCall: 0, answer: 1, hangup: 2 } as const;

function byArrival(a: LegEntry, b: LegEntry): number {
  return a.receivedAt - b.receivedAt || eventOrder[a.event.type] - eventOrder[b.event.type];
}

function kindOf(legs: readonly LegEntry[]): 'hotline' | 'direct' | 'outgoing' | null {
  const has = (role: LegRole): boolean => legs.some(leg => leg.role === role);
  if (has('hotline')) return 'hotline';
  if (has('outgoing')) return 'outgoing';
  return has('direct') ? 'direct' : null;
}

function callingAgent(legs: readonly LegEntry[]): AgentId | undefined {
  return legs.find(leg => leg.role === 'outgoing' && leg.event.type === 'newCall')?.agentIds[0];
}

/**
 * A mailbox picks up as `voicemail`, a queue under its own name and without a number, and the hotline's
 * number may be named as having answered: none of them is a person.
 */
function isPickUp(leg: LegEntry, called: string | null): boolean {
  if (leg.event.type !== 'answer' || leg.role === 'voicemail') return false;
  if (leg.agentIds.length > 0 || leg.role === 'outgoing') return true;
  const { answeringNumber } = leg.event;
  return answeringNumber !== null && answeringNumber !== called;
}

/**
 * A call has ended when every leg has; the second leg of a redirect lives and dies with the caller's. Nobody
 * knows when a leg ended that was closed for want of a hangup, so nobody knows it of its call either.
 */
function endOf(
  legs: readonly LegEntry[],
  closings: readonly EntryOf<LegClosed>[],
): Pick<CallRecord, 'endedAt' | 'cause'> {
  const own = legs.filter(leg => leg.role !== 'second-leg');
  const hangups = own.filter(isHangup);
  const ended = new Set(hangups.map(leg => leg.event.callId));
  const withoutEnd = own.filter(leg => !ended.has(leg.event.callId));
  if (withoutEnd.length > 0) {
    const closed = new Set(closings.map(leg => leg.event.callId));
    const isOver = withoutEnd.every(leg => closed.has(leg.event.callId));
    return { endedAt: null, cause: isOver ? 'unknown' : null };
  }
  const last = hangups.findLast(leg => leg.event.cause !== 'forwarded');
  return { endedAt: last?.receivedAt ?? null, cause: last === undefined ? null : last.event.cause };
}

function pastRecord(entries: readonly JournalEntry[]): CallRecord | null {
  const entry = entries.find(isPast);
  if (entry === undefined) return null;
  const { flowId, event: past } = entry;
  const isOutgoing = past.direction === 'out';
  const endedAt = past.endedAt ?? null;
  return {
    flowId,
    callId: past.callId,
    kind: isOutgoing ? 'outgoing' : 'past',
    caller: past.caller,
    called: isOutgoing ? past.caller : null,
    // Known by number until the number turns out to be somebody's.
    agentId: past.agentId ?? past.answeringNumber,
    firstAgentId: past.agentId ?? past.answeringNumber,
    callingAgentId: isOutgoing ? (past.agentId ?? null) : null,
    answeringNumber: past.answeringNumber,
    startedAt: past.startedAt ?? null,
    answeredAt: past.answeredAt,
    endedAt,
    // A call from the past is over, whether or not its end is known.
    cause: endedAt === null ? 'unknown' : 'normal-clearing',
  };
}
