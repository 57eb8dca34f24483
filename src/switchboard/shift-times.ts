import { shiftRequests } from './callback-requests.ts';
import type { Leg } from './leg.ts';
import type { Switchboard } from './switchboard.ts';
import { shiftWait } from './wait.ts';

/**
 * Moves all times on the switchboard forward or back by `byMs` milliseconds, because the clock was moved.
 * What has rung for ten seconds has then still rung for ten seconds, and nobody becomes free or stays busy
 * because of the leap.
 */
export function shiftTimes(switchboard: Switchboard, byMs: number): void {
  const { ringing, talking, ended } = switchboard.legs;
  for (const legs of [ringing, talking, ended])
    for (const [callId, leg] of legs) legs.set(callId, shifted(leg, byMs));
  for (const [callId, leg] of switchboard.waiting) switchboard.waiting.set(callId, shifted(leg, byMs));
  for (const [key, { placeSince, leftAt }] of switchboard.leftPlaces)
    switchboard.leftPlaces.set(key, { placeSince: placeSince + byMs, leftAt: leftAt + byMs });
  for (const [agentId, at] of switchboard.idleSince) switchboard.idleSince.set(agentId, at + byMs);
  for (const [agentId, talks] of switchboard.talks)
    switchboard.talks.set(
      agentId,
      talks.map(({ from, to }) => ({ from: from + byMs, to: to + byMs })),
    );
  for (const [agentId, until] of switchboard.claimedUntil)
    switchboard.claimedUntil.set(agentId, until + byMs);
  for (const [agentId, pause] of switchboard.pauses)
    switchboard.pauses.set(agentId, { ...pause, since: pause.since + byMs });
  for (const [agentId, missed] of switchboard.missedOffers)
    switchboard.missedOffers.set(agentId, { ...missed, lastAt: missed.lastAt + byMs });
  shiftRequests(switchboard.callbacks, byMs);
}

function shifted(leg: Leg, byMs: number): Leg {
  const turn = leg.turn?.kind === 'wait' ? shiftWait(leg.turn, byMs) : leg.turn;
  return { ...leg, since: leg.since + byMs, turn };
}
