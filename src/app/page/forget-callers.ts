import { forgetCallers as forgetOnSwitchboard } from '../../switchboard/forget-callers.ts';
import type { AppContext } from '../context.ts';
import type { IsErased } from '../erasures.ts';
import { forgetCurrentPlan } from '../plan/plan-desk.ts';
import { forgetCosts } from './number-cost.ts';

/** Drops whatever this process remembers of callers who were erased. Calls that are going on go on. */
export function forgetCallers(
  { store, known, recentOffers, recentTurns, erasures }: AppContext,
  isErased: IsErased,
): void {
  store.callers.forget(isErased);
  forgetOnSwitchboard(known.switchboard, isErased);
  recentOffers.forgetCallers(isErased);
  recentTurns.forgetCallers(isErased);
  forgetCurrentPlan(store);
  forgetCosts(isErased);
  erasures.publish(isErased);
}
