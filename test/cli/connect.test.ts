import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { startEmulator } from '../../src/emulator/emulator.ts';
import type { EmulatorOptions } from '../../src/emulator/options.ts';
import { request } from '../emulator/rest/client.ts';
import { type CliRun, startCli } from '../support/cli.ts';
import { emulatorKeyPem } from '../support/hotline.ts';
import { freePort } from '../support/own-servers.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

/** A folder with settings, an emulated account, and the command in it. */
async function setUp(options: EmulatorOptions = {}, more: Readonly<Record<string, string>> = {}) {
  const emulator = await startEmulator({ privateKeyPem: emulatorKeyPem, ...options });
  onTestFinished(() => emulator.close());
  const folder = await temporaryFolder();
  const port = await freePort();
  const url = `http://127.0.0.1:${port}/push`;
  await writeFile(join(folder, 'key.pem'), emulator.publicKeyPem);
  const environment = {
    WEBHOOK_URL: url,
    PORT: String(port),
    CENTRAL_SERVICE_PHONE: emulator.company.hotlines[0]?.number,
    TOKEN_ID: emulator.tokenId,
    TOKEN: emulator.token,
    SIPGATE_API_URL: emulator.apiUrl,
    SIPGATE_PUBLIC_KEY_FILE: 'key.pem',
    ...more,
  };
  return {
    emulator,
    url,
    undoFile: join(folder, 'data/sipgate-settings-before.json'),
    atSipgate: async () => (await request(emulator, '/settings/sipgateio')).json,
    set: (body: object) => request(emulator, '/settings/sipgateio', { method: 'PUT', body }),
    start: () => startCli(['start'], folder, environment).said('Familiar listens at'),
    connect(args: string, typed = ''): Promise<CliRun> {
      const { child, ended } = startCli(['connect', ...args.split(' ')], folder, environment);
      child.stdin?.end(typed);
      return ended;
    },
  };
}

const older = {
  incomingUrl: 'https://crm.example/in',
  outgoingUrl: '',
  log: true,
  whitelist: ['w0'],
  pushApiVersion: '1.2',
};

test('from another address at sipgate to ours and back, with what is right and wrong said each time', async () => {
  const { connect, start, set, atSipgate, url, undoFile } = await setUp();
  await set(older);
  await start();

  const before = await connect('--check');
  expect([before.code, before.stdout]).toEqual([
    1,
    expect.stringContaining('sipgate has another address than ours. "familiar connect --write" sets it.'),
  ]);
  expect(before.stdout).toMatch(/incoming calls +https:\/\/crm\.example\/in +http:\/\/127/);
  expect(before.stdout).toContain('Of user w0 of the account 1234567.');
  expect(before.stdout).toContain('Calls would arrive.');

  const refused = await connect('--write', 'n\n');
  expect([refused.code, refused.stdout]).toEqual([1, expect.stringContaining('Nothing was changed.')]);
  expect((await connect('--write')).stdout).toContain('Nothing was changed.');
  expect(await atSipgate()).toEqual(older);

  const written = await connect('--write', 'y\n');
  expect([written.code, written.stdout]).toEqual([0, expect.stringContaining('sipgate has it now.')]);
  expect(await atSipgate()).toEqual({ ...older, incomingUrl: url, outgoingUrl: url });
  expect((await stat(undoFile)).mode & 0o777).toBe(0o600);

  const after = await connect('--check --lang de');
  expect([after.code, after.stdout]).toEqual([0, expect.stringContaining('sipgate hat unsere Adresse.')]);
  expect(await connect('--write --yes')).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('sipgate has it already.'),
  });

  expect((await connect('--undo --yes')).code).toBe(0);
  expect(await atSipgate()).toEqual(older);
  expect(await connect('--undo --yes')).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('there is nothing to undo'),
  });
});

test('what sipgate refuses is entered by hand, with the values to copy', async () => {
  const { connect, emulator, url } = await setUp();
  emulator.setFaults({ rest: [{ method: 'PUT', status: 403, text: '' }] });
  const { code, stdout } = await connect('--write --yes --lang de');
  expect(code).toBe(1);
  expect(stdout).toContain('Dem Token fehlt die Berechtigung settings:sipgateio:write.');
  expect(stdout).toContain(
    `Tragen Sie es von Hand in der Konsole von sipgate ein:\n  eingehende Anrufe: ${url}\n`,
  );
});

test('a service that does not run, and a token that lacks a scope, are both said', async () => {
  const scopes = ['users:read', 'numbers:read', 'phonelines:read', 'settings:sipgateio:read'];
  const tokens = [{ tokenId: 'token-A', token: 'secret', userId: 'w0', scopes }];
  const { connect } = await setUp({ tokens });
  const { code, stdout } = await connect('--check');
  expect(code).toBe(1);
  expect(stdout).toMatch(/devices:read +NO +Nobody knows who is reachable/);
  expect(stdout).toContain('nothing listens at this port');
});

test('that nobody is selected at sipgate is wrong', async () => {
  const { connect, start, set, url } = await setUp();
  await set({ ...older, incomingUrl: url, outgoingUrl: url, whitelist: [] });
  await start();
  const { code, stdout } = await connect('--check');
  expect([code, stdout]).toEqual([1, expect.stringContaining('Nobody is selected')]);
});

test('an address at sipgate that differs only in slashes and case is ours', async () => {
  const { connect, start, set, url } = await setUp();
  await set({ ...older, incomingUrl: `${url}/`, outgoingUrl: url.replace('push', '/Push') });
  await start();
  const { code, stdout } = await connect('--check');
  expect([code, stdout]).toEqual([0, expect.stringContaining('our address in another spelling')]);
});

test('without a token the address is looked at all the same', async () => {
  const { connect, start } = await setUp({}, { TOKEN: '', TOKEN_ID: '', SERVICE_PHONES: '0221 4710111' });
  await start();
  const { code, stdout } = await connect('--check');
  expect([code, stdout]).toEqual([0, expect.stringContaining('Calls would arrive.')]);
  expect(await connect('--write --yes')).toMatchObject({ code: 1, stderr: expect.stringContaining('TOKEN') });
});

test('nothing is done by half a command, or by a file that somebody has changed', async () => {
  const { connect, set, undoFile } = await setUp();
  expect(await connect('--check --write')).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('say one'),
  });
  await set(older);
  await connect('--write --yes');
  expect(await readFile(undoFile, 'utf8')).toContain('https://crm.example/in');
  await writeFile(undoFile, '{}');
  expect(await connect('--undo --yes')).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('does not hold what --write has kept there'),
  });
});
