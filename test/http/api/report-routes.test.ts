import { afterAll, beforeAll, expect, test } from 'vitest';
import { recordCall } from '../../../src/app/calls/record-call.ts';
import { takeCall } from '../../../src/app/calls/take-call.ts';
import { sumAll } from '../../app/page/summed-history.ts';
import { answer, dayMs, hangup, newCall } from '../../support/builders.ts';
import { startTestPage, type TestPage } from '../../support/page.ts';

let page: TestPage;
beforeAll(async () => {
  page = await startTestPage();
  const { context, clock } = page;
  // Half an hour before midnight in Berlin, and half an hour after it, which are one day by UTC.
  clock.advance(Date.UTC(2026, 5, 1, 21, 30) - clock());
  await takeCall(context, newCall());
  await recordCall(context, answer({ user: { id: 'w1', name: 'Anna' } }));
  clock.advance(60_000);
  await recordCall(context, hangup());
  clock.advance(dayMs / 24);
});
afterAll(() => page[Symbol.asyncDispose]());

const report = async (query: string) =>
  (await (await page.as('viewer')).request('GET', `/reports?${query}`)).body;

test('today begins at midnight where the hotline is, whatever day it is for who looks', async () => {
  expect((await report('days=1')).figures.offered).toBe(0);
  const { figures, days } = await report('days=2');
  expect([figures.offered, days.map(({ day }: { day: string }) => day)]).toEqual([1, ['2026-06-01']]);
});

test('what each agent did is told only while an admin shows individual figures', async () => {
  const admin = await page.as('admin');
  const agents = async () => (await report('days=2')).agents;
  expect(await agents()).toBeNull();
  await admin.request('PUT', '/figures-of-agents', { isOn: true });
  expect(await agents()).toEqual([
    { agent: { agentId: 'w1', name: 'Anna' }, talks: 1, talkMs: 60_000, handledMs: 60_000 },
  ]);
  expect((await (await page.as('agent')).request('GET', '/reports?days=2')).body.code).toBe('not-allowed');
  await admin.request('PUT', '/figures-of-agents', { isOn: false });
  expect(await agents()).toBeNull();
});

test('each hotline has a today of its own', async () => {
  const { known } = page.context;
  const before = known.plan;
  known.plan = {
    ...before,
    hotlines: before.hotlines.map(one => ({ ...one, timeZone: 'America/New_York' })),
  };
  expect((await report('days=1')).figures.offered).toBe(1);
  expect((await (await page.as('nobody')).request('GET', '/session')).body).toMatchObject({
    timeZone: 'America/New_York',
    utcOffsetMinutes: -240,
  });
  known.plan = before;
});

test('a day is compared with the same weekday, up to the same time', async () => {
  const { clock } = page;
  // The call came at 23:30 on Monday, 1 June.
  const weekLater = Date.UTC(2026, 5, 8, 21, 0);
  const now = clock();
  clock.advance(weekLater - now);
  const early = await report('days=1');
  clock.advance(3_600_000 * 0.75);
  const late = await report('days=1');
  clock.advance(now - clock());
  expect(early).toMatchObject({ from: '2026-06-08', to: '2026-06-08' });
  expect(early.before).toMatchObject({ from: '2026-06-01', to: '2026-06-01', figures: { offered: 0 } });
  expect(late.before.figures.offered).toBe(1);
});

test('while days are to be summed, it is said of how many the report reads the calls', async () => {
  const { context, clock } = page;
  const uncounted = async (query: string) =>
    (await (await page.as('viewer')).request('GET', `/reports/uncounted?${query}`)).body;
  const now = clock();
  clock.advance(4 * dayMs);
  // It is half past midnight on 6 June: the 5th is not settled yet, and before the 1st nobody has called.
  expect(await uncounted('days=30')).toEqual({ days: 4 });
  expect(await uncounted('from=2026-06-03&to=2026-06-03')).toEqual({ days: 1 });
  // Compared with 3 June.
  expect(await uncounted('from=2026-06-10&to=2026-06-10')).toEqual({ days: 1 });
  expect(await uncounted('from=2026-05-01&to=2026-05-31')).toEqual({ days: 0 });
  await sumAll(context);
  const afterwards = await uncounted('days=30');
  clock.advance(now - clock());
  expect(afterwards).toEqual({ days: 0 });
});

test('many who look at the board have yesterday and last week counted once a minute', async () => {
  const { context, clock } = page;
  const { directory } = context.store;
  const { gistsBetween } = directory;
  let read = 0;
  Object.assign(directory, {
    gistsBetween: (...asked: Parameters<typeof gistsBetween>) => {
      read += 1;
      return gistsBetween(...asked);
    },
  });
  const viewer = await page.as('viewer');
  const compare = () => viewer.request('GET', '/board/comparison');
  const [first, second] = [await compare(), await compare()];
  expect(second.body).toEqual(first.body);
  const once = read;
  expect(once).toBeGreaterThan(0);
  clock.advance(60_000);
  await compare();
  expect(read).toBe(2 * once);
  Object.assign(directory, { gistsBetween });
});

test('a month goes by its name, and is compared with the month before', async () => {
  expect(await report('span=this-month')).toMatchObject({
    from: '2026-06-01',
    to: '2026-06-02',
    figures: { offered: 1 },
  });
  expect(await report('span=last-month')).toMatchObject({
    from: '2026-05-01',
    to: '2026-05-31',
    before: { from: '2026-04-01', to: '2026-04-30' },
  });
});

test.each(['', 'span=soon', 'days=0', 'days=401', 'from=2026-06-01', 'to=2026-06-01'])(
  '%j names no period',
  async query => {
    expect((await report(query)).code).toBe('bad-input');
  },
);
