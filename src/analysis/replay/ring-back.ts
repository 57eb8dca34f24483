import type { AgentId } from '../../domain/roster.ts';
import { applyEntry } from '../../switchboard/apply-entry.ts';
import { pauseAfterMs } from '../../switchboard/callback-request.ts';
import { occupationOf } from '../../switchboard/switchboard.ts';
import { giveUp } from './ask-for-callback.ts';
import type { CallbackRequest } from './callback-request.ts';
import { learn } from './learn.ts';
import { answerEntry, hangupEntry, newCallEntry, type ReplayedLeg } from './leg-events.ts';
import { decideNow } from './offer-call.ts';
import { firstToPickUp } from './phones.ts';
import { settle } from './settle.ts';
import { whomToRingBack } from './whom-to-ring-back.ts';
import type { World } from './world.ts';

/**
 * Has agents who are free ring back whom they may. To be called at the end of a moment (epoch milliseconds):
 * every call that came in at it goes first.
 */
export function ringBack(world: World, now: number): void {
  const { requests, team, switchboard } = world;
  if (requests.size === 0) return;
  team.advance(now);
  const due = [...requests].filter(({ isRinging, notBefore }) => !isRinging && notBefore <= now);
  const isFree = (agentId: AgentId): boolean =>
    team.isOnDuty(agentId) && occupationOf(switchboard, agentId, now) === null;
  for (const { request, agentId } of whomToRingBack(due, isFree))
    if (!request.isRinging && isFree(agentId) && isAvailable(world, request, agentId, now))
      ringAgent(world, request, agentId, now);
}

/**
 * Whether the caller would find this agent available if they had only just called: not in wrap-up, kept for
 * nobody who waits, and neither absent nor off duty, with the hotline open.
 */
function isAvailable(world: World, { routed }: CallbackRequest, agentId: AgentId, now: number): boolean {
  const { candidates } = decideNow(world, routed, null, now).reason;
  const candidate = candidates.find(one => one.agentId === agentId);
  if (candidate === undefined) return false;
  const { availability, verdict, idleSince } = candidate;
  if (availability === 'wrap-up') lookAgain(world, idleSince + world.rules.wrapUpMs);
  return availability === 'available' && !barred.has(verdict);
}

const barred: ReadonlySet<string> = new Set(['absent', 'off-duty', 'never', 'kept']);

/** Makes a moment of `at`, at whose end agents ring back. */
function lookAgain({ queue }: World, at: number): void {
  queue.add(at, () => undefined);
}

/** A try: the agent's phone rings first. */
function ringAgent(world: World, request: CallbackRequest, agentId: AgentId, now: number): void {
  const { habits, seed, queue, switchboard } = world;
  const { call, leg: asked } = request.routed;
  request.isRinging = true;
  request.tries++;
  const attempt = request.tries;
  const leg: ReplayedLeg = { ...asked, callId: `${asked.callId} callback ${attempt}`, role: 'direct' };
  applyEntry(switchboard, newCallEntry(leg, now, { agentIds: [agentId] }));
  const first = firstToPickUp(call.callId, [agentId], habits, { seed, attempt });
  if (first === null) queue.add(now + habits.ringTimeoutMs, at => hangUp(world, request, leg, at));
  else
    queue.add(now + first.afterMs, at => {
      applyEntry(switchboard, answerEntry(leg, at, agentId));
      ringCaller(world, request, { leg, agentId, attempt, now: at });
    });
}

interface Attempt {
  readonly leg: ReplayedLeg;
  readonly agentId: AgentId;
  readonly attempt: number;
  readonly now: number;
}

/** Callers take as long to pick up as agents do. */
function ringCaller(world: World, request: CallbackRequest, { leg, agentId, attempt, now }: Attempt): void {
  const { callbacks, seed, queue } = world;
  const habits = { ...world.habits, noAnswerRate: 1 - callbacks.pickedUp };
  const { callId } = request.routed.call;
  const isGone = !world.requests.has(request);
  const first = isGone ? null : firstToPickUp(callId, ['the caller'], habits, { seed, attempt });
  if (isGone) hangUp(world, request, leg, now);
  else if (first === null) queue.add(now + habits.ringTimeoutMs, at => hangUp(world, request, leg, at));
  else queue.add(now + first.afterMs, at => talk(world, request, { leg, agentId, attempt, now: at }));
}

/** The callback is the answer of the call for which it was asked. */
function talk(world: World, request: CallbackRequest, { leg, agentId, now }: Attempt): void {
  if (!world.requests.delete(request)) {
    hangUp(world, request, leg, now);
    return;
  }
  const { call, hotline } = request.routed;
  learn(world, call, { hotline, agentId, answeredAt: now });
  world.queue.add(now + call.talkMs, end =>
    applyEntry(world.switchboard, hangupEntry(leg, end, 'normal-clearing')),
  );
  settle(world, request.routed, { outcome: 'answered', agentId, heldMs: 0, at: now, callback: 'reached' });
}

/** Ends a try in vain: it is tried again after a pause, or given up. */
function hangUp(world: World, request: CallbackRequest, leg: ReplayedLeg, at: number): void {
  applyEntry(world.switchboard, hangupEntry(leg, at, 'no-answer'));
  request.isRinging = false;
  request.notBefore = at + pauseAfterMs(request.tries);
  if (request.tries >= world.callbacks.tries || request.notBefore >= request.until)
    giveUp(world, request, at);
  else lookAgain(world, request.notBefore);
}
