import { setTimeout as wait } from 'node:timers/promises';
import { familiarityRulesOf } from '../../domain/familiarity-rules.ts';
import type { Plan } from '../../domain/plan.ts';
import { indexInSteps } from '../../domain/plan-index.ts';
import { createYield } from '../../pace/yield-to-calls.ts';
import { compileYielding } from '../../plan/compile-plan.ts';
import type { Text } from '../../plan/remedy.ts';
import type { AppContext } from '../context.ts';
import type { StandingWarning } from '../health/health-warnings.ts';
import { repeat } from '../repeat.ts';
import { readOwnSounds } from './own-sounds.ts';
import { readCurrentPlan } from './plan-desk.ts';

/**
 * How soon a change takes effect on every instance, in milliseconds; asking costs the database next to
 * nothing.
 */
const intervalMs = 1_000;

const dayMs = 86_400_000;

/** The revision by which calls are routed, and the day for which its holidays were looked up. */
interface InForce {
  readonly revision: number;
  readonly day: number;
  /** Parts that are read differently from how an earlier version meant them. */
  readonly notes: readonly Text[];
}

/**
 * How long a change made here is waited for, in milliseconds. One that takes longer, as when all familiarity
 * is counted anew, goes on in the background.
 */
const changeWaitsMs = 2_000;

/** Puts the stored configuration in force, whichever instance it was changed on. */
export interface PlanFollower {
  /** Every second, until `signal` aborts. */
  follow(signal: AbortSignal): Promise<void>;
  /** At once, because it was changed here. Never rejects, and does not wait longer than the limit. */
  lookNow(): Promise<void>;
}

/**
 * If nothing is configured, `fromEnvironment` is in force. A configuration that can't be read changes
 * nothing.
 */
export function createPlanFollower(context: AppContext, fromEnvironment: Plan): PlanFollower {
  let inForce: InForce | null = null;
  let failure = '';
  // One look after the other: an older state must not replace a newer one.
  let last: Promise<void> = Promise.resolve();
  const look = async (): Promise<void> => {
    try {
      inForce = await putInForce(context, fromEnvironment, inForce);
      failure = '';
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      if (message !== failure)
        context.log.error({ err: error }, 'The configuration can’t be read; what was in force stays so.');
      failure = message;
    }
  };
  const lookInTurn = (): Promise<void> => {
    last = last.then(look);
    return last;
  };
  return {
    follow: signal => repeat(lookInTurn, { intervalMs, signal }),
    lookNow: () => Promise.race([lookInTurn(), wait(changeWaitsMs, undefined, { ref: false })]),
  };
}

/**
 * Applies the stored configuration if its revision, or the day, is not that of `before`.
 *
 * @throws StoredPlanError, or the driver's error.
 */
export async function putInForce(
  { store, clock, known, log, health, useOwnSounds }: AppContext,
  fromEnvironment: Plan,
  before: InForce | null,
): Promise<InForce> {
  const day = Math.floor(clock() / dayMs);
  const latest = await store.latestRevision();
  if (latest === before?.revision && day === before.day) return before;
  const { revision, document, notes } = await readCurrentPlan(store);
  const plan = document === null ? fromEnvironment : await compileYielding(document, clock());
  const yieldToCalls = createYield();
  for (const _ of indexInSteps(plan)) await yieldToCalls();
  // Before the plan, which may name them.
  useOwnSounds(document === null ? new Map() : await readOwnSounds(store, document, plan.language), plan);
  known.plan = plan;
  if (before !== null && revision !== before.revision) {
    log.info(
      { revision, hotlines: known.plan.hotlines.length },
      'A change of the configuration is in force.',
    );
    for (const { en } of notes) log.warn({ revision }, en);
  }
  health.noteAbout('the configuration', noteOf(notes));
  await store.learnBy(familiarityRulesOf(known.plan));
  return { revision, day, notes };
}

/** Names no hotline, since anybody may read health. Stands until the configuration is changed. */
function noteOf(notes: readonly Text[]): StandingWarning | null {
  if (notes.length === 0) return null;
  const forUsers = { en: notes.map(({ en }) => en).join(' '), de: notes.map(({ de }) => de).join(' ') };
  return { ...readOtherwise, forUsers };
}

const readOtherwise = {
  en: 'Part of the configuration is of an earlier version and is read in another way; the server log and the page say which.',
  de: 'Ein Teil der Konfiguration stammt von einer früheren Version und wird anders gelesen; welcher, sagen Server-Log und Seite.',
};
