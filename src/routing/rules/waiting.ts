import type { WaitingTerms } from '../../domain/terms.ts';
import { type Deliberation, isBusy, isDialable, isWelcome } from '../deliberation.ts';
import { type InLine, lineOf } from '../deputies.ts';
import { wantedByPolicy } from '../policies.ts';
import { type Choice, ringNobody } from './choice.ts';
import { causeOf } from './overflow.ts';

/** A caller who waits may ask for the mailbox. */
export function sendToVoicemail({ situation }: Deliberation): Choice | null {
  const { waiting } = situation.terms;
  return waiting?.asksFor === 'voicemail' ? ringNobody('asks-for-voicemail', { kind: 'voicemail' }) : null;
}

/**
 * A caller waits a while for those they know, or to whom they were given, if one of these is busy and none can be
 * rung. Not one who asks for anybody, or who is to meet somebody new.
 */
export function waitForFamiliar(call: Deliberation): Choice | null {
  const { terms, now } = call.situation;
  const { waiting, caller } = terms;
  if (waiting === null || waiting.familiarMs === 0 || hasTurnedTooOften(waiting)) return null;
  if (waiting.anyFrom !== null || waiting.asksFor === 'anybody' || caller?.someoneNew) return null;
  if (now - (waiting.since ?? now) >= waiting.familiarMs) return null;
  const line = linesUpBusy(call);
  return line === null ? null : hold('waits-for-familiar', waiting, line, null);
}

/** Those whom this caller should get, best first, if one of them is busy and none can be rung; else null. */
export function linesUpBusy(call: Deliberation): readonly InLine[] | null {
  const line = wantedLine(call);
  if (line.some(({ agent }) => isFree(agent, call))) return null;
  return line.some(({ agent }) => isBusy(agent)) ? line : null;
}

/** The same for anybody, where everybody is busy. */
export function waitForAnybody(call: Deliberation): Choice | null {
  const { terms, now } = call.situation;
  const { waiting } = terms;
  if (waiting === null || hasTurnedTooOften(waiting)) return null;
  const anyFrom = waiting.anyFrom ?? anyFromOf(waiting, now);
  if (now - anyFrom >= waiting.anyMs || causeOf(call) === 'nobody-reachable') return null;
  return hold('waits-for-anybody', waiting, wantedLine(call), anyFrom);
}

/** A turn lasts some four seconds. Should the clock stand still or turns end at once, their number ends the wait. */
const countedTurnMs = 2_500;
const sparedTurns = 10;

/** How many turns a caller waits at most, whatever the clock says. */
export function mostTurns({ familiarMs, anyMs }: Pick<WaitingTerms, 'familiarMs' | 'anyMs'>): number {
  return Math.ceil((familiarMs + anyMs) / countedTurnMs) + sparedTurns;
}

function hasTurnedTooOften(waiting: WaitingTerms): boolean {
  return waiting.turns >= mostTurns(waiting);
}

/** Since when anybody will do for a caller who has not waited for anybody yet. */
function anyFromOf({ since, familiarMs, asksFor }: WaitingTerms, now: number): number {
  return since === null || asksFor === 'anybody' ? now : Math.min(now, since + familiarMs);
}

/** Those whom this caller should get, best first: by the rules of the company, then by the policy. */
export function wantedLine(call: Deliberation): readonly InLine[] {
  const { caller, returnCall } = call.situation.terms;
  const named = [caller?.fixed?.agentId, caller?.fixed?.strict ? undefined : returnCall?.agentId];
  const byRule = named.flatMap(id => call.team.find(one => one.agentId === id) ?? []);
  return lineOf(caller?.fixed?.strict ? byRule : [...byRule, ...wantedByPolicy(call)], call);
}

/** Nobody waits for those who are away, or never get this caller. */
export function isWaitedFor({ agent }: InLine): boolean {
  return agent.bar === null || agent.bar === 'kept';
}

function isFree(agent: InLine['agent'], call: Deliberation): boolean {
  return call.situation.terms.caller?.fixed?.strict ? isDialable(agent) : isWelcome(agent, call);
}

function hold(
  rule: 'waits-for-familiar' | 'waits-for-anybody',
  { plays }: WaitingTerms,
  line: readonly InLine[],
  anyFrom: number | null,
): Choice {
  const waitsFor = line.filter(isWaitedFor);
  return ringNobody(rule, {
    kind: 'hold',
    plays,
    waitsFor: waitsFor.map(one => one.agent.agentId),
    anyFrom,
  });
}
