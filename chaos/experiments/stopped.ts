import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { createDatabaseAt } from '../../lab/databases.ts';
import { conclude } from '../conclude.ts';
import { startFamiliar } from '../familiar.ts';
import { untilDrained } from '../health.ts';
import type { Experiment, Laboratory } from '../laboratory.ts';
import { startLoad } from '../load.ts';
import { findOut, type Outcome } from '../on-databases.ts';
import { type OwnServer, startOwnServer } from '../own-server.ts';
import { slowestMs } from '../promises.ts';
import { missingPackage, type ServerKind } from '../server-recipes.ts';

export const stopped: Experiment = {
  name: 'stopped',
  purpose:
    'A database server stands still under load, as on a machine that swaps or is moved, then goes on, then is killed and starts again: every push is answered in time, and nothing acknowledged is lost.',
  async run(laboratory) {
    // Both at once, since most of it is waiting.
    await Promise.all((['mysql', 'postgres'] as const).map(kind => stopServer(laboratory, kind)));
  },
};

async function stopServer(laboratory: Laboratory, kind: ServerKind): Promise<void> {
  const finding = { experiment: 'stopped', database: kind };
  const missing = missingPackage(kind);
  if (missing !== null)
    return laboratory.find({ ...finding, outcome: 'skipped', text: `It takes the package ${missing}.` });
  return findOut(laboratory, finding, async () => {
    await using server = await startOwnServer(kind);
    return await breakTheServer(laboratory, kind, server);
  });
}

async function breakTheServer(laboratory: Laboratory, kind: ServerKind, server: OwnServer): Promise<Outcome> {
  const stoppedMs = laboratory.isShort ? 8_000 : 60_000;
  const folder = join(laboratory.folder, `stopped-${kind}`);
  await mkdir(folder);
  const database = await createDatabaseAt(server.url);
  const familiar = await startFamiliar(laboratory, {
    databaseUrl: database.url.href,
    folder,
    spoolFile: join(folder, 'events.spool'),
  });
  const load = startLoad(laboratory, {
    name: `stopped-${kind}`,
    url: familiar.url,
    // Two loads at once, and signing takes the machine's time.
    pauseMs: 100,
    isDown: familiar.isDown,
  });
  const times: string[] = [];
  async function time(name: string, work: () => Promise<unknown>): Promise<void> {
    const before = load.sent.length;
    await work();
    times.push(`${name} (replies within ${slowestMs(load.sent.slice(before))} ms)`);
  }
  try {
    await wait(500);
    await server.halt();
    await time(`Stopped for ${stoppedMs / 1000} s`, () => wait(stoppedMs));
    await server.resume();
    // In the short run it is killed while what waits on disk is still handed over.
    await time('resumed', () => (laboratory.isShort ? wait(1_000) : untilDrained(familiar)));
    await time('killed', async () => {
      await server.kill();
      await wait(1_000);
      await server.start();
      await wait(500);
    });
  } finally {
    await load.stop();
  }
  return await conclude(times.join(', '), { database, familiar, load });
}
