import { expect, test } from 'vitest';
import { isAtLeast, openDatabase } from '../../../src/store/sqlite/open-database.ts';

test.each([
  ['3.51.3', true],
  ['3.53.0', true],
  ['3.100.0', true],
  ['4.0.0', true],
  ['3.51.2', false],
  ['3.9.9', false],
  ['3.50.4', false],
])('version %s is recent enough: %s', (version, expected) => {
  expect(isAtLeast(version, '3.51.3')).toBe(expected);
});

test('the SQLite in use is recent enough', async () => {
  const database = await openDatabase(':memory:');
  const row = database.prepare('select sqlite_version() as version').get();
  database.close();
  expect(isAtLeast(String(row?.['version']), '3.51.3')).toBe(true);
});
