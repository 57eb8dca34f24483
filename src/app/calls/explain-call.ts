import type { Decision } from '../../domain/decision.ts';
import { nothingRecalled } from '../../domain/familiarity.ts';
import type { Party } from '../../domain/party.ts';
import type { Hotline } from '../../domain/plan.ts';
import { decide } from '../../routing/decide.ts';
import { toSituation } from '../../routing/situation.ts';
import type { AppContext } from '../context.ts';
import { askedOf } from './asked-of.ts';
import { surroundingsOf } from './surroundings.ts';

/**
 * What would be decided if this caller called a hotline at `now`, in epoch milliseconds. The rules are those of that
 * moment, agents are as available as they are. Nothing is recorded and nobody rings.
 */
export async function explainCall(
  context: AppContext,
  { caller, hotline, now }: { readonly caller: Party; readonly hotline: Hotline; readonly now: number },
): Promise<Decision> {
  const { store, known } = context;
  const asked = askedOf(context, { caller, hotline, now });
  const recalled = asked === null ? nothingRecalled : await store.recallCaller(asked);
  const options = surroundingsOf(context, { hotline, now, basis: 'store' });
  return decide(toSituation({ callId: 'explain', caller }, known, recalled, options));
}
