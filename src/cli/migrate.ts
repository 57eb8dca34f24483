import { Command } from 'commander';
import { openConfiguredStore } from '../configured-store.ts';
import { createLog } from './create-log.ts';
import { loadConfig } from './load-config.ts';

export function migrateCommand(): Command {
  return new Command('migrate')
    .description('bring the database up to date (start does so too)')
    .action(migrate);
}

async function migrate(): Promise<void> {
  const config = loadConfig();
  const log = createLog(config.logLevel);
  const store = await openConfiguredStore(config, { log, clock: Date.now, mustWrite: true });
  await store.close();
  console.log(`The ${config.database.kind} database is up to date.`);
}
