import type { JournalEntry } from '../domain/journal-entry.ts';
import { numberOf } from '../domain/party.ts';
import type { AgentId } from '../domain/roster.ts';
import { noteForCallbacks } from './callback-requests.ts';
import { forgetPlace, hungUpDigits, leavePlace } from './leave.ts';
import { isRedirectLeg, type Leg } from './leg.ts';
import { countMissed, isMissed } from './missed-offers.ts';
import { notePause } from './pause.ts';
import { legOf, openLegsOfFlow, putLeg, type Switchboard } from './switchboard.ts';
import { askTransfer, failTransfer, handOver } from './transfer.ts';
import { turnOf } from './turn.ts';

/** Brings the switchboard up to date with one more event. */
export function applyEntry(switchboard: Switchboard, entry: JournalEntry): void {
  noteForCallbacks(switchboard.callbacks, entry, legOf(switchboard, entry.event.callId));
  switch (entry.event.type) {
    case 'newCall':
      ring(switchboard, entry);
      break;
    case 'answer':
    case 'answerNoticed':
      pickUp(switchboard, entry);
      break;
    case 'hangup':
    case 'legClosed':
      end(switchboard, entry);
      break;
    case 'dtmf':
      takeNextTurn(switchboard, entry);
      break;
    case 'transferAsked':
      askTransfer(switchboard, entry);
      break;
    case 'transferFailed':
      failTransfer(switchboard, entry);
      break;
    case 'agentPaused':
      notePause(switchboard.pauses, entry.event, entry.receivedAt);
      break;
    case 'agentResumed':
      notePause(switchboard.pauses, entry.event, entry.receivedAt);
      forgetMissed(switchboard, entry.event.agentId, entry.receivedAt);
      break;
    case 'userSplit':
      nameAgent(switchboard, entry, entry.event.userIds);
      break;
    case 'pastCall':
    case 'callbackStarted':
    case 'callbackFailed':
    case 'callbackPutOff':
    case 'callbackGivenAway':
    case 'callbackEnded':
      break;
  }
}

/**
 * Applies an entry that was received elsewhere or before a restart. What is dated later than `now` (epoch
 * milliseconds) happened now: clocks differ, and are put back.
 */
export function applyPastEntry(switchboard: Switchboard, entry: JournalEntry, now: number): void {
  applyEntry(switchboard, entry.receivedAt > now ? { ...entry, receivedAt: now } : entry);
}

/** Pauses are heard of more than once, and must not excuse what was missed after them. */
function forgetMissed({ missedOffers }: Switchboard, agentId: AgentId, until: number): void {
  if ((missedOffers.get(agentId)?.lastAt ?? -Infinity) <= until) missedOffers.delete(agentId);
}

/** Ends a leg without an event, as when it turns out to have ended before. */
export function endLeg(switchboard: Switchboard, callId: string, now: number): void {
  const leg = legOf(switchboard, callId);
  if (leg !== null) putLeg(switchboard, ended(leg, now));
}

/**
 * Notes that agents talk in a leg since `since`, in epoch milliseconds. Empty `agentIds`: a machine picked
 * up.
 */
function connectLeg(switchboard: Switchboard, leg: Leg, agentIds: readonly AgentId[], since: number): void {
  // A repeated event, which the journal does not keep: it excuses nobody from what they have missed since.
  if (leg.state !== 'ringing' && isSame(leg.agentIds, agentIds)) return;
  for (const agentId of agentIds) switchboard.missedOffers.delete(agentId);
  // Nothing leaves `ended`, unless the end was only presumed.
  if (leg.state === 'ended' && leg.isPresumed !== true) {
    putLeg(switchboard, { ...leg, agentIds });
    return;
  }
  const connected = talking(leg, agentIds, since);
  putLeg(switchboard, connected);
  if (agentIds.length === 0) return;
  // The agent also talks on the other leg of the redirect; whoever else was rung is free again.
  for (const other of otherRedirectLegs(switchboard, connected, since)) {
    if (other.state !== 'ringing') continue;
    const talks = other.role === 'hotline' || other.agentIds.some(id => agentIds.includes(id));
    putLeg(switchboard, talks ? talking(other, agentIds, since) : ended(other, since));
  }
}

function ring(switchboard: Switchboard, entry: JournalEntry): void {
  if (legOf(switchboard, entry.event.callId) !== null) return;
  const outcome = entry.decision?.outcome;
  const transferredTo = entry.role === 'direct' ? handOver(switchboard, entry, entry.receivedAt) : [];
  const offeredTo = outcome?.kind === 'dial' ? outcome.agentIds : transferredTo;
  const agentIds = outcome === undefined || outcome.kind === 'as-configured' ? entry.agentIds : offeredTo;
  if (entry.role === 'outgoing') for (const agentId of agentIds) switchboard.missedOffers.delete(agentId);
  const leg = newLeg(entry, agentIds, offeredTo);
  forgetPlace(switchboard, leg);
  putLeg(switchboard, startsTalking(switchboard, leg) ? talking(leg, agentIds, leg.since) : leg);
}

/**
 * An agent who dials is busy from the first moment; one whose second leg is announced late may talk already.
 */
function startsTalking(switchboard: Switchboard, leg: Leg): boolean {
  if (leg.role === 'outgoing') return true;
  if (leg.role !== 'second-leg') return false;
  return openLegsOfFlow(switchboard, leg.flowId, leg.since).some(
    other =>
      other.role === 'hotline' &&
      other.state === 'talking' &&
      other.agentIds.some(id => leg.agentIds.includes(id)),
  );
}

/** What was decided when a turn of a wait ended, or that the caller has hung up in it. */
function takeNextTurn(switchboard: Switchboard, { event, decision, receivedAt: since }: JournalEntry): void {
  const leg = legOf(switchboard, event.callId);
  if (leg?.state !== 'ringing' || leg.turn?.kind !== 'wait') return;
  if (decision === null) {
    if (event.type === 'dtmf' && event.digits === hungUpDigits) endTalk(switchboard, leg, since, false);
    return;
  }
  const { outcome, terms } = decision;
  // Repeated or late: a later turn has begun.
  if ((terms.waiting?.turns ?? 0) < leg.turn.turns) return;
  const agentIds = outcome.kind === 'dial' ? outcome.agentIds : [];
  putLeg(switchboard, { ...leg, agentIds, offeredTo: agentIds, since, turn: turnOf(decision) });
}

function pickUp(switchboard: Switchboard, entry: JournalEntry): void {
  const leg = legOf(switchboard, entry.event.callId) ?? newLeg(entry, [], []);
  // The provider itself picked up, to play its music: the caller still waits.
  if (leg.turn?.kind === 'wait' && entry.agentIds.length === 0) return;
  if (entry.role === 'voicemail') countMisses(switchboard, leg, entry);
  connectLeg(switchboard, leg, entry.agentIds, entry.receivedAt);
}

function end(switchboard: Switchboard, entry: JournalEntry): void {
  const { event, receivedAt: since } = entry;
  const leg = legOf(switchboard, event.callId) ?? newLeg(entry, [], []);
  const isPresumed = event.type === 'legClosed' && event.wasRinging === true;
  // Somebody had picked up without the instance that closed it hearing of it.
  if (isPresumed && leg.state === 'talking') return;
  if (leg.state === 'ended') {
    if (leg.isPresumed && !isPresumed) putLeg(switchboard, ended(leg, leg.since));
    // A repeated event, which the journal does not keep: it has no bearing on legs that came since.
    return;
  }
  const isEndUnknown = event.type === 'legClosed' && event.why !== 'not-in-progress';
  const hasExpired = event.type === 'legClosed' && event.why === 'expired';
  const others = otherRedirectLegs(switchboard, leg, since);
  // Where events get lost, answered calls expire too: counting those would set everybody aside.
  if (!hasExpired) countMisses(switchboard, leg, entry);
  endTalk(switchboard, leg, since, isEndUnknown);
  if (isPresumed) putLeg(switchboard, { ...ended(leg, since), isPresumed });
  for (const other of others) {
    // The caller has left, so nobody rings or talks any more.
    if (leg.role === 'hotline') endTalk(switchboard, other, since, isEndUnknown);
    // The agent has left; the caller may have moved on to somebody else. A leg that only rang says nothing
    // about a talk.
    else if (other.role === 'hotline' && (leg.state === 'talking' || other.state === 'ringing'))
      putLeg(switchboard, { ...other, agentIds: other.agentIds.filter(id => !leg.agentIds.includes(id)) });
  }
}

/** A talk whose end was never reported ended at an unknown time, surely too long ago for any wrap-up. */
function endTalk(switchboard: Switchboard, leg: Leg, since: number, isEndUnknown: boolean): void {
  if (leg.turn?.kind === 'wait') leavePlace(switchboard, leg, since);
  putLeg(switchboard, ended(leg, since), isEndUnknown ? leg.since : since);
}

/** Replaces a user with the agent who turned out to be the part of that user concerned. */
function nameAgent(
  switchboard: Switchboard,
  { flowId, agentIds, receivedAt }: JournalEntry,
  userIds: readonly AgentId[],
): void {
  const [agentId] = agentIds;
  if (agentId === undefined) return;
  const named = (ids: readonly AgentId[]): readonly AgentId[] =>
    ids.map(id => (userIds.includes(id) ? agentId : id));
  for (const leg of openLegsOfFlow(switchboard, flowId, receivedAt))
    putLeg(switchboard, { ...leg, agentIds: named(leg.agentIds), offeredTo: named(leg.offeredTo) });
}

/** Counts the offer as missed by all to whom it was made, if it was still open when this entry ended it. */
function countMisses(switchboard: Switchboard, leg: Leg, { event, receivedAt }: JournalEntry): void {
  if (leg.state !== 'ringing') return;
  const cause = event.type === 'hangup' ? event.cause : null;
  if (!isMissed(receivedAt - leg.since, cause)) return;
  for (const agentId of leg.offeredTo) countMissed(switchboard.missedOffers, agentId, leg.caller, receivedAt);
}

function isSame(some: readonly AgentId[], others: readonly AgentId[]): boolean {
  return some.length === others.length && some.every(id => others.includes(id));
}

function otherRedirectLegs(switchboard: Switchboard, leg: Leg, now: number): Leg[] {
  if (!isRedirectLeg(leg)) return [];
  return openLegsOfFlow(switchboard, leg.flowId, now).filter(
    other => other.callId !== leg.callId && isRedirectLeg(other),
  );
}

function talking(leg: Leg, agentIds: readonly AgentId[], since: number): Leg {
  const { callId, flowId, role, caller } = leg;
  return { callId, flowId, role, state: 'talking', agentIds, since, offeredTo: [], turn: null, caller };
}

function ended(leg: Leg, since: number): Leg {
  const { callId, flowId, role, caller } = leg;
  const agentIds = leg.state === 'ringing' ? [] : leg.agentIds;
  return { callId, flowId, role, state: 'ended', agentIds, since, offeredTo: [], turn: null, caller };
}

function newLeg(
  { event, flowId, role, receivedAt: since, decision }: JournalEntry,
  agentIds: readonly AgentId[],
  offeredTo: readonly AgentId[],
): Leg {
  const caller = event.type === 'newCall' ? numberOf(event.caller) : null;
  return {
    callId: event.callId,
    flowId,
    role,
    state: 'ringing',
    agentIds,
    since,
    offeredTo,
    turn: turnOf(decision),
    caller,
  };
}
