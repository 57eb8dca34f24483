import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { SpoolError } from '../../../src/store/spool/spool-error.ts';
import { openSpoolFile } from '../../../src/store/spool/spool-file.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const program = fileURLToPath(new URL('spool-holder.ts', import.meta.url));

/** Another process that has the spool open. */
async function startHolder(file: string): Promise<ChildProcess> {
  const holder = spawn(process.execPath, ['--expose-gc', '--import', 'tsx', program, file], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  onTestFinished(() => void holder.kill('SIGKILL'));
  await Promise.race([
    once(holder.stdout, 'data'),
    once(holder, 'exit').then(() => Promise.reject(new Error('It ended before it had opened the spool.'))),
  ]);
  return holder;
}

test('two processes never share a spool, however idle, and the death of one leaves it to the other', async () => {
  const file = join(await temporaryFolder(), 'spool');
  const holder = await startHolder(file);
  const opening = openSpoolFile(file, 64 * 1024);
  await expect(opening).rejects.toThrow(SpoolError);
  await expect(opening).rejects.toThrow(
    `The spool ${file} is in use by another Familiar. Stop that one, or give each a file of its own with SPOOL_FILE.`,
  );

  const dead = once(holder, 'exit');
  holder.kill('SIGKILL');
  await dead;
  const spool = await openSpoolFile(file, 64 * 1024);
  await spool.close();
  expect(spool.recovered).toEqual(['held']);
});

test('whoever closes a spool, or fails to open it, lets go of it', async () => {
  const file = join(await temporaryFolder(), 'spool');
  await (await openSpoolFile(file, 64 * 1024)).close();
  await (await openSpoolFile(file, 64 * 1024)).close();
  const folder = join(await temporaryFolder(), 'folder');
  await mkdir(folder);
  for (let attempt = 0; attempt < 2; attempt++)
    await expect(openSpoolFile(folder, 64 * 1024)).rejects.toThrow('EISDIR');
});
