import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { settingsDocuments } from '../../scripts/docs/settings-document.ts';
import { readConfig } from '../../src/config/read-config.ts';
import { nothingBeside, readServerUrl } from '../../src/config/read-server-url.ts';
import { secretSettings, settingNames, wordsOf } from '../../src/config/settings.ts';

const documented = settingNames.filter(name => !wordsOf(name).isObsolete);

async function namesIn(file: string, pattern: RegExp): Promise<string[]> {
  const text = await readFile(new URL(`../../${file}`, import.meta.url), 'utf8');
  return [...text.matchAll(pattern)].flatMap(([, name]) => name ?? []);
}

/** Of each setting the default that is written in backticks; what stands there in words is left out. */
async function defaultsIn(file: string): Promise<string[][]> {
  const text = await readFile(new URL(`../../${file}`, import.meta.url), 'utf8');
  const rows = [...text.matchAll(/^\| `([A-Z_]+)` \| `([^`]+)` \|/gm)];
  return rows.map(([, name = '', value = '']) => [name, value]);
}

test.each(Object.entries(settingsDocuments()))(
  '%s is what the schema of the settings says; `npm run docs` writes it anew',
  async (file, text) => {
    expect(await readFile(new URL(`../../${file}`, import.meta.url), 'utf8')).toBe(text);
  },
);

test.each(Object.keys(settingsDocuments()))(
  '%s explains every setting once but those that nobody should write anew',
  async file => {
    expect(await namesIn(file, /^\| `([A-Z_]+)` \|/gm)).toEqual(documented);
    expect(documented).not.toContain('DATABASE_PASSWORT');
  },
);

test('a setting whose value never appears in a message is marked as secret', async () => {
  const secret = documented.filter(name => secretSettings.has(name));
  expect(secret).toContain('TOKEN');
  expect(await namesIn('docs/settings.md', /^\| `([A-Z_]+)` \|.*\| \*\*Secret\.\*\*/gm)).toEqual(secret);
  expect(await namesIn('docs/de/einstellungen.md', /^\| `([A-Z_]+)` \|.*\| \*\*Geheim\.\*\*/gm)).toEqual(
    secret,
  );
});

test('the German guide says of the same parts of a configuration what may stand there', async () => {
  const parts = /^\| `((?:learning|hours|hotlines|absences|callers)[^`]*)`/gm;
  const english = await namesIn('docs/configuration.md', parts);
  expect(english.length).toBeGreaterThan(10);
  expect(await namesIn('docs/de/konfiguration.md', parts)).toEqual(english);
});

test('.env.example holds every setting once, in the order of the code', async () => {
  expect(await namesIn('.env.example', /^#? ?([A-Z_]+)=/gm)).toEqual(documented);
});

test.each(Object.keys(settingsDocuments()))('the defaults named in %s are in force', async file => {
  const defaults = await defaultsIn(file);
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

test.each(['docs/operating.md', 'docs/de/betrieb.md'])(
  'every address of a database in %s can be read, without a warning',
  async file => {
    const addresses = await namesIn(file, /`((?:mysql|postgres):\/\/[^`]+)`/g);
    const own = addresses.filter(address => !address.includes('password@'));
    expect(own.length).toBeGreaterThan(3);
    for (const address of own)
      expect(readServerUrl(address, nothingBeside)).toMatchObject({ ok: true, warnings: [] });
  },
);

test('the German guide shows the same addresses and statements as the English one', async () => {
  for (const shown of [/`((?:mysql|postgres):\/\/[^`]+familiar[^`]*)`/g, /```sql\n([^`]+)```/g])
    expect(await namesIn('docs/de/betrieb.md', shown)).toEqual(await namesIn('docs/operating.md', shown));
});
