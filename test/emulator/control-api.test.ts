import { createPublicKey } from 'node:crypto';
import { request } from 'node:http';
import { expect, test } from 'vitest';
import { caller, startHarness } from './harness.ts';
import type { RestReply } from './rest/client.ts';

test('a call placed over HTTP runs, and its outcome can be read', async () => {
  const { emulator, hotline, agent } = await startHarness();
  emulator.phone(agent(3)).answersAfter(1);
  const placed = await send('POST', `${emulator.url}/emulator/calls`, {
    from: caller,
    to: hotline,
    talkSeconds: 5,
  });
  expect(placed.status).toBe(201);
  await emulator.calls()[0]?.ended;

  const read = await send('GET', `${emulator.url}/emulator/calls/${placed.json.callId}`);
  expect(read.json).toMatchObject({
    callId: placed.json.callId,
    direction: 'in',
    from: caller,
    to: hotline,
    state: 'ended',
    outcome: { outcome: 'answered', answeredBy: agent(3), talkedSeconds: 5 },
  });
  expect((await send('GET', `${emulator.url}/emulator/calls`)).json.items).toEqual([read.json]);
});

test('phones are listed and changed over HTTP', async () => {
  const { emulator, agent } = await startHarness();
  const phones = await send('GET', `${emulator.url}/emulator/phones`);
  expect(phones.json.items).toHaveLength(7);
  expect(phones.json.items[0]).toEqual({
    number: agent(0),
    userId: 'w0',
    online: true,
    dnd: false,
    answers: 6,
    ringing: false,
    talking: false,
  });
  const changed = await send('PATCH', `${emulator.url}/emulator/phones/${agent(0)}`, {
    online: false,
    answers: 'never',
  });
  expect(changed.json).toMatchObject({ online: false, dnd: false, answers: 'never' });
  expect(emulator.phone(agent(0)).state()).toEqual(changed.json);
});

test.each(['busy', 'rejects', 'never', 12])('a phone can be told that it answers: %s', async answers => {
  const { emulator } = await startHarness();
  const changed = await send('PATCH', `${emulator.url}/emulator/phones/4917139200017`, { answers });
  expect(changed.json).toMatchObject({ number: '+4917139200017', userId: null, answers });
});

test('an agent’s phone makes a call over HTTP', async () => {
  const { emulator, agent } = await startHarness();
  const made = await send('POST', `${emulator.url}/emulator/phones/${agent(1)}/calls`, { to: caller });
  expect(made.status).toBe(201);
  expect(emulator.calls()).toMatchObject([{ callId: made.json.callId, direction: 'out', from: agent(1) }]);
  const stranger = await send('POST', `${emulator.url}/emulator/phones/${caller}/calls`, { to: agent(1) });
  expect(stranger).toEqual({
    status: 404,
    json: { message: '+493023125042 is not the number of an agent of Möbel Krüger GmbH' },
  });
});

test('a call is transferred and hung up over HTTP', async () => {
  const { emulator, agent } = await startHarness({ speed: 100 });
  const call = emulator.placeCall({ from: caller, to: agent(0), talkSeconds: 9999 });
  const url = `${emulator.url}/emulator/calls/${call.callId}`;
  expect((await send('POST', `${url}/transfer`, { to: agent(1) })).status).toBe(409);
  await emulator.wait(10);
  expect((await send('POST', `${url}/transfer`, { to: agent(1) })).status).toBe(204);
  await emulator.wait(10);
  expect((await send('POST', `${url}/hangup`)).status).toBe(204);
  expect((await call.ended).talkedTo).toEqual([agent(0), agent(1)]);
});

test('faults are set over HTTP, and the log of events shows them', async () => {
  const { emulator, agent } = await startHarness();
  const faults = { pushes: [{ kind: 'lose', events: ['answer'] }] };
  expect((await send('PUT', `${emulator.url}/emulator/faults`, faults)).status).toBe(204);
  await emulator.placeCall({ from: caller, to: agent(0) }).ended;
  const { items } = (await send('GET', `${emulator.url}/emulator/pushes`)).json;
  expect(items).toMatchObject([
    {
      event: 'newCall',
      status: 200,
      fault: null,
      problem: null,
      reply: expect.stringContaining('<Response'),
    },
    { event: 'answer', status: null, fault: 'lose' },
    { event: 'hangup', status: 200, fault: null },
  ]);
});

test('the public key is served', async () => {
  const { emulator } = await startHarness();
  const pem = await (await fetch(`${emulator.url}/emulator/public-key`)).text();
  expect(pem).toBe(emulator.publicKeyPem);
  expect(createPublicKey(pem).asymmetricKeyType).toBe('rsa');
});

test.each([
  ['POST', '/calls', { from: caller }],
  ['POST', '/calls', { from: caller, to: caller, talkSeconds: -1 }],
  ['POST', '/calls', { from: caller, to: caller, mood: 'bad' }],
  ['PATCH', '/phones/4921112345', { answers: 'sometimes' }],
  ['PUT', '/faults', { pushes: [{ kind: 'explode' }] }],
])('%s %s with a wrong body is refused', async (method, path, body) => {
  const { emulator } = await startHarness();
  expect((await send(method, `${emulator.url}/emulator${path}`, body)).status).toBe(400);
});

test('a call that does not exist is not found', async () => {
  const { emulator } = await startHarness();
  expect((await send('GET', `${emulator.url}/emulator/calls/none`)).status).toBe(404);
});

test('closing cuts calls off', async () => {
  const { emulator, agent } = await startHarness({ speed: 1 });
  const ringing = emulator.placeCall({ from: caller, to: agent(0) });
  await emulator.close();
  expect((await ringing.ended).outcome).toBe('cut-off');
});

async function send(
  method: string,
  url: string,
  body?: unknown,
): Promise<Pick<RestReply, 'status' | 'json'>> {
  const response = await fetch(url, {
    method,
    ...(body === undefined
      ? {}
      : { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } }),
  });
  const text = await response.text();
  return { status: response.status, json: text === '' ? null : JSON.parse(text) };
}

test('a web page from elsewhere can’t control the emulator, not even by a name that leads here', async () => {
  const { emulator } = await startHarness();
  const { port } = new URL(emulator.url);
  const ask = (headers: Record<string, string>): Promise<number | undefined> =>
    new Promise((resolve, reject) => {
      const asking = request({ port, path: '/emulator/calls', headers }, reply => {
        reply.resume();
        resolve(reply.statusCode);
      });
      asking.on('error', reject).end();
    });
  expect(await ask({ origin: 'https://evil.example' })).toBe(403);
  expect(await ask({ host: `evil.example:${port}` })).toBe(403);
  expect(await ask({ origin: 'null' })).toBe(403);
  for (const host of ['localhost', '127.0.0.1', '[::1]', 'emulator'])
    expect(await ask({ host: `${host}:${port}`, origin: `http://${host}:${port}` })).toBe(200);
});
