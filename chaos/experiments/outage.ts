import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Chance } from '../../src/emulator/chance.ts';
import { checkJournal } from '../check-journal.ts';
import { type Familiar, startFamiliar } from '../familiar.ts';
import type { Experiment, Laboratory } from '../laboratory.ts';
import { startLoad } from '../load.ts';
import { type Attempt, type Outcome, onDatabases } from '../on-databases.ts';
import { slowestMs, unkept, unreadable } from '../promises.ts';
import { type BlockableProxy, startProxy } from '../proxy.ts';

const defaultPorts = { mysql: 3306, postgres: 5432 } as const;

export const outage: Experiment = {
  name: 'outage',
  purpose:
    'The way to the database hangs, is cut and is refused under load, the last time with a kill in between: every push is answered in time, and nothing acknowledged is lost.',
  run: laboratory =>
    onDatabases(laboratory, 'outage', ['mysql', 'postgres'], attempt => breakTheWay(laboratory, attempt)),
};

async function breakTheWay(laboratory: Laboratory, { database, folder }: Attempt): Promise<Outcome> {
  const { url, kind } = database;
  const fallback = kind === 'mysql' ? defaultPorts.mysql : defaultPorts.postgres;
  const proxy = await startProxy({ host: url.hostname, port: Number(url.port || fallback) });
  const through = new URL(url.href);
  through.hostname = '127.0.0.1';
  through.port = String(proxy.port);
  const familiar = await startFamiliar(laboratory, {
    databaseUrl: through.href,
    folder,
    spoolFile: join(folder, 'events.spool'),
  });
  const load = startLoad(laboratory, {
    name: `outage-${kind}`,
    url: familiar.url,
    pauseMs: 50,
    isDown: familiar.isDown,
  });
  const times: string[] = [];
  try {
    const outageMs = laboratory.isShort ? 1_300 : 60_000;
    for (const [name, breakIt] of breakages(laboratory.chance(`outage ${kind}`))) {
      const before = load.sent.length;
      await breakIt(proxy, outageMs);
      await proxy.restore();
      times.push(`${name} ${slowestMs(load.sent.slice(before))} ms`);
      await cleared(familiar);
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
    figures: `${load.acknowledged.size} events acknowledged; the slowest reply: ${times.join(', ')}.`,
    complaints: [...lost, ...unreadable(load.sent), ...unkept(load.sent)],
  };
}

/** The next outage begins with an empty spool: all of them together are longer than it holds at such a load. */
async function cleared({ url }: Familiar): Promise<void> {
  const startedAt = performance.now();
  while (performance.now() - startedAt < patienceMs) {
    await wait(200);
    const health = (await (await fetch(new URL('/health', url))).json()) as Health;
    if (health.store.spooled.entries === 0) return;
  }
}

interface Health {
  readonly store: { readonly spooled: { readonly entries: number } };
}

const patienceMs = 60_000;

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
