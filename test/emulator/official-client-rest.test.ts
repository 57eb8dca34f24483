import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  createCallModule,
  createContactsModule,
  createDevicesModule,
  createHistoryModule,
  createNumbersModule,
  createRTCMModule,
  createSettingsModule,
  createVoicemailsModule,
  type SipgateIOClient,
  sipgateIO,
} from 'sipgateio';
import { expect, onTestFinished, test, vi } from 'vitest';
import type { Emulator } from '../../src/emulator/control.ts';
import { caller, type Harness, startHarness } from './harness.ts';

// The official client against the emulated REST API. Its base URL is fixed, so its requests go through a proxy.

test('it authenticates and learns whose token it has', async () => {
  const { client } = await startClient();
  expect(await client.getAuthenticatedWebuserId()).toBe('w0');
});

test('it is told that a token is wrong', async () => {
  const { emulator } = await startHarness();
  await redirectTo(emulator);
  const client = sipgateIO({ tokenId: emulator.tokenId, token: '00000000-0000-4000-8000-000000000000' });
  await expect(client.getAuthenticatedWebuserId()).rejects.toThrow('Unauthorized');
});

test('it lists the users', async () => {
  const { client } = await startClient();
  const users = await client.getWebUsers();
  expect(users).toHaveLength(6);
  expect(users[1]).toMatchObject({ id: 'w1', firstname: 'Mehmet', lastname: 'Yılmaz' });
});

test('it lists a user’s devices with their phone lines', async () => {
  const { client, agent, emulator } = await startClient();
  emulator.phone(agent(0)).setDnd(true);
  const devices = await createDevicesModule(client).getDevices('w0');
  expect(devices).toMatchObject([
    { id: 'e0', type: 'REGISTER', online: true, dnd: true, activePhonelines: [{ id: 'p0' }] },
  ]);
});

test('it pages through the numbers', async () => {
  const { client, hotline, agent } = await startClient();
  const numbers = createNumbersModule(client);
  const first = await numbers.getAllNumbers({ offset: 0, limit: 2 });
  const rest = await numbers.getAllNumbers({ offset: 2, limit: 100 });
  expect(first.items.map(({ number }) => number)).toEqual([hotline, agent(0)]);
  expect(rest.items).toHaveLength(6);
});

test('it reads and changes the webhook settings', async () => {
  const { client } = await startClient();
  const settings = createSettingsModule(client);
  await settings.setIncomingUrl('https://hook.example/in');
  await settings.setOutgoingUrl('https://hook.example/out');
  await settings.setWhitelist(['p0', 'g0']);
  await settings.setLog(false);
  expect(await settings.getWebhookSettings()).toEqual({
    incomingUrl: 'https://hook.example/in',
    outgoingUrl: 'https://hook.example/out',
    log: false,
    whitelist: ['p0', 'g0'],
  });
  await settings.disableWhitelist();
  await settings.clearIncomingUrl();
  expect(await settings.getWebhookSettings()).toMatchObject({ incomingUrl: '', whitelist: null });
});

test('it keeps settings that it does not know, as long as it writes back all that it has read', async () => {
  const { client } = await startClient();
  const before = { incomingUrl: '', outgoingUrl: '', log: true, whitelist: null, pushApiVersion: '1.2' };
  await client.put('settings/sipgateio', before);
  await createSettingsModule(client).setIncomingUrl('https://hook.example/in');
  expect(await client.get('settings/sipgateio')).toEqual({
    ...before,
    incomingUrl: 'https://hook.example/in',
  });
});

test('it is told which address sipgate does not take', async () => {
  const { client } = await startClient({ flavour: 'neo' });
  const settings = createSettingsModule(client);
  await expect(settings.setIncomingUrl('http://hook.example/in')).rejects.toThrow('status code 400');
});

test('it is told where sipgate.io is not booked', async () => {
  const { client, emulator } = await startClient();
  emulator.setFaults({ rest: [{ path: '/settings/sipgateio', status: 403 }] });
  await expect(createSettingsModule(client).getWebhookSettings()).rejects.toThrow('not booked');
});

test('it reads what sipgate has noted of pushes', async () => {
  const { client, emulator, hotline } = await startClient();
  await emulator.placeCall({ from: caller, to: hotline }).ended;
  const { items } = await client.get<{ readonly items: readonly unknown[] }>('log/webhooks');
  expect(items[0]).toMatchObject({ url: expect.any(String), status: 200, xmlError: null });
});

test('it starts a call, and finds it among those in progress', async () => {
  const { client, emulator, agent } = await startClient({ speed: 100 });
  emulator.changeCaller(caller, { picksUp: 1, talkSeconds: 10_000 });
  const { sessionId } = await createCallModule(client).initiate({ from: 'p0', to: caller });
  await expect.poll(() => emulator.calls()[0]?.state()).toBe('talking');
  expect(await createRTCMModule(client).getEstablishedCalls()).toMatchObject([
    { callId: sessionId, participants: [{}, { phoneNumber: agent(0) }] },
  ]);
});

test('it starts a call that shows the hotline, and is told which number it may not show', async () => {
  const { client, emulator, hotline } = await startClient();
  const calls = createCallModule(client);
  const wish = { from: 'p0', to: caller, deviceId: 'e0' };
  const { sessionId } = await calls.initiate({ ...wish, callerId: hotline });
  expect(emulator.calls()).toMatchObject([{ callId: sessionId, shows: hotline, to: caller }]);
  await expect(calls.initiate({ ...wish, callerId: '+494066969001' })).rejects.toThrow();
});

test('it is told that there is no credit for a call', async () => {
  const { client, emulator } = await startClient();
  emulator.setFaults({ dials: [{ kind: 'refuse', status: 402 }] });
  const asked = createCallModule(client).initiate({ from: 'p0', to: caller });
  await expect(asked).rejects.toThrow('Insufficient');
});

test('it reads the history and turns times into dates', async () => {
  const { client, emulator, agent } = await startClient();
  await emulator.placeCall({ from: caller, to: agent(0) }).ended;
  await emulator.placeCall({ from: 'anonymous', to: agent(1) }).ended;
  const history = createHistoryModule(client);
  const [newest] = await history.fetchAll({}, { offset: 0, limit: 1 });
  expect(newest).toMatchObject({
    source: 'anonymous',
    target: agent(1),
    type: 'CALL',
    direction: 'INCOMING',
  });
  expect(newest?.created).toBeInstanceOf(Date);
  expect(await history.fetchById(newest?.id ?? '')).toEqual(newest);
  expect(await history.fetchAll({ startDate: new Date(0), phonenumber: caller })).toHaveLength(1);
});

test('it lists contacts and mailboxes', async () => {
  const { client } = await startClient();
  const { response } = await createContactsModule(client).paginatedGet('ALL');
  expect(response).toMatchObject([{ name: 'Tischlerei Lindner', numbers: [{ number: '+493023125001' }] }]);
  const voicemails = await createVoicemailsModule(client).getVoicemails();
  expect(voicemails[0]).toMatchObject({ id: 'v0', belongsToEndpoint: { extension: 'p0' } });
});

test('it can not start calls on neo, where its endpoint is refused', async () => {
  const { client } = await startClient({ flavour: 'neo' });
  await expect(createCallModule(client).initiate({ from: 'p0', to: caller })).rejects.toThrow(
    'Cannot access extension - not found or forbidden',
  );
});

async function startClient(
  options: Parameters<typeof startHarness>[0] = {},
): Promise<Harness & { readonly client: SipgateIOClient }> {
  const harness = await startHarness(options);
  await redirectTo(harness.emulator);
  const { tokenId, token } = harness.emulator;
  return { ...harness, client: sipgateIO({ tokenId, token }) };
}

/** Its HTTP client asks a plain proxy for `https://api.sipgate.com/v2/…`; the proxy asks the emulator instead. */
async function redirectTo({ url }: Emulator): Promise<void> {
  const proxy = createServer(async (request, response) => {
    const chunks: Uint8Array[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const { host: _host, connection: _connection, 'content-length': _length, ...headers } = request.headers;
    const reply = await fetch(`${request.url}`.replace('https://api.sipgate.com', url), {
      method: request.method ?? 'GET',
      headers: headers as Record<string, string>,
      ...(chunks.length === 0 ? {} : { body: Buffer.concat(chunks) }),
    });
    response.writeHead(reply.status, { 'Content-Type': reply.headers.get('content-type') ?? 'text/plain' });
    response.end(Buffer.from(await reply.arrayBuffer()));
  });
  await new Promise<void>(resolve => proxy.listen(0, '127.0.0.1', resolve));
  vi.stubEnv('https_proxy', `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`);
  vi.stubEnv('no_proxy', '');
  onTestFinished(() => {
    vi.unstubAllEnvs();
    proxy.closeAllConnections();
    proxy.close();
  });
}
