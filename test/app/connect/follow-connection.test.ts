import { expect, onTestFinished, test } from 'vitest';
import { createSecrets } from '../../../src/app/access/secrets.ts';
import { changeConnection } from '../../../src/app/connect/change-connection.ts';
import { createConnectionFollower } from '../../../src/app/connect/follow-connection.ts';
import { createLiveConnection } from '../../../src/app/connect/live-connection.ts';
import type { AppContext } from '../../../src/app/context.ts';
import { reportHealth } from '../../../src/app/health/report-health.ts';
import type { Connection } from '../../../src/domain/connection.ts';
import { openKeyFile } from '../../../src/store/keys/key-file.ts';
import { createTestApp } from '../../support/app.ts';
import { phone } from '../../support/builders.ts';

const nothing: Connection = { webhookUrl: null, credentials: null, serviceNumbers: null, joins: [] };
const change = {
  webhookUrl: new URL('https://hotline.example.com/push'),
  token: { id: ' token-7 ', token: 'se\ncr et\n' },
  serviceNumbers: ['030 23125 001'],
};
const changed: Connection = {
  webhookUrl: change.webhookUrl,
  credentials: { tokenId: 'token-7', token: 'secret' },
  serviceNumbers: [phone('+493023125001')],
  joins: [],
};

/** An instance whose environment says this of the connection; others may share its store. */
async function start(environment = nothing, overrides: Partial<AppContext> = {}) {
  const connection = createLiveConnection(environment);
  const { context, log } = await createTestApp({ connection, ...overrides });
  if (overrides.store === undefined) onTestFinished(() => context.store.close());
  const { look } = createConnectionFollower(context, environment);
  await look();
  const warnings = (): readonly string[] => reportHealth(context).warnings.map(({ en }) => en);
  return { context, log, look, desk: { environment, look }, warnings };
}

test('what is given on the page is in force at once, and on another instance with its next look', async () => {
  const { context, desk, warnings } = await start();
  const { store, secrets } = context;
  const other = await start(nothing, { store, secrets });
  expect(warnings()).toEqual([expect.stringContaining('not connected yet')]);
  expect(await changeConnection(context, desk, change, 0)).toEqual({ kind: 'changed' });
  expect(context.connection.current).toEqual(changed);
  expect(warnings()).toEqual([]);
  expect(other.context.connection.current).toEqual(nothing);
  await other.look();
  expect(other.context.connection.current).toEqual(changed);
});

test('the environment stands above the page, part by part, and the page can’t change what it fixes', async () => {
  const { context, desk } = await start();
  await changeConnection(context, desk, change, 0);
  const fixed = { ...nothing, webhookUrl: new URL('https://other.example.com/') };
  const { store, secrets } = context;
  const other = await start(fixed, { store, secrets });
  expect(other.context.connection.current).toEqual({ ...changed, webhookUrl: fixed.webhookUrl });
  expect(await changeConnection(other.context, other.desk, { webhookUrl: null }, 1)).toMatchObject({
    kind: 'refused',
    why: { en: 'This is fixed by the server settings (WEBHOOK_URL) and can be changed only there.' },
  });
});

test('of numbers given by hand only those are in force that the environment lists, if it lists any', async () => {
  const { context, desk } = await start();
  const joins = ['0171 3920001', '0171 3920002'].map(number => ({ number, userId: null, name: number }));
  await changeConnection(context, desk, { joins }, 0);
  const listed = phone('+491713920002');
  const { store, secrets } = context;
  const other = await start({ ...nothing, serviceNumbers: [listed] }, { store, secrets });
  expect(other.context.connection.current.joins).toMatchObject([{ number: listed }]);
  expect(context.connection.current.joins).toHaveLength(2);
});

test('what is left out of a change stays as it is, and null takes it away', async () => {
  const { context, desk } = await start();
  await changeConnection(context, desk, change, 0);
  await changeConnection(context, desk, { token: null }, 1);
  expect(context.connection.current).toEqual({ ...changed, credentials: null });
});

test('a change that is based on an older state is refused', async () => {
  const { context, desk } = await start();
  await changeConnection(context, desk, change, 0);
  expect(await changeConnection(context, desk, { token: null }, 0)).toEqual({ kind: 'outdated' });
  expect(context.connection.current).toEqual(changed);
});

test('a look that takes long does not put an older connection back in force', async () => {
  const { context, desk } = await start();
  await changeConnection(context, desk, change, 0);
  const older = await context.store.connection.read();
  const { webhookUrl, serviceNumbers, joins } = older;
  let release = (): void => {};
  const held = new Promise<void>(resolve => {
    release = resolve;
  });
  let isFirst = true;
  const read: typeof context.store.connection.read = async () => {
    if (!isFirst) return context.store.connection.read();
    isFirst = false;
    await held;
    return older;
  };
  const store = { ...context.store, connection: { ...context.store.connection, read } };
  const { look } = createConnectionFollower({ ...context, store }, nothing);
  const slow = look();
  await context.store.connection.replace({ webhookUrl, serviceNumbers, joins, token: null }, 1);
  const quick = look();
  setImmediate(release);
  await Promise.all([slow, quick]);
  expect(context.connection.current.credentials).toBeNull();
});

test('a token whose key is gone is said to be locked, and the rest stays in force', async () => {
  const { context, desk } = await start();
  await changeConnection(context, desk, change, 0);
  const secrets = createSecrets(openKeyFile(null));
  const { warnings, log, ...other } = await start(nothing, { store: context.store, secrets });
  expect(other.context.connection.current).toEqual({ ...changed, credentials: null });
  expect(warnings()).toEqual([expect.stringContaining('can’t be opened')]);
  expect(log.lines).toEqual([expect.stringContaining('can’t be opened')]);
});

test.each([
  [{ webhookUrl: new URL('https://hotline.example.com//Healthz/') }, 'another path'],
  [{ token: { id: 'token-1', token: ' \n' } }, 'Give both'],
  [{ token: { id: 'secret', token: 'token-1' } }, 'is the id'],
  [{ serviceNumbers: ['030 23125 001', '12'] }, '12 is no phone number'],
])('%j is refused, and nothing changes', async (wrong, why) => {
  const { context, desk } = await start();
  expect(await changeConnection(context, desk, wrong, 0)).toMatchObject({
    kind: 'refused',
    why: { en: expect.stringContaining(why) },
  });
  expect((await context.store.connection.read()).number).toBe(0);
});

test('a token lies sealed in the database', async () => {
  const { context, desk } = await start();
  await changeConnection(context, desk, change, 0);
  expect(JSON.stringify(await context.store.connection.read())).not.toContain('secret');
});
