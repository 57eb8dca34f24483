import type { Leg } from './leg.ts';
import { keepsPlaceMs, placeKey } from './line.ts';
import type { Switchboard } from './switchboard.ts';

/** What the provider sends instead of keys if the caller hangs up meanwhile. Observed, not documented. */
export const hungUpDigits = '-1';

/** Remembers the place of a caller who hangs up while waiting. `now` is in epoch milliseconds. */
export function leavePlace(switchboard: Switchboard, { caller, turn }: Leg, now: number): void {
  if (caller === null || turn?.kind !== 'wait') return;
  for (const [key, { leftAt }] of switchboard.leftPlaces) {
    if (now - leftAt < keepsPlaceMs) break;
    switchboard.leftPlaces.delete(key);
  }
  const key = placeKey(caller, turn.hotline);
  // Deleted first, to become the latest.
  switchboard.leftPlaces.delete(key);
  switchboard.leftPlaces.set(key, { placeSince: turn.placeSince, leftAt: now });
}

/** Forgets a place that a call has taken up again: two calls can't both have it. */
export function forgetPlace(switchboard: Switchboard, { caller, turn }: Leg): void {
  if (caller !== null && turn?.kind === 'wait') switchboard.leftPlaces.delete(placeKey(caller, turn.hotline));
}
