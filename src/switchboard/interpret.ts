import type { AvailabilityRules } from '../domain/availability-rules.ts';
import type { Answer, CallEvent, Hangup, NewCall } from '../domain/call-event.ts';
import type { JournalEntry, LegRole } from '../domain/journal-entry.ts';
import { numberOf } from '../domain/party.ts';
import type { PhoneNumber } from '../domain/phone-number.ts';
import type { Plan } from '../domain/plan.ts';
import { type AgentId, agentByNumber, agentsOfUser, type Roster } from '../domain/roster.ts';
import { isRedirectLeg, type Leg } from './leg.ts';
import { legOf, openLegsOfAgent, openLegsOfFlow, type Switchboard } from './switchboard.ts';

/** What is known when an event comes in. */
export interface Knowledge {
  readonly plan: Plan;
  /** The numbers of all hotlines. */
  readonly hotlines: ReadonlySet<PhoneNumber>;
  /** Whether a call that was forwarded to the hotline inside the account is routed like a fresh one. */
  readonly routeForwarded: boolean;
  readonly rules: AvailabilityRules;
  readonly roster: Roster;
  readonly switchboard: Switchboard;
}

/** What an event means: which call it belongs to, what its leg is, and which agents it concerns. */
export type Meaning = Pick<JournalEntry, 'flowId' | 'role' | 'agentIds'>;

/** Interprets an event received at `now`, in epoch milliseconds. docs/ARCHITECTURE.md has the rules. */
export function interpret(event: CallEvent, known: Knowledge, now: number): Meaning {
  const leg = legOf(known.switchboard, event.callId);
  const redirect = event.type === 'newCall' ? redirectBehind(event, known, now) : null;
  const flowId = leg?.flowId ?? redirect?.flowId ?? flowOf(event, known);
  switch (event.type) {
    case 'newCall': {
      const role = leg?.role ?? roleOfNewCall(event, known, now);
      return { flowId, role, agentIds: agentsRung(event, role, known) };
    }
    case 'answer': {
      const role = event.user?.name === 'voicemail' ? 'voicemail' : (leg?.role ?? roleOf(event, known));
      return { flowId, role, agentIds: whoPickedUp(event, role, leg, known) };
    }
    case 'hangup':
      return { flowId, role: leg?.role ?? roleOf(event, known), agentIds: [] };
    case 'dtmf':
      return { flowId, role: leg?.role ?? 'direct', agentIds: [] };
  }
}

function flowOf(event: CallEvent, known: Knowledge): string {
  if (event.flowId !== null) return event.flowId;
  if (event.originalCallId === null) return event.callId;
  return legOf(known.switchboard, event.originalCallId)?.flowId ?? event.originalCallId;
}

/**
 * A leg is routed only if it is new, comes from outside to a hotline, is not for the mailbox, and its call
 * was not routed before. Each condition keeps one kind of leg, or one kind of loop, from being redirected.
 */
function roleOfNewCall(event: NewCall, known: Knowledge, now: number): LegRole {
  if (event.users.some(user => user.name === 'voicemail')) return 'voicemail';
  const role = roleOf(event, known);
  if (role !== 'hotline') return role;
  const isFresh = event.originalCallId === null || event.originalCallId === event.callId;
  if (!isFresh && !known.routeForwarded) return 'direct';
  const isRouted = openLegsOfFlow(known.switchboard, flowOf(event, known), now).some(
    leg => leg.role === 'hotline',
  );
  return isRouted ? 'direct' : 'hotline';
}

/** The role that the numbers at both ends suggest for a leg. */
function roleOf(event: NewCall | Answer | Hangup, { hotlines }: Knowledge): LegRole {
  if (event.direction === 'out') return 'outgoing';
  const isHotline = (number: PhoneNumber | null): boolean => number !== null && hotlines.has(number);
  if (isHotline(numberOf(event.caller))) return 'second-leg';
  return isHotline(numberOf(event.called)) ? 'hotline' : 'direct';
}

/**
 * The caller's leg behind a second leg. The provider need not say which call a second leg belongs to; but it
 * rings an agent whom Familiar dialled, and an agent is dialled for one call at a time.
 */
function redirectBehind(event: NewCall, known: Knowledge, now: number): Leg | null {
  if (roleOf(event, known) !== 'second-leg') return null;
  if (event.flowId !== null && openLegsOfFlow(known.switchboard, event.flowId, now).length > 0) return null;
  const agent = agentByNumber(known.roster, numberOf(event.called));
  if (agent === null) return null;
  const legs = openLegsOfAgent(known.switchboard, agent.id, now).filter(isRedirectLeg);
  return legs.findLast(leg => leg.role === 'hotline') ?? null;
}

function agentsRung(event: NewCall, role: LegRole, { roster, switchboard }: Knowledge): AgentId[] {
  if (role === 'voicemail') return [];
  const byNumber = agentIdOfNumber(roster, numberOf(role === 'outgoing' ? event.caller : event.called));
  const named = event.users.flatMap(({ id }) => (id === null ? [] : agentIdOf(roster, id, byNumber)));
  const told = named.length > 0 ? named : byNumber;
  return told.length > 0 || role !== 'outgoing' ? told : whoCallsBack(event, switchboard);
}

/** A callback may show the hotline’s number instead of the agent’s. */
function whoCallsBack({ called }: NewCall, { callbacks }: Switchboard): AgentId[] {
  const number = numberOf(called);
  const ringing = number === null ? null : (callbacks.byCaller.get(number)?.ringing ?? null);
  return ringing === null ? [] : [ringing.agentId];
}

function whoPickedUp(event: Answer, role: LegRole, leg: Leg | null, { roster }: Knowledge): AgentId[] {
  if (role === 'voicemail') return [];
  if (role === 'outgoing')
    return leg === null ? agentIdOfNumber(roster, numberOf(event.caller)) : [...leg.agentIds];
  const byNumber = agentIdOfNumber(roster, event.answeringNumber);
  if (byNumber.length > 0) return byNumber;
  // A queue picks up under its own name and without an id: nobody has talked to the caller yet.
  if (event.user !== null && event.user.name !== '' && event.user.id === null) return [];
  const byCalled = agentIdOfNumber(roster, numberOf(event.called));
  const known = byCalled.length > 0 ? byCalled : (leg?.agentIds ?? []);
  const byUser = event.user?.id == null ? [] : agentIdOf(roster, event.user.id, known);
  return byUser.length > 0 ? byUser : byCalled;
}

/**
 * The agent whom a user's id names. Where the user's numbers are agents of their own, the one that is known
 * otherwise, by number or because it rings; nobody if that does not settle it.
 */
function agentIdOf(roster: Roster, userId: string, known: readonly AgentId[]): AgentId[] {
  if (roster.agents.some(agent => agent.id === userId)) return [userId];
  const own = agentsOfUser(roster, userId).filter(({ id }) => known.includes(id));
  return own.length === 1 ? own.map(({ id }) => id) : [];
}

function agentIdOfNumber(roster: Roster, number: PhoneNumber | null): AgentId[] {
  const agent = agentByNumber(roster, number);
  return agent === null ? [] : [agent.id];
}
