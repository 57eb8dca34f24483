import { expect, onTestFinished, test } from 'vitest';
import { reportHealth } from '../../src/app/health/report-health.ts';
import { type Account, classicOnly, items, startSipgate } from '../sipgate/sipgate-server.ts';
import { startOnSettableClock } from '../support/settable-clock.ts';

const [anna, ben] = ['+493023125010', '+493023125011'];

const account: Account = {
  '/users': items(
    { id: 'w0', firstname: 'Anna', lastname: 'Berg' },
    { id: 'w1', firstname: 'Ben', lastname: 'Carl' },
  ),
  '/numbers': items({ number: anna, endpointId: 'p0' }, { number: ben, endpointId: 'p1' }),
  '/w0/phonelines': items({ id: 'p0' }),
  '/w1/phonelines': items({ id: 'p1' }),
  '/w0/devices': items(phoneOn('p0')),
  '/w1/devices': items(phoneOn('p1')),
};

function phoneOn(line: string): object {
  return {
    id: `e-${line}`,
    alias: 'Telefon',
    type: 'REGISTER',
    online: true,
    dnd: false,
    activePhonelines: [{ id: line }],
  };
}

const everything = Object.keys(account);
const devices = ['/w0/devices', '/w1/devices'];
const notFound = { status: 404, text: '' };
const gone = 'sipgate names no phone of any agent any more.';

test.each([
  { answer: '404 for all devices', paths: devices, by: notFound, said: null },
  { answer: 'a refusal in plain text for all devices', paths: devices, by: classicOnly, said: null },
  { answer: 'empty lists everywhere', paths: everything, by: items(), said: gone },
  { answer: 'an empty list of users', paths: ['/users'], by: items(), said: gone },
])(
  'sipgate answers with $answer: calls ring as before, also after a restart, and the doubt is said',
  async ({ paths, by, said }) => {
    const sipgate = await startSipgate(account);
    onTestFinished(() => sipgate[Symbol.asyncDispose]());
    const familiar = await startOnSettableClock({
      TOKEN_ID: 'token-ABC123',
      TOKEN: 'the-token',
      SIPGATE_API_URL: sipgate.apiUrl,
      SERVICE_PHONES: `${anna},${ben}`,
      PRESENCE_INTERVAL_SECONDS: '1',
      PRESENCE_STALE_SECONDS: '120',
    });
    const health = () => reportHealth(familiar.context());
    const warnings = () => health().warnings.map(({ en }) => en);
    const isRefused = () =>
      expect.poll(() => health().lastErrors.presence, { timeout: 15_000 }).not.toBeNull();
    let calls = 0;
    const ringsAnybody = async () => {
      const id = `call-${calls++}`;
      const rung = await familiar.push('newCall', id);
      await familiar.push('hangup', id);
      return rung.length === 1;
    };
    expect(familiar.states()).toEqual(['available', 'available']);

    // What rarely changes is asked for again after five minutes.
    familiar.pass(301_000);
    sipgate.account = { ...account, ...Object.fromEntries(paths.map(path => [path, by])) };
    await isRefused();
    expect(await ringsAnybody()).toBe(true);
    if (said !== null) expect(warnings()).toContainEqual(expect.stringContaining(said));
    familiar.pass(121_000);
    expect(health().presence.isStale).toBe(true);
    expect(await ringsAnybody()).toBe(true);

    await familiar.restart({ awaited: false });
    await isRefused();
    expect(await ringsAnybody()).toBe(true);

    sipgate.account = account;
    await expect.poll(() => health().lastErrors.presence, { timeout: 15_000 }).toBeNull();
    expect(warnings().filter(text => text.startsWith(gone))).toEqual([]);
    expect(familiar.states()).toEqual(['available', 'available']);
  },
);

test('the clock is set while sipgate can’t be asked, and then it names no phone: calls ring as before', async () => {
  const sipgate = await startSipgate(account);
  onTestFinished(() => sipgate[Symbol.asyncDispose]());
  const familiar = await startOnSettableClock({
    TOKEN_ID: 'token-ABC123',
    TOKEN: 'the-token',
    SIPGATE_API_URL: sipgate.apiUrl,
    SERVICE_PHONES: `${anna},${ben}`,
    PRESENCE_INTERVAL_SECONDS: '1',
  });
  const presenceError = () => reportHealth(familiar.context()).lastErrors.presence?.error ?? null;
  sipgate.account = {};
  await expect.poll(presenceError, { timeout: 15_000 }).not.toBeNull();
  familiar.set(3_600_000);
  sipgate.account = Object.fromEntries(everything.map(path => [path, items()]));
  await expect.poll(presenceError, { timeout: 15_000 }).toBe('all-phones-gone');
  expect(await familiar.push('newCall', 'A')).toEqual([anna]);
});
