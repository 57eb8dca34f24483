import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type ReadEnvironment, readEnvironment } from '../../src/config/environment.ts';
import { readConfig } from '../../src/config/read-config.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const saved = { ...process.env };
beforeEach(() => {
  for (const name of Object.keys(process.env)) delete process.env[name];
});
afterEach(() => {
  Object.assign(process.env, saved);
});

/** What is read in a folder with this file, by a process with this environment. */
async function read(
  text: string | Buffer | null,
  own: Record<string, string> = {},
): Promise<ReadEnvironment & { readonly folder: string }> {
  const folder = await temporaryFolder();
  if (text !== null) await writeFile(join(folder, '.env'), text);
  Object.assign(process.env, own);
  return { ...readEnvironment(folder), folder };
}

describe('the environment counts more than the file', () => {
  test('and where they differ that is said', async () => {
    const { environment, places, warnings } = await read('PORT=1\nHOST="::1"\nTOKEN=a', {
      PORT: '2',
      HOST: '::1',
    });
    expect(environment).toEqual({ PORT: '2', HOST: '::1', TOKEN: 'a' });
    expect([...places]).toEqual([['TOKEN', '.env, line 3']]);
    expect(warnings).toEqual([
      'PORT is set in the environment, so .env, line 1, which differs, does not count.',
    ]);
  });

  test('also where it says nothing', async () => {
    const { environment, warnings } = await read('# the token\nTOKEN=a', { TOKEN: '' });
    expect(environment['TOKEN']).toBe('');
    expect(warnings).toEqual([
      'TOKEN is set to nothing in the environment, so .env, line 2, does not count.',
    ]);
  });
});

describe('what other programs leave in the environment', () => {
  test.each([
    ['quotes of docker run --env-file', '"a"', 'a', 'has TOKEN in quotes'],
    ['single ones', "'a'", 'a', 'has TOKEN in quotes'],
    ['typographic ones', '“a”', 'a', 'has TOKEN in quotes'],
    ['a comment of systemd’s EnvironmentFile', 'a # mine', 'a # mine', 'has a # in TOKEN'],
    ['a comment behind quotes', 'a# mine', 'a# mine', 'has a # in TOKEN'],
  ])('%s', async (_, given, value, says) => {
    const { environment, warnings } = await read(null, { TOKEN: given });
    expect(environment['TOKEN']).toBe(value);
    expect(warnings).toEqual([expect.stringContaining(says)]);
  });

  test.each([
    ['a#b', 'a#b'],
    ['a\r', 'a'],
    [' a ', 'a'],
    ['"', '"'],
    ['it’s', 'it’s'],
  ])('and what they may well mean is taken without a word: %j', async (given, value) => {
    const { environment, warnings } = await read(null, { TOKEN: given });
    expect([environment['TOKEN'], warnings]).toEqual([value, []]);
  });

  test('a byte order mark before the first name', async () => {
    const { environment } = await read(null, { '\ufeffTOKEN': 'a' });
    expect(environment['TOKEN']).toBe('a');
  });

  test('a name near that of a setting, unless that is set as well', async () => {
    const own = {
      RNG_FAMILIAR: '2',
      'WEBHOOK-URL': 'x',
      PORTS: '1',
      HOME: '/',
      LOGLEVEL: 'x',
      LOG_LEVEL: 'info',
    };
    expect((await read(null, own)).warnings).toEqual([
      'The environment has RNG_FAMILIAR, which is not a setting of Familiar; did you mean RING_FAMILIAR?',
      'The environment has WEBHOOK-URL, which is not a setting of Familiar; did you mean WEBHOOK_URL?',
    ]);
  });
});

describe('a file that can’t be read is no reason to fall over', () => {
  test('a folder, as Docker makes of a file that is not there', async () => {
    const folder = await temporaryFolder();
    await mkdir(join(folder, '.env'));
    expect(readEnvironment(folder).warnings).toEqual([
      expect.stringContaining('.env is a folder, as Docker'),
    ]);
  });

  test('one in UTF-16 is read, and named', async () => {
    const { environment, warnings, folder } = await read(Buffer.from('\ufeffPORT=8081\r\n', 'utf16le'));
    expect(environment).toEqual({ PORT: '8081' });
    expect(warnings).toEqual([expect.stringContaining(`${folder}/.env is encoded in UTF-16`)]);
  });
});

describe('where settings come from', () => {
  test('a file that is there', async () => {
    const { sources, folder } = await read('');
    expect(sources).toBe(
      `Settings come from the environment and from ${folder}/.env; .env.example explains each.`,
    );
  });

  test.each(['.env.txt', '.env.local', 'env'])('%s is not it', async name => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, name), 'PORT=1');
    expect(readEnvironment(folder).sources).toContain(
      `${folder}/.env, which is not there; .env.example explains each.\n${folder}/${name} is not read: rename it to .env.`,
    );
  });

  test('one that lies in another folder', async () => {
    const [folder, other] = [await temporaryFolder(), await temporaryFolder()];
    await writeFile(join(other, '.env'), 'PORT=1');
    expect(readEnvironment(folder, [folder, other, '/nowhere']).sources).toContain(
      `\nThere is a file .env in ${other}: run Familiar there.`,
    );
  });
});

test('a problem names the line of the file, but never the value of a secret', async () => {
  const { environment, places } = await read('\nPORT=80x\nDATABASE_URL=mysql://u:hunter2@');
  const result = readConfig(environment, places);
  const problems = result.ok ? [] : result.problems;
  expect(problems).toContainEqual('PORT is "80x" (.env, line 2): give a whole number from 0 to 65535.');
  expect(problems).toContainEqual(expect.stringMatching(/^DATABASE_URL is \(hidden\) \(\.env, line 3\): /));
});
