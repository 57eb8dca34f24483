import { applyEntry, endLeg } from '../acd/apply-entry.ts';
import type { NewCall } from '../acd/call-event.ts';
import { decide } from '../acd/decide.ts';
import type { Decision, Outcome } from '../acd/decision.ts';
import { interpret, type Meaning } from '../acd/interpret.ts';
import type { JournalEntry } from '../acd/journal-entry.ts';
import { maskParty, numberOf } from '../acd/party.ts';
import { renderReason } from '../acd/reason-text.ts';
import { toSituation } from '../acd/situation.ts';
import { legOf } from '../acd/switchboard.ts';
import type { AppContext } from './context.ts';
import { startTimeBudget, type TimeBudget } from './time-budget.ts';

/** What the caller gets: the outcome of a decision, or on a redirect's second leg the announcement. */
export type CallReply = Outcome | { readonly kind: 'announce' };

/**
 * Takes a new call: decides if it is one for a hotline, records it, and says what to reply. Resolves within the
 * time budget and never rejects: what fails or is slow costs the caller the familiar agent, not the call.
 */
export async function takeCall(context: AppContext, event: NewCall): Promise<CallReply> {
  const budget = startTimeBudget(context.answerBudgetMs, error =>
    context.log.error({ err: error, callId: event.callId }, 'The store failed while a caller waited.'),
  );
  try {
    const meaning = interpret(event, context.known, context.clock());
    const decision = meaning.role === 'hotline' ? await decideCall(context, event, budget) : null;
    const entry = await recordNewCall(context, event, meaning, decision, budget);
    return replyTo(entry);
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

async function decideCall(context: AppContext, event: NewCall, budget: TimeBudget): Promise<Decision> {
  const caller = numberOf(event.caller);
  const familiarity = caller === null ? [] : await budget.spend(context.store.familiarityOf(caller), null);
  const { policy } = context;
  const basis = familiarity === null ? 'memory' : 'store';
  return decide(
    toSituation(event, context.known, familiarity ?? [], { policy, now: context.clock(), basis }),
  );
}

/** Resolves to the entry that holds: for a push that sipgate sent again, the one of the first time. */
async function recordNewCall(
  context: AppContext,
  event: NewCall,
  meaning: Meaning,
  decision: Decision | null,
  budget: TimeBudget,
): Promise<JournalEntry> {
  const { store, log, feed, known } = context;
  const entry: JournalEntry = { event, receivedAt: context.clock(), ...meaning, decision };
  const isUnheardOf = legOf(known.board, event.callId) === null;
  // Before anything is waited for, so that the next call sees these agents ringing.
  applyEntry(known.board, entry);
  const recorded = await budget.spend(store.record(entry), null);
  if (recorded === null) return entry;
  if (!recorded.isNew) {
    // A push sent again after its call was over must not keep anybody busy.
    if (isUnheardOf) endLeg(known.board, event.callId, entry.receivedAt);
    return recorded.entry;
  }
  if (decision !== null)
    log.info(
      { callId: event.callId, caller: maskParty(event.caller), rule: decision.reason.rule },
      renderReason(decision, 'en'),
    );
  feed.publish(recorded);
  return recorded.entry;
}

function replyTo({ role, decision }: JournalEntry): CallReply {
  if (role === 'second-leg') return { kind: 'announce' };
  return decision?.outcome ?? { kind: 'as-configured' };
}
