import type { Answer, CallEvent, Hangup, KeysPressed } from '../../domain/call-event.ts';
import { isOfAccount } from '../../switchboard/of-account.ts';
import { legOf } from '../../switchboard/switchboard.ts';
import type { AppContext } from '../context.ts';
import { spendAtMost } from '../time-budget.ts';

/**
 * Whether an event is one to act on.
 *
 * - `foreign`: it is not of the company's account, or follows up a call that was not taken
 * - `over`: it comes after the end of its leg, as one that is sent again does, and changes nothing
 */
export type Admission = 'taken' | 'foreign' | 'over';

/**
 * Judges an event whose signature is right. That says only that the provider has sent it to some customer, at some
 * time (platform.md 1.2).
 *
 * @param accountId the account that the event names; null: it does not
 */
export async function admitEvent(
  context: AppContext,
  event: CallEvent,
  accountId: string | null,
): Promise<Admission> {
  const { known, clock } = context;
  if (event.type === 'newCall') return isOfAccount(event, accountId, known, clock()) ? 'taken' : 'foreign';
  return legOf(known.switchboard, event.callId) === null ? admitUnknown(context, event) : 'taken';
}

/** What follows up a leg of which this process knows nothing: it is asked of the store, as long as that may take. */
async function admitUnknown(
  { store, known, clock, answerBudgetMs }: AppContext,
  event: Answer | Hangup | KeysPressed,
): Promise<Admission> {
  // What can't be found out is taken: nothing may be lost of a call that was.
  const heard = await spendAtMost(answerBudgetMs, store.legHeard(event.callId), { instead: 'something' });
  if (heard === 'its end') return 'over';
  if (heard === 'something') return 'taken';
  // Its beginning may still wait in the spool of another instance.
  const isPerhapsElsewhere = store.isShared && event.type !== 'dtmf';
  return isPerhapsElsewhere && isOfAccount(event, null, known, clock()) ? 'taken' : 'foreign';
}
