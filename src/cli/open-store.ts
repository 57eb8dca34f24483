import { statSync } from 'node:fs';
import type { Store } from '../app/ports/store.ts';
import type { Config } from '../config/config.ts';
import { describeDatabase } from '../config/describe-database.ts';
import { openConfiguredStore } from '../wiring/configured-store.ts';
import { CliError } from './run-program.ts';
import { say } from './say.ts';

/**
 * What a command does with the database.
 *
 * - `change`: it may be the first to use it
 * - `look`: it shows what is there or would be, from the settings alone if need be
 * - `recall`: it needs what is there
 */
export type Use = 'change' | 'look' | 'recall';

type Surroundings = Parameters<typeof openConfiguredStore>[1];

/**
 * Opens the database for a command and says on standard error which one it is: a command that is run
 * elsewhere than the service, or with other settings, would use another. Only a command that changes
 * something makes a new file.
 *
 * @throws CliError if there is none and the command needs it.
 */
export async function openStoreFor(use: Use, config: Config, surroundings: Surroundings): Promise<Store> {
  const { database } = config;
  const place = describeDatabase(database);
  const isNew = database.kind === 'sqlite' && database.file !== ':memory:' && isMissing(database.file);
  if (isNew && use === 'recall')
    throw new CliError(`there is no database yet: ${place} does not exist. ${remedy}`);
  if (isNew && use === 'look') {
    say(
      `there is no database yet: ${place} does not exist. What follows is by the settings alone. ${remedy}`,
    );
    return openConfiguredStore({ ...config, database: { kind: 'sqlite', file: ':memory:' } }, surroundings);
  }
  say(`the database is ${place}.`);
  const store = await openConfiguredStore(config, { ...surroundings, givesWay: true });
  if (isNew || (await isEmpty(store)))
    say(`this database ${isNew ? 'is new' : 'holds nothing yet'}. ${remedy}`);
  return store;
}

const remedy =
  'If Familiar keeps its data elsewhere, run this in the folder of the service and with its settings, such as DATABASE_URL.';

function isMissing(file: string): boolean {
  try {
    return (statSync(file, { throwIfNoEntry: false })?.size ?? 0) === 0;
  } catch {
    // Why it can't be looked at is said when it is opened.
    return false;
  }
}

/** Before the first start there are no agents either. */
async function isEmpty(store: Store): Promise<boolean> {
  const [{ agents }, calls, revision] = await Promise.all([
    store.loadRoster(),
    store.recentCalls(1),
    store.latestRevision(),
  ]);
  return agents.length === 0 && calls.length === 0 && revision === 0;
}
