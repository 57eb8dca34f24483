import { spawnSync } from 'node:child_process';
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { crc32 } from 'node:zlib';
import { expect, test } from 'vitest';
import { openSpoolFile } from '../../../src/store/spool/spool-file.ts';
import { slotBytes } from '../../../src/store/spool/spool-format.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const program = fileURLToPath(new URL('spool-holder.ts', import.meta.url));
const holderCommand = [process.execPath, '--import', 'tsx', program];

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

test('a spool of another version of Familiar is left alone, and says what to do', async () => {
  const file = join(await temporaryFolder(), 'events.spool');
  await (await openSpoolFile(file, 64 * 1024)).close();
  const content = await readFile(file);
  for (const at of [0, slotBytes]) {
    content.writeUInt32LE(2, at + 8);
    content.writeUInt32LE(crc32(content.subarray(at, at + 16)), at + 16);
  }
  await writeFile(file, content);
  await expect(openSpoolFile(file, 64 * 1024)).rejects.toThrow('was written by another version of Familiar');
  expect(await readFile(file)).toEqual(content);
});

test('a spool holds phone numbers, so it and its folder belong to this user alone', async () => {
  const folder = join(await temporaryFolder(), 'new');
  const file = join(folder, 'spool');
  await (await openSpoolFile(file, 2_048)).close();
  const modes = await Promise.all([folder, file, `${file}.lock`].map(path => stat(path)));
  expect(modes.map(({ mode }) => (mode & 0o777).toString(8))).toEqual(['700', '600', '600']);
});

test('a disk too small for a spool is told at once, and no half-written file is left on it', async () => {
  const file = join(await temporaryFolder(), 'spool');
  // No file of more than 32 KB may be written: half of what the program asks for.
  const holder = spawnSync('sh', ['-c', 'ulimit -f 64; exec "$@"', 'sh', ...holderCommand, file]);
  expect(String(holder.stderr)).toContain('EFBIG');
  expect((await readdir(join(file, '..'))).sort()).toEqual(['spool.lock']);
});
