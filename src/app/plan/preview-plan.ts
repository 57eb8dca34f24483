import type { Decision, Outcome } from '../../domain/decision.ts';
import { availabilityBy } from '../../domain/handling.ts';
import type { JournalEntry } from '../../domain/journal-entry.ts';
import { numberOf } from '../../domain/party.ts';
import type { PhoneNumber } from '../../domain/phone-number.ts';
import type { Plan } from '../../domain/plan.ts';
import { hotlineByNumber, hotlineNumbers } from '../../domain/plan-index.ts';
import { mayBeRungBack } from '../../numbers/ring-back.ts';
import { createYield } from '../../pace/yield-to-calls.ts';
import { decideCall } from '../../routing/decide-call.ts';
import { applyEntry } from '../../switchboard/apply-entry.ts';
import type { Knowledge } from '../../switchboard/interpret.ts';
import { emptySwitchboard, switchboardWindowMs } from '../../switchboard/switchboard.ts';
import { recallCaller } from '../calls/recall-caller.ts';
import type { ArchiveContext } from '../page/archive-context.ts';

/** What a plan would have done with past calls. */
export interface PlanPreview {
  /** How many calls were decided anew. */
  readonly calls: number;
  readonly elsewhere: readonly ElsewhereCall[];
}

/**
 * A call that would have gone elsewhere. Null: to no hotline of the plan, so the provider rings as
 * configured.
 */
export interface ElsewhereCall {
  readonly callId: string;
  /** Null: withheld. */
  readonly caller: PhoneNumber | null;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly before: Decision | null;
  readonly after: Decision | null;
}

/** The most calls to decide; limits how long a preview takes. */
const maxCalls = 1_000;

/**
 * Decides the calls since a moment (epoch milliseconds) again, once by the plan in force and once by another,
 * and tells which would have gone elsewhere. Both use the present roster and present familiarity, since past
 * ones are not kept; what the agents were doing is taken from the journal. At most the latest thousand calls
 * are examined.
 */
export async function previewPlan(context: ArchiveContext, plan: Plan, since: number): Promise<PlanPreview> {
  const { store, known } = context;
  const switchboard = emptySwitchboard(known.rules);
  // Who is in which call is the same by either plan; when they are free again is not.
  const rulesAfter = availabilityBy(plan, known.byEnvironment.availability);
  const entries = await store.entriesSince(since - switchboardWindowMs(known.rules));
  const routed = entries
    .filter(one => one.decision !== null && one.event.type === 'newCall' && one.receivedAt >= since)
    .slice(-maxCalls);
  const wanted = new Set(routed);
  const elsewhere: ElsewhereCall[] = [];
  const yieldToCalls = createYield(context.gone);
  for (const entry of entries) {
    await yieldToCalls();
    if (wanted.has(entry)) {
      const before = await decideBy(context, entry, { ...asKnown(known, known.plan), switchboard });
      const after = await decideBy(context, entry, {
        ...asKnown({ ...known, rules: rulesAfter }, plan),
        switchboard: { ...switchboard, rules: rulesAfter },
      });
      if (destination(before) !== destination(after)) elsewhere.push({ ...whichCall(entry), before, after });
    }
    applyEntry(switchboard, entry);
  }
  return { calls: routed.length, elsewhere };
}

function whichCall({ event, receivedAt: at }: JournalEntry): Pick<ElsewhereCall, 'callId' | 'caller' | 'at'> {
  const caller = event.type === 'newCall' ? numberOf(event.caller) : null;
  return { callId: event.callId, caller, at };
}

/** Everybody who can be dialled counts as reachable: who was not on which day is not known. */
function asKnown(
  { rules, routeForwarded, roster }: ArchiveContext['known'],
  plan: Plan,
): Omit<Knowledge, 'switchboard'> {
  const agents = roster.agents.map(agent => ({
    ...agent,
    presence: 'unverified' as const,
    dialNumber: agent.dialNumber ?? agent.numbers[0] ?? null,
  }));
  return {
    plan,
    hotlines: hotlineNumbers(plan),
    routeForwarded,
    rules,
    roster: { agents, confirmedAt: null },
  };
}

async function decideBy(
  context: ArchiveContext,
  { event, receivedAt: now }: JournalEntry,
  known: Knowledge,
): Promise<Decision | null> {
  if (event.type !== 'newCall') return null;
  const { caller } = event;
  const hotline = hotlineByNumber(known.plan, numberOf(event.called));
  if (hotline === null) return null;
  const recalled = await recallCaller({ store: context.store, known }, { caller, hotline, now });
  return decideCall(known, event, recalled, {
    hotline,
    now,
    basis: 'store',
    ended: null,
    toLocal: at => context.toLocal(hotline.timeZone, at),
    // A plan names announcements that exist, or it is refused.
    canPlay: () => true,
    mayBeCalledBack: number => mayBeRungBack(number, known.plan.callbacks.abroad),
  });
}

/** Where a decision leads, for comparing decisions. */
function destination(decision: Decision | null): string {
  const outcome: Outcome = decision?.outcome ?? { kind: 'as-configured' };
  return JSON.stringify(outcome);
}
