import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const folder = join(import.meta.dirname, '../../../src/store/database/migrations');

/** SHA-256 of each file as it landed. */
const landed: Readonly<Record<string, string>> = {
  'agent-index.ts': '5e39f5b71403d30de764c8cdf970c9d98e1312355ce2a060c0c489d3ffd7cf85',
  'audit-table.ts': 'caa12a6cd8c23b14048b2d57d9db6442afe863fd8129469768c1420937cf33b5',
  'callback-columns.ts': 'cc2801f4f68188bcfda239e760750f13eaf4157a8602f8136ae8fad2d206d2cd',
  'configuration-tables.ts': '87fb3bb26d7e1cfb60e49913fe61755fe6be8a0e3ab0523fe11f9f871eb47a61',
  'day-sum-tables.ts': 'fa16534c6fe4d60bdff77c2330c742fc72573251c4871d6d5c0fec6ddd0687da',
  'erasure.ts': '5633ad58ba79ddbdbd3f72731a9af3ce2a74790c64e74d2c1310bb91a423e703',
  'first-tables.ts': 'd554d0673a5d10e3b923fb33569d2f23a799f8c813d2606639aaaedb98194143',
  'gist-column.ts': '8972a6ba6f811841a1f02991f8f21e1fb310a5dcc269191171f401c8e70ff882',
  'mend-first-tables.ts': 'af6003585dff43358fb1e63dfdacab284538a4c7d4445dee65835242f35a2aa4',
  'page-tables.ts': '2dc399cae9ffa521f7bc9e1fe5e73fc51975e4f52002ad4ee5b4b623f74bbe5a',
  'second-factor-tables.ts': '259a29fdfaf233d9e704a5926863b81b0cac00b8257ab2b8f54801583c3631bd',
  'sign-on-table.ts': 'ca1684d398aecaeb36beecdd82234a5939f4541db6d4ee5ea130b215b0531323',
  'team-table.ts': '986c7c85e503ffb5e5241be47a705302bfae825a7363271db599c88dee01d710',
  'used-at-column.ts': 'c624221e5ce9430ca4c90ae5a41c4517d36a544c0ec8f7b6627fb3305afa2619',
  'wish-table.ts': '7edac3c3b806b1492d9338b92b4d14f3daefeb75126e0010210540853377edd5',
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
  return createHash('sha256')
    .update(readFileSync(join(folder, file)))
    .digest('hex');
}
