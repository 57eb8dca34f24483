import { type CallbackEnded, type CallbackEvent, callbackIdOf } from '../domain/callback-event.ts';
import type { Decision } from '../domain/decision.ts';
import type { CallbackEntry } from '../domain/journal-entry.ts';
import type { PhoneNumber } from '../domain/phone-number.ts';
import type { AgentId } from '../domain/roster.ts';

/**
 * A caller who is to be called back, from when they asked for it until it is journaled that it is over. Moments are in epoch
 * milliseconds.
 *
 *                    ┌──── refused, not heard of, not reached: again later ───┐
 *                    ▼                                                        │
 *     asked ──► open ──callbackStarted──► ringing ──the agent's call begins──► calling
 *                 │                                                           │
 *                 │ called again, withdrawn, expired, tried often enough      │ they have talked
 *                 └──────────────────────────► over ◄─────────────────────────┘
 */
export interface CallbackRequest {
  /** Of the leg in which they asked. */
  readonly callId: string;
  readonly flowId: string;
  readonly caller: PhoneNumber;
  /** The hotline's name. */
  readonly hotline: string;
  readonly askedAt: number;
  /** Until when the company keeps trying. */
  readonly until: number;
  /** From when on anybody of the hotline calls back; null: nobody but those in `wants`. */
  readonly anybodyFrom: number | null;
  readonly isVip: boolean;
  /** Who is to call back, best first. */
  readonly wants: readonly AgentId[];
  /** Whether nobody but those in `wants` may, however long it takes. */
  readonly isStrict: boolean;
  /** Who never does: by a rule of the company, or because they gave it away. */
  readonly never: readonly AgentId[];
  /** Until when an agent does not want to. */
  readonly putOff: Readonly<Partial<Record<AgentId, number>>>;
  /** How often somebody's phone was rung for it. */
  readonly attempts: number;
  /** Whose phone is being rung for it, as long as nothing is heard of their call; null: nobody's. */
  readonly ringing: { readonly agentId: AgentId; readonly since: number } | null;
  /** When it may be tried again. */
  readonly notBefore: number;
  /** Calls to this caller that go on, whoever made them. */
  readonly calls: readonly CallToCaller[];
  /** How it ended; it stays until that is journaled. */
  readonly over: CallbackOver | null;
}

export interface CallToCaller {
  readonly callId: string;
  readonly agentId: AgentId | null;
  readonly answeredAt: number | null;
}

export interface CallbackOver {
  readonly why: CallbackEnded['why'];
  /** Of a talk, when it began. */
  readonly at: number;
  /** Who talked to them; null where nobody did, or it is not known. */
  readonly agentId: AgentId | null;
}

/** How long nothing may be heard of a call that was started for a callback, in milliseconds. */
export const ringingBackMs = 90_000;

/** What a mailbox answers is hung up soon: a call that is answered for a shorter time, in milliseconds, was no talk. */
const shortestTalkMs = 15_000;

/** How often somebody's phone is rung for one caller. */
export const mostAttempts = 3;

const pausesMs = [2 * 60_000, 5 * 60_000];

/** How long after so many attempts that came to nothing the next may be made, in milliseconds. */
export function pauseAfterMs(attempts: number): number {
  return pausesMs[Math.min(attempts, pausesMs.length) - 1] ?? 0;
}

/** The request that a decision records; null: it is none. */
export function requestOf(
  decision: Decision,
  { flowId, caller }: { readonly flowId: string; readonly caller: PhoneNumber | null },
): CallbackRequest | null {
  const { callId, outcome, terms, decidedAt: askedAt } = decision;
  if (outcome.kind !== 'callback' || caller === null || terms.callback === undefined) return null;
  const { lastsMs, anybodyAfterMs } = terms.callback;
  return {
    callId,
    flowId,
    caller,
    hotline: terms.hotline,
    askedAt,
    until: askedAt + lastsMs,
    anybodyFrom: anybodyAfterMs === null ? null : askedAt + anybodyAfterMs,
    isVip: terms.caller?.vip ?? false,
    wants: outcome.agentIds,
    isStrict: terms.caller?.fixed?.strict ?? false,
    never: terms.caller?.never ?? [],
    putOff: {},
    attempts: 0,
    ringing: null,
    notBefore: askedAt,
    calls: [],
    over: null,
  };
}

export function started(
  request: CallbackRequest,
  { agentId, attempt, at }: { readonly agentId: AgentId; readonly attempt: number; readonly at: number },
): CallbackRequest {
  // What is heard of twice has come to nothing meanwhile.
  return attempt > request.attempts
    ? { ...request, attempts: attempt, ringing: { agentId, since: at } }
    : request;
}

/** Nobody talked. Where an attempt came to nothing, the next comes a while later. */
export function cameToNothing(request: CallbackRequest, at: number): CallbackRequest {
  const notBefore = Math.max(request.notBefore, at + pauseAfterMs(request.attempts));
  return { ...request, ringing: null, notBefore };
}

/** The request by a clock that was put forward or back by `byMs` milliseconds. */
export function shiftRequest(request: CallbackRequest, byMs: number): CallbackRequest {
  const { ringing, calls, over: how, anybodyFrom, putOff } = request;
  return {
    ...request,
    askedAt: request.askedAt + byMs,
    until: request.until + byMs,
    anybodyFrom: anybodyFrom === null ? null : anybodyFrom + byMs,
    putOff: Object.fromEntries(Object.entries(putOff).map(([agentId, at = 0]) => [agentId, at + byMs])),
    ringing: ringing && { ...ringing, since: ringing.since + byMs },
    notBefore: request.notBefore + byMs,
    calls: calls.map(call => ({ ...call, answeredAt: call.answeredAt && call.answeredAt + byMs })),
    over: how && { ...how, at: how.at + byMs },
  };
}

/** Somebody of the company calls the caller; the provider may say so more than once. */
export function callBegins(request: CallbackRequest, call: CallToCaller): CallbackRequest {
  const before = request.calls.find(({ callId }) => callId === call.callId);
  const answeredAt = before?.answeredAt ?? call.answeredAt;
  const agentId = call.agentId ?? before?.agentId ?? request.ringing?.agentId ?? null;
  const calls = [
    ...request.calls.filter(({ callId }) => callId !== call.callId),
    { ...call, agentId, answeredAt },
  ];
  return { ...request, calls, ringing: null };
}

export function callEnds(request: CallbackRequest, callId: string, at: number): CallbackRequest {
  const call = request.calls.find(one => one.callId === callId);
  if (call === undefined) return request;
  const left = { ...request, calls: request.calls.filter(one => one.callId !== callId) };
  if (call.answeredAt !== null && at - call.answeredAt >= shortestTalkMs)
    return over(left, { why: 'talked', at: call.answeredAt, agentId: call.agentId });
  return cameToNothing(left, at);
}

/** The first end holds. */
export function over(request: CallbackRequest, how: CallbackOver): CallbackRequest {
  return request.over === null ? { ...request, over: how, ringing: null } : request;
}

/** Whether nobody may try at `now`, in epoch milliseconds: somebody does, or it is over or not yet time. */
export function isResting(request: CallbackRequest, now: number): boolean {
  const { ringing, calls, over: how, notBefore, until, attempts } = request;
  if (how !== null || ringing !== null || calls.length > 0) return true;
  return now < notBefore || now >= until || attempts >= mostAttempts;
}

/** Of each kind of event. */
type WithoutCallId<Event> = Event extends unknown ? Omit<Event, 'callId'> : never;

/** The entry that says what becomes of a wish to be called back, at `now` (epoch milliseconds). */
export function callbackEntry(
  request: CallbackRequest,
  event: WithoutCallId<CallbackEvent>,
  { now, agentIds = [] }: { readonly now: number; readonly agentIds?: readonly AgentId[] },
): CallbackEntry {
  const whole: CallbackEvent = { ...event, callId: callbackIdOf(request.callId) };
  return { event: whole, receivedAt: now, flowId: request.flowId, role: 'no-leg', agentIds, decision: null };
}
