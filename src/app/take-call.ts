import { applyEntry, endLeg } from '../acd/apply-entry.ts';
import type { NewCall } from '../acd/call-event.ts';
import { decide } from '../acd/decide.ts';
import type { Outcome, Situation } from '../acd/decision.ts';
import type { Familiarity } from '../acd/familiarity.ts';
import { interpret, type Meaning } from '../acd/interpret.ts';
import type { JournalEntry } from '../acd/journal-entry.ts';
import { maskParty, numberOf } from '../acd/party.ts';
import { renderReason } from '../acd/reason-text.ts';
import { toSituation } from '../acd/situation.ts';
import { legOf } from '../acd/switchboard.ts';
import type { AppContext } from './context.ts';
import type { Log } from './ports.ts';
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
    const familiarity = meaning.role === 'hotline' ? await lookUpFamiliarity(context, event, budget) : null;
    const offer = makeOffer(context, event, meaning, familiarity);
    return replyTo(await recordOffer(context, offer, budget));
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
type LookUp = Pick<Situation, 'basis'> & { readonly familiarity: readonly Familiarity[] };

async function lookUpFamiliarity(context: AppContext, event: NewCall, budget: TimeBudget): Promise<LookUp> {
  const caller = numberOf(event.caller);
  if (caller === null) return { familiarity: [], basis: 'store' };
  const familiarity = await budget.spend(context.store.familiarityOf(caller), null);
  return familiarity === null ? { familiarity: [], basis: 'memory' } : { familiarity, basis: 'store' };
}

interface Offer {
  readonly entry: JournalEntry;
  /** Whether the switchboard knew nothing of this leg. */
  readonly isUnheardOf: boolean;
}

/**
 * Decides, and marks the chosen agents as ringing. Nothing may be waited for in between: another call would
 * find them free.
 */
function makeOffer(context: AppContext, event: NewCall, meaning: Meaning, lookUp: LookUp | null): Offer {
  const { known, policy, clock } = context;
  const now = clock();
  const decision =
    lookUp === null
      ? null
      : decide(toSituation(event, known, lookUp.familiarity, { policy, now, basis: lookUp.basis }));
  const entry: JournalEntry = { event, receivedAt: now, ...meaning, decision };
  const isUnheardOf = legOf(known.board, event.callId) === null;
  applyEntry(known.board, entry);
  return { entry, isUnheardOf };
}

/** Resolves to the entry that holds: for a push that sipgate sent again, the one of the first time. */
async function recordOffer(
  { store, log, feed, known }: AppContext,
  { entry, isUnheardOf }: Offer,
  budget: TimeBudget,
): Promise<JournalEntry> {
  const recorded = await budget.spend(store.record(entry), null);
  if (recorded === null) return entry;
  if (!recorded.isNew) {
    // A push sent again after its call was over must not keep anybody busy.
    if (isUnheardOf) endLeg(known.board, entry.event.callId, entry.receivedAt);
    return recorded.entry;
  }
  logDecision(log, entry);
  feed.publish(recorded);
  return recorded.entry;
}

function logDecision(log: Log, { event, decision }: JournalEntry): void {
  if (event.type !== 'newCall' || decision === null) return;
  const { callId, caller } = event;
  log.info({ callId, caller: maskParty(caller), rule: decision.reason.rule }, renderReason(decision, 'en'));
}

function replyTo({ role, decision }: JournalEntry): CallReply {
  if (role === 'second-leg') return { kind: 'announce' };
  return decision?.outcome ?? { kind: 'as-configured' };
}
