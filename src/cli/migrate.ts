import { Command } from 'commander';
import { createLog } from './create-log.ts';
import { loadConfigWithFiles } from './load-config.ts';
import { openStoreFor } from './open-store.ts';

export function migrateCommand(): Command {
  return new Command('migrate')
    .description('bring the database up to date (start does so too)')
    .action(migrate);
}

async function migrate(): Promise<void> {
  const { config } = await loadConfigWithFiles();
  const log = createLog(config.logLevel);
  const store = await openStoreFor('change', config, { log, clock: Date.now, mustWrite: true });
  await store.close();
  console.log(`The ${config.database.kind} database is up to date.`);
}
