import type { Correction } from '../domain/journal-entry.ts';
import type { PhoneNumber } from '../domain/phone-number.ts';
import { type AgentId, agentByNumber } from '../domain/roster.ts';
import type { Knowledge } from './interpret.ts';
import { isOpen, type Leg } from './leg.ts';
import { legOf } from './switchboard.ts';

/** The calls that the provider says are in progress, and what earlier reports said. */
export interface ProgressReport {
  /** Established calls, with the numbers at the account's own ends. */
  readonly inProgress: readonly { readonly callId: string; readonly ownNumbers: readonly PhoneNumber[] }[];
  /** The call ids that earlier reports showed. */
  readonly seenBefore: ReadonlySet<string>;
  /** The agents whose calls the provider shows us: any report has had one of them. */
  readonly shownAgents: ReadonlySet<AgentId>;
  /** The calls that the report before this one already lacked. */
  readonly missingBefore: ReadonlySet<string>;
  /** When the provider was asked, in epoch milliseconds. */
  readonly now: number;
}

/** Where switchboard and provider differ. */
export interface Drift {
  /** Legs in which the switchboard has somebody talking, and nobody is. */
  readonly close: readonly Leg[];
  /** Agents who talk in a leg whose answer was never reported, or of which nothing at all was. */
  readonly answered: readonly Correction[];
  /** Calls that the report lacks, and that are over if the next one lacks them too. */
  readonly missing: ReadonlySet<string>;
  /** The agents whose calls are shown to us by now. */
  readonly shownAgents: ReadonlySet<AgentId>;
}

/** Younger legs are left alone, since their events may be on the way; in milliseconds. */
const settledAfterMs = 10_000;

type Known = Pick<Knowledge, 'hotlines' | 'roster' | 'switchboard'>;

/**
 * Compares the switchboard with what the provider says. The absence of a leg that no report ever showed means
 * something only if its agent's calls are shown to us, and only the second time: it may be shown as another
 * leg of its call, or late.
 */
export function reconcile(known: Known, report: ProgressReport): Drift {
  const { inProgress, seenBefore, missingBefore, now } = report;
  const { switchboard } = known;
  const shown = new Set<string>();
  const shownFlows = new Set<string>();
  const talkingNow = new Set<AgentId>();
  const answered: Correction[] = [];
  for (const { callId, ownNumbers } of inProgress) {
    shown.add(callId);
    const leg = legOf(switchboard, callId);
    if (leg !== null) shownFlows.add(leg.flowId);
    const agentId = agentAt(ownNumbers, leg, known);
    if (agentId === null) continue;
    talkingNow.add(agentId);
    if (leg === null || (leg.state === 'ringing' && isSettled(leg, now)))
      answered.push(answerNoticedEntry(callId, leg, agentId, now));
  }
  const shownAgents = new Set([...report.shownAgents, ...talkingNow]);
  const missing = new Set<string>();
  const close: Leg[] = [];
  for (const leg of switchboard.legs.talking.values()) {
    if (!isSettled(leg, now) || !isOpen(leg, switchboard.rules, now) || shown.has(leg.callId)) continue;
    const isElsewhere = shownFlows.has(leg.flowId) || leg.agentIds.some(id => talkingNow.has(id));
    const isLacking =
      !isElsewhere && leg.agentIds.length > 0 && leg.agentIds.every(id => shownAgents.has(id));
    if (seenBefore.has(leg.callId) || (isLacking && missingBefore.has(leg.callId))) close.push(leg);
    else if (isLacking) missing.add(leg.callId);
  }
  return { close, answered, missing, shownAgents };
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

/** Which agent is in a call: one whom the leg rings, if possible; a hotline's own number is nobody. */
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
