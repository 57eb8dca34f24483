import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../support/temporary-folder.ts';

const { bundle } = await import(new URL('../../scripts/bundle.mjs', import.meta.url).href);

async function bundled(source: string): Promise<string> {
  const folder = await temporaryFolder();
  await writeFile(join(folder, 'given.js'), source);
  await bundle([join(folder, 'given.js')], join(folder, 'out'), '[name]');
  return join(folder, 'out/given.js');
}

test('what is bundled holds no character that makes V8 keep it at twice the size, and means the same', async () => {
  const file = await bundled(
    [
      'export const dashes = "a–b—c".split(/[–—]/);',
      'export const faces = "x😀y".split(/[😀]/u);',
      'export const said = `„Grüße“ – ` + dashes.length; /* … */',
    ].join('\n'),
  );
  expect([...(await readFile(file, 'utf8'))].filter(character => character > '\xff')).toEqual([]);
  const { dashes, faces, said } = await import(pathToFileURL(file).href);
  expect({ dashes, faces, said }).toEqual({
    dashes: ['a', 'b', 'c'],
    faces: ['x', 'y'],
    said: '„Grüße“ – 3',
  });
});

test('a raw text that would mean something else is refused with what to write instead', async () => {
  await expect(bundled('export const dash = String.raw`–`;')).rejects.toThrow(
    'Write characters beyond Latin-1 as \\u in String.raw`–.',
  );
});
