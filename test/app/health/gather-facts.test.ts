import { expect, test } from 'vitest';
import { gatherFacts } from '../../../src/app/health/gather-facts.ts';
import type { Check } from '../../../src/app/health/health-summary.ts';
import { reportHealth } from '../../../src/app/health/report-health.ts';
import { createTestApp, type TestApp } from '../../support/app.ts';
import { agent, answer, entry, hangup, newCall, noon } from '../../support/builders.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

async function gathered({ context }: TestApp, folder: string): Promise<(name: string) => Check | undefined> {
  const stopping = new AbortController();
  const gathering = gatherFacts(context, {
    folders: [{ holds: 'spool', path: folder }],
    dialler: () => null,
    signal: stopping.signal,
  });
  const find = (name: string): Check | undefined =>
    reportHealth(context, 'user').checks.find(check => check.name === name);
  await expect.poll(() => find('disk')?.sentence.en).not.toContain('not been looked at');
  stopping.abort();
  await gathering;
  return find;
}

async function talked({ context }: TestApp, index: number): Promise<void> {
  const more = { agentIds: [agent(index).id], role: 'direct' } as const;
  const ids = { callId: `T${index}`, flowId: `T${index}` };
  for (const event of [newCall(ids), answer(ids), hangup(ids)])
    await context.store.record(entry(event, { ...more, flowId: ids.flowId, receivedAt: noon }));
}

test('disk, database and who was heard of are looked at', async () => {
  const app = await createTestApp();
  const find = await gathered(app, await temporaryFolder());
  expect(find('disk')?.state).toBe('ok');
  expect(find('database-speed')?.state).toBe('ok');
  // Of nobody yet: then it is the pushes that do not come.
  expect(find('unheard-agents')?.state).toBe('unknown');
  expect(find('http-on-neo')?.state).toBe('ok');
});

test('a token that has just been given is known at once', async () => {
  const { context } = await createTestApp();
  const { connection } = context;
  connection.replace({ ...connection.current, credentials: null });
  const stopping = new AbortController();
  const gathering = gatherFacts(context, { folders: [], dialler: () => null, signal: stopping.signal });
  const said = (): string | undefined =>
    reportHealth(context).checks.find(({ name }) => name === 'token')?.sentence.en;
  await expect.poll(said).toContain('There is no token');
  connection.replace({ ...connection.current, credentials: { tokenId: 'token-TEST', token: 'secret' } });
  await expect.poll(said).not.toContain('There is no token');
  stopping.abort();
  await gathering;
});

test('agents of whom nothing was ever heard are named once somebody else was heard of, also before the start', async () => {
  const app = await createTestApp();
  await talked(app, 1);
  const find = await gathered(app, await temporaryFolder());
  expect(find('unheard-agents')).toMatchObject({
    state: 'doubtful',
    sentence: { en: `No push has ever come of ${agent(2).name}, ${agent(3).name}.` },
  });
});

test('what can’t be had is said to be unknown, and why', async () => {
  const { context } = await createTestApp();
  const away = () => Promise.reject(new Error('away'));
  const store = {
    ...context.store,
    latestRevision: away,
    directory: { ...context.store.directory, callersKnownBy: away },
  };
  const find = await gathered(await createTestApp({ store }), '/there/is/no/such/folder');
  for (const [name, why] of [
    ['disk', 'can’t be read'],
    ['database-speed', 'did not answer in time'],
    ['unheard-agents', 'could not be read'],
  ] as const)
    expect(find(name)).toMatchObject({ state: 'unknown', sentence: { en: expect.stringContaining(why) } });
});

test('a database that hangs is not waited for', { timeout: 10_000 }, async () => {
  const { context } = await createTestApp();
  const store = { ...context.store, latestRevision: () => new Promise<never>(() => {}) };
  const find = await gathered(await createTestApp({ store }), await temporaryFolder());
  expect(find('database-speed')?.state).toBe('unknown');
});

test('since when something is wrong is known though nobody looked, and forgotten once it is over', async () => {
  const app = await createTestApp();
  const { context, clock } = app;
  const stopping = new AbortController();
  context.health.offeredUnclaimed();
  const gathering = gatherFacts(context, {
    folders: [],
    dialler: () => null,
    signal: stopping.signal,
  });
  stopping.abort();
  await gathering;
  clock.advance(60_000);
  const { checks } = reportHealth(context);
  expect(checks.find(({ name }) => name === 'claims')?.since).toBe(noon);
  context.health.know({ databaseMs: { value: 500 } });
  const since = (): number | null | undefined =>
    reportHealth(context).checks.find(({ name }) => name === 'database-speed')?.since;
  expect(since()).toBe(noon + 60_000);
  clock.advance(60_000);
  expect(since()).toBe(noon + 60_000);
  context.health.know({ databaseMs: { value: 5 } });
  expect(since()).toBeNull();
});
