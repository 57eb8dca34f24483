import { userInfo } from 'node:os';
import { Option } from 'commander';
import type { PlanDesk } from '../../app/plan/plan-desk.ts';
import type { Store } from '../../app/ports/store.ts';
import type { Config } from '../../config/config.ts';
import { planFromSettings } from '../../config/plan-from-settings.ts';
import { connect } from '../../wiring/configured-connection.ts';
import { createPlanDesk } from '../../wiring/configured-plan-desk.ts';
import { rosterSourceOf } from '../../wiring/configured-roster.ts';
import { createContext } from '../../wiring/create-context.ts';
import { silentLog } from '../create-log.ts';
import { loadConfig } from '../load-config.ts';
import { openStoreFor, type Use } from '../open-store.ts';

/** Does work that reads or changes the configuration, then closes the database. */
export async function atDesk<T>(use: Use, work: (desk: PlanDesk, store: Store) => Promise<T>): Promise<T> {
  const config = loadConfig();
  const store = await openStoreFor(use, config, { log: silentLog, clock: Date.now });
  try {
    await knowAgents(config, store);
    return await work(createPlanDesk(config, store, Date.now), store);
  } finally {
    await store.close();
  }
}

/** Who did it, as change log and audit trail will say. */
export function byOption(): Option {
  return new Option('--by <name>', 'who changes it, for change log and audit trail').default(
    userName(),
    'your name on this computer',
  );
}

/** Before the first start no agents are known, and names could not be told from mistakes. */
async function knowAgents(config: Config, store: Store): Promise<void> {
  if ((await store.loadRoster()).agents.length > 0) return;
  const surroundings = { log: silentLog, clock: Date.now, plan: planFromSettings(config) };
  const context = createContext(config, store, surroundings);
  try {
    await connect(context, config);
    const source = rosterSourceOf(config, context);
    await store.saveRoster(await source.fetchRoster(new AbortController().signal));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    console.error(
      `familiar: the agents are not known, so their names can't be checked; give their ids. ${why}`,
    );
  }
}

/** Whoever runs this, as the computer calls them. */
export function userName(): string {
  try {
    return userInfo().username;
  } catch {
    // As in containers, where the process's user id has no name.
    return 'unknown';
  }
}
