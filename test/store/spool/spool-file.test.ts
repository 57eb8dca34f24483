import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openSpoolFile } from '../../../src/store/spool/spool-file.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

test('a record torn at any byte costs nothing that came before it', async () => {
  const file = join(await temporaryFolder(), 'spool');
  const spool = await openSpoolFile(file, 2_048);
  await spool.append(['first']);
  const start = 1_024 + spool.usedBytes();
  await spool.append(['second']);
  const end = 1_024 + spool.usedBytes();
  await spool.close();
  const whole = await readFile(file);
  for (let at = start; at < end; at++) {
    await writeFile(file, Buffer.from(whole).fill(0, at, end));
    const torn = await openSpoolFile(file, 2_048);
    await torn.close();
    expect(torn.recovered).toEqual(['first']);
  }
});

test('what was cleared does not come back, and what came after it does', async () => {
  const file = join(await temporaryFolder(), 'spool');
  const spool = await openSpoolFile(file, 2_048);
  await spool.append(['older', 'older']);
  await spool.clear();
  await spool.append(['newer']);
  await spool.close();
  const again = await openSpoolFile(file, 2_048);
  await again.close();
  expect(again.recovered).toEqual(['newer']);
});

test('a full spool says so and keeps what it has', async () => {
  const file = join(await temporaryFolder(), 'spool');
  const spool = await openSpoolFile(file, 1_124);
  await spool.append(['kept']);
  await expect(spool.append(['x'.repeat(100)])).rejects.toThrow('is full');
  await spool.close();
  const again = await openSpoolFile(file, 1_124);
  await again.close();
  expect(again.recovered).toEqual(['kept']);
});
