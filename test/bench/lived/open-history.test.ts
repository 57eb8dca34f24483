import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openHistory } from '../../../bench/lived/open-history.ts';
import { noon } from '../../support/builders.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

test('a kept history is lived once, and each time it is wanted again it is as it was then', async () => {
  const folder = await temporaryFolder();
  const keptIn = join(folder, 'kept');
  const said: string[] = [];
  const open = (name: string, until: number) =>
    openHistory({ calls: 40, until, seed: 1, kind: 'sqlite', keptIn }, join(folder, name), line => {
      said.push(line);
    });

  const first = await (await open('first', noon)).journal();
  expect(said.at(-1)).toBe('Living through 40 calls: 100 %');
  said.length = 0;
  const second = await (await open('second', noon + 1_000)).journal();

  expect(said).toEqual([]);
  expect(second).toEqual(first);
  expect(first.filter(({ event }) => event === 'newCall')).toHaveLength(40);
  expect(await readdir(keptIn)).toEqual(['lived-40-1.db']);
});
