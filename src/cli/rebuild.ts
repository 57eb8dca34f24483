import { Command } from 'commander';
import { createLog } from './create-log.ts';
import { loadConfig } from './load-config.ts';
import { openStoreFor } from './open-store.ts';

export function rebuildCommand(): Command {
  return new Command('rebuild')
    .description('compute call records and familiarity anew from the journal')
    .action(rebuild);
}

async function rebuild(): Promise<void> {
  const config = loadConfig();
  const store = await openStoreFor('recall', config, { log: createLog(config.logLevel), clock: Date.now });
  try {
    let shown = -1;
    await store.rebuild(done => {
      const percent = Math.floor(done * 100);
      if (percent >= shown + 10) console.error(`${percent} %`);
      if (percent >= shown + 10) shown = percent;
    });
  } finally {
    await store.close();
  }
  console.log('Call records and familiarity are rebuilt.');
}
