import type { Decision } from '../../domain/decision.ts';
import type { ReplayCall } from '../../domain/logged-call.ts';
import type { AgentId } from '../../domain/roster.ts';
import { applyEntry } from '../../switchboard/apply-entry.ts';
import { legOf, occupationOf, type Switchboard } from '../../switchboard/switchboard.ts';
import { askForCallback } from './ask-for-callback.ts';
import { learn } from './learn.ts';
import { answerEntry, hangupEntry, newCallEntry, turnEntry } from './leg-events.ts';
import { offerCall } from './offer-call.ts';
import { firstToPickUp } from './phones.ts';
import type { RoutedCall } from './routed-call.ts';
import { settle } from './settle.ts';
import { toRoutedCall } from './to-routed-call.ts';
import type { World } from './world.ts';

/** How long a turn of a wait lasts, in milliseconds; after it the call is decided again. */
export const turnMs = 5_000;

/** Decides a call to the hotline on arrival: somebody picks up, or the caller waits, or the call is lost. */
export function routeCall(world: World, call: ReplayCall): void {
  const { switchboard, team } = world;
  const now = call.arrivedAt;
  team.advance(now);
  const routed = toRoutedCall(world, call);
  const decision = offerCall(world, routed, null, now);
  if (askForCallback(world, routed, decision)) return;
  const rung = whosePhonesRing(decision, switchboard, now);
  if (rung.length > 0 || decision.outcome.kind === 'hold')
    applyEntry(switchboard, newCallEntry(routed.leg, now, { decision: offeredTo(decision, rung) }));
  carryOut(world, routed, { decision, rung, now });
}

/** Ends a turn: the call is decided again, and finally if anybody is dialled. */
function endTurn(world: World, routed: RoutedCall, now: number): void {
  const { switchboard, team } = world;
  const { leg } = routed;
  const wait = legOf(switchboard, leg.callId)?.turn;
  if (wait?.kind !== 'wait') return;
  team.advance(now);
  const decision = offerCall(world, routed, wait, now);
  const rung = whosePhonesRing(decision, switchboard, now);
  applyEntry(switchboard, turnEntry(leg, now, offeredTo(decision, rung)));
  if (rung.length === 0 && decision.outcome.kind !== 'hold')
    applyEntry(switchboard, hangupEntry(leg, now, 'forwarded'));
  carryOut(world, routed, { decision, rung, now });
}

interface Offer {
  readonly decision: Decision;
  /** Those of the agents dialled whose phones do ring. */
  readonly rung: readonly AgentId[];
  readonly now: number;
}

function carryOut(world: World, routed: RoutedCall, offer: Offer): void {
  switch (offer.decision.outcome.kind) {
    case 'hold':
      wait(world, routed, offer.now);
      break;
    case 'dial':
      ring(world, routed, offer);
      break;
    case 'as-configured':
      settle(world, routed, { outcome: 'lost', rang: false, at: offer.now });
      break;
    case 'number':
    case 'voicemail':
    case 'announcement':
    case 'reject':
      settle(world, routed, { outcome: 'overflowed', at: offer.now });
      break;
  }
}

/** Lets the caller wait for a turn, or hang up in it. */
function wait(world: World, routed: RoutedCall, now: number): void {
  const { queue, switchboard } = world;
  const { call, leg } = routed;
  const leavesAt = call.arrivedAt + call.patienceMs;
  if (leavesAt >= now + turnMs) queue.add(now + turnMs, at => endTurn(world, routed, at));
  else
    queue.add(Math.max(now, leavesAt), at => {
      applyEntry(switchboard, hangupEntry(leg, at, 'cancel'));
      settle(world, routed, { outcome: 'abandoned', at });
    });
}

/** Rings whom a decision dials, which is final: if nobody picks up, the call is lost. */
function ring(world: World, routed: RoutedCall, { rung, now }: Offer): void {
  const { habits, seed, queue, switchboard } = world;
  const { call, leg } = routed;
  const first = firstToPickUp(call.callId, rung, habits, { seed, attempt: 0 });
  if (first !== null) {
    queue.add(now + first.afterMs, at =>
      pickUp(world, routed, { agentId: first.agentId, heldMs: now - call.arrivedAt, at }),
    );
    return;
  }
  settle(world, routed, { outcome: 'lost', rang: rung.length > 0, at: now });
  if (rung.length > 0)
    queue.add(now + habits.ringTimeoutMs, at => applyEntry(switchboard, hangupEntry(leg, at, 'no-answer')));
}

function pickUp(
  world: World,
  routed: RoutedCall,
  { agentId, heldMs, at }: { readonly agentId: AgentId; readonly heldMs: number; readonly at: number },
): void {
  const { switchboard, queue } = world;
  const { call, leg, hotline } = routed;
  applyEntry(switchboard, answerEntry(leg, at, agentId));
  learn(world, call, { hotline, agentId, answeredAt: at });
  queue.add(at + call.talkMs, end => applyEntry(switchboard, hangupEntry(leg, end, 'normal-clearing')));
  settle(world, routed, { outcome: 'answered', agentId, heldMs, at });
}

/** The agents dialled who are not in a call; only blind decisions can dial others. */
function whosePhonesRing({ outcome }: Decision, switchboard: Switchboard, now: number): readonly AgentId[] {
  if (outcome.kind !== 'dial') return [];
  return outcome.agentIds.filter(agentId => occupationOf(switchboard, agentId, now) === null);
}

function offeredTo(decision: Decision, agentIds: readonly AgentId[]): Decision {
  const { outcome } = decision;
  if (outcome.kind !== 'dial' || outcome.agentIds.length === agentIds.length) return decision;
  return { ...decision, outcome: { ...outcome, agentIds } };
}
