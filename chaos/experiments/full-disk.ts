import { execFile } from 'node:child_process';
import { mkdir, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { createSqlite } from '../../lab/databases.ts';
import { conclude } from '../conclude.ts';
import { startFamiliar } from '../familiar.ts';
import type { Experiment, Laboratory } from '../laboratory.ts';
import { startLoad } from '../load.ts';
import { findOut, type Outcome } from '../on-databases.ts';

const run = promisify(execFile);
const finding = { experiment: 'full-disk', database: 'sqlite' };

export const fullDisk: Experiment = {
  name: 'full-disk',
  purpose: 'The disk of the SQLite file fills up under load, and has room again later: the same promises.',
  async run(laboratory) {
    const disk = join(laboratory.folder, 'disk');
    await mkdir(disk);
    const problem = await run('mount', ['-t', 'tmpfs', '-o', 'size=32m', 'tmpfs', disk]).then(
      () => null,
      (error: Error) => error,
    );
    if (problem !== null)
      return laboratory.find({
        ...finding,
        outcome: 'skipped',
        text: `No disk can be mounted: ${problem.message.trim()}`,
      });
    await findOut(laboratory, finding, () => fillTheDisk(laboratory, disk));
    await run('umount', ['--lazy', disk]);
  },
};

async function fillTheDisk(laboratory: Laboratory, disk: string): Promise<Outcome> {
  const fullMs = laboratory.isShort ? 2_000 : 15_000;
  const database = await createSqlite(disk);
  const familiar = await startFamiliar(laboratory, {
    databaseUrl: database.url.href,
    folder: disk,
    spoolFile: join(disk, 'events.spool'),
    settings: { SPOOL_MEGABYTES: '8' },
  });
  const load = startLoad(laboratory, {
    name: 'disk',
    url: familiar.url,
    pauseMs: 50,
    isDown: familiar.isDown,
  });
  const ballast = join(disk, 'ballast');
  try {
    await wait(300);
    const startedAt = performance.now();
    // SQLite gives back what it no longer needs, so filling up once is not enough.
    while (performance.now() - startedAt < fullMs) {
      await fillUp(ballast);
      await wait(50);
    }
    await rm(ballast);
    await wait(300);
  } finally {
    await load.stop();
  }
  return await conclude(`Full for ${fullMs / 1000} s`, { database, familiar, load });
}

/** Appends to a file until nothing more fits onto its disk, down to the last bytes. */
async function fillUp(path: string): Promise<void> {
  const file = await open(path, 'a');
  try {
    for (let size = 1024 * 1024; size >= 512; ) {
      const { bytesWritten } = await file.write(Buffer.alloc(size)).catch(() => ({ bytesWritten: 0 }));
      if (bytesWritten < size) size /= 2;
    }
  } finally {
    await file.close();
  }
}
