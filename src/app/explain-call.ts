import { decide } from '../acd/decide.ts';
import type { Decision } from '../acd/decision.ts';
import { numberOf, type Party } from '../acd/party.ts';
import type { Hotline } from '../acd/plan.ts';
import { toSituation } from '../acd/situation.ts';
import type { AppContext } from './context.ts';
import { surroundingsOf } from './surroundings.ts';

/** What would be decided if this caller called a hotline now. Nothing is recorded and nobody rings. */
export async function explainCall(
  context: AppContext,
  { caller, hotline }: { readonly caller: Party; readonly hotline: Hotline },
): Promise<Decision> {
  const { store, known, clock } = context;
  const number = numberOf(caller);
  const familiarity = number === null ? [] : await store.familiarityOf(number);
  const options = { ...surroundingsOf(context, hotline, clock()), basis: 'store' } as const;
  const call = { callId: 'explain', caller };
  return decide(toSituation(call, known, { familiarity, returnCall: null }, options));
}
