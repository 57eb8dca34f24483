import { askedCountsMs } from '../../switchboard/callback-requests.ts';
import type { Clock } from '../ports/log.ts';

/** Callers who wanted to be called back and were not, since as many are promised as the company allows. */
export interface RefusedCallbacks {
  add(): void;
  /** How many within the last day. */
  count(): number;
}

/** More are not counted; nobody needs to know by how much. */
const mostCounted = 1_000;

/** Of this process: they are journaled like any caller who goes on waiting. */
export function countRefusedCallbacks(clock: Clock): RefusedCallbacks {
  let moments: readonly number[] = [];
  const recent = (): readonly number[] => moments.filter(at => clock() - at < askedCountsMs);
  return {
    add() {
      moments = [...recent(), clock()].slice(-mostCounted);
    },
    count: () => recent().length,
  };
}
