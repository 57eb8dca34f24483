import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { readConfig } from '../../src/config/read-config.ts';
import { settings } from '../../src/config/settings.ts';

/** Two names of the tutorial that nobody should write anew. */
const undocumented = ['DATABASE_PASSWORT', 'DATABASE_ROOT_PASSWORD'];
const documented = Object.keys(settings.shape).filter(name => !undocumented.includes(name));

async function namesIn(file: string, pattern: RegExp): Promise<string[]> {
  const text = await readFile(new URL(`../../${file}`, import.meta.url), 'utf8');
  return [...text.matchAll(pattern)].flatMap(([, name]) => name ?? []);
}

test('the README explains every setting, in the order of the code', async () => {
  expect(await namesIn('README.md', /^\| `([A-Z_]+)` \|/gm)).toEqual(documented);
});

test('the German README explains no setting that does not exist', async () => {
  const names = await namesIn('docs/de/README.md', /^\| `([A-Z_]+)` \|/gm);
  expect(documented).toEqual(expect.arrayContaining(names));
  expect(names).toContain('CENTRAL_SERVICE_PHONE');
});

test('.env.example holds every setting once, in the order of the code', async () => {
  expect(await namesIn('.env.example', /^#? ?([A-Z_]+)=/gm)).toEqual(documented);
});

test('the defaults named in the README are the defaults of the code', async () => {
  const text = await readFile(new URL('../../README.md', import.meta.url), 'utf8');
  const defaults = [...text.matchAll(/^\| `([A-Z_]+)` \| `([^`]+)` \|/gm)].map(([, name = '', value]) => [
    name,
    value,
  ]);
  const least = {
    WEBHOOK_URL: 'https://a.example/',
    CENTRAL_SERVICE_PHONE: '03023125000',
    SERVICE_PHONES: '03023125001',
  };
  const own = readConfig(least);
  expect(defaults.length).toBeGreaterThan(10);
  const named = readConfig({ ...least, ...Object.fromEntries(defaults) });
  expect(JSON.parse(comparable(named))).toEqual(JSON.parse(comparable(own)));
});

/** Which settings were given differs, of course. */
function comparable(read: object): string {
  return JSON.stringify(read, (key, value: unknown) =>
    /^(routing|fixed)Settings$/.test(key) ? undefined : value,
  );
}
