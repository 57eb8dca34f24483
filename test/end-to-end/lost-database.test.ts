import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startHotline } from '../support/hotline.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

test('a database file that is deleted while calls come in loses none of them', async () => {
  const file = join(await temporaryFolder(), 'familiar.db');
  const hotline = await startHotline({ database: { kind: 'sqlite', file } });
  await hotline.call('+491701111111');
  for (const part of ['', '-wal', '-shm']) await rm(`${file}${part}`, { force: true });
  for (let call = 0; call < 15; call++) await hotline.call(`+4917022222${10 + call}`);
  await expect.poll(() => hotline.service.context.store.state().spooled.entries, { timeout: 20_000 }).toBe(0);
  expect(hotline.service.context.store.state()).toMatchObject({
    isReachable: true,
    lastError: { error: 'DATABASE_FILE_LOST' },
  });
  expect((await hotline.history()).filter(({ decision }) => decision !== null)).toHaveLength(16);
});

test('a second service on the same database file is refused, whatever its spool', async () => {
  const folder = await temporaryFolder();
  const file = join(folder, 'familiar.db');
  const one = await startHotline({ database: { kind: 'sqlite', file } });
  await expect(startHotline({ database: { kind: 'sqlite', file } })).rejects.toThrow(
    `The database ${file} is in use by another Familiar that is running. ` +
      'Stop that one, or give each a database of its own with DATABASE_URL.',
  );
  await one.service.close();
  const next = await startHotline({ database: { kind: 'sqlite', file } });
  expect(await next.history()).toEqual([]);
});
