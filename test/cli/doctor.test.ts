import { once } from 'node:events';
import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DatabaseSync } from '@photostructure/sqlite';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Check } from '../../src/app/health/health-summary.ts';
import { freePort } from '../../src/cli/demo/free-port.ts';
import type { Environment } from '../../src/config/read-config.ts';
import type { Emulator } from '../../src/emulator/control.ts';
import { startEmulator } from '../../src/emulator/emulator.ts';
import { fictionalCaller } from '../../src/emulator/fictional-caller.ts';
import type { EmulatorOptions } from '../../src/emulator/options.ts';
import { runCli, startCli } from '../support/cli.ts';
import { emulatorKeyPem } from '../support/hotline.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

interface SetUp {
  readonly emulator: Emulator;
  readonly folder: string;
  readonly port: number;
  readonly environment: Environment;
}

/** An installation that nothing is wrong with, but for its not being started. */
async function setUp(options: EmulatorOptions = {}): Promise<SetUp> {
  const emulator = await startEmulator({ privateKeyPem: emulatorKeyPem, speed: 2000, ...options });
  onTestFinished(() => emulator.close());
  const folder = await temporaryFolder();
  await writeFile(`${folder}/key.pem`, emulator.publicKeyPem);
  const port = await freePort();
  const push = `http://127.0.0.1:${port}/push`;
  emulator.setPushUrls({ incoming: push, outgoing: push });
  const environment = {
    // As a proxy would pass it on.
    WEBHOOK_URL: 'https://hotline.example.com/push',
    PORT: String(port),
    CENTRAL_SERVICE_PHONE: emulator.company.hotlines[0]?.number,
    TOKEN_ID: emulator.tokenId,
    TOKEN: emulator.token,
    SIPGATE_API_URL: emulator.apiUrl,
    SIPGATE_PUBLIC_KEY_FILE: 'key.pem',
    ANSWER_BUDGET_MS: '5000',
    // The emulator's time runs ahead of this machine's.
    PRESENCE_STALE_SECONDS: '86400',
  };
  return { emulator, folder, port, environment };
}

interface Examined {
  readonly code: number | null;
  readonly checks: readonly Check[];
  /** What is broken, by the names of the checks. */
  readonly broken: readonly string[];
  readonly text: string;
}

async function examine({ folder, environment }: SetUp, changes: Environment = {}): Promise<Examined> {
  const run = await runCli(['doctor', '--json'], folder, { ...environment, ...changes });
  expect(run.stderr).toBe('');
  const { checks } = JSON.parse(run.stdout) as { readonly checks: readonly Check[] };
  const broken = checks.filter(({ howBad }) => howBad === 'broken').map(({ name }) => name);
  return { code: run.code, checks, broken, text: run.stdout };
}

function found({ checks }: Examined, name: string): Check | undefined {
  return checks.find(check => check.name === name);
}

async function serve(listener: RequestListener): Promise<number> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

/** Where tests run beside it the machine may truly not keep up. */
function isNoOverload(name: string): boolean {
  return name !== 'overload';
}

describe('on a healthy installation', () => {
  test('nothing is broken, what the service knows is told, and nothing secret', async () => {
    const started = await setUp();
    // Nothing stands before it, so that sipgate has the very address that the service has.
    const WEBHOOK_URL = `http://127.0.0.1:${started.port}/push`;
    const environment: Environment = { ...started.environment, WEBHOOK_URL };
    const one = { ...started, environment };
    const service = startCli(['start'], one.folder, one.environment);
    await service.said('The roster has 6 agents.');
    await service.said('Familiar listens at');
    const to = one.environment['CENTRAL_SERVICE_PHONE'] ?? '';
    await one.emulator.placeCall({ from: fictionalCaller(4), to }).ended;
    const done = await examine(one);
    expect(done.broken.filter(isNoOverload)).toEqual([]);
    expect(done.code).toBe(Math.min(1, done.broken.length));
    for (const name of [
      'service',
      'configuration',
      'database-version',
      'token',
      'scopes',
      'clock',
      'disk',
      'pushes',
    ])
      expect([name, found(done, name)?.state]).toEqual([name, 'ok']);
    expect(found(done, 'certificate')).toBeUndefined();
    expect(done.text).not.toContain(one.emulator.token);

    const german = await runCli(['doctor', '--lang', 'de'], one.folder, one.environment);
    expect(german.stderr).toBe('');
    expect(german.stdout).toContain('gut        service: Der Dienst läuft unter http://127.0.0.1:');
    expect(german.stdout).toMatch(/Nichts ist kaputt\.|overload: /);
  });
});

describe('what is broken', () => {
  test('is a service that does not run; the database is not made', async () => {
    const one = await setUp();
    const done = await examine(one);
    expect([done.code, done.broken]).toEqual([1, ['service']]);
    expect(found(done, 'database-version')?.sentence.en).toContain('There is no database yet');
    expect(found(done, 'token')?.state).toBe('ok');
    expect(found(done, 'pushes')).toMatchObject({
      state: 'unknown',
      sentence: { en: expect.stringContaining('running') },
    });
  });

  test('is a configuration that does not start, with each of its problems', async () => {
    const done = await examine(await setUp(), { WEBHOOK_URL: 'hotline', PORT: 'eighty' });
    expect([done.code, done.broken]).toEqual([2, ['configuration', 'configuration']]);
    for (const problem of ['WEBHOOK_URL is \\"hotline\\"', 'PORT is \\"eighty\\"'])
      expect(done.text).toContain(problem);
    expect(found(done, 'service')?.state).toBe('unknown');
  });

  test('is a file that a setting names and that is not there', async () => {
    const done = await examine(await setUp(), { SIPGATE_PUBLIC_KEY_FILE: 'gone.pem' });
    expect([done.code, done.broken]).toEqual([2, ['configuration', 'service']]);
    expect(found(done, 'configuration')?.sentence.en).toContain('gone.pem');
  });

  test('is a token that sipgate refuses', async () => {
    const done = await examine(await setUp(), { TOKEN: 'wrong' });
    expect([done.code, done.broken]).toEqual([1, ['service', 'token']]);
    expect(found(done, 'scopes')?.state).toBe('unknown');
  });

  test('is a token that lacks scopes, with what is lost', async () => {
    const token = {
      tokenId: 'token-LESS',
      token: 'less',
      userId: 'w0',
      scopes: ['users:read', 'numbers:read'],
    };
    const one = await setUp({ tokens: [token] });
    const done = await examine(one, { TOKEN_ID: token.tokenId, TOKEN: token.token });
    expect(found(done, 'scopes')).toMatchObject({
      state: 'problem',
      howBad: 'soon',
      sentence: { en: expect.stringMatching(/devices:read \(nobody’s presence is known\).*rtcm:read/) },
    });
  });

  test('is a database that a newer version has changed', async () => {
    const one = await setUp();
    expect(
      await runCli(['migrate'], one.folder, { ...one.environment, DATABASE_URL: 'sqlite:f.db' }),
    ).toMatchObject({ code: 0 });
    const database = new DatabaseSync(`${one.folder}/f.db`);
    const names = database.prepare('select name, timestamp from familiar_migration order by name').all();
    await copyFile(`${one.folder}/f.db`, `${one.folder}/older.db`);
    database.prepare('insert into familiar_migration values (?, ?)').run('9999-of-tomorrow', '2027-01-01');
    database.close();
    const newer = await examine(one, { DATABASE_URL: 'sqlite:f.db' });
    expect([newer.code, newer.broken]).toEqual([1, ['service', 'database-version']]);

    const older = new DatabaseSync(`${one.folder}/older.db`);
    older.prepare('delete from familiar_migration where name = ?').run(String(names.at(-1)?.['name']));
    older.close();
    const behind = await examine(one, { DATABASE_URL: 'sqlite:older.db' });
    expect(found(behind, 'database-version')).toMatchObject({ state: 'problem', howBad: 'hint' });
  });

  test('is a file that is no database', async () => {
    const one = await setUp();
    await writeFile(
      `${one.folder}/f.db`,
      'This is a letter to the landlord, and no database at all.'.repeat(99),
    );
    const done = await examine(one, { DATABASE_URL: 'sqlite:f.db' });
    expect([done.code, done.broken]).toEqual([1, ['service', 'database-version']]);
    expect(found(done, 'database-version')?.sentence.en).toContain('f.db can’t be used'.replace('’', "'"));
  });

  test('is a database server that is not there', async () => {
    const done = await examine(await setUp(), {
      DATABASE_URL: `mysql://f:secret@127.0.0.1:${await freePort()}/f`,
    });
    expect([done.code, done.broken]).toEqual([1, ['service', 'database-version']]);
    expect(done.text).not.toContain('secret');
  });

  test('is another program where the service should listen', async () => {
    const port = await serve((_, response) => response.end('<h1>It works!</h1>'));
    const done = await examine(await setUp(), { PORT: String(port) });
    expect([done.code, found(done, 'service')?.sentence.en]).toEqual([
      1,
      expect.stringContaining('Another program'),
    ]);
  });

  test('is http on a neo account', async () => {
    const one = await setUp({ flavour: 'neo' });
    const done = await examine(one, { WEBHOOK_URL: 'http://hotline.example.com/push' });
    expect([done.code, done.broken]).toEqual([1, ['service', 'http-on-neo']]);
  });

  test('is a clock that is wrong, by that of sipgate', async () => {
    const port = await serve((_, response) => {
      response.writeHead(503, { date: new Date(Date.now() - 3_600_000).toUTCString() }).end();
    });
    const done = await examine(await setUp(), { SIPGATE_API_URL: `http://127.0.0.1:${port}/v2` });
    expect([done.code, done.broken]).toEqual([1, ['service', 'clock']]);
    expect(found(done, 'clock')?.sentence.en).toMatch(/36\d\d s ahead|3599 s ahead/);
  });

  test('is not said where it can’t be known: sipgate is away', async () => {
    const one = await setUp();
    const done = await examine(one, { SIPGATE_API_URL: `http://127.0.0.1:${await freePort()}/v2` });
    for (const name of ['token', 'scopes', 'clock'])
      expect([name, found(done, name)?.state]).toEqual([name, 'unknown']);
  });

  test('does not depend on a folder that the first start will make', async () => {
    const one = await setUp();
    await mkdir(`${one.folder}/data`);
    const done = await examine(one, { DATABASE_URL: 'sqlite:data/deeper/f.db' });
    expect(found(done, 'disk')?.state).toBe('ok');
  });
});
