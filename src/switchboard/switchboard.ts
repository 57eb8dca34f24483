import type { AvailabilityRules } from '../domain/availability-rules.ts';
import type { AgentId } from '../domain/roster.ts';
import { type CallbackRequests, noRequests } from './callback-requests.ts';
import { endedLegLifeMs, isOpen, type Leg, type LegState } from './leg.ts';
import type { MissedOffers } from './missed-offers.ts';
import type { Pauses } from './pause.ts';
import { noteTalk, type Talk } from './talk-time.ts';
import type { LeftPlace } from './wait.ts';

/**
 * Every leg that Familiar knows of, and what earlier ones left behind for each agent. The one value of the
 * core that is changed in place: it is touched on every event, and copying it would cost more than the
 * decision.
 */
export interface Switchboard {
  /** The rules by which legs expire and agents become free again; a change of the configuration replaces them. */
  rules: AvailabilityRules;
  /** Legs by call id; ended ones in order of `since`, the oldest in front. */
  readonly legs: Readonly<Record<LegState, Map<string, Leg>>>;
  readonly openByFlow: Map<string, Set<string>>;
  /**
   * Open legs by agent, without those found expired: where many hangups get lost, no decision passes the same
   * legs twice.
   */
  readonly openByAgent: Map<AgentId, Set<string>>;
  /** Those of them in which the agent talks: what they say goes before all that rings. */
  readonly talkingByAgent: Map<AgentId, Set<string>>;
  /** End of each agent's last talk in epoch milliseconds. */
  readonly idleSince: Map<AgentId, number>;
  /** The talks of each agent that ended within the last hour or so. */
  readonly talks: Map<AgentId, Talk[]>;
  /** Agents who have missed offers since they last picked up a call or made one. */
  readonly missedOffers: Map<AgentId, MissedOffers>;
  readonly pauses: Pauses;
  /**
   * Legs in which callers wait and nobody rings, by call id, including those in which the caller is overdue.
   */
  readonly waiting: Map<string, Leg>;
  /**
   * Places in the line of callers who hung up while waiting, by caller and hotline, the earliest left in
   * front.
   */
  readonly leftPlaces: Map<string, LeftPlace>;
  readonly callbacks: CallbackRequests;
  /** Until when another instance has claimed an agent, in epoch milliseconds. */
  readonly claimedUntil: Map<AgentId, number>;
}

/**
 * How far back the journal must be read to know every open leg and everybody set aside, in milliseconds.
 * Pauses may be older.
 */
export function switchboardWindowMs(rules: AvailabilityRules): number {
  return Math.max(rules.ringingExpiresMs + rules.talkingExpiresMs, rules.autoPauseMs);
}

export function emptySwitchboard(rules: AvailabilityRules): Switchboard {
  return {
    rules,
    legs: { ringing: new Map(), talking: new Map(), ended: new Map() },
    openByFlow: new Map(),
    openByAgent: new Map(),
    talkingByAgent: new Map(),
    idleSince: new Map(),
    talks: new Map(),
    missedOffers: new Map(),
    pauses: new Map(),
    waiting: new Map(),
    leftPlaces: new Map(),
    callbacks: noRequests(),
    claimedUntil: new Map(),
  };
}

/** The leg with this call id: open, expired or recently ended. */
export function legOf(switchboard: Switchboard, callId: string): Leg | null {
  const { ringing, talking, ended } = switchboard.legs;
  return ringing.get(callId) ?? talking.get(callId) ?? ended.get(callId) ?? null;
}

/** The legs of one call that are open at `now`. */
export function openLegsOfFlow(switchboard: Switchboard, flowId: string, now: number): Leg[] {
  return openLegs(switchboard, switchboard.openByFlow.get(flowId), now);
}

/** The legs that occupy an agent at `now`. */
export function openLegsOfAgent(switchboard: Switchboard, agentId: AgentId, now: number): Leg[] {
  return openLegs(switchboard, switchboard.openByAgent.get(agentId), now);
}

/** What occupies an agent at `now` (epoch milliseconds), here or at another instance; null: nothing. */
export function occupationOf(
  switchboard: Switchboard,
  agentId: AgentId,
  now: number,
): 'talking' | 'ringing' | null {
  if (isAnyOpen(switchboard, switchboard.talkingByAgent.get(agentId), now)) return 'talking';
  if ((switchboard.claimedUntil.get(agentId) ?? 0) > now) return 'ringing';
  if ((switchboard.callbacks.ringingUntil.get(agentId) ?? 0) > now) return 'ringing';
  return isAnyOpen(switchboard, switchboard.openByAgent.get(agentId), now) ? 'ringing' : null;
}

/** Looks no further than the first that is, however many there are. */
function isAnyOpen(switchboard: Switchboard, callIds: Set<string> | undefined, now: number): boolean {
  for (const callId of callIds ?? nothing) {
    const leg = legOf(switchboard, callId);
    if (leg !== null && isOpen(leg, switchboard.rules, now)) return true;
    callIds?.delete(callId);
  }
  return false;
}

const nothing: ReadonlySet<string> = new Set();

/** Legs that have not ended but have expired by `now`: they occupy nobody and are due to be closed. */
export function expiredLegs(switchboard: Switchboard, now: number): Leg[] {
  const expired: Leg[] = [];
  for (const legs of [switchboard.legs.ringing, switchboard.legs.talking])
    for (const leg of legs.values()) if (!isOpen(leg, switchboard.rules, now)) expired.push(leg);
  return expired;
}

/**
 * Replaces what was known of a leg. Whoever talked in it and no longer does has been idle since
 * `talkEndedAt`, in epoch milliseconds.
 */
export function putLeg(switchboard: Switchboard, leg: Leg, talkEndedAt = leg.since): void {
  const before = legOf(switchboard, leg.callId);
  if (before !== null) forget(switchboard, before);
  if (before?.state === 'talking' && leg.state === 'ended')
    for (const agentId of before.agentIds) {
      switchboard.idleSince.set(agentId, Math.max(talkEndedAt, switchboard.idleSince.get(agentId) ?? 0));
      noteTalk(switchboard.talks, agentId, { from: before.since, to: talkEndedAt });
    }
  switchboard.legs[leg.state].set(leg.callId, leg);
  if (leg.turn?.kind === 'wait' && leg.agentIds.length === 0) switchboard.waiting.set(leg.callId, leg);
  if (leg.state !== 'ended') {
    addTo(switchboard.openByFlow, leg.flowId, leg.callId);
    for (const agentId of leg.agentIds) {
      addTo(switchboard.openByAgent, agentId, leg.callId);
      if (leg.state === 'talking') addTo(switchboard.talkingByAgent, agentId, leg.callId);
    }
  }
  forgetEnded(switchboard, leg.since);
}

/** Removes a leg without a trace, as if its call had never been offered to anybody. */
export function withdrawLeg(switchboard: Switchboard, callId: string): void {
  const leg = legOf(switchboard, callId);
  if (leg !== null) forget(switchboard, leg);
}

/**
 * Notes that another instance has claimed an agent until `until`, in epoch milliseconds, unless more is heard
 * of it.
 */
export function claimElsewhere(switchboard: Switchboard, agentId: AgentId, until: number): void {
  switchboard.claimedUntil.set(agentId, until);
}

function openLegs(switchboard: Switchboard, callIds: Set<string> | undefined, now: number): Leg[] {
  const legs: Leg[] = [];
  if (callIds === undefined) return legs;
  for (const callId of callIds) {
    const leg = legOf(switchboard, callId);
    if (leg === null || !isOpen(leg, switchboard.rules, now)) callIds.delete(callId);
    else legs.push(leg);
  }
  return legs;
}

function forgetEnded(switchboard: Switchboard, now: number): void {
  for (const leg of switchboard.legs.ended.values()) {
    if (now - leg.since < endedLegLifeMs) break;
    forget(switchboard, leg);
  }
}

function forget(switchboard: Switchboard, leg: Leg): void {
  switchboard.legs[leg.state].delete(leg.callId);
  switchboard.waiting.delete(leg.callId);
  removeFrom(switchboard.openByFlow, leg.flowId, leg.callId);
  for (const agentId of leg.agentIds) {
    removeFrom(switchboard.openByAgent, agentId, leg.callId);
    removeFrom(switchboard.talkingByAgent, agentId, leg.callId);
  }
}

function addTo(index: Map<string, Set<string>>, key: string, callId: string): void {
  const callIds = index.get(key);
  if (callIds === undefined) index.set(key, new Set([callId]));
  else callIds.add(callId);
}

function removeFrom(index: Map<string, Set<string>>, key: string, callId: string): void {
  const callIds = index.get(key);
  callIds?.delete(callId);
  if (callIds?.size === 0) index.delete(key);
}
