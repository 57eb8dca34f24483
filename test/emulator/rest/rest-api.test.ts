import { expect, test } from 'vitest';
import { exampleCompany } from '../../../src/emulator/company.ts';
import { exampleToken } from '../../../src/emulator/rest/access-token.ts';
import { startHarness } from '../harness.ts';
import { request } from './client.ts';

const limited = { ...exampleToken(exampleCompany()), scopes: ['users:read', 'rtcm:read'] };
const agentsOwn = { ...limited, userId: 'w1', scopes: ['all'] };

test.each([
  { credentials: 'a wrong token', given: { token: 'wrong' } },
  { credentials: 'a wrong token id', given: { tokenId: 'token-XXXXXX' } },
])('$credentials is refused with 401', async ({ given }) => {
  const { emulator } = await startHarness();
  const { status, json } = await request(emulator, '/users', given);
  expect(status).toBe(401);
  expect(json.errors).toEqual([
    { status: '401', title: 'REQUEST_NOT_AUTHENTICATED', detail: 'The token id or the token is wrong' },
  ]);
});

test('no credentials at all are refused with 401', async () => {
  const { emulator } = await startHarness();
  expect((await fetch(`${emulator.apiUrl}/authorization/userinfo`)).status).toBe(401);
});

test('a token without the scope is refused with 403, and the body names the scopes that would do', async () => {
  const { emulator } = await startHarness({ tokens: [limited] });
  const { status, json } = await request(emulator, '/settings/sipgateio');
  expect(status).toBe(403);
  expect(json.errors[0].detail).toBe(
    'The token has none of the scopes settings:read, settings:sipgateio:read',
  );
  expect((await request(emulator, '/users')).status).toBe(200);
});

test('the token check needs no scope', async () => {
  const { emulator } = await startHarness({ tokens: [{ ...limited, scopes: [] }] });
  const { status, json } = await request(emulator, '/authorization/userinfo');
  expect(status).toBe(200);
  expect(json).toEqual({ sub: 'w0', domain: 'sipgate.de', masterSipId: '1234567', locale: 'de_DE' });
});

test('who is no administrator sees neither the users nor the devices of others', async () => {
  const { emulator } = await startHarness({ tokens: [agentsOwn] });
  const statuses = await Promise.all(
    ['/users', '/w0/devices', '/w1/devices', '/w99/devices'].map(
      async path => (await request(emulator, path)).status,
    ),
  );
  expect(statuses).toEqual([403, 403, 200, 404]);
});

test('an unknown path is answered with 404', async () => {
  const { emulator } = await startHarness();
  expect((await request(emulator, '/nothing')).status).toBe(404);
});

test.each([
  { flavour: 'classic', only: 'neo', paths: ['/channels'] },
  { flavour: 'neo', only: 'classic', paths: ['/w0/phonelines', '/groups', '/groups/g0/users'] },
] as const)(
  'a $flavour account refuses what only $only has, in plain text',
  async ({ flavour, only, paths }) => {
    const { emulator } = await startHarness({ flavour });
    const replies = await Promise.all(paths.map(path => request(emulator, path)));
    for (const { status, headers, text } of replies) {
      expect(status).toBe(403);
      expect(headers.get('content-type')).toMatch(/^text\/plain/);
      expect(text).toBe(`This resource needs a ${only} account`);
    }
  },
);

test('neo speaks the newer form of error bodies', async () => {
  const { emulator } = await startHarness({ flavour: 'neo' });
  expect((await request(emulator, '/nothing')).json).toEqual({
    name: 'RESOURCE_NOT_FOUND',
    message: 'There is no such resource',
  });
});

test('the API is throttled on request, and says for how long', async () => {
  const { emulator } = await startHarness();
  emulator.setFaults({ rest: [{ path: '/users', status: 429, retryAfterSeconds: 7, next: 1 }] });
  const throttled = await request(emulator, '/users');
  expect(throttled.status).toBe(429);
  expect(throttled.headers.get('retry-after')).toBe('7');
  expect(throttled.json.errors[0].title).toBe('RATE_LIMIT_EXCEEDED');
  expect((await request(emulator, '/users')).status).toBe(200);
});

test('the API fails on request without having an effect', async () => {
  const { emulator, agent } = await startHarness();
  emulator.setFaults({ rest: [{ status: 503, next: 1 }] });
  const { status } = await request(emulator, '/devices/e0', { method: 'PUT', body: { dnd: true } });
  expect(status).toBe(503);
  expect(emulator.phone(agent(0)).state().dnd).toBe(false);
});

test('the API is slow on request, and a closing emulator does not wait for it', async () => {
  const { emulator } = await startHarness();
  emulator.setFaults({ rest: [{ delayMs: 600_000 }] });
  const slow = request(emulator, '/users').catch(() => 'cut off');
  expect(await Promise.race([slow, emulator.wait(10).then(() => 'waiting')])).toBe('waiting');
});

test('a body that is not JSON, or not what is expected, is refused with 400', async () => {
  const { emulator } = await startHarness();
  const wrong = await request(emulator, '/devices/e0', { method: 'PUT', body: { dnd: 'yes' } });
  expect(wrong.status).toBe(400);
  const broken = await fetch(`${emulator.apiUrl}/devices/e0`, {
    method: 'PUT',
    body: '{',
    headers: { 'Content-Type': 'application/json' },
  });
  expect(broken.status).toBe(400);
});
