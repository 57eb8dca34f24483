import { isOver } from '../../domain/call-record.ts';
import type { JournalEntry } from '../../domain/journal-entry.ts';
import type { AgentId } from '../../domain/roster.ts';
import { withoutClaim } from '../../domain/without-claim.ts';
import { applyEntry, applyPastEntry, endLeg } from '../../switchboard/apply-entry.ts';
import type { Leg } from '../../switchboard/leg.ts';
import { claimElsewhere, legOf, putLeg, withdrawLeg } from '../../switchboard/switchboard.ts';
import type { AppContext } from '../context.ts';
import type { Offered, Recorded } from '../ports/store.ts';
import type { TimeBudget } from '../time-budget.ts';
import { logDecision } from './log-decision.ts';
import type { RecentOffers } from './recent-offers.ts';

/** How a call is offered: how it is decided, and where what was decided is remembered for a push sent again. */
export interface OfferPlan {
  readonly callId: string;
  /** Decides at `now`, in epoch milliseconds. */
  readonly draft: (now: number) => JournalEntry;
  readonly remembered: RecentOffers;
}

interface Offer {
  readonly entry: JournalEntry;
  /** What the switchboard knew of this leg before; null: nothing. */
  readonly before: Leg | null;
}

/**
 * How often an offer may be refused, so that the time budget is not spent on claims. Each refusal names everybody who is
 * held, so that a call seldom needs a second one.
 */
const maxRefusals = 8;

/**
 * Offers the call to others where another instance has just offered calls to those chosen. The last try is recorded
 * without a claim: at worst an agent is rung twice, which is better than a call that nobody knows of.
 */
export async function offerUntilTaken(
  context: AppContext,
  plan: OfferPlan,
  budget: TimeBudget,
): Promise<JournalEntry> {
  for (let refusals = 0; ; refusals++) {
    const offer = makeOffer(context, plan);
    const recording =
      refusals < maxRefusals ? claim(context, offer, budget) : recordUnclaimed(context, offer);
    const offered = await budget.spend(recording, null);
    if (offered === null) {
      settleLate(context, offer, recording);
      return offer.entry;
    }
    if (offered.kind === 'recorded') return settleOffer(context, offer, offered.recorded);
    withdrawOffer(context, plan, offer, offered.takenAgentIds);
  }
}

/**
 * Decides, and marks the chosen agents as ringing. Nothing may be waited for in between: another call would
 * find them free.
 */
function makeOffer({ known, clock }: AppContext, { callId, draft, remembered }: OfferPlan): Offer {
  const before = legOf(known.switchboard, callId);
  const earlier = remembered.find(callId);
  if (earlier !== null) return { entry: earlier, before };
  const entry = draft(clock());
  applyEntry(known.switchboard, entry);
  remembered.remember(entry);
  return { entry, before };
}

/**
 * How long agents count as offered a call elsewhere, in milliseconds: until this instance has surely heard of that
 * call itself. Where it has not, the claim in the store refuses once more.
 */
export const claimHearsayMs = 500;

function withdrawOffer(
  { known, clock }: AppContext,
  { callId, remembered }: OfferPlan,
  { before }: Offer,
  takenAgentIds: readonly AgentId[],
): void {
  withdrawLeg(known.switchboard, callId);
  if (before !== null) putLeg(known.switchboard, before);
  remembered.forget(callId);
  for (const agentId of takenAgentIds) claimElsewhere(known.switchboard, agentId, clock() + claimHearsayMs);
}

/** Records an offer with a claim. One that is refused after its caller got the answer stands without it. */
async function claim(context: AppContext, offer: Offer, budget: TimeBudget): Promise<Offered> {
  const { entry } = offer;
  const claimedUntil = entry.receivedAt + context.known.rules.ringingExpiresMs;
  const offered = await context.store.recordOffer(entry, claimedUntil);
  return offered.kind === 'refused' && budget.isSpent() ? recordUnclaimed(context, offer) : offered;
}

async function recordUnclaimed({ store }: AppContext, { entry }: Offer): Promise<Offered> {
  return { kind: 'recorded', recorded: await store.record(withoutClaim(entry)) };
}

/**
 * What is recorded only after the answer is told all the same; that it failed is known from the time budget. A claim that
 * it got then came after the phone rang.
 */
function settleLate(context: AppContext, offer: Offer, recording: Promise<Offered>): void {
  recording.then(
    late => {
      if (late.kind !== 'recorded') return;
      const { entry } = late.recorded;
      settleOffer(context, offer, late.recorded, context.store.isShared ? withoutClaim(entry) : entry);
    },
    () => {},
  );
}

/** Returns the entry that holds: for a push that sipgate sent again, the one of the first time. */
function settleOffer(
  context: AppContext,
  { entry, before }: Offer,
  recorded: Recorded,
  asAnswered = recorded.entry,
): JournalEntry {
  const { feed, known, clock } = context;
  if (recorded.isNew) {
    logDecision(context, asAnswered);
    feed.publish(recorded);
  } else if (before === null) {
    const { callId } = entry.event;
    // A push sent again after its call was over must not keep anybody busy.
    endLeg(known.switchboard, callId, entry.receivedAt);
    if (recorded.call !== null && !isOver(recorded.call)) {
      // Another instance has taken it, and it rings whom that one chose.
      withdrawLeg(known.switchboard, callId);
      applyPastEntry(known.switchboard, recorded.entry, clock());
    }
  }
  return recorded.entry;
}
