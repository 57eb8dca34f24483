import { evidenceAt, type Familiarity } from '../../domain/familiarity.ts';
import { occupationOf, type Switchboard } from '../../switchboard/switchboard.ts';
import type { Team } from './team.ts';

/**
 * What decisions get to see of the world. The service shows them all it knows; the other settings show what
 * that knowledge is worth, and stand for routers that know less or choose to.
 */
export interface Sight {
  /** False: decisions see who is on duty, but not who is in a call. */
  readonly seesBusy: boolean;
  readonly pastOf: PastOf;
  /** The decayed count of answered calls below which an agent counts as a stranger. */
  readonly leastEvidence: number;
}

/**
 * Whose past with the caller counts: everybody's; that of agents on duty; that of agents on duty and free; or
 * that of the one agent on duty who took most of the caller's calls, with nobody after them.
 */
export const pastsOf = ['everybody', 'on-duty', 'free', 'most-on-duty'] as const;
export type PastOf = (typeof pastsOf)[number];

export const fullSight: Sight = { seesBusy: true, pastOf: 'everybody', leastEvidence: 0 };

/** The part of a caller's past that decisions get to see at `now`, in epoch milliseconds. */
export function visiblePast(
  familiarity: readonly Familiarity[],
  { pastOf, leastEvidence }: Sight,
  {
    team,
    switchboard,
    halfLifeDays,
  }: { readonly team: Team; readonly switchboard: Switchboard; readonly halfLifeDays: number },
  now: number,
): readonly Familiarity[] {
  const enough =
    leastEvidence === 0
      ? familiarity
      : familiarity.filter(one => evidenceAt(one, now, halfLifeDays) >= leastEvidence);
  if (pastOf === 'everybody') return enough;
  const onDuty = enough.filter(one => team.isOnDuty(one.agentId));
  switch (pastOf) {
    case 'on-duty':
      return onDuty;
    case 'free':
      return onDuty.filter(one => occupationOf(switchboard, one.agentId, now) === null);
    case 'most-on-duty':
      return onDuty.toSorted(byCalls).slice(0, 1);
  }
}

function byCalls(a: Familiarity, b: Familiarity): number {
  return b.answeredCalls - a.answeredCalls || b.lastAnsweredAt - a.lastAnsweredAt;
}
