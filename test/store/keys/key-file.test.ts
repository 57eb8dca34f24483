import { stat, writeFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { openKeyFile } from '../../../src/store/keys/key-file.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

test('a key is made once, for its owner alone, and the same for all who are as quick', async () => {
  const file = `${await temporaryFolder()}/data/familiar.secret`;
  const sources = [openKeyFile(file), openKeyFile(file), openKeyFile(file)];
  expect(await openKeyFile(file).read()).toBeNull();
  const keys = await Promise.all(sources.map(source => source.readOrMake()));
  expect(new Set(keys).size).toBe(1);
  expect(keys[0]).toMatch(/^[\w-]{43}$/);
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect(await openKeyFile(file).read()).toBe(keys[0]);
});

test('a file that is empty is no key, and is not written over', async () => {
  const file = `${await temporaryFolder()}/familiar.secret`;
  await writeFile(file, '\n');
  await expect(openKeyFile(file).readOrMake()).rejects.toThrow('is empty');
});
