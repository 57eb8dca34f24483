import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../support/docs/documents.ts';

const tests = readdirSync(join(root, 'test'), { recursive: true, encoding: 'utf8' })
  .filter(file => /\.tsx?$/.test(file))
  .map(file => ({ file, text: readFileSync(join(root, 'test', file), 'utf8') }));

test('no test replaces a module of ours', () => {
  expect(tests.length).toBeGreaterThan(100);
  const replacing = tests.filter(({ text }) => /\bvi\.(mock|doMock)\(/.test(text));
  expect(replacing.map(({ file }) => file)).toEqual([]);
});
