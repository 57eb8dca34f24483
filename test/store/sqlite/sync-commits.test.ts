import { expect, test } from 'vitest';
import { type Durability, syncCommits } from '../../../src/store/sqlite/sync-commits.ts';

/** A disk whose writes end when the test says so. */
function createDisk() {
  const asked: { resolve(): void; reject(error: Error): void }[] = [];
  const disk: Durability & { canTakeOver: boolean } = {
    canTakeOver: true,
    sync: () => new Promise((resolve, reject) => asked.push({ resolve, reject })),
    takeOver: () => disk.canTakeOver,
  };
  return { disk, asked };
}

async function turns(): Promise<void> {
  for (let turn = 0; turn < 10; turn++) await Promise.resolve();
}

/** Notes what becomes of each commit. */
function follow(commits: readonly Promise<void>[]): readonly string[] {
  const became = commits.map(() => 'waits');
  commits.forEach((commit, index) => {
    commit.then(
      () => {
        became[index] = 'durable';
      },
      error => {
        became[index] = String(error);
      },
    );
  });
  return became;
}

test('a commit is confirmed by a sync that began after it, and those that wait share one', async () => {
  const { disk, asked } = createDisk();
  const { confirm } = syncCommits(disk);
  const first = confirm();
  await turns();
  const became = follow([first, confirm(), confirm()]);
  await turns();
  expect(asked).toHaveLength(1);
  asked[0]?.resolve();
  await turns();
  expect(became).toEqual(['durable', 'waits', 'waits']);
  expect(asked).toHaveLength(2);
  asked[1]?.resolve();
  await turns();
  expect(became).toEqual(['durable', 'durable', 'durable']);
});

test('after a failed sync nothing counts as durable until all is taken over into the database file', async () => {
  const { disk, asked } = createDisk();
  const { confirm, prepare } = syncCommits(disk);
  const first = confirm();
  await turns();
  const became = follow([first, confirm()]);
  asked[0]?.reject(new Error('EIO'));
  await turns();
  expect(became).toEqual(['Error: EIO', 'Error: EIO']);
  expect(asked).toHaveLength(1);

  disk.canTakeOver = false;
  await expect(prepare()).rejects.toThrow('The disk has failed to write');
  await expect(confirm()).rejects.toThrow('EIO');
  disk.canTakeOver = true;
  await prepare();
  const next = confirm();
  await turns();
  asked[1]?.resolve();
  await next;
});
