import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, test } from 'vitest';
import { runCli, startCli } from '../support/cli.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const least = {
  WEBHOOK_URL: 'http://127.0.0.1/push',
  CENTRAL_SERVICE_PHONE: '030 23125000',
  SERVICE_PHONES: '030 23125001',
  DATABASE_URL: 'sqlite::memory:',
};

test('settings that can’t be followed are all named, and it ends with 1', async () => {
  const folder = await temporaryFolder();
  const run = await runCli(['start'], folder, { WEBHOOK_URL: 'hotline', TOKEN_ID: 'token-FAM1L1' });
  expect(run).toMatchObject({
    code: 1,
    stdout: '',
    stderr: `familiar: the configuration has 2 problems:
  - WEBHOOK_URL is "hotline": give the https URL at which sipgate reaches Familiar, such as https://hotline.example.com/push.
  - TOKEN is not set: give the token that belongs to TOKEN_ID, or remove TOKEN_ID.
Settings come from the environment and from ${folder}/.env, which is not there; .env.example explains each.
`,
  });
});

test('the files that settings name belong to the list, beside what else is wrong', async () => {
  const environment = {
    ...least,
    WEBHOOK_URL: 'hotline',
    ANNOUNCEMENT: '/nope.wav',
    SIPGATE_PUBLIC_KEY_FILE: '/nope.pem',
  };
  const { stderr } = await runCli(['start'], await temporaryFolder(), environment);
  expect(stderr.split('\n').slice(0, 4)).toEqual([
    'familiar: the configuration has 3 problems:',
    expect.stringMatching(/^ {2}- WEBHOOK_URL is "hotline": /),
    expect.stringMatching(/^ {2}- ANNOUNCEMENT names \/nope\.wav, which can't be read: /),
    expect.stringMatching(/^ {2}- SIPGATE_PUBLIC_KEY_FILE names \/nope\.pem, which can't be read: /),
  ]);
});

test('what may be the cause of a problem stands beside it, with its line', async () => {
  const folder = await temporaryFolder();
  await writeFile(`${folder}/.env.txt`, '');
  await writeFile(`${folder}/.env`, 'WEBHOOK-URL=https://hotline.example.com/push\nTOKEN=hunter2 #1\n');
  const { stderr } = await runCli(['start'], folder);
  expect(stderr).toContain(
    `This may be the cause:
  - .env, line 1, sets WEBHOOK-URL, which is not a setting of Familiar; did you mean WEBHOOK_URL?
  - .env, line 2, has a # behind a blank, with which a comment begins: the value of TOKEN ends there. If it does not, put it in quotes.
Settings come from the environment and from ${folder}/.env; .env.example explains each.\n`,
  );
  expect(stderr).not.toContain('hunter2');
});

test('a .env as Windows writes it is read', async () => {
  const folder = await temporaryFolder();
  const text = `\ufeff${Object.entries(least)
    .map(([name, value]) => `${name}="${value}"\r\n`)
    .join('')}`;
  for (const encoding of ['utf8', 'utf16le'] as const) {
    await writeFile(`${folder}/.env`, text, encoding);
    expect(await runCli(['migrate'], folder)).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('database is up to date'),
    });
  }
});

test('started elsewhere, it says what it lacks, and names the folder in which the file lies', async () => {
  const [folder, elsewhere] = [await temporaryFolder(), await temporaryFolder()];
  await writeFile(`${folder}/.env`, 'PORT=1');
  const service = startCli(['start'], elsewhere, { INIT_CWD: folder, PORT: '0' });
  const said = await service.said(`There is a file .env in ${folder}: run Familiar there.`);
  expect(said).toContain('Familiar is not connected yet and puts nobody through.');
  expect(said).toContain('/#/set-up/');
  service.child.kill('SIGTERM');
  expect(await service.ended).toMatchObject({ code: 0 });
});

test('settings are read from .env, and a misspelt one is pointed out', async () => {
  const folder = await temporaryFolder();
  const lines = Object.entries({ ...least, ROUTING_POLCY: 'random' }).map(
    ([name, value]) => `${name}="${value}"`,
  );
  await writeFile(`${folder}/.env`, lines.join('\n'));
  expect(await runCli(['migrate'], folder)).toMatchObject({
    code: 0,
    stdout: 'The sqlite database is up to date.\n',
    stderr:
      'familiar: .env, line 5, sets ROUTING_POLCY, which is not a setting of Familiar; did you mean ROUTING_POLICY?\n',
  });
});

describe('what can’t be followed is one clear line', () => {
  test.each([
    {
      what: 'a database that is not there',
      args: ['start'],
      environment: {
        DATABASE_URL: '',
        DATABASE_HOST: '127.0.0.1',
        DATABASE_PORT: '1',
        DATABASE_NAME: 'calls',
        DATABASE_USERNAME: 'router',
        DATABASE_PASSWORD: 'topsecret',
      },
      says: /^familiar: .*127\.0\.0\.1.*\n$/,
    },
    {
      what: 'an address of a database that can’t be read',
      args: ['migrate'],
      environment: { DATABASE_URL: 'postgres://fam:topsecret@Sommer/x@db:5432/fam' },
      says: /^familiar: the configuration has a problem:\n {2}- DATABASE_URL is \(hidden\): it can’t be read in one way only\..*put it as it is into DATABASE_PASSWORD\.\n.*\n$/,
    },
    {
      what: 'an address of the tutorial’s database that can’t be read',
      args: ['import', '--tutorial', 'mysql://fam:topsecret%@db/x'],
      environment: {},
      says: /^familiar: the address behind --tutorial is refused\. It can’t be read in one way only\..*\n$/,
    },
    {
      what: 'an address of the tutorial’s database that is none',
      args: ['import', '--tutorial', 'fam:topsecret@db/x'],
      environment: {},
      says: /^familiar: the address behind --tutorial is refused\. Give mysql:\/\/user:password@host:port\/name\.\n$/,
    },
    {
      what: 'an announcement that is no WAV file',
      args: ['start'],
      environment: { ANNOUNCEMENT: '.env' },
      says: /^familiar: the configuration has a problem:\n {2}- ANNOUNCEMENT names \.env: .*\nSettings come from .*\n$/,
    },
    {
      what: 'an announcement that is not there',
      args: ['start'],
      environment: { ANNOUNCEMENT: 'gone.wav' },
      says: /^familiar: the configuration has a problem:\n {2}- ANNOUNCEMENT names gone\.wav, which can't be read: .*\nSettings come from .*\n$/,
    },
    {
      what: 'a key file that is not there',
      args: ['start'],
      environment: { SIPGATE_PUBLIC_KEY_FILE: 'gone.pem' },
      says: /^familiar: the configuration has a problem:\n {2}- SIPGATE_PUBLIC_KEY_FILE names gone\.pem, which can't be read: .*\nSettings come from .*\n$/,
    },
    {
      what: 'a key file that holds no key',
      args: ['start'],
      environment: { SIPGATE_PUBLIC_KEY_FILE: '.env' },
      says: /^familiar: the configuration has a problem:\n {2}- SIPGATE_PUBLIC_KEY_FILE holds no public key.*\nSettings come from .*\n$/,
    },
    {
      what: 'a spool that is another kind of file',
      args: ['start'],
      environment: { SPOOL_FILE: '.env', DATABASE_URL: 'sqlite:./familiar.db' },
      says: /^familiar: SPOOL_FILE names \.env, which is not a spool\. .*\n$/,
    },
    {
      what: 'a spool where nothing can be written',
      args: ['start'],
      environment: { SPOOL_FILE: '.env/spool', DATABASE_URL: 'sqlite:./familiar.db' },
      says: /^familiar: The spool \.env\/spool can't be used: .*\n$/,
    },
    {
      what: 'a caller that is no number',
      args: ['explain', 'Anna'],
      environment: {},
      says: /^familiar: "Anna" is not a phone number; .*\n$/,
    },
    {
      what: 'a limit of nothing',
      args: ['history', '--limit', '0'],
      environment: {},
      says: /^error: .*Give a whole number from 1 to 999999\.\n/,
    },
    {
      what: 'a command that is not there',
      args: ['strat'],
      environment: {},
      says: /^error: unknown command 'strat'/,
    },
  ])('$what', async ({ args, environment, says }) => {
    const folder = await temporaryFolder();
    await writeFile(`${folder}/.env`, '# nothing\n');
    const run = await runCli(args, folder, { ...least, ...environment });
    expect(run).toMatchObject({ code: 1, stdout: '', stderr: expect.stringMatching(says) });
    expect(run.stderr).not.toMatch(/topsecret|Sommer/);
  });

  test('a port that is taken', async () => {
    const taken = createServer();
    await new Promise<void>(resolve => taken.listen(0, '127.0.0.1', resolve));
    const { port } = taken.address() as AddressInfo;
    const run = await runCli(['start'], await temporaryFolder(), { ...least, PORT: String(port) });
    taken.close();
    expect(run).toMatchObject({ code: 1, stderr: expect.stringContaining('choose another HOST or PORT.\n') });
  });
});
