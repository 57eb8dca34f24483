import type { Knowledge } from './interpret.ts';
import type { Correction } from './journal-entry.ts';
import { isOpen, type Leg } from './leg.ts';
import type { PhoneNumber } from './phone-number.ts';
import { type AgentId, agentByNumber } from './roster.ts';
import { legOf } from './switchboard.ts';

/** A list of the calls that the provider says are in progress. */
export interface ProgressReport {
  /** Established calls, with the numbers at the account's own ends. */
  readonly inProgress: readonly { readonly callId: string; readonly ownNumbers: readonly PhoneNumber[] }[];
  /** The call ids that earlier reports showed. */
  readonly seenBefore: ReadonlySet<string>;
  /** When the provider was asked, in epoch milliseconds. */
  readonly now: number;
}

/** Where the switchboard and the provider differ. */
export interface Drift {
  /** Legs in which we think somebody talks, and nobody does. */
  readonly close: readonly Leg[];
  /** Agents who talk in a leg whose answer, or of which anything at all, was never reported. */
  readonly answered: readonly Correction[];
}

/** Younger legs are left alone, since their events may be on the way; in milliseconds. */
const settledAfterMs = 10_000;

/**
 * Compares the switchboard with what the provider says. A leg that no report ever showed tells nothing by missing
 * from this one: we may not be allowed to see it.
 */
export function reconcile(
  known: Pick<Knowledge, 'hotlines' | 'roster' | 'board'>,
  { inProgress, seenBefore, now }: ProgressReport,
): Drift {
  const { board } = known;
  const shown = new Set<string>();
  const answered: Correction[] = [];
  for (const { callId, ownNumbers } of inProgress) {
    shown.add(callId);
    const leg = legOf(board, callId);
    if (leg !== null && (leg.state !== 'ringing' || !isSettled(leg, now))) continue;
    const agentId = agentAt(ownNumbers, leg, known);
    if (agentId !== null) answered.push(answerNoticedEntry(callId, leg, agentId, now));
  }
  const close: Leg[] = [];
  for (const leg of board.legs.talking.values()) {
    const isGone = seenBefore.has(leg.callId) && !shown.has(leg.callId);
    if (isGone && isSettled(leg, now) && isOpen(leg, board.rules, now)) close.push(leg);
  }
  return { close, answered };
}

function answerNoticedEntry(callId: string, leg: Leg | null, agentId: AgentId, now: number): Correction {
  return {
    event: { type: 'answerNoticed', callId },
    receivedAt: now,
    flowId: leg?.flowId ?? callId,
    role: leg?.role ?? 'direct',
    agentIds: [agentId],
    decision: null,
  };
}

function isSettled(leg: Leg, now: number): boolean {
  return now - leg.since >= settledAfterMs;
}

/** Who of the company is in a call: somebody whom the leg rings, if possible; a hotline's own number is nobody. */
function agentAt(
  ownNumbers: readonly PhoneNumber[],
  leg: Leg | null,
  { hotlines, roster }: Pick<Knowledge, 'hotlines' | 'roster'>,
): AgentId | null {
  const agentIds = ownNumbers
    .filter(number => !hotlines.has(number))
    .flatMap(number => agentByNumber(roster, number)?.id ?? []);
  return agentIds.find(id => leg?.agentIds.includes(id)) ?? agentIds[0] ?? null;
}
