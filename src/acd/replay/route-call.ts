import { applyEntry } from '../apply-entry.ts';
import { availabilityOf } from '../availability.ts';
import type { Decision } from '../decision.ts';
import type { Familiarity } from '../familiarity.ts';
import type { Knowledge } from '../interpret.ts';
import { type CallFate, pastWith } from '../measures/call-fate.ts';
import type { AgentId, Roster } from '../roster.ts';
import { occupationOf, type Switchboard } from '../switchboard.ts';
import { learn } from './learn.ts';
import { answerEntry, hangupEntry, newCallEntry, type ReplayedLeg } from './leg-events.ts';
import type { ReplayCall } from './logged-call.ts';
import { offerCall } from './offer-call.ts';
import { firstToPickUp } from './phones.ts';
import { visiblePast } from './sight.ts';
import type { World } from './world.ts';

/** A call to the hotline: decided on arrival; somebody picks up, or the call is lost. */
export function routeCall(world: World, call: ReplayCall): void {
  const { team, memory, board, seen, sight, hotline, habits, seed, queue } = world;
  const now = call.arrivedAt;
  team.advance(now);
  const past = call.caller === null ? [] : memory.familiarityOf(call.caller);
  const { halfLifeDays } = hotline.policy;
  const visible = visiblePast(past, sight, { team, board, halfLifeDays }, now);
  const leg = toLeg(world, call);
  const known = knowledge(world, team.rosterFor(visible), seen);
  const decision = offerCall(leg, known, visible, { hotline, now });
  world.onDecision?.(decision);

  const rung = whosePhonesRing(decision, board, now);
  const first = firstToPickUp(call.callId, rung, habits, { seed, attempt: 0 });
  if (first === null) world.onFate(lostFate(call, past, isSomebodyFree(world, now)));
  if (rung.length === 0) return;
  applyEntry(board, newCallEntry(leg, now, { decision: offeredTo(decision, rung) }));
  if (first === null)
    queue.add(now + habits.ringTimeoutMs, at => applyEntry(board, hangupEntry(leg, at, 'no-answer')));
  else queue.add(now + first.afterMs, at => pickUp(world, { call, leg, past, at, agentId: first.agentId }));
}

interface PickedUp {
  readonly call: ReplayCall;
  readonly leg: ReplayedLeg;
  /** What the caller shared with everybody when the call arrived. */
  readonly past: readonly Familiarity[];
  readonly agentId: AgentId;
  readonly at: number;
}

function pickUp(world: World, { call, leg, past, agentId, at }: PickedUp): void {
  const { board, queue, onFate } = world;
  applyEntry(board, answerEntry(leg, at, agentId));
  learn(world, call, agentId, at);
  queue.add(at + call.talkMs, end => applyEntry(board, hangupEntry(leg, end, 'normal-clearing')));
  const { callId, caller, arrivedAt, talkMs } = call;
  onFate({
    callId,
    caller,
    arrivedAt,
    outcome: 'answered',
    agentId,
    answeredAfterMs: at - arrivedAt,
    talkMs,
    somebodyWasFree: true,
    past: pastWith(past, agentId),
  });
}

function lostFate(call: ReplayCall, familiarity: readonly Familiarity[], somebodyWasFree: boolean): CallFate {
  const { callId, caller, arrivedAt } = call;
  const past = pastWith(familiarity, null);
  const byNobody = { outcome: 'lost', agentId: null, answeredAfterMs: null, talkMs: 0 } as const;
  return { callId, caller, arrivedAt, ...byNobody, somebodyWasFree, past };
}

function toLeg({ memory }: World, { callId, caller }: ReplayCall): ReplayedLeg {
  if (caller === null) return { callId, role: 'hotline', caller: { kind: 'withheld' } };
  return { callId, role: 'hotline', caller: { kind: 'number', number: memory.numberOf(caller) } };
}

const noNumbers = new Set<never>();

function knowledge({ rules, plan }: World, roster: Roster, board: Switchboard): Knowledge {
  return { plan, hotlines: noNumbers, routeForwarded: false, rules, roster, board };
}

/** Of those dialled, the ones who are in no call: only where decisions are blind can there be others. */
function whosePhonesRing({ outcome }: Decision, board: Switchboard, now: number): readonly AgentId[] {
  if (outcome.kind !== 'dial') return [];
  return outcome.agentIds.filter(agentId => occupationOf(board, agentId, now) === null);
}

function offeredTo(decision: Decision, agentIds: readonly AgentId[]): Decision {
  const { outcome } = decision;
  if (outcome.kind !== 'dial' || outcome.agentIds.length === agentIds.length) return decision;
  return { ...decision, outcome: { ...outcome, agentIds } };
}

function isSomebodyFree(world: World, now: number): boolean {
  const agents = world.team.onDuty();
  const known = knowledge(world, { agents, confirmedAt: null }, world.board);
  return agents.some(agent => {
    const availability = availabilityOf(agent, known, now);
    return availability === 'available' || availability === 'paused';
  });
}
