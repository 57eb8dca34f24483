import type { Familiarity } from '../familiarity.ts';
import { occupationOf, type Switchboard } from '../switchboard.ts';
import type { Team } from './team.ts';

/**
 * What decisions are told of the world. The service tells all it knows; the other settings show what knowing is worth,
 * and stand for routers that know less.
 */
export interface Sight {
  /** False: who is on duty is known, but not who is on the phone. */
  readonly seesBusy: boolean;
  /** Whose past with the caller counts: everybody's, or only that of agents on duty, or only of those free as well. */
  readonly pastOf: 'everybody' | 'on-duty' | 'free';
}

export const fullSight: Sight = { seesBusy: true, pastOf: 'everybody' };

/** The part of a caller's past that decisions get to see at `now`, in epoch milliseconds. */
export function visiblePast(
  familiarity: readonly Familiarity[],
  { pastOf }: Sight,
  team: Team,
  board: Switchboard,
  now: number,
): readonly Familiarity[] {
  switch (pastOf) {
    case 'everybody':
      return familiarity;
    case 'on-duty':
      return familiarity.filter(one => team.isOnDuty(one.agentId));
    case 'free':
      return familiarity.filter(
        one => team.isOnDuty(one.agentId) && occupationOf(board, one.agentId, now) === null,
      );
  }
}
