import type { NewCall } from '../../domain/call-event.ts';
import type { Situation } from '../../domain/decision.ts';
import { nothingRecalled, type Recalled } from '../../domain/familiarity.ts';
import type { JournalEntry } from '../../domain/journal-entry.ts';
import { numberOf } from '../../domain/party.ts';
import { hotlineByNumber } from '../../domain/plan-index.ts';
import { type Reply, replyOf } from '../../domain/reply.ts';
import { decideCall } from '../../routing/decide-call.ts';
import { interpret, type Meaning } from '../../switchboard/interpret.ts';
import type { AppContext } from '../context.ts';
import { failedWhileWaiting, noteNotRecorded } from '../health/not-recorded.ts';
import { StoreUnavailable } from '../ports/store.ts';
import { startTimeBudget, type TimeBudget } from '../time-budget.ts';
import { offerUntilTaken } from './offer.ts';
import { recallCaller } from './recall-caller.ts';
import { surroundingsOf } from './surroundings.ts';

/**
 * Takes a new call: decides if it is one for a hotline, records it, and says what to reply. Resolves within the
 * time budget and never rejects: what fails or is slow costs the caller the familiar agent, not the call.
 */
export async function takeCall(context: AppContext, event: NewCall): Promise<Reply> {
  const budget = startTimeBudget(context.answerBudgetMs, error =>
    noteNotRecorded(context, error, { callId: event.callId, what: failedWhileWaiting }),
  );
  try {
    const meaning = interpret(event, context.known, context.clock());
    const lookUp = meaning.role === 'hotline' ? await lookUpCaller(context, event, budget) : null;
    const plan = {
      callId: event.callId,
      draft: (now: number) => draft(context, event, { meaning, lookUp, now }),
      remembered: context.recentOffers,
    };
    const entry = await offerUntilTaken(context, plan, budget);
    return entry.role === 'second-leg' ? greet(context, event) : replyOf(entry);
  } catch (error) {
    context.log.error(
      { err: error, callId: event.callId },
      'A call could not be decided and rings as configured.',
    );
    return { kind: 'as-configured' };
  } finally {
    budget.close();
  }
}

/** Whom the caller knows, and whether the store could say so in time. */
type LookUp = Pick<Situation, 'basis'> & Recalled;

const nothingKnown: LookUp = { basis: 'memory', ...nothingRecalled };

async function lookUpCaller(context: AppContext, event: NewCall, budget: TimeBudget): Promise<LookUp> {
  const { known, clock } = context;
  const hotline = hotlineByNumber(known.plan, numberOf(event.called));
  if (hotline === null) return { basis: 'store', ...nothingRecalled };
  return budget.spend(
    recallCaller(context, { caller: event.caller, hotline, now: clock() }).then(
      recalled => ({ basis: 'store', ...recalled }),
      (error: unknown) => {
        if (error instanceof StoreUnavailable) return { basis: 'memory', ...error.fromMemory };
        throw error;
      },
    ),
    nothingKnown,
  );
}

function draft(
  context: AppContext,
  event: NewCall,
  {
    meaning,
    lookUp,
    now,
  }: { readonly meaning: Meaning; readonly lookUp: LookUp | null; readonly now: number },
): JournalEntry {
  const { known } = context;
  const hotline = hotlineByNumber(known.plan, numberOf(event.called));
  const decision =
    lookUp === null || hotline === null
      ? null
      : decideCall(known, event, lookUp, surroundingsOf(context, { hotline, now, basis: lookUp.basis }));
  const { flowId, role, agentIds } = meaning;
  return { event, receivedAt: now, flowId, role, agentIds, decision };
}

/** A second leg comes from the number of the hotline that was called. */
function greet({ known }: AppContext, { caller }: NewCall): Reply {
  const hotline = hotlineByNumber(known.plan, numberOf(caller));
  return { kind: 'greet', greeting: hotline === null || hotline.shadow ? null : hotline.greeting };
}
