import type { ReplayCall } from '../../domain/logged-call.ts';
import { hotlineByNumber } from '../../domain/plan-index.ts';
import type { RoutedCall } from './routed-call.ts';
import { visiblePast } from './sight.ts';
import type { World } from './world.ts';

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
