import { memoryOf } from '../../domain/familiarity-rules.ts';
import { numberOf, type Party } from '../../domain/party.ts';
import type { Hotline } from '../../domain/plan.ts';
import { linkedNumbers } from '../../domain/plan-index.ts';
import type { AppContext } from '../context.ts';
import type { CallerAsked } from '../ports/store.ts';

/** What to ask the store of somebody who calls a hotline at `now` (epoch milliseconds); null if nobody is recognised. */
export function askedOf(
  { known }: AppContext,
  { caller, hotline, now }: { readonly caller: Party; readonly hotline: Hotline; readonly now: number },
): CallerAsked | null {
  const { plan } = known;
  const number = numberOf(caller);
  if (number === null) return null;
  return {
    numbers: linkedNumbers(plan, number, now),
    memory: memoryOf(hotline),
    since: now - plan.learning.returnCallMs,
  };
}
