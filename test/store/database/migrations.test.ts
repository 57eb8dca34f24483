import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const folder = join(import.meta.dirname, '../../../src/store/migrations');

/** SHA-256 of each file as it landed, without its imports of types: where these stand may change. */
const landed: Readonly<Record<string, string>> = {
  'agent-index.ts': 'a2bdeb7655233cb68c8d7c3052321f7f1a7eba80f0d87e61f8a9d9f5efc74441',
  'configuration-tables.ts': 'b61a93d434cf70a7b53320527a87c80d25bce64da5c0ed0fb67f45c9b2dfb3a2',
  'first-tables.ts': '11c39593484f7a6c627f61941e5cec95abd414b148a5ca88e4f2aa79167e2aa4',
  'mend-first-tables.ts': '79658013abb02c6e24ac3114f1443ef438e8fbfa1afa2b0615e8cd6a4d75a7e4',
  'page-tables.ts': '0405007169475787d4d68244250d3482f32622677ff4e950b3989c71d30739ba',
};

test('what has landed of the migrations is as it landed', () => {
  const changed = Object.keys(landed).filter(file => hashOf(file) !== landed[file]);
  expect(
    changed,
    'A landed migration is never changed: databases that it has made would lack the change for ever. ' +
      'Put the file back as it was, and make the change in a new migration (src/store/database/migrate.ts).',
  ).toEqual([]);
});

test('every migration is held to its wording', () => {
  const unknown = readdirSync(folder).filter(file => landed[file] === undefined);
  expect(
    unknown.map(file => `'${file}': '${hashOf(file)}',`),
    'Add these lines to `landed` above when the migration is ready to land, and not later.',
  ).toEqual([]);
});

function hashOf(file: string): string {
  const text = readFileSync(join(folder, file), 'utf8').replaceAll(/^import type .*;\n/gm, '');
  return createHash('sha256').update(text).digest('hex');
}
