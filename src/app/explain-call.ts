import { decide } from '../acd/decide.ts';
import type { Decision } from '../acd/decision.ts';
import { numberOf, type Party } from '../acd/party.ts';
import { toSituation } from '../acd/situation.ts';
import type { AppContext } from './context.ts';

/** What would be decided if this caller called the hotline now. Nothing is recorded and nobody rings. */
export async function explainCall(context: AppContext, caller: Party): Promise<Decision> {
  const { store, known, policy, clock } = context;
  const number = numberOf(caller);
  const familiarity = number === null ? [] : await store.familiarityOf(number);
  const call = { callId: 'explain', caller };
  return decide(toSituation(call, known, familiarity, { policy, now: clock(), basis: 'store' }));
}
