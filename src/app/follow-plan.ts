import { familiarityRulesOf } from '../acd/familiarity-rules.ts';
import type { Plan } from '../acd/plan.ts';
import { indexInSteps } from '../acd/plan-index.ts';
import { compileInTurns } from '../plan/compile-plan.ts';
import { createTurns } from '../turns.ts';
import type { AppContext } from './context.ts';
import { readOwnSounds } from './own-sounds.ts';
import { readCurrentPlan } from './plan-desk.ts';
import { repeat } from './repeat.ts';

/** How soon a change is in force on every instance; the question costs the database next to nothing. */
const intervalMs = 1_000;

const dayMs = 86_400_000;

/** The number of the revision by which calls are routed, and of the day for which its holidays were looked up. */
interface InForce {
  readonly revision: number;
  readonly day: number;
}

/**
 * Puts in force what is configured, whoever changed it on whichever instance, until `signal` aborts. Where nothing is
 * configured, `fromEnvironment` is. A configuration that can't be read changes nothing.
 */
export async function followPlan(
  context: AppContext,
  { fromEnvironment, signal }: { readonly fromEnvironment: Plan; readonly signal: AbortSignal },
): Promise<void> {
  let inForce: InForce | null = null;
  let failure = '';
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
  await repeat(look, { intervalMs, signal });
}

/**
 * Looks whether another revision is in force, or another day begun, than `before`.
 *
 * @throws StoredPlanError, or the driver's error.
 */
export async function putInForce(
  { store, clock, known, log, useOwnSounds }: AppContext,
  fromEnvironment: Plan,
  before: InForce | null,
): Promise<InForce> {
  const day = Math.floor(clock() / dayMs);
  const latest = await store.latestRevision();
  if (latest === before?.revision && day === before.day) return before;
  const { revision, document } = await readCurrentPlan(store);
  const plan = document === null ? fromEnvironment : await compileInTurns(document, clock());
  const turn = createTurns();
  for (const _ of indexInSteps(plan)) await turn();
  // Before the plan, which may name them.
  useOwnSounds(document === null ? new Map() : await readOwnSounds(store, document, plan.language), plan);
  known.plan = plan;
  if (before !== null && revision !== before.revision)
    log.info(
      { revision, hotlines: known.plan.hotlines.length },
      'A change of the configuration is in force.',
    );
  await store.learnBy(familiarityRulesOf(known.plan));
  return { revision, day };
}
