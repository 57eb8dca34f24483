import { isOpen, type Leg, type LegState, legLifeMs } from './leg.ts';
import type { AgentId } from './roster.ts';

/**
 * Every leg that Familiar knows of, and since when each agent has been idle. The one value of the core that is
 * changed in place: it is touched on every event, and copying it would cost more than the decision.
 */
export interface Switchboard {
  /** Legs by call id; each map in order of `since`, so that what is too old stands in front. */
  readonly legs: Readonly<Record<LegState, Map<string, Leg>>>;
  readonly openByFlow: Map<string, Set<string>>;
  readonly openByAgent: Map<AgentId, Set<string>>;
  /** End of each agent's last talk in epoch milliseconds. */
  readonly idleSince: Map<AgentId, number>;
}

/** How far back the journal must be read to know every open leg, in milliseconds. */
export const switchboardWindowMs = legLifeMs.talking;

export function emptySwitchboard(): Switchboard {
  return {
    legs: { ringing: new Map(), talking: new Map(), ended: new Map() },
    openByFlow: new Map(),
    openByAgent: new Map(),
    idleSince: new Map(),
  };
}

/** The leg with this call id, open or lately ended. */
export function legOf(board: Switchboard, callId: string): Leg | null {
  const { ringing, talking, ended } = board.legs;
  return ringing.get(callId) ?? talking.get(callId) ?? ended.get(callId) ?? null;
}

/** The legs of one call that are open at `now`. */
export function openLegsOfFlow(board: Switchboard, flowId: string, now: number): Leg[] {
  return openLegs(board, board.openByFlow.get(flowId), now);
}

/** The legs that occupy an agent at `now`. */
export function openLegsOfAgent(board: Switchboard, agentId: AgentId, now: number): Leg[] {
  return openLegs(board, board.openByAgent.get(agentId), now);
}

/** Puts a leg in the place of what was known of it. */
export function putLeg(board: Switchboard, leg: Leg): void {
  const before = legOf(board, leg.callId);
  if (before !== null) forget(board, before);
  if (before?.state === 'talking' && leg.state === 'ended')
    for (const agentId of before.agentIds) board.idleSince.set(agentId, leg.since);
  board.legs[leg.state].set(leg.callId, leg);
  if (leg.state !== 'ended') {
    addTo(board.openByFlow, leg.flowId, leg.callId);
    for (const agentId of leg.agentIds) addTo(board.openByAgent, agentId, leg.callId);
  }
  forgetExpired(board, leg.since);
}

function openLegs(board: Switchboard, callIds: ReadonlySet<string> | undefined, now: number): Leg[] {
  const legs: Leg[] = [];
  for (const callId of callIds ?? []) {
    const leg = legOf(board, callId);
    if (leg !== null && isOpen(leg, now)) legs.push(leg);
  }
  return legs;
}

function forgetExpired(board: Switchboard, now: number): void {
  for (const legs of Object.values(board.legs))
    for (const leg of legs.values()) {
      if (now - leg.since < legLifeMs[leg.state]) break;
      forget(board, leg);
    }
}

function forget(board: Switchboard, leg: Leg): void {
  board.legs[leg.state].delete(leg.callId);
  removeFrom(board.openByFlow, leg.flowId, leg.callId);
  for (const agentId of leg.agentIds) removeFrom(board.openByAgent, agentId, leg.callId);
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
