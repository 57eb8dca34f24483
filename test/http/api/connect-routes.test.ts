import { expect, onTestFinished, test } from 'vitest';
import { createSecrets } from '../../../src/app/access/secrets.ts';
import { createLiveConnection } from '../../../src/app/connect/live-connection.ts';
import { startEmulator } from '../../../src/emulator/emulator.ts';
import type { EmulatorOptions } from '../../../src/emulator/options.ts';
import { openKeyFile } from '../../../src/store/keys/key-file.ts';
import { connectToolsOf } from '../../../src/wiring/configured-connect.ts';
import { testConnection } from '../../support/app.ts';
import { emulatorKeyPem } from '../../support/hotline.ts';
import { startTestPage } from '../../support/page.ts';

const ours = 'https://hotline.example.com/push?key=a&b=c';

/** An admin whose Familiar is connected to an emulated account. */
async function start(options: EmulatorOptions = {}) {
  const emulator = await startEmulator({ privateKeyPem: emulatorKeyPem, ...options });
  onTestFinished(() => emulator.close());
  const { tokenId, token } = emulator;
  const connection = createLiveConnection({ ...testConnection, credentials: { tokenId, token } });
  const secrets = createSecrets(openKeyFile(null));
  const connectTools = connectToolsOf(emulator.apiUrl, { connection, secrets, clock: Date.now });
  const page = await startTestPage({ connectTools });
  onTestFinished(() => page[Symbol.asyncDispose]());
  return { emulator, page, admin: await page.as('admin') };
}

test('our address is set at sipgate by a click, what was there is kept, and put back by another', async () => {
  const { admin, emulator } = await start();
  emulator.setPushUrls({ incoming: 'https://crm.example/in', outgoing: '' });
  const before = (await admin.request('GET', '/connect/webhook')).body;
  expect(before).toMatchObject({ ours, settings: { incomingUrl: 'https://crm.example/in' }, isRight: false });
  expect(before).toMatchObject({ canUndo: false, problem: null });
  const set = (await admin.request('PUT', '/connect/webhook')).body;
  expect(set).toMatchObject({
    settings: { incomingUrl: ours, outgoingUrl: ours },
    isRight: true,
    canUndo: true,
  });
  const again = (await admin.request('PUT', '/connect/webhook')).body;
  expect(again).toMatchObject({ isRight: true, canUndo: true });
  const undone = (await admin.request('DELETE', '/connect/webhook')).body;
  expect(undone).toMatchObject({
    settings: { incomingUrl: 'https://crm.example/in', outgoingUrl: '' },
    isRight: false,
    canUndo: false,
  });
  const { entries } = (await admin.request('GET', '/audit')).body;
  expect(entries.map(({ event }: { event: string }) => event)).toEqual([
    'webhook-set',
    'webhook-set',
    'webhook-set',
  ]);
});

test('without a token it is said so, and nothing is asked', async () => {
  const page = await startTestPage();
  onTestFinished(() => page[Symbol.asyncDispose]());
  page.context.connection.replace({ ...testConnection, credentials: null });
  const admin = await page.as('admin');
  for (const [method, path] of [
    ['GET', '/connect/webhook'],
    ['PUT', '/connect/webhook'],
    ['DELETE', '/connect/webhook'],
    ['GET', '/connect/pushes'],
  ] as const)
    expect((await admin.request(method, path)).body.problem).toMatchObject({ kind: 'no-token' });
});

test('a token is tried without being stored or said again', async () => {
  const { admin, emulator, page } = await start();
  const good = await admin.request('POST', '/connect/token', { id: emulator.tokenId, token: emulator.token });
  expect(good.body).toMatchObject({ problem: null, account: 'classic', owner: { isAdmin: true } });
  expect(JSON.stringify(good.body)).not.toContain(emulator.token);
  const wrong = await admin.request('POST', '/connect/token', { id: emulator.tokenId, token: 'wrong' });
  expect(wrong.body.problem.kind).toBe('unauthorized');
  expect((await page.context.store.connection.read()).number).toBe(0);
});

test('an address is called, what is wrong is said, and texts for proxies come along', async () => {
  const { admin } = await start();
  const { body } = await admin.request('POST', '/connect/address', { address: 'https://127.0.0.1:1/push' });
  expect(body.problems[0]).toMatchObject({ kind: 'refused', isDoubt: false });
  expect(body.proxies.nginx).toContain('proxy_pass http://127.0.0.1:8080');
});
