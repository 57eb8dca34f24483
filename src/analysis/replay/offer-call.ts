import type { Decision } from '../../domain/decision.ts';
import { hotlineNumbers } from '../../domain/plan-index.ts';
import type { Roster } from '../../domain/roster.ts';
import { decideCall } from '../../routing/decide-call.ts';
import type { Knowledge } from '../../switchboard/interpret.ts';
import type { Switchboard } from '../../switchboard/switchboard.ts';
import type { Wait } from '../../switchboard/wait.ts';
import type { RoutedCall } from './routed-call.ts';
import type { World } from './world.ts';

/**
 * Decides at `now` (epoch milliseconds), as the service does, on a call that comes in or whose caller has
 * waited for a turn.
 */
export function offerCall(world: World, routed: RoutedCall, wait: Wait | null, now: number): Decision {
  const decision = decideNow(world, routed, wait, now);
  world.onDecision?.(decision);
  return decision;
}

/** What would be decided at `now`. The only place where a replay asks the product whom to dial. */
export function decideNow(
  world: World,
  { leg, hotline, visible, returnCall }: RoutedCall,
  wait: Wait | null,
  now: number,
): Decision {
  const recalled = wait?.recalled ?? { familiarity: visible, returnCall };
  const known = knowledgeOf(world, world.team.rosterFor(recalled.familiarity), world.seen);
  return decideCall(known, leg, recalled, {
    hotline,
    now,
    basis: 'store',
    ended: wait === null ? null : { wait, digits: '' },
    toLocal: at => world.toLocal(hotline.timeZone, at),
    canPlay: anything,
    mayBeCalledBack: () => false,
  });
}

/** Every announcement counts as available: a log knows nothing of them. */
function anything(): boolean {
  return true;
}

export function knowledgeOf({ rules, plan }: World, roster: Roster, switchboard: Switchboard): Knowledge {
  return { plan, hotlines: hotlineNumbers(plan), routeForwarded: false, rules, roster, switchboard };
}
