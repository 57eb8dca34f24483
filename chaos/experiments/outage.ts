import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { type BlockableProxy, startProxyBefore } from '../../lab/proxy.ts';
import type { Chance } from '../../src/emulator/chance.ts';
import { checkJournal } from '../check-journal.ts';
import { startFamiliar } from '../familiar.ts';
import { drainDueMs, untilDrained } from '../health.ts';
import type { Experiment, Laboratory } from '../laboratory.ts';
import { startLoad } from '../load.ts';
import { type Attempt, type Outcome, onDatabases } from '../on-databases.ts';
import { slowestMs, unkept, unreadable } from '../promises.ts';

export const outage: Experiment = {
  name: 'outage',
  purpose:
    'The way to the database hangs, is cut and is refused under load, the last time with a kill in between: every push is answered in time, and nothing acknowledged is lost.',
  run: laboratory =>
    onDatabases(laboratory, 'outage', ['mysql', 'postgres'], attempt => breakTheWay(laboratory, attempt)),
};

async function breakTheWay(laboratory: Laboratory, { database, folder }: Attempt): Promise<Outcome> {
  const { kind } = database;
  const { proxy, url } = await startProxyBefore(database.url);
  const familiar = await startFamiliar(laboratory, {
    databaseUrl: url.href,
    folder,
    spoolFile: join(folder, 'events.spool'),
    // A minute of this load, and what comes while it is recorded, fills the usual 16 MB.
    settings: { SPOOL_MEGABYTES: '64' },
  });
  const load = startLoad(laboratory, {
    name: `outage-${kind}`,
    url: familiar.url,
    pauseMs: 50,
    isDown: familiar.isDown,
  });
  const [times, late]: [string[], string[]] = [[], []];
  try {
    const outageMs = laboratory.isShort ? 1_300 : 60_000;
    for (const [name, breakIt] of breakages(laboratory.chance(`outage ${kind}`))) {
      const before = load.sent.length;
      await breakIt(proxy, outageMs);
      await proxy.restore();
      const slowest = slowestMs(load.sent.slice(before));
      // An outage that begins before all is recorded would only test the size of the spool.
      const drainedMs = await untilDrained(familiar);
      if (drainedMs >= drainDueMs) late.push('events waited on disk long after an outage');
      times.push(`${name} ${slowest} ms, drained ${(drainedMs / 1000).toFixed(1)} s later`);
    }
    await proxy.refuse();
    await wait(1_000);
    await familiar.kill();
    await proxy.restore();
    await familiar.start();
    await wait(500);
  } finally {
    await load.stop();
  }
  const lost = await checkJournal(database, load.acknowledged);
  await familiar.stop();
  await proxy.close();
  return {
    figures: `${load.acknowledged.size} events acknowledged; the slowest reply: ${times.join('; ')}.`,
    complaints: [...late, ...lost, ...unreadable(load.sent), ...unkept(load.sent)],
  };
}

type Breakage = (proxy: BlockableProxy, forMs: number) => Promise<void>;

function breakages(chance: Chance): readonly (readonly [string, Breakage])[] {
  return [
    [
      'hanging',
      async (proxy, forMs) => {
        proxy.hang();
        await wait(forMs);
      },
    ],
    [
      'cut',
      async (proxy, forMs) => {
        const startedAt = performance.now();
        while (performance.now() - startedAt < forMs) {
          proxy.cut();
          await wait(chance.next() * 500);
        }
      },
    ],
    [
      'refused',
      async (proxy, forMs) => {
        await proxy.refuse();
        await wait(forMs);
      },
    ],
  ];
}
