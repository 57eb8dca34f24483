import type { PhoneNumber } from '../domain/phone-number.ts';
import { forgetRequests } from './callback-requests.ts';
import type { Switchboard } from './switchboard.ts';

/** Forgets whose calls were missed, who left the line, who is to be called back and who was in a call that is over; open calls go on. */
export function forgetCallers(
  { missedOffers, leftPlaces, legs, callbacks }: Switchboard,
  isMeant: (caller: PhoneNumber) => boolean,
): void {
  forgetRequests(callbacks, isMeant);
  for (const [agentId, missed] of missedOffers)
    if (missed.lastCaller !== null && isMeant(missed.lastCaller))
      missedOffers.set(agentId, { ...missed, lastCaller: null });
  for (const key of leftPlaces.keys())
    if (isMeant(key.slice(0, key.indexOf(' ')) as PhoneNumber)) leftPlaces.delete(key);
  for (const [callId, leg] of legs.ended)
    if (leg.caller !== null && isMeant(leg.caller)) legs.ended.set(callId, { ...leg, caller: null });
}
