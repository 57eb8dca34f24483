import { applyEntry, endLeg } from '../acd/apply-entry.ts';
import type { NewCall } from '../acd/call-event.ts';
import { decide } from '../acd/decide.ts';
import type { Outcome, Situation } from '../acd/decision.ts';
import { nothingRecalled, type Recalled } from '../acd/familiarity.ts';
import { interpret, type Meaning } from '../acd/interpret.ts';
import type { JournalEntry } from '../acd/journal-entry.ts';
import { maskParty, numberOf } from '../acd/party.ts';
import type { AnnouncementName } from '../acd/plan.ts';
import { hotlineByNumber } from '../acd/plan-index.ts';
import { renderReason } from '../acd/reason-text.ts';
import type { AgentId } from '../acd/roster.ts';
import { toSituation } from '../acd/situation.ts';
import { claimElsewhere, legOf, withdrawLeg } from '../acd/switchboard.ts';
import { askedOf } from './asked-of.ts';
import type { AppContext } from './context.ts';
import { type Log, type Offered, type Recorded, StoreUnavailable } from './ports.ts';
import { surroundingsOf } from './surroundings.ts';
import { startTimeBudget, type TimeBudget } from './time-budget.ts';

/** What the caller gets: the outcome of a decision, or on a redirect's second leg the hotline's greeting. */
export type CallReply =
  | Outcome
  | { readonly kind: 'greet'; readonly greeting: AnnouncementName | null }
  | { readonly kind: 'hang-up' };

/**
 * Takes a new call: decides if it is one for a hotline, records it, and says what to reply. Resolves within the
 * time budget and never rejects: what fails or is slow costs the caller the familiar agent, not the call.
 */
export async function takeCall(context: AppContext, event: NewCall): Promise<CallReply> {
  const budget = startTimeBudget(context.answerBudgetMs, error => {
    context.health.pushNotRecorded();
    context.log.error({ err: error, callId: event.callId }, 'The store failed while a caller waited.');
  });
  try {
    const meaning = interpret(event, context.known, context.clock());
    const lookUp = meaning.role === 'hotline' ? await lookUpCaller(context, event, budget) : null;
    const entry = await offerUntilTaken(context, event, meaning, lookUp, budget);
    return entry.role === 'second-leg' ? greet(context, event) : replyTo(entry);
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

const nothingKnown: LookUp = { ...nothingRecalled, basis: 'memory' };

async function lookUpCaller(context: AppContext, event: NewCall, budget: TimeBudget): Promise<LookUp> {
  const { known, clock, store } = context;
  const hotline = hotlineByNumber(known.plan, numberOf(event.called));
  const asked = hotline && askedOf(context, { caller: event.caller, hotline, now: clock() });
  if (asked === null) return { ...nothingRecalled, basis: 'store' };
  return budget.spend(
    store.recallCaller(asked).then(
      recalled => ({ ...recalled, basis: 'store' }),
      (error: unknown) => {
        if (error instanceof StoreUnavailable) return { ...error.fromMemory, basis: 'memory' };
        throw error;
      },
    ),
    nothingKnown,
  );
}

/** How often an offer may be refused, so that the time budget is not spent on claims. */
const maxRefusals = 2;

/**
 * Offers the call to others where another instance has just offered calls to those chosen. The last try is recorded
 * without a claim: at worst an agent is rung twice, which is better than a call that nobody knows of.
 */
async function offerUntilTaken(
  context: AppContext,
  event: NewCall,
  meaning: Meaning,
  lookUp: LookUp | null,
  budget: TimeBudget,
): Promise<JournalEntry> {
  for (let refusals = 0; ; refusals++) {
    const offer = makeOffer(context, event, meaning, lookUp);
    const recording = refusals < maxRefusals ? claim(context, offer, budget) : record(context, offer);
    const offered = await budget.spend(recording, null);
    if (offered === null) return offer.entry;
    if (offered.kind === 'recorded') return settleOffer(context, offer, offered.recorded);
    withdrawOffer(context, event.callId, offered.takenAgentIds);
  }
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
  const { known, clock, recentOffers } = context;
  const now = clock();
  const isUnheardOf = legOf(known.board, event.callId) === null;
  const earlier = recentOffers.find(event.callId);
  if (earlier !== null) return { entry: earlier, isUnheardOf };
  const hotline = hotlineByNumber(known.plan, numberOf(event.called));
  const decision =
    lookUp === null || hotline === null
      ? null
      : decide(toSituation(event, known, lookUp, { ...surroundingsOf(context, hotline, now), ...lookUp }));
  const { flowId, role, agentIds } = meaning;
  const entry: JournalEntry = { event, receivedAt: now, flowId, role, agentIds, decision };
  applyEntry(known.board, entry);
  recentOffers.remember(entry);
  return { entry, isUnheardOf };
}

/**
 * How long agents count as offered a call elsewhere, in milliseconds: until this instance has surely heard of that
 * call itself. Where it has not, the claim in the store refuses once more.
 */
const claimHearsayMs = 500;

function withdrawOffer(
  { known, clock, recentOffers }: AppContext,
  callId: string,
  takenAgentIds: readonly AgentId[],
): void {
  withdrawLeg(known.board, callId);
  recentOffers.forget(callId);
  for (const agentId of takenAgentIds) claimElsewhere(known.board, agentId, clock() + claimHearsayMs);
}

/** Records an offer with a claim. One that is refused after its caller got the answer stands without it. */
async function claim(context: AppContext, offer: Offer, budget: TimeBudget): Promise<Offered> {
  const { entry } = offer;
  const claimedUntil = entry.receivedAt + context.known.rules.ringingExpiresMs;
  const offered = await context.store.recordOffer(entry, claimedUntil);
  return offered.kind === 'refused' && budget.isSpent() ? record(context, offer) : offered;
}

async function record({ store }: AppContext, { entry }: Offer): Promise<Offered> {
  return { kind: 'recorded', recorded: await store.record(entry) };
}

/** Returns the entry that holds: for a push that sipgate sent again, the one of the first time. */
function settleOffer(
  { log, feed, known }: AppContext,
  { entry, isUnheardOf }: Offer,
  recorded: Recorded,
): JournalEntry {
  if (recorded.isNew) {
    logDecision(log, entry);
    feed.publish(recorded);
  } else if (isUnheardOf) {
    // A push sent again after its call was over must not keep anybody busy.
    endLeg(known.board, entry.event.callId, entry.receivedAt);
  }
  return recorded.entry;
}

function logDecision(log: Log, { event, decision }: JournalEntry): void {
  if (event.type !== 'newCall' || decision === null) return;
  const { callId, caller } = event;
  log.info({ callId, caller: maskParty(caller), rule: decision.reason.rule }, renderReason(decision, 'en'));
}

/** A second leg comes from the number of the hotline that was called. */
function greet({ known }: AppContext, { caller }: NewCall): CallReply {
  return { kind: 'greet', greeting: hotlineByNumber(known.plan, numberOf(caller))?.greeting ?? null };
}

function replyTo({ decision }: JournalEntry): CallReply {
  return decision?.outcome ?? { kind: 'as-configured' };
}
