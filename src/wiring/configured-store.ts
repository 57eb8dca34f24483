import { randomUUID } from 'node:crypto';
import type { Clock, Log } from '../app/ports/log.ts';
import type { DatabaseVersion, Store } from '../app/ports/store.ts';
import type { Config } from '../config/config.ts';
import { planFromSettings } from '../config/plan-from-settings.ts';
import type { FamiliarityRules } from '../domain/call-record.ts';
import { familiarityRulesOf } from '../domain/familiarity-rules.ts';
import type { Plan } from '../domain/plan.ts';
import { compilePlan } from '../plan/compile-plan.ts';
import { parseDocument } from '../plan/parse-plan.ts';
import { inspectTables } from '../store/database/open-engine.ts';
import { openStore } from '../store/open-store.ts';
import { withSpool } from '../store/spool/spooling-store.ts';
import { lockDatabase } from '../store/sqlite/lock-database.ts';

interface StoreSurroundings {
  readonly log: Log;
  readonly clock: Clock;
  /** By whose rules familiarity is counted; default: what the environment says. */
  readonly plan?: Plan;
  /** Whether a database that can only be read is refused; default: no. */
  readonly mustWrite?: boolean;
  /** Whether a service on the same file comes first; default: no. */
  readonly givesWay?: boolean;
}

/** The database that the configuration names. */
export function openConfiguredStore(
  config: Config,
  { plan = planFromSettings(config), ...surroundings }: StoreSurroundings,
): Promise<Store> {
  const { database, tutorial, erasedFile } = config;
  return openStore({
    database,
    erasedFile: database.kind === 'sqlite' && database.file === ':memory:' ? null : erasedFile,
    tutorialTimeZone: tutorial.timeZone,
    writesTutorial: tutorial.writesHistory,
    ...familiarityRulesOf(plan),
    rulesIn: document => rulesIn(document, surroundings.clock()),
    instance: randomUUID(),
    ...surroundings,
  });
}

/** Compares the database with this program, and changes nothing. Throws a `StoreError`. */
export function inspectConfiguredDatabase({ database }: Pick<Config, 'database'>): Promise<DatabaseVersion> {
  return inspectTables(database);
}

/**
 * The store of a service: what the database can't take waits on disk, and a database file is this service's
 * alone. A database in memory has nothing to outlast.
 */
export async function openDurableStore(config: Config, surroundings: ServiceSurroundings): Promise<Store> {
  const { database } = config;
  if (database.kind !== 'sqlite') return openSpooled(config, surroundings);
  if (database.file === ':memory:') return openConfiguredStore(config, surroundings);
  const unlock = await lockDatabase(database.file);
  try {
    const store = await openSpooled(config, surroundings);
    return { ...store, close: () => store.close().finally(unlock) };
  } catch (error) {
    unlock();
    throw error;
  }
}

type ServiceSurroundings = StoreSurroundings & { readonly plan: Plan };

async function openSpooled(config: Config, { plan, ...surroundings }: ServiceSurroundings): Promise<Store> {
  const store = await openConfiguredStore(config, { plan, mustWrite: true, ...surroundings });
  try {
    return await withSpool(store, {
      ...config.spool,
      ...surroundings,
      ...familiarityRulesOf(plan),
      // Looking up and recording may each take that long, and the last third is left to the disk.
      giveUpAfterMs: Math.floor(config.answerBudgetMs / 3),
    });
  } catch (error) {
    await store.close();
    throw error;
  }
}

function rulesIn(document: unknown, now: number): FamiliarityRules | null {
  const parsed = parseDocument(document);
  return parsed.ok ? familiarityRulesOf(compilePlan(parsed.document, now)) : null;
}
