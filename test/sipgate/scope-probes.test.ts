import { describe, expect, onTestFinished, test } from 'vitest';
import type { ProbedScope, TokenReport } from '../../src/app/ports/connect.ts';
import { startEmulator } from '../../src/emulator/emulator.ts';
import type { Faults } from '../../src/emulator/faults.ts';
import type { EmulatorOptions } from '../../src/emulator/options.ts';
import { probeToken } from '../../src/sipgate/scope-probes.ts';
import { lostWithout } from '../../src/sipgate/scope-words.ts';
import { emulatorKeyPem } from '../support/hotline.ts';
import { forbidden, items, startSipgate } from './sipgate-server.ts';

const { signal } = new AbortController();

interface Given {
  readonly tokenId?: string;
  readonly token?: string;
  readonly knownAccountId?: string;
  readonly rest?: Faults['rest'];
  readonly onScope?: (scope: ProbedScope) => void;
}

async function probe(options: EmulatorOptions, given: Given = {}): Promise<TokenReport> {
  const emulator = await startEmulator({ privateKeyPem: emulatorKeyPem, ...options });
  onTestFinished(() => emulator.close());
  emulator.setFaults({ rest: given.rest ?? [] });
  const { tokenId, token, apiUrl } = emulator;
  const pasted = { tokenId: given.tokenId ?? tokenId, token: given.token ?? token };
  const { knownAccountId = null, onScope = () => {} } = given;
  return probeToken({ apiUrl, pasted, knownAccountId, onScope, timeoutMs: 400 }, signal);
}

function states({ scopes }: TokenReport): Readonly<Record<string, string>> {
  return Object.fromEntries(scopes.map(({ scope, state }) => [scope, state]));
}

const ofClassic = Object.keys(lostWithout).filter(scope => scope !== 'rtcm:write');
const ofNeo = Object.keys(lostWithout).filter(scope => scope !== 'sessions:calls:write');
const untestable = 'settings:sipgateio:write';

function tokenWith(scopes: readonly string[], userId = 'w0'): EmulatorOptions {
  return { tokens: [{ tokenId: 'token-ABC123', token: 'secret', userId, scopes }] };
}

test('an administrator’s token for everything on a classic account', async () => {
  const heard: string[] = [];
  const report = await probe({}, { onScope: ({ scope }) => heard.push(scope) });
  expect(report).toMatchObject({
    problem: null,
    remarks: [],
    owner: { userId: 'w0', accountId: '1234567', isAdmin: true },
    account: 'classic',
  });
  expect(states(report)).toEqual({
    ...Object.fromEntries(ofClassic.map(scope => [scope, 'granted'])),
    'channels:read': 'not-needed',
    [untestable]: 'untested',
  });
  expect(new Set(heard)).toEqual(new Set(ofClassic));
  expect(report.scopes.map(({ scope }) => scope)).toEqual(ofClassic);
});

test('and on a neo account, where calls of the history are with the channels', async () => {
  const report = await probe({ flavour: 'neo' });
  expect(report.account).toBe('neo');
  expect(states(report)).toEqual({
    ...Object.fromEntries(ofNeo.map(scope => [scope, 'granted'])),
    'phonelines:read': 'not-needed',
    [untestable]: 'untested',
  });
});

describe('a scope that is missing is the only one that is said to be', () => {
  test.each(ofClassic.filter(scope => scope !== untestable && scope !== 'channels:read'))(
    '%s',
    async missing => {
      const report = await probe(tokenWith(ofClassic.filter(scope => scope !== missing)));
      const found = report.scopes.filter(({ state }) => state === 'missing');
      expect(found).toMatchObject([{ scope: missing, lost: { de: expect.any(String) } }]);
      expect(report.problem).toBeNull();
    },
  );

  test('channels:read, on neo', async () => {
    const report = await probe({
      flavour: 'neo',
      ...tokenWith(ofNeo.filter(scope => scope !== 'channels:read')),
    });
    expect([report.account, states(report)['channels:read']]).toEqual(['neo', 'missing']);
  });
});

describe('a token that can’t be used is named', () => {
  test.each<[string, Given, string]>([
    ['a wrong one', { token: 'wrong' }, 'unauthorized'],
    ['none', { token: ' \n' }, 'empty'],
    ['no id', { tokenId: '' }, 'empty'],
    [
      'id and token swapped',
      { tokenId: '5f0c2a9e-7d41-4c38-9b6a-1e2d3c4b5a69', token: 'token-FAM1L1' },
      'swapped',
    ],
    ['sipgate forbids it', { rest: [{ status: 403, text: '' }] }, 'refused'],
    ['sipgate is asked too often', { rest: [{ status: 429 }] }, 'rate-limited'],
    ['sipgate is in trouble', { rest: [{ status: 500 }] }, 'unavailable'],
    ['sipgate hangs', { rest: [{ delayMs: 600_000 }] }, 'timed-out'],
    ['something else answers', { rest: [{ status: 200, text: '<html>' }] }, 'unreadable'],
    ['something else answers in JSON', { rest: [{ status: 200, text: '[]' }] }, 'unreadable'],
  ])('%s', async (_, given, kind) => {
    const report = await probe({}, given);
    expect(report).toMatchObject({ problem: { kind, say: { de: expect.any(String) } }, scopes: [] });
  });
});

describe('what is remarkable of a token that works', () => {
  test.each([
    [' token-FAM1L1', '5f0c2a9e-7d41-4c38-9b6a-1e2d3c4b5a69\n'],
    ['token-\nFAM1L1', '\u200b5f0c2a9e-7d41-4c38 -9b6a-1e2d3c4b5a69\r\n'],
  ])('blanks that came with pasting are left out, and it is said: %j', async (tokenId, token) => {
    const report = await probe({}, { tokenId, token });
    expect([report.problem, report.remarks.map(({ kind }) => kind)]).toEqual([null, ['trimmed']]);
    expect(report.credentials).toEqual({
      tokenId: 'token-FAM1L1',
      token: '5f0c2a9e-7d41-4c38-9b6a-1e2d3c4b5a69',
    });
  });

  test('it is of another account than before', async () => {
    const known = await probe({}, { knownAccountId: '1234567' });
    const other = await probe({}, { knownAccountId: '7654321' });
    expect([known.remarks, other.remarks]).toMatchObject([[], [{ kind: 'other-account' }]]);
  });

  test('it is an ordinary user’s', async () => {
    const report = await probe(tokenWith(['all'], 'w1'));
    expect(report).toMatchObject({
      owner: { userId: 'w1', isAdmin: false },
      remarks: [{ kind: 'ordinary-user' }],
    });
    expect(states(report)).toMatchObject({ 'users:read': 'unclear', 'devices:read': 'granted' });
  });
});

test('a refusal that does not say why is a missing scope where it can’t be anything else', async () => {
  await using sipgate = await startSipgate({
    '/authorization/userinfo': { json: { sub: 'w0' } },
    '/w0/phonelines': items(),
    '/users': { status: 403, text: '' },
    '/w0/devices': { status: 403, text: '' },
    '/numbers': forbidden,
    '/calls': { json: { data: [] } },
    '/settings/sipgateio': { status: 403, text: '' },
    '/log/webhooks': { status: 429, text: '' },
    '/history': items(),
    '/account': { status: 500, text: '' },
    '/sessions/calls': { status: 400, text: '' },
  });
  const pasted = { tokenId: 'id', token: 'token' };
  const report = await probeToken(
    { apiUrl: sipgate.apiUrl, pasted, knownAccountId: null, timeoutMs: 2_000 },
    signal,
  );
  expect(states(report)).toEqual({
    'users:read': 'unclear',
    'devices:read': 'missing',
    'numbers:read': 'missing',
    'phonelines:read': 'granted',
    'channels:read': 'not-needed',
    'rtcm:read': 'granted',
    'settings:sipgateio:read': 'unclear',
    'settings:sipgateio:write': 'untested',
    'log:webhooks:read': 'unclear',
    'history:read': 'granted',
    'account:read': 'unclear',
    'sessions:calls:write': 'granted',
  });
});

test('nothing is waited for once it is called off', async () => {
  const emulator = await startEmulator({ privateKeyPem: emulatorKeyPem });
  onTestFinished(() => emulator.close());
  emulator.setFaults({ rest: [{ path: '/users', delayMs: 600_000 }] });
  const { apiUrl, tokenId, token } = emulator;
  const stop = new AbortController();
  const probing = probeToken(
    {
      apiUrl,
      pasted: { tokenId, token },
      knownAccountId: null,
      timeoutMs: 60_000,
      onScope: () => stop.abort(),
    },
    stop.signal,
  );
  await expect(probing).rejects.toThrow('aborted');
});
