import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const licencesOf = (bundle: string): string =>
  readFileSync(new URL(`../../dist/third-party-${bundle}.txt`, import.meta.url), 'utf8');

test('the licences of what is bundled lie beside the bundle', () => {
  const service = licencesOf('service');
  for (const name of ['fastify', 'kysely', 'zod', 'libphonenumber-js'])
    expect(service).toContain(`\n${name} `);
  expect(service).toMatch(/\nical\.js [\d.]+ \(MPL-2\.0\)\n-+\n\nMozilla Public License/);
  expect(licencesOf('page')).toMatch(/\npreact [\d.]+ \(MIT\)\n/);
});

test('what is installed beside is not in the bundle', () => {
  for (const name of ['mpg123-decoder', 'pg', 'mysql2'])
    expect(licencesOf('service')).not.toMatch(new RegExp(`\n${name} [\\d.]+ `));
});
