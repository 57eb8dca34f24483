import type { Decision } from '../../domain/decision.ts';
import type { Party } from '../../domain/party.ts';
import type { Hotline } from '../../domain/plan.ts';
import { decideCall } from '../../routing/decide-call.ts';
import type { AppContext } from '../context.ts';
import { recallCaller } from './recall-caller.ts';
import { surroundingsOf } from './surroundings.ts';

/**
 * What would be decided if this caller called a hotline at `now`, in epoch milliseconds. The rules are those of that
 * moment, agents are as available as they are. Nothing is recorded and nobody rings.
 */
export async function explainCall(
  context: AppContext,
  { caller, hotline, now }: { readonly caller: Party; readonly hotline: Hotline; readonly now: number },
): Promise<Decision> {
  const recalled = await recallCaller(context, { caller, hotline, now });
  const options = surroundingsOf(context, { hotline, now, basis: 'store' });
  return decideCall(context.known, { callId: 'explain', caller }, recalled, options);
}
