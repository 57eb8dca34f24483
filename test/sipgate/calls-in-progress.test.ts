import { afterEach, expect, test } from 'vitest';
import type { Log } from '../../src/app/ports/log.ts';
import type { CallInProgress } from '../../src/app/ports/provider.ts';
import type { PhoneNumber } from '../../src/domain/phone-number.ts';
import { createCallsReader } from '../../src/sipgate/calls-in-progress.ts';
import { staticRosterSource } from '../../src/sipgate/fetch-roster.ts';
import { createRestClient } from '../../src/sipgate/rest-client.ts';
import { type Account, forbidden, type SipgateServer, startSipgate } from './sipgate-server.ts';

const hourMs = 60 * 60_000;
let sipgate: SipgateServer | null = null;
afterEach(async () => {
  await sipgate?.[Symbol.asyncDispose]();
  sipgate = null;
});

interface Asker {
  readonly server: SipgateServer;
  readonly said: readonly string[];
  now: number;
  ask(): Promise<readonly CallInProgress[] | null>;
}

async function startAsker(account: Account): Promise<Asker> {
  const server = await startSipgate(account);
  sipgate = server;
  const said: string[] = [];
  const say = (_: object, message: string): void => void said.push(message);
  const log: Log = { debug: say, info: say, warn: say, error: say };
  const client = createRestClient({
    apiUrl: server.apiUrl,
    tokenId: 'id',
    token: 'secret',
    timeoutMs: 5_000,
  });
  const asker: Asker = { server, said, now: 0, ask: () => read(new AbortController().signal) };
  const read = createCallsReader(client, { clock: () => asker.now, log });
  return asker;
}

test('a call in progress is known by its id and the account’s own numbers in it', async () => {
  const participants = [
    { participantId: '1', phoneNumber: '+493023125001', muted: false, hold: false, owner: true },
    { participantId: '2', phoneNumber: '+491701234567', muted: false, hold: false, owner: false },
  ];
  const { ask } = await startAsker({ '/calls': { json: { data: [{ callId: 'A', participants }] } } });
  expect(await ask()).toEqual([{ callId: 'A', ownNumbers: ['+493023125001'] }]);
});

test('a call counts although its numbers are missing or are none', async () => {
  const participants = [{ phoneNumber: 'anonymous', owner: true }, { owner: true }, { phoneNumber: null }];
  const data = [{ callId: 'A', participants }, { callId: 'B', participants: null }, { callId: 'C' }];
  const { ask } = await startAsker({ '/calls': { json: { data } } });
  expect(await ask()).toEqual(['A', 'B', 'C'].map(callId => ({ callId, ownNumbers: [] })));
});

test.each([
  ['the scope is missing', { '/calls': forbidden }],
  ['the account has no such thing', {}],
])('where %s, sipgate is asked once an hour and the log tells it once', async (_, account) => {
  const asker = await startAsker(account);
  expect(await asker.ask()).toBeNull();
  asker.now = hourMs - 1;
  expect(await asker.ask()).toBeNull();
  expect(asker.server.requests).toEqual(['/calls']);
  asker.now = hourMs;
  expect(await asker.ask()).toBeNull();
  expect(asker.server.requests).toHaveLength(2);
  expect(asker.said).toEqual([expect.stringContaining('rtcm:read')]);
});

test('calls are shown again once sipgate no longer refuses', async () => {
  const asker = await startAsker({ '/calls': forbidden });
  expect(await asker.ask()).toBeNull();
  asker.server.account = { '/calls': { json: { data: [] } } };
  asker.now = hourMs;
  expect(await asker.ask()).toEqual([]);
  expect(await asker.ask()).toEqual([]);
});

test('an answer in another form is an error, never taken for no calls', async () => {
  const { ask } = await startAsker({ '/calls': { json: { items: [] } } });
  await expect(ask()).rejects.toMatchObject({ problem: 'unreadable', path: '/calls' });
});

test('trouble at sipgate is no refusal, so that it is asked again', async () => {
  const asker = await startAsker({ '/calls': { status: 503, text: '' } });
  await expect(asker.ask()).rejects.toMatchObject({ problem: 'unavailable' });
  await expect(asker.ask()).rejects.toMatchObject({ problem: 'unavailable' });
  expect(asker.server.requests).toHaveLength(2);
});

test('without a token there is nobody to ask for calls', async () => {
  const nobody = { hotlines: new Set<PhoneNumber>(), serviceNumbers: null, joins: [] };
  expect(await staticRosterSource(nobody).fetchCallsInProgress(new AbortController().signal)).toBeNull();
});
