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
export function lineAt(board: Switchboard, now: number): readonly Wait[] {
  const line: Wait[] = [];
  for (const { turn } of board.waiting.values())
    if (turn?.kind === 'wait' && !isOverdue(turn, now)) line.push(turn);
  return line.sort(byPlace);
}

/** VIPs first, then who has waited longer. A total order. */
export function byPlace(a: Place, b: Place): number {
  return (
    Number(b.isVip) - Number(a.isVip) ||
    a.placeSince - b.placeSince ||
    (a.callId < b.callId ? -1 : a.callId > b.callId ? 1 : 0)
  );
}

/** For how long a caller who hung up while waiting keeps their place, in milliseconds. */
export const keepsPlaceMs = 2 * 60_000;

/**
 * When a caller began to wait who had to hang up and calls again within two minutes; also one of whom nothing is heard
 * any more, since the provider may not tell that they have hung up. Null: there is no such place.
 */
export function placeKeptFor(
  board: Switchboard,
  caller: PhoneNumber | null,
  hotline: string,
  now: number,
): number | null {
  if (caller === null) return null;
  const left = board.leftPlaces.get(placeKey(caller, hotline));
  if (left !== undefined && now - left.leftAt < keepsPlaceMs) return left.placeSince;
  for (const leg of board.waiting.values()) {
    const { turn } = leg;
    if (leg.caller !== caller || turn?.kind !== 'wait' || turn.hotline !== hotline) continue;
    if (isOverdue(turn, now) && now - turn.turnSince < keepsPlaceMs) return turn.placeSince;
  }
  return null;
}

export function placeKey(caller: PhoneNumber, hotline: string): string {
  return `${caller} ${hotline}`;
}
