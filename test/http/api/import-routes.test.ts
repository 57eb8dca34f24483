import { expect, test } from 'vitest';
import { earlierCalls } from '../../support/earlier-calls.ts';
import { startHotline } from '../../support/hotline.ts';
import { everyRole, signInTo, startTestPage, type TestVisitor } from '../../support/page.ts';

test('past calls are imported for an admin alone', async () => {
  await using page = await startTestPage();
  for (const role of everyRole) {
    const who = await page.as(role);
    const asked = ['GET', 'POST', 'DELETE'].map(method => who.request(method, '/connect/import'));
    const statuses = (await Promise.all(asked)).map(({ status }) => status);
    expect(statuses).toEqual(statuses.map(() => (role === 'admin' ? 200 : role === 'nobody' ? 401 : 403)));
  }
});

test('without a token the page is told what is lacking', async () => {
  await using page = await startTestPage();
  const admin = await page.as('admin');
  await admin.request('POST', '/connect/import');
  expect(await imported(admin)).toMatchObject({
    state: 'failed',
    problem: { de: expect.stringContaining('nur einem Token') },
  });
});

test('calls are answered while an import runs, which is stopped, goes on, and is noted', async () => {
  const { emulator, service, number } = await startHotline({
    emulator: { earlierCalls: earlierCalls(3_000), speed: 2_000 },
  });
  const admin = await signInTo(service, 'admin');
  expect((await admin.request('GET', '/connect/import')).body.state).toBe('never');
  expect((await admin.request('POST', '/connect/import')).body.state).toBe('running');
  const again = await admin.request('POST', '/connect/import');
  expect([again.status, again.body.code]).toEqual([409, 'running']);

  for (let index = 10; index < 30; index++)
    await emulator.placeCall({ from: `+4930231250${index}`, to: number }).ended;
  expect((await admin.request('GET', '/connect/import')).body.state).toBe('running');
  const pushes = emulator.pushes().filter(({ event }) => event === 'newCall');
  expect(pushes.length).toBeGreaterThanOrEqual(20);
  expect(pushes.filter(({ status, problem }) => status !== 200 || problem !== null)).toEqual([]);
  // A tenth of this is usual.
  expect(Math.max(...pushes.map(({ durationMs }) => durationMs))).toBeLessThan(1_000);

  await admin.request('DELETE', '/connect/import');
  const stopped = await imported(admin);
  await admin.request('POST', '/connect/import');
  const done = await imported(admin);
  expect([stopped.state, done.state, done.done]).toEqual(['stopped', 'done', 1]);
  expect(done.added).toBeGreaterThan(stopped.added);
  const { entries } = (await admin.request('GET', '/audit')).body;
  expect(
    entries.filter(
      ({ event, by }: { event: string; by: string }) => event === 'calls-imported' && by === 'admin',
    ),
  ).toHaveLength(stopped.added === 0 ? 1 : 2);
  const { calls: ofRegulars, familiar } = (await admin.request('GET', '/connect/import/known-before')).body;
  expect(ofRegulars).toBeGreaterThan(familiar);
  expect(familiar).toBeGreaterThan(0);
});

/** How an import has ended. */
async function imported(admin: TestVisitor) {
  const look = async () => (await admin.request('GET', '/connect/import')).body;
  await expect.poll(async () => (await look()).state, { timeout: 20_000 }).not.toBe('running');
  return look();
}
