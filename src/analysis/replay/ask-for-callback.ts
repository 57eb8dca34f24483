import type { Decision } from '../../domain/decision.ts';
import type { CallbackRequest } from './callback-request.ts';
import { draw, purpose, subjectOf } from './draw.ts';
import type { RoutedCall } from './routed-call.ts';
import { settle } from './settle.ts';
import { whoMayRingBack } from './who-may-ring-back.ts';
import type { World } from './world.ts';

/**
 * Whether a caller who has just called asks to be called back instead of what was decided. If so, the call is
 * settled once they were reached, or not.
 */
export function askForCallback(world: World, routed: RoutedCall, decision: Decision): boolean {
  const { callbacks, seed, requests, queue } = world;
  const { callId, arrivedAt } = routed.call;
  if (draw(seed, subjectOf(callId), purpose.asksForCallback) >= callbacks.share) return false;
  const agents = whoMayRingBack(decision, callbacks.mayAsk);
  if (agents.length === 0) return false;
  const request: CallbackRequest = {
    routed,
    agents: new Map(agents.map(({ agentId, evidence }) => [agentId, evidence])),
    until: arrivedAt + callbacks.withinMs,
    tries: 0,
    notBefore: arrivedAt,
    isRinging: false,
  };
  requests.add(request);
  queue.add(request.until, at => {
    if (!request.isRinging) giveUp(world, request, at);
  });
  return true;
}

/** Ends a callback that reached nobody, unless it has ended already. */
export function giveUp(world: World, request: CallbackRequest, at: number): void {
  if (!world.requests.delete(request)) return;
  settle(world, request.routed, { outcome: 'lost', rang: request.tries > 0, at, callback: 'not-reached' });
}

/** Whoever calls again, or is talked to by other means, is not called back any more. */
export function withdrawCallbacks(world: World, caller: string, at: number): void {
  for (const request of world.requests) {
    if (request.routed.call.caller !== caller) continue;
    world.requests.delete(request);
    settle(world, request.routed, { outcome: 'abandoned', at, callback: 'withdrawn' });
  }
}
