import { Command } from 'commander';
import { archiveHere } from '../app/page/archive.ts';
import { sumDueDays } from '../app/page/keep-sums.ts';
import { putInForce } from '../app/plan/follow-plan.ts';
import type { Store } from '../app/ports/store.ts';
import type { Config } from '../config/config.ts';
import { planFromSettings } from '../config/plan-from-settings.ts';
import { createContext } from '../wiring/create-context.ts';
import { createLog, silentLog } from './create-log.ts';
import { loadConfig } from './load-config.ts';
import { openStoreFor } from './open-store.ts';

export function rebuildCommand(): Command {
  return new Command('rebuild')
    .description('compute call records, familiarity and the sums of days anew from the journal')
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
    console.log('Call records and familiarity are rebuilt.');
    const areSummed = await sumDays(config, store);
    console.log(
      areSummed
        ? 'Days are summed anew for reports.'
        : 'The service that is running sums days anew for reports.',
    );
  } finally {
    await store.close();
  }
}

async function sumDays(config: Config, store: Store): Promise<boolean> {
  const plan = planFromSettings(config);
  const context = createContext(config, store, { log: silentLog, clock: Date.now, plan });
  await putInForce(context, plan, null);
  return sumDueDays(context, archiveHere(context), { signal: new AbortController().signal, pauseMs: 0 });
}
