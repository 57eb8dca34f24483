import type { PhoneNumber } from '../domain/phone-number.ts';
import type { Switchboard } from './switchboard.ts';
import { isOverdue, type Wait } from './wait.ts';

/** Somebody's place in the line. */
export interface Place {
  readonly callId: string;
  readonly isVip: boolean;
  /** Epoch milliseconds. */
  readonly placeSince: number;
}

/** Everybody who waits at `now` (epoch milliseconds), at any hotline, in order. */
export function lineAt(switchboard: Switchboard, now: number): readonly Wait[] {
  const line: Wait[] = [];
  for (const { turn } of switchboard.waiting.values())
    if (turn?.kind === 'wait' && !isOverdue(turn, now)) line.push(turn);
  return line.sort(byPlace);
}

/** Orders the line: VIPs first, then whoever has waited longer. A total order. */
export function byPlace(a: Place, b: Place): number {
  return (
    Number(b.isVip) - Number(a.isVip) ||
    a.placeSince - b.placeSince ||
    (a.callId < b.callId ? -1 : a.callId > b.callId ? 1 : 0)
  );
}

/** How long a caller who hung up while waiting keeps their place, in milliseconds. */
export const keepsPlaceMs = 2 * 60_000;

/**
 * When a caller who is calling again began to wait, if they hung up less than two minutes ago, or are no
 * longer heard of: the provider may not say that a caller hung up. Epoch milliseconds; null: no place is kept
 * for them.
 */
export function placeKeptFor(
  switchboard: Switchboard,
  caller: PhoneNumber | null,
  hotline: string,
  now: number,
): number | null {
  if (caller === null) return null;
  const left = switchboard.leftPlaces.get(placeKey(caller, hotline));
  if (left !== undefined && now - left.leftAt < keepsPlaceMs) return left.placeSince;
  for (const leg of switchboard.waiting.values()) {
    const { turn } = leg;
    if (leg.caller !== caller || turn?.kind !== 'wait' || turn.hotline !== hotline) continue;
    if (isOverdue(turn, now) && now - turn.turnSince < keepsPlaceMs) return turn.placeSince;
  }
  return null;
}

export function placeKey(caller: PhoneNumber, hotline: string): string {
  return `${caller} ${hotline}`;
}
