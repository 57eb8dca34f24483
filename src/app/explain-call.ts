import { decide } from '../acd/decide.ts';
import type { Decision } from '../acd/decision.ts';
import { numberOf, type Party } from '../acd/party.ts';
import type { Hotline } from '../acd/plan.ts';
import { toSituation } from '../acd/situation.ts';
import type { AppContext } from './context.ts';

/** What would be decided if this caller called a hotline now. Nothing is recorded and nobody rings. */
export async function explainCall(
  { store, known, clock }: AppContext,
  { caller, hotline }: { readonly caller: Party; readonly hotline: Hotline },
): Promise<Decision> {
  const number = numberOf(caller);
  const familiarity = number === null ? [] : await store.familiarityOf(number);
  const call = { callId: 'explain', caller };
  return decide(toSituation(call, known, familiarity, { hotline, now: clock(), basis: 'store' }));
}
