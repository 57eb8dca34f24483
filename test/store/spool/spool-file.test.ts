import { spawnSync } from 'node:child_process';
import { chmod, mkdir, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { crc32 } from 'node:zlib';
import { expect, test } from 'vitest';
import { openSpool } from '../../../src/store/spool/open-spool.ts';
import { openSpoolFile } from '../../../src/store/spool/spool-file.ts';
import { recordsAt, slotBytes } from '../../../src/store/spool/spool-format.ts';
import { createTestLog } from '../../support/app.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { leg, newCall } from '../entries.ts';

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

test('a file cut off anywhere keeps what stands whole before, says what it lost, and has its room again', async () => {
  const file = join(await temporaryFolder(), 'spool');
  const spool = await openSpoolFile(file, 4_096);
  await spool.append(['first']);
  const start = 1_024 + spool.usedBytes();
  await spool.append(['second']);
  const end = 1_024 + spool.usedBytes();
  await spool.close();
  const whole = await readFile(file);
  for (let at = start; at <= end; at++) {
    await writeFile(file, whole);
    await truncate(file, at);
    const cut = await openSpoolFile(file, 4_096);
    expect(cut.recovered).toEqual(at === end ? ['first', 'second'] : ['first']);
    // Of less than its header's first fields nobody knows that it was one.
    expect(cut.isCut).toBe(at >= start + 16 && at < end);
    await cut.append(['x'.repeat(2_000)]);
    await cut.close();
    const again = await openSpoolFile(file, 4_096);
    await again.close();
    expect([...again.recovered].pop()).toHaveLength(2_000);
  }
});

test('what was handed over is overwritten, by clearing and, where an earlier version left it, at the next start', async () => {
  const file = join(await temporaryFolder(), 'spool');
  const spool = await openSpoolFile(file, 4_096);
  await spool.append(['of somebody', 'of somebody else']);
  const left = await readFile(file);
  await spool.clear();
  expect((await readFile(file)).includes('somebody')).toBe(false);
  await spool.append(['waits']);
  await spool.close();
  const now = await readFile(file);
  const used = recordsAt + spool.usedBytes();
  await writeFile(
    file,
    Buffer.concat([now.subarray(0, used), left.subarray(recordsAt, recordsAt + 60), now.subarray(used + 60)]),
  );
  expect((await readFile(file)).includes('somebody')).toBe(true);
  const again = await openSpoolFile(file, 4_096);
  await again.close();
  expect(again.recovered).toEqual(['waits']);
  expect((await readFile(file)).includes('somebody')).toBe(false);
});

test('that events went lost with the end of the file is said in the log', async () => {
  const file = join(await temporaryFolder(), 'spool');
  const [kept = '', lost = ''] = ['A', 'B'].map(id => JSON.stringify(newCall(leg(id), 1_000)));
  const spool = await openSpoolFile(file, 4_096);
  await spool.append([kept, lost]);
  const used = spool.usedBytes();
  await spool.close();
  await truncate(file, recordsAt + used - 1);
  const log = createTestLog();
  const { spool: cut, left } = await openSpool({ file, bytes: 4_096, log });
  await cut.close();
  expect(left).toEqual([JSON.parse(kept)]);
  expect(log.lines).toEqual([
    `error: The spool was cut off in the middle of an event. Those before it are handed over; that one, and what may have come after it, is lost. ${JSON.stringify({ file, events: 1 })}`,
  ]);
});

test('an empty file is a spool in which nothing waits; one of something else is left alone', async () => {
  const file = join(await temporaryFolder(), 'spool');
  await writeFile(file, '');
  await (await openSpoolFile(file, 2_048)).close();
  await writeFile(file, 'something else');
  await expect(openSpoolFile(file, 2_048)).rejects.toThrow(
    `SPOOL_FILE names ${file}, which is not a spool. Name another file.`,
  );
  expect(await readFile(file, 'utf8')).toBe('something else');
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

test.each([
  ['a file', 0o444, 0o777],
  ['a folder', null, 0o555],
])('%s that may only be read is named, with what to do', async (_, fileMode, folderMode) => {
  const outer = await temporaryFolder();
  await chmod(outer, 0o755);
  const folder = join(outer, 'data');
  const file = join(folder, 'spool');
  await mkdir(folder);
  if (fileMode !== null) {
    await (await openSpoolFile(file, 64 * 1024)).close();
    await rm(`${file}.lock`);
    await chmod(file, fileMode);
  }
  await chmod(folder, folderMode);
  const holder = spawnSync('env', [...holderCommand, file, 'unprivileged']);
  await chmod(folder, 0o700);
  const named = fileMode === null ? `${file}.lock` : file;
  expect(String(holder.stderr)).toContain(
    `The spool ${file} can't be used: EACCES: permission denied, open '${named}'. Let the user that Familiar runs as write it and its folder, or choose another with SPOOL_FILE.`,
  );
});
