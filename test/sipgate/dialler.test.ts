import { describe, expect, test } from 'vitest';
import { startEmulator } from '../../src/emulator/emulator.ts';
import type { EmulatorOptions } from '../../src/emulator/options.ts';
import { sharedUserCompany } from '../../src/emulator/shared-user-company.ts';
import { createDialler } from '../../src/sipgate/dialler.ts';
import { phone } from '../support/builders.ts';
import { emulatorKeyPem } from '../support/hotline.ts';
import { type Account, classicOnly, forbidden, items, startSipgate } from './sipgate-server.ts';

const anna = phone('+491713920001');
const { signal } = new AbortController();
const bad = { status: 400, text: '{}' };

function diallerOf({ apiUrl }: { readonly apiUrl: string }, token = { tokenId: 'id', token: 'secret' }) {
  return createDialler({ apiUrl, ...token, timeoutMs: 5_000, clock: () => 0 });
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
    expect(await dialler.dial({ agentId: 'w0', to: anna }, signal)).toBe(true);
    expect(emulator.calls()).toMatchObject([{ to: anna }]);
  });

  test('an agent who is one of a user’s numbers calls from a phone of that number', async () => {
    await using run = await emulated({ flavour, company: sharedUserCompany() });
    const { emulator, dialler } = run;
    const partOf = { userId: 'w0', userName: 'Fahrrad Lenz', deviceIds: ['e3'] };
    expect(await dialler.dial({ agentId: '+492214710314', partOf, to: anna }, signal)).toBe(true);
    expect(emulator.calls()).toMatchObject([{ from: '+492214710314', to: anna }]);
    const without = { ...partOf, deviceIds: [] };
    expect(await dialler.dial({ agentId: '+492214710314', partOf: without, to: anna }, signal)).toBe(false);
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
  const device = (id: string, type: string) => ({ id, type, alias: '', online: true, dnd: false });

  test('the app on a mobile phone, which does not ring, is not asked to', async () => {
    await using sipgate = await startSipgate({
      '/sessions/calls': classicOnly,
      '/calls': bad,
      '/w0/devices': items(device('y0', 'MOBILE_APP')),
    });
    expect(await diallerOf(sipgate).dial({ agentId: 'w0', to: anna }, signal)).toBe(false);
  });

  test('a number that sipgate does not take is tried without its plus sign', async () => {
    let posts = 0;
    await using sipgate = await startSipgate({
      '/sessions/calls': classicOnly,
      '/w0/devices': items(device('e0', 'DESKTOP_APP')),
      '/calls': () => {
        posts += 1;
        return posts < 3 ? bad : { json: { callId: 'A' } };
      },
    });
    expect(await diallerOf(sipgate).dial({ agentId: 'w0', to: anna }, signal)).toBe(true);
    expect(posts).toBe(3);
  });
});
