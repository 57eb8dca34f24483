import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { openDatabase } from '../../src/store/sqlite/open-database.ts';
import { conclude } from '../conclude.ts';
import { startFamiliar } from '../familiar.ts';
import type { Experiment, Laboratory } from '../laboratory.ts';
import { startLoad } from '../load.ts';
import { type Attempt, type Outcome, onDatabases } from '../on-databases.ts';

/** As docs/operating.md promises. */
const stopWithinMs = 5_000;

export const lock: Experiment = {
  name: 'lock',
  purpose:
    'Another process locks the SQLite file under load, in the end until Familiar has stopped: every push is answered in time, nothing is lost, and it stops in time.',
  run: laboratory => onDatabases(laboratory, 'lock', ['sqlite'], attempt => lockTheFile(laboratory, attempt)),
};

async function lockTheFile(laboratory: Laboratory, { database, folder }: Attempt): Promise<Outcome> {
  const lockedMs = laboratory.isShort ? 2_000 : 5_000;
  const familiar = await startFamiliar(laboratory, {
    databaseUrl: database.url.href,
    folder,
    spoolFile: join(folder, 'events.spool'),
  });
  const load = startLoad(laboratory, {
    name: 'lock',
    url: familiar.url,
    pauseMs: 20,
    isDown: familiar.isDown,
  });
  let stoppedAfterMs = 0;
  try {
    await wait(300);
    await whileLocked(database.url.pathname, () => wait(lockedMs));
    await wait(300);
    await whileLocked(database.url.pathname, async () => {
      await wait(300);
      // Whoever pushes while it stops is told so, and not in XML.
      await load.stop();
      const askedAt = performance.now();
      await familiar.stop();
      stoppedAfterMs = Math.round(performance.now() - askedAt);
    });
    await familiar.start();
  } finally {
    await load.stop();
  }
  const outcome = await conclude(`Locked for ${lockedMs / 1000} s, stopped in ${stoppedAfterMs} ms`, {
    database,
    familiar,
    load,
  });
  const tooLate = stoppedAfterMs > stopWithinMs ? [`It took ${stoppedAfterMs} ms to stop.`] : [];
  return { ...outcome, complaints: [...outcome.complaints, ...tooLate] };
}

async function whileLocked(file: string, work: () => Promise<unknown>): Promise<void> {
  const database = await openDatabase(file);
  // Waiting inside SQLite would stop the load, which is sent by this process too.
  database.exec('pragma busy_timeout = 0');
  for (let attempt = 0; !tryToLock(database); attempt++) {
    if (attempt > 10_000) throw new Error('The file could not be locked.');
    await wait(1);
  }
  await work();
  database.exec('rollback');
  database.close();
}

function tryToLock(database: Awaited<ReturnType<typeof openDatabase>>): boolean {
  try {
    database.exec('begin immediate');
    return true;
  } catch {
    return false;
  }
}
