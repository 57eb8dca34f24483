import type { Familiarity } from '../../domain/familiarity.ts';
import type { ReplayCall } from '../../domain/logged-call.ts';
import type { Hotline } from '../../domain/plan.ts';
import { hotlineByNumber } from '../../domain/plan-index.ts';
import type { ReturnCall } from '../../domain/terms.ts';
import type { ReplayedLeg } from './leg-events.ts';
import { visiblePast } from './sight.ts';
import type { World } from './world.ts';

/** A call to a hotline, with what does not change while it is routed. */
export interface RoutedCall {
  readonly call: ReplayCall;
  readonly leg: ReplayedLeg;
  readonly hotline: Hotline;
  /** The caller's familiarity with every agent when the call arrived. */
  readonly past: readonly Familiarity[];
  /** The part of `past` that decisions get to see. */
  readonly visible: readonly Familiarity[];
  /** The agent's call in vain that this call may return; null: none. */
  readonly returnCall: ReturnCall | null;
}

export function toRoutedCall(world: World, call: ReplayCall): RoutedCall {
  const { plan, memories, sight, team, switchboard } = world;
  const { callId, caller, arrivedAt } = call;
  const hotline = hotlineByNumber(plan, call.called) ?? world.hotline;
  const memory = memories.of(hotline);
  const past = caller === null ? [] : memory.familiarityOf(caller, arrivedAt);
  const { halfLifeDays } = hotline.policy;
  return {
    call,
    leg: {
      callId,
      role: 'hotline',
      caller: caller === null ? { kind: 'withheld' } : { kind: 'number', number: memories.numberOf(caller) },
    },
    hotline,
    past,
    returnCall: caller === null ? null : memories.returnCallOf(caller, hotline, arrivedAt),
    visible: visiblePast(past, sight, { team, switchboard, halfLifeDays }, arrivedAt),
  };
}
