import { describe, expect, onTestFinished, test } from 'vitest';
import type { Emulator } from '../../src/emulator/control.ts';
import { startEmulator } from '../../src/emulator/emulator.ts';
import type { Faults } from '../../src/emulator/faults.ts';
import type { EmulatorOptions } from '../../src/emulator/options.ts';
import { createWebhookSettings } from '../../src/sipgate/webhook-settings.ts';
import { request } from '../emulator/rest/client.ts';
import { emulatorKeyPem } from '../support/hotline.ts';

const { signal } = new AbortController();
const ours = 'https://familiar.example/push';
const change = { incomingUrl: ours, outgoingUrl: ours };

async function account(options: EmulatorOptions = {}, timeoutMs = 5_000) {
  const emulator = await startEmulator({ privateKeyPem: emulatorKeyPem, ...options });
  onTestFinished(() => emulator.close());
  const { apiUrl, tokenId, token } = emulator;
  return { emulator, desk: createWebhookSettings({ apiUrl, tokenId, token, timeoutMs }) };
}

async function atSipgate(emulator: Emulator): Promise<unknown> {
  return (await request(emulator, '/settings/sipgateio')).json;
}

async function set(emulator: Emulator, body: unknown): Promise<void> {
  expect((await request(emulator, '/settings/sipgateio', { method: 'PUT', body })).status).toBe(204);
}

const older = {
  incomingUrl: 'https://crm.example/in',
  outgoingUrl: 'https://crm.example/out',
  log: false,
  whitelist: ['w0', 'g0'],
  pushApiVersion: '1.2',
};

test('what is written keeps everything that it does not name, even what nobody here knows', async () => {
  const { emulator, desk } = await account();
  await set(emulator, older);
  const { pushApiVersion: _, ...before } = older;
  expect(await desk.read(signal)).toEqual({ kind: 'read', settings: before });
  expect(await desk.write(change, signal)).toEqual({
    kind: 'written',
    before,
    after: { ...before, ...change },
  });
  expect(await atSipgate(emulator)).toEqual({ ...older, ...change });
});

test('writing what was there before undoes it', async () => {
  const { emulator, desk } = await account();
  await set(emulator, older);
  const written = await desk.write({ ...change, log: true, whitelist: null }, signal);
  expect(await desk.write(written.kind === 'written' ? written.before : {}, signal)).toMatchObject({
    kind: 'written',
  });
  expect(await atSipgate(emulator)).toEqual(older);
});

test('that nobody is selected is not taken for everybody', async () => {
  const { emulator, desk } = await account();
  await set(emulator, { ...older, whitelist: [] });
  await desk.write(change, signal);
  expect(await atSipgate(emulator)).toMatchObject({ whitelist: [] });
});

const notBooked =
  '{"errors":[{"status":"403","title":"FORBIDDEN","detail":"Feature sipgate.io is not booked"}]}';

describe('what sipgate answers instead is named, and nothing is written', () => {
  test.each<[string, Faults['rest'], string]>([
    ['a wrong token', [{ status: 401 }], 'unauthorized'],
    ['sipgate.io not booked', [{ status: 403, text: notBooked }], 'not-booked'],
    ['a refusal that says nothing', [{ status: 403, text: '{"name":"FORBIDDEN"}' }], 'refused'],
    ['a refusal by role', [{ status: 403, text: 'Administrator only' }], 'no-role'],
    ['nothing there', [{ status: 404 }], 'not-there'],
    ['too many requests', [{ status: 429, retryAfterSeconds: 7 }], 'rate-limited'],
    ['trouble', [{ status: 500 }], 'unavailable'],
    ['a web page', [{ status: 200, text: '<html>' }], 'unreadable'],
    ['other JSON', [{ status: 200, text: '{"whitelist":"all"}' }], 'unreadable'],
    ['an odd status', [{ status: 418 }], 'unexpected'],
    ['silence', [{ delayMs: 600_000 }], 'timed-out'],
  ])('%s', async (_, rest, kind) => {
    const { emulator, desk } = await account({}, 300);
    emulator.setFaults({ rest: rest ?? [] });
    const problem = { kind, say: { en: expect.any(String), de: expect.any(String) } };
    expect(await desk.read(signal)).toEqual({ kind: 'failed', problem });
    expect(await desk.write(change, signal)).toEqual({
      kind: 'failed',
      problem,
      before: null,
      isUncertain: false,
    });
    emulator.setFaults({});
    expect(await atSipgate(emulator)).toMatchObject({ incomingUrl: '' });
  });

  test('nobody there', async () => {
    const { emulator, desk } = await account();
    await emulator.close();
    expect(await desk.read(signal)).toMatchObject({ kind: 'failed', problem: { kind: 'unreachable' } });
  });

  test('a scope missing', async () => {
    const tokens = [{ tokenId: 'token-A', token: 'secret', userId: 'w0', scopes: ['users:read'] }];
    const { desk } = await account({ tokens });
    expect(await desk.read(signal)).toMatchObject({
      problem: { kind: 'no-scope', say: { de: expect.stringContaining('settings:sipgateio:read') } },
    });
  });
});

describe('what is wrong with writing alone', () => {
  test.each<[string, Faults['rest'], string, boolean]>([
    ['an address that is refused', [{ method: 'PUT', status: 400 }], 'url-refused', false],
    [
      'a refusal: since it can be read, the scope to write',
      [{ method: 'PUT', status: 403, text: '' }],
      'no-scope',
      false,
    ],
    ['trouble', [{ method: 'PUT', status: 502 }], 'unavailable', false],
    ['silence', [{ method: 'PUT', delayMs: 600_000 }], 'timed-out', false],
    [
      'silence, and then trouble',
      [
        { method: 'GET', delayMs: 0, next: 1 },
        { method: 'PUT', delayMs: 600_000 },
        { method: 'GET', status: 500 },
      ],
      'timed-out',
      true,
    ],
  ])('%s', async (_, rest, kind, isUncertain) => {
    const { emulator, desk } = await account({}, 300);
    await set(emulator, older);
    emulator.setFaults({ rest: rest ?? [] });
    expect(await desk.write(change, signal)).toMatchObject({
      kind: 'failed',
      problem: { kind },
      before: { incomingUrl: older.incomingUrl },
      isUncertain,
    });
  });

  test('on neo, an address without encryption', async () => {
    const { desk } = await account({ flavour: 'neo' });
    expect(await desk.write({ incomingUrl: 'http://familiar.example/push' }, signal)).toMatchObject({
      problem: { kind: 'url-refused' },
    });
  });

  test('sipgate says yes and has something else', async () => {
    const { emulator, desk } = await account();
    await set(emulator, older);
    emulator.setFaults({ rest: [{ method: 'PUT', status: 204, text: '' }] });
    expect(await desk.write(change, signal)).toMatchObject({
      kind: 'differs',
      after: { incomingUrl: older.incomingUrl },
      say: { de: expect.stringContaining('nennt auf Nachfrage aber andere') },
    });
  });
});

test('nothing is waited for once it is called off', async () => {
  const { emulator, desk } = await account();
  emulator.setFaults({ rest: [{ delayMs: 600_000 }] });
  const stop = new AbortController();
  const reading = desk.read(stop.signal);
  stop.abort(new Error('called off'));
  await expect(reading).rejects.toThrow('called off');
});
