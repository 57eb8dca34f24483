import { describe, expect, onTestFinished, test } from 'vitest';
import { DialError, type DialledCall } from '../../src/app/ports/provider.ts';
import { startEmulator } from '../../src/emulator/emulator.ts';
import type { EmulatorOptions } from '../../src/emulator/options.ts';
import { sharedUserCompany } from '../../src/emulator/shared-user-company.ts';
import { createDialler } from '../../src/sipgate/dialler.ts';
import { phone } from '../support/builders.ts';
import { emulatorKeyPem } from '../support/hotline.ts';
import { type Account, type Answer, classicOnly, forbidden, items, startSipgate } from './sipgate-server.ts';

const anna = phone('+491713920001');
const { signal } = new AbortController();
const bad = { status: 400, text: '{}' };
const hotline = phone('+492214710100');
const noDevice = { kind: 'no-device' };
const toAnna: DialledCall = { agentId: 'w0', to: anna, showing: null };

const device = (id: string, type: string) => ({ id, type, alias: '', online: true, dnd: false });

function diallerOf(
  { apiUrl }: { readonly apiUrl: string },
  token = { tokenId: 'id', token: 'secret' },
  timeoutMs = 5_000,
) {
  return createDialler({ apiUrl, tokenId: token.tokenId, token: token.token, timeoutMs, clock: () => 0 });
}

async function emulated(options: EmulatorOptions) {
  const emulator = await startEmulator({ privateKeyPem: emulatorKeyPem, ...options });
  for (const one of emulator.phones()) one.neverAnswers();
  return {
    emulator,
    dialler: diallerOf(emulator, emulator),
    [Symbol.asyncDispose]: () => emulator.close(),
  };
}

describe.each(['classic', 'neo'] as const)('on a %s account', flavour => {
  test('an agent’s call is started from their device', async () => {
    await using run = await emulated({ flavour });
    const { emulator, dialler } = run;
    expect(await dialler.ability(signal)).toBe('able');
    expect(emulator.calls()).toEqual([]);
    expect(await dialler.dial(toAnna, signal)).toMatchObject({ kind: 'started' });
    expect(emulator.calls()).toMatchObject([{ to: anna }]);
  });

  test('a number of the account is shown, and another one done without', async () => {
    await using run = await emulated({ flavour });
    const { emulator, dialler } = run;
    expect(await dialler.dial({ ...toAnna, showing: hotline }, signal)).toMatchObject({ shows: hotline });
    const foreign = phone('+494066969001');
    expect(await dialler.dial({ ...toAnna, showing: foreign }, signal)).toMatchObject({ shows: null });
    expect(emulator.calls()).toMatchObject([{ shows: hotline }, { shows: '+492214710111' }]);
  });

  test('a call that starts after we have given up is said to have started perhaps', async () => {
    await using run = await emulated({ flavour });
    const { emulator } = run;
    const hasty = diallerOf(emulator, emulator, 1_000);
    await hasty.ability(signal);
    emulator.setFaults({ dials: [{ kind: 'late' }] });
    await expect(hasty.dial(toAnna, signal)).rejects.toMatchObject({ maybeStarted: true });
    await expect.poll(() => emulator.calls()).toMatchObject([{ to: anna }]);
  });

  test('an agent who is one of a user’s numbers calls from a phone of that number', async () => {
    await using run = await emulated({ flavour, company: sharedUserCompany() });
    const { emulator, dialler } = run;
    const partOf = { userId: 'w0', userName: 'Fahrrad Lenz', deviceIds: ['e3'] };
    expect(
      await dialler.dial({ agentId: '+492214710314', partOf, to: anna, showing: null }, signal),
    ).toMatchObject({ kind: 'started' });
    expect(emulator.calls()).toMatchObject([{ from: '+492214710314', to: anna }]);
    const without = { ...partOf, deviceIds: [] };
    expect(
      await dialler.dial({ agentId: '+492214710314', partOf: without, to: anna, showing: null }, signal),
    ).toEqual(noDevice);
  });

  test('a token without the scope starts none', async () => {
    const tokens = [{ tokenId: 'token-A', token: 'secret', userId: 'w0', scopes: ['devices:read'] }];
    await using run = await emulated({ flavour, tokens });
    expect(await run.dialler.ability(signal)).toBe('no-scope');
  });
});

test.each<[string, Account, string]>([
  ['a neo account that has no such thing yet', { '/sessions/calls': classicOnly }, 'other-platform'],
  [
    'a neo account whose token lacks the scope',
    { '/sessions/calls': classicOnly, '/calls': forbidden },
    'no-scope',
  ],
  ['a classic account whose token lacks the scope', { '/sessions/calls': forbidden }, 'no-scope'],
  ['a sipgate that is out of order', { '/sessions/calls': { status: 500, text: '' } }, 'unknown'],
  ['a classic account', { '/sessions/calls': bad }, 'able'],
  ['a neo account', { '/sessions/calls': classicOnly, '/calls': bad }, 'able'],
])('%s is told apart', async (_, account, ability) => {
  await using sipgate = await startSipgate(account);
  expect(await diallerOf(sipgate).ability(signal)).toBe(ability);
});

describe('on a neo account', () => {
  test('the app on a mobile phone, which does not ring, is not asked to', async () => {
    await using sipgate = await startSipgate({
      '/sessions/calls': classicOnly,
      '/calls': bad,
      '/w0/devices': items(device('y0', 'MOBILE_APP')),
    });
    expect(await diallerOf(sipgate).dial(toAnna, signal)).toEqual(noDevice);
  });

  test('a number that sipgate does not take is tried without its plus sign', async () => {
    const { posted, dial } = await onNeo(body => (body['targetNumber'] === anna ? bad : started));
    expect(await dial()).toEqual({ kind: 'started', callId: 'A', shows: null });
    expect(posted).toEqual([
      { deviceId: 'e0', targetNumber: anna },
      { deviceId: 'e0', targetNumber: anna.slice(1) },
    ]);
  });

  test('both numbers are spelt in the same way, and the one to show is done without at last', async () => {
    const { posted, dial } = await onNeo(({ callerId, targetNumber }) =>
      callerId === undefined && targetNumber === anna.slice(1) ? started : bad,
    );
    expect(await dial({ showing: hotline })).toMatchObject({ kind: 'started', shows: null });
    expect(posted.map(({ targetNumber, callerId }) => [targetNumber, callerId])).toEqual([
      [anna, hotline],
      [anna.slice(1), hotline.slice(1)],
      [anna, undefined],
      [anna.slice(1), undefined],
    ]);
  });
});

describe('the number that the caller shall see', () => {
  test('is shown where sipgate takes it', async () => {
    const { posted, dial } = await onClassic(() => started);
    expect(await dial({ showing: hotline })).toEqual({ kind: 'started', callId: 'A', shows: hotline });
    expect(posted).toEqual([{ caller: 'e0', callee: anna, deviceId: 'e0', callerId: hotline }]);
  });

  test.each([
    [400, bad],
    [403, forbidden],
  ])('is done without where sipgate refuses it with %s, and that is told', async (_, refusal) => {
    const { posted, dial } = await onClassic(({ callerId }) => (callerId === undefined ? started : refusal));
    expect(await dial({ showing: hotline })).toEqual({ kind: 'started', callId: 'A', shows: null });
    expect(posted).toHaveLength(2);
  });

  test.each([402, 404, 429, 500])('is not what a %s is about, so nothing is tried again', async status => {
    const { posted, dial } = await onClassic(() => ({ status, text: '{}' }));
    await expect(dial({ showing: hotline })).rejects.toThrow();
    expect(posted).toHaveLength(1);
  });

  test('is the only thing done without: a second refusal is final', async () => {
    const { posted, dial } = await onClassic(() => forbidden);
    const error = await dial({ showing: hotline }).catch((reason: unknown) => reason);
    expect(error).toMatchObject({
      maybeStarted: false,
      message: expect.stringContaining('sessions:calls:write'),
    });
    expect(posted).toHaveLength(2);
  });
});

test.each<[string, Answer]>([
  ['names no call', { json: {} }],
  ['is no JSON', { status: 200, text: 'OK' }],
  ['is empty', { status: 204, text: '' }],
  ['has an empty id', { json: { sessionId: '' } }],
  ['has a number where the id should be', { json: { sessionId: 7 } }],
])('an answer that %s has started the call all the same', async (_, answer) => {
  const { dial } = await onClassic(() => answer);
  expect(await dial()).toEqual({ kind: 'started', callId: null, shows: null });
});

describe('a call that was refused has not been started', () => {
  test.each([
    [400, 'does not accept the device or the number'],
    [401, 'does not accept the token'],
    [402, 'not enough credit (402). Top it up'],
    [403, 'needs the scope sessions:calls:write'],
    [404, 'does not know /sessions/calls'],
    [429, 'asks for fewer requests'],
  ])('%s', async (status, message) => {
    const headers = { 'retry-after': '7' };
    const { dial } = await onClassic(() => ({ status, text: '{}', headers }));
    const error = await dial().catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(DialError);
    expect(error).toMatchObject({ maybeStarted: false, retryAfterMs: 7_000 });
    expect(error).toMatchObject({ message: expect.stringMatching(/^sipgate has not started the call\. /) });
    expect(error).toMatchObject({ message: expect.stringContaining(message) });
  });

  test('nor has one for which the devices could not be read', async () => {
    await using sipgate = await startSipgate({ '/sessions/calls': bad, '/w0/devices': forbidden });
    await expect(diallerOf(sipgate).dial(toAnna, signal)).rejects.toMatchObject({ maybeStarted: false });
  });

  test('nor one that never left, since nobody listens', async () => {
    const sipgate = await startSipgate({});
    await sipgate[Symbol.asyncDispose]();
    await expect(diallerOf(sipgate).dial(toAnna, signal)).rejects.toMatchObject({ maybeStarted: false });
  });

  test('nor one that was called off before', async () => {
    const { posted, dial } = await onClassic(() => started);
    await expect(dial({}, AbortSignal.abort())).rejects.toMatchObject({ maybeStarted: false });
    expect(posted).toEqual([]);
  });
});

describe('a call may have been started, and is not tried again,', () => {
  test('if sipgate is in trouble', async () => {
    const { posted, dial } = await onClassic(() => ({ status: 502, text: '' }));
    const error = await dial({ showing: hotline }).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ maybeStarted: true, message: expect.stringContaining('It is not known') });
    expect(posted).toHaveLength(1);
  });

  test('if there is no answer in time', async () => {
    const { posted, dial } = await onClassic(() => 'nothing', { timeoutMs: 200 });
    await expect(dial({ showing: hotline })).rejects.toMatchObject({ maybeStarted: true });
    expect(posted).toHaveLength(1);
  });

  test('if the connection breaks', async () => {
    const { posted, dial } = await onClassic(() => 'broken');
    await expect(dial({ showing: hotline })).rejects.toMatchObject({ maybeStarted: true });
    expect(posted).toHaveLength(1);
  });

  test('if it is called off while sipgate thinks', async () => {
    const calledOff = new AbortController();
    const { dial } = await onClassic(() => {
      calledOff.abort();
      return 'nothing';
    });
    await expect(dial({}, calledOff.signal)).rejects.toMatchObject({ maybeStarted: true });
  });
});

const started: Answer = { json: { callId: 'A' } };

type Posted = Readonly<Record<string, unknown>>;
type Told = (posted: Posted) => Answer | 'nothing' | 'broken';

/** A classic account with a telephone, and what becomes of the calls that it is to start. */
function onClassic(told: Told, options: { readonly timeoutMs?: number } = {}) {
  return onAccount(told, options, { '/w0/devices': items(device('e0', 'REGISTER')) }, '/sessions/calls');
}

function onNeo(told: Told) {
  const account = { '/sessions/calls': classicOnly, '/w0/devices': items(device('e0', 'DESKTOP_APP')) };
  return onAccount(told, {}, account, '/calls');
}

async function onAccount(
  told: Told,
  { timeoutMs = 5_000 }: { readonly timeoutMs?: number },
  account: Account,
  path: string,
) {
  const posted: Posted[] = [];
  const sipgate = await startSipgate({
    ...account,
    [path](_query, body) {
      // An empty one asks whether calls can be started at all.
      if (Object.keys(body).length === 0) return bad;
      posted.push(body);
      return told(body);
    },
  });
  onTestFinished(() => sipgate[Symbol.asyncDispose]());
  const dialler = diallerOf(sipgate, undefined, timeoutMs);
  return {
    posted,
    dial: (change: Partial<DialledCall> = {}, until = signal) =>
      dialler.dial({ ...toAnna, ...change }, until),
  };
}
