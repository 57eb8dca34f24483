import type { AgentId } from '../../domain/roster.ts';
import { availabilityOf } from '../../switchboard/availability.ts';
import { type CallFate, pastWith } from '../measures/call-fate.ts';
import { knowledgeOf } from './offer-call.ts';
import type { RoutedCall } from './routed-call.ts';
import type { World } from './world.ts';

/**
 * What became of a call and when, in epoch milliseconds; `heldMs` is how long the caller waited before
 * anybody was rung. `callback`: what became of the one that the caller asked for; nobody waits on the line for
 * one.
 */
export type Settled = Ending & { readonly callback?: NonNullable<CallFate['callback']>['became'] };

type Ending =
  | {
      readonly outcome: 'answered';
      readonly agentId: AgentId;
      readonly heldMs: number;
      readonly at: number;
    }
  | { readonly outcome: 'abandoned' | 'overflowed'; readonly at: number }
  /** `rang`: whether phones rang, in vain. */
  | { readonly outcome: 'lost'; readonly rang: boolean; readonly at: number };

/** Reports what became of a call. */
export function settle(world: World, { call, past }: RoutedCall, settled: Settled): void {
  const { callId, caller, arrivedAt } = call;
  const isAnswered = settled.outcome === 'answered';
  const agentId = isAnswered ? settled.agentId : null;
  const afterMs = settled.at - arrivedAt;
  const { callback } = settled;
  world.onFate({
    callId,
    caller,
    arrivedAt,
    outcome: settled.outcome,
    agentId,
    answeredAfterMs: isAnswered && callback === undefined ? afterMs : null,
    heldMs: isAnswered ? settled.heldMs : callback === undefined ? afterMs : 0,
    talkMs: isAnswered ? call.talkMs : 0,
    somebodyWasFree: settled.outcome !== 'lost' || settled.rang || isSomebodyFree(world, settled.at),
    past: pastWith(past, agentId),
    ...(callback === undefined ? {} : { callback: { became: callback, afterMs } }),
  });
}

function isSomebodyFree(world: World, now: number): boolean {
  const agents = world.team.onDuty();
  const known = knowledgeOf(world, { agents, confirmedAt: null }, world.switchboard);
  return agents.some(agent => {
    const availability = availabilityOf(agent, known, now);
    return availability === 'available' || availability === 'paused';
  });
}
