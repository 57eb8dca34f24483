import { askedInCall, type CallbackEvent } from '../domain/callback-event.ts';
import type { JournalEntry } from '../domain/journal-entry.ts';
import { numberOf } from '../domain/party.ts';
import type { PhoneNumber } from '../domain/phone-number.ts';
import type { AgentId } from '../domain/roster.ts';
import {
  type CallbackRequest,
  callBegins,
  callEnds,
  cameToNothing,
  over,
  requestOf,
  ringingBackMs,
  shiftRequest,
  started,
} from './callback-request.ts';
import type { Leg } from './leg.ts';

/** Everybody who is to be called back. */
export interface CallbackRequests {
  /** By the call id of the leg in which they asked. */
  readonly byCallId: Map<string, CallbackRequest>;
  /** The latest of each caller. */
  readonly byCaller: Map<PhoneNumber, CallbackRequest>;
  /** Whose phone rings for one of them, and until when that holds, in epoch milliseconds. */
  readonly ringingUntil: Map<AgentId, number>;
  /** When callers asked within the last day, in epoch milliseconds, by the same call id, in the order in which it was heard. */
  readonly asked: Map<string, number>;
}

/** How long it counts that somebody has asked, in milliseconds. */
export const askedCountsMs = 24 * 3_600_000;

export function noRequests(): CallbackRequests {
  return { byCallId: new Map(), byCaller: new Map(), ringingUntil: new Map(), asked: new Map() };
}

/** The key by which a caller takes back their wish while it is confirmed. */
const withdrawKey = '0';

/** Notes what an entry means for those who are to be called back. `leg` is what was known of its leg before. */
export function noteForCallbacks(requests: CallbackRequests, entry: JournalEntry, leg: Leg | null): void {
  const { event, decision } = entry;
  if (decision !== null && leg !== null) note(requests, requestOf(decision, leg));
  if (requests.byCallId.size === 0) return;
  switch (event.type) {
    case 'newCall':
    case 'answer':
    case 'hangup':
    case 'legClosed':
      noteCall(requests, entry, leg);
      break;
    case 'dtmf':
      if (event.digits.includes(withdrawKey) && leg?.turn?.kind === 'last-words')
        change(requests, event.callId, one =>
          over(one, { why: 'withdrawn', at: entry.receivedAt, agentId: null }),
        );
      break;
    case 'callbackStarted':
    case 'callbackFailed':
    case 'callbackPutOff':
    case 'callbackGivenAway':
    case 'callbackEnded':
      noteCallback(requests, entry, event);
      break;
  }
}

function note(requests: CallbackRequests, request: CallbackRequest | null): void {
  const { byCaller, asked } = requests;
  // Heard of twice, it may be over by now.
  if (request === null || asked.has(request.callId)) return;
  const before = byCaller.get(request.caller);
  if (before !== undefined)
    putRequest(requests, over(before, { why: 'called-again', at: request.askedAt, agentId: null }));
  byCaller.set(request.caller, request);
  putRequest(requests, request);
  for (const [callId, at] of asked) {
    if (request.askedAt - at < askedCountsMs) break;
    asked.delete(callId);
  }
  asked.set(request.callId, request.askedAt);
}

/** Sets a request to what it is, or was. */
export function putRequest(
  { byCallId, byCaller, ringingUntil }: CallbackRequests,
  request: CallbackRequest,
): void {
  const before = byCallId.get(request.callId)?.ringing ?? null;
  if (before !== null) ringingUntil.delete(before.agentId);
  if (request.ringing !== null)
    ringingUntil.set(request.ringing.agentId, request.ringing.since + ringingBackMs);
  byCallId.set(request.callId, request);
  if (byCaller.get(request.caller)?.callId === request.callId) byCaller.set(request.caller, request);
}

function change(
  requests: CallbackRequests,
  callId: string,
  to: (request: CallbackRequest) => CallbackRequest,
): void {
  const request = requests.byCallId.get(callId);
  if (request !== undefined) putRequest(requests, to(request));
}

/** What a call between the company and one of these callers means. */
function noteCall(requests: CallbackRequests, entry: JournalEntry, leg: Leg | null): void {
  const { event, role, receivedAt: at } = entry;
  if (role === 'outgoing') noteCallTo(requests, entry);
  else if (event.type === 'newCall' && (role === 'hotline' || role === 'direct')) {
    const caller = numberOf(event.caller);
    const request = caller === null ? undefined : requests.byCaller.get(caller);
    if (request !== undefined && request.flowId !== entry.flowId && leg === null)
      putRequest(requests, over(request, { why: 'called-again', at, agentId: null }));
  }
}

function noteCallTo(requests: CallbackRequests, { event, agentIds, receivedAt: at }: JournalEntry): void {
  const { callId } = event;
  if (event.type === 'legClosed') {
    // It does not say whom it was a call to.
    for (const one of requests.byCallId.values())
      if (one.calls.some(call => call.callId === callId)) putRequest(requests, callEnds(one, callId, at));
    return;
  }
  if (!('called' in event)) return;
  const called = numberOf(event.called);
  const request = called === null ? undefined : requests.byCaller.get(called);
  if (request === undefined || request.over !== null) return;
  const agentId: AgentId | null = agentIds[0] ?? null;
  if (event.type === 'hangup') putRequest(requests, callEnds(request, callId, at));
  else
    putRequest(
      requests,
      callBegins(request, { callId, agentId, answeredAt: event.type === 'answer' ? at : null }),
    );
}

function noteCallback(
  requests: CallbackRequests,
  { agentIds, receivedAt: at }: JournalEntry,
  event: CallbackEvent,
): void {
  const callId = askedInCall(event.callId);
  const [agentId] = agentIds;
  switch (event.type) {
    case 'callbackStarted':
      if (agentId !== undefined)
        change(requests, callId, one => started(one, { agentId, attempt: event.attempt, at }));
      break;
    case 'callbackFailed':
      change(requests, callId, one => (event.attempt < one.attempts ? one : cameToNothing(one, at)));
      break;
    case 'callbackPutOff':
      change(requests, callId, one => ({ ...one, putOff: { ...one.putOff, [event.agentId]: event.until } }));
      break;
    case 'callbackGivenAway':
      change(requests, callId, one => ({
        ...one,
        wants: one.wants.filter(id => id !== event.agentId),
        never: [...one.never, event.agentId],
      }));
      break;
    case 'callbackEnded':
      forget(requests, callId);
      break;
  }
}

function forget({ byCallId, byCaller, ringingUntil }: CallbackRequests, callId: string): void {
  const request = byCallId.get(callId);
  if (request === undefined) return;
  if (request.ringing !== null) ringingUntil.delete(request.ringing.agentId);
  byCallId.delete(callId);
  if (byCaller.get(request.caller)?.callId === callId) byCaller.delete(request.caller);
}

/** Forgets these callers, whoever is about to call them back. */
export function forgetRequests(requests: CallbackRequests, isMeant: (caller: PhoneNumber) => boolean): void {
  for (const { callId, caller } of requests.byCallId.values()) if (isMeant(caller)) forget(requests, callId);
}

/** Moves all times by a clock that was put forward or back by `byMs` milliseconds. */
export function shiftRequests(requests: CallbackRequests, byMs: number): void {
  for (const one of requests.byCallId.values()) putRequest(requests, shiftRequest(one, byMs));
  for (const [callId, at] of requests.asked) requests.asked.set(callId, at + byMs);
}
