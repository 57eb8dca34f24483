import type { KeysPressed } from '../../domain/call-event.ts';
import type { JournalEntry } from '../../domain/journal-entry.ts';
import type { Party } from '../../domain/party.ts';
import { hotlineByName } from '../../domain/plan-index.ts';
import { type Reply, replyOf } from '../../domain/reply.ts';
import { isFull } from '../../routing/callback-terms.ts';
import { decideCall } from '../../routing/decide-call.ts';
import { hungUpDigits } from '../../switchboard/leave.ts';
import type { Leg } from '../../switchboard/leg.ts';
import { legOf } from '../../switchboard/switchboard.ts';
import type { Wait } from '../../switchboard/wait.ts';
import type { AppContext } from '../context.ts';
import { failedWhileWaiting, noteNotRecorded } from '../health/not-recorded.ts';
import { startTimeBudget, type TimeBudget } from '../time-budget.ts';
import { offerUntilTaken } from './offer.ts';
import { recordCall } from './record-call.ts';
import { surroundingsOf } from './surroundings.ts';

/**
 * Says what comes next in a leg that has been played something, and records the keys pressed. `turnEnded` is the number
 * of the turn of a wait, if the push names one. Where the caller waits for it the answer comes within the time budget,
 * whatever the store does; else it rejects if the store could not take the event.
 */
export async function takeTurn(
  context: AppContext,
  event: KeysPressed,
  turnEnded: number | null = null,
): Promise<Reply> {
  const earlier = answeredBefore(context, event, turnEnded);
  if (earlier !== null) return replyOf(earlier);
  const leg = legOf(context.known.switchboard, event.callId);
  if (leg === null || leg.turn === null || leg.state !== 'ringing') {
    await recordCall(context, event);
    return { kind: 'as-configured' };
  }
  const budget = startTimeBudget(context.answerBudgetMs, error =>
    noteNotRecorded(context, error, { callId: event.callId, what: failedWhileWaiting }),
  );
  try {
    if (leg.turn.kind === 'wait' && event.digits !== hungUpDigits)
      return await endTurn(context, event, { leg, wait: leg.turn, budget });
    await budget.spend(recordCall(context, event), undefined);
    return { kind: 'hang-up' };
  } finally {
    budget.close();
  }
}

/** What was answered to this push before, where it is one sent again. */
function answeredBefore(
  { recentTurns }: AppContext,
  { callId }: KeysPressed,
  turnEnded: number | null,
): JournalEntry | null {
  const latest = recentTurns.find(callId);
  return turnEnded !== null && latest?.decision?.terms.waiting?.turns === turnEnded ? latest : null;
}

async function endTurn(
  context: AppContext,
  event: KeysPressed,
  { leg, wait, budget }: { readonly leg: Leg; readonly wait: Wait; readonly budget: TimeBudget },
): Promise<Reply> {
  const { recentTurns, log } = context;
  const { callId } = event;
  try {
    // What is remembered answers the turn before.
    recentTurns.forget(callId);
    const draft = (now: number): JournalEntry => draftTurn(context, event, { leg, wait, now });
    const offered = await offerUntilTaken(context, { callId, draft, remembered: recentTurns }, budget);
    noteRefusedCallback(context, offered);
    return replyOf(offered);
  } catch (error) {
    log.error({ err: error, callId }, 'A call could not be decided and rings as configured.');
    return { kind: 'as-configured' };
  }
}

/** Counts whoever asked to be called back, and gets no callback since the company allows no more. */
function noteRefusedCallback({ known, health }: AppContext, { decision, receivedAt }: JournalEntry): void {
  const terms = decision?.terms;
  if (terms?.waiting?.asksFor !== 'callback' || terms.callback !== undefined) return;
  if (isFull(known.switchboard.callbacks, known.plan.callbacks, receivedAt)) health.refusedCallbacks.add();
}

/** Decides anew, by what was known of the caller when they called. */
function draftTurn(
  context: AppContext,
  event: KeysPressed,
  { leg, wait, now }: { readonly leg: Leg; readonly wait: Wait; readonly now: number },
): JournalEntry {
  const { known } = context;
  const { flowId, role } = leg;
  const entry = { event, receivedAt: now, flowId, role, agentIds: [] };
  const hotline = hotlineByName(known.plan, wait.hotline);
  if (hotline === null) return { ...entry, decision: null };
  const call = { callId: event.callId, caller: partyOf(leg) };
  const ended = { wait, digits: event.digits };
  const options = surroundingsOf(context, { hotline, now, basis: wait.basis, ended });
  return { ...entry, decision: decideCall(known, call, wait.recalled, options) };
}

function partyOf({ caller }: Leg): Party {
  return caller === null ? { kind: 'withheld' } : { kind: 'number', number: caller };
}
