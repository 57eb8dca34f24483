import { expect, test } from 'vitest';
import { archiveHere } from '../../../src/app/page/archive.ts';
import { sumDueDays } from '../../../src/app/page/keep-sums.ts';
import { reportCalls } from '../../../src/app/page/report-calls.ts';
import { toParty } from '../../../src/domain/party.ts';
import { answeredCall, hangup, leg, newCall } from '../../store/entries.ts';
import { createTestApp, type TestApp } from '../../support/app.ts';
import { caller, dayMs, hotline, noon } from '../../support/builders.ts';
import { sumAll } from './summed-history.ts';

const hourMs = 3_600_000;
let calls = 0;

/** Days after the first, each at noon. */
const days = (count: number) => Array.from({ length: count }, (_, index) => index);
const from = (callId: string) => leg(callId, { caller: toParty(caller), called: toParty(hotline) });

async function talkOn({ context: { store } }: TestApp, day: number, agentId = 'w1'): Promise<void> {
  for (const entry of answeredCall(from(`C${++calls}`), noon + day * dayMs, agentId))
    await store.record(entry);
}

/** A call on each of ten days, after the last of which all are summed. */
async function tenDays(): Promise<TestApp> {
  const app = await createTestApp();
  for (const day of days(10)) {
    await talkOn(app, day);
    app.clock.advance(dayMs);
  }
  await sumAll(app.context);
  return app;
}

/** How many days after the first each of the summed ones is. */
async function summedIn({ context }: TestApp): Promise<readonly number[]> {
  const summed = await context.store.sums.days();
  return summed.map(({ day }) => day - Math.floor(noon / dayMs));
}

async function offeredIn({ context }: TestApp): Promise<number> {
  return (await reportCalls(context, { from: noon - dayMs, to: noon + 20 * dayMs })).figures.offered;
}

test('a day is summed two hours after it is over where the hotline is', async () => {
  const app = await createTestApp();
  await talkOn(app, 0);
  // Midnight in Berlin is at 22:00 UTC.
  app.clock.advance(13.9 * hourMs);
  await sumAll(app.context);
  expect(await summedIn(app)).toEqual([]);
  app.clock.advance(0.2 * hourMs);
  await sumAll(app.context);
  expect(await summedIn(app)).toEqual([0]);
});

test('a call that comes late takes back the sums of its day and of the week after, in which a return may count', async () => {
  const app = await tenDays();
  expect(await summedIn(app)).toEqual(days(10));
  await talkOn(app, 1);
  expect(await summedIn(app)).not.toContain(1);
  expect(await summedIn(app)).not.toContain(8);
  expect(await offeredIn(app)).toBe(11);
  await sumAll(app.context);
  expect(await summedIn(app)).toEqual(days(10));
  expect(await offeredIn(app)).toBe(11);
});

test('what happens between the reading of a day and its being written down is not lost', async () => {
  const app = await createTestApp();
  await talkOn(app, 0);
  app.clock.advance(dayMs);
  const here = archiveHere(app.context);
  await sumAll(app.context, {
    async sumsOf(...asked) {
      const summed = await here.sumsOf(...asked);
      await talkOn(app, 0);
      return summed;
    },
  });
  expect(await summedIn(app)).toEqual([]);
  expect(await offeredIn(app)).toBe(2);
});

test('a caller who is erased is in no sum from that moment on', async () => {
  const app = await tenDays();
  await app.context.store.callers.eraseCaller(caller);
  expect(await summedIn(app)).toEqual([]);
  expect(await offeredIn(app)).toBe(0);
});

test('calls of the last hour change no sum, so nothing is noted of them', async () => {
  const app = await createTestApp();
  await talkOn(app, 0);
  const { sums } = app.context.store;
  expect(await sums.changesAbout(Math.floor(noon / dayMs))).toBe(0);
  app.clock.advance(2 * hourMs);
  await talkOn(app, 0);
  expect(await sums.changesAbout(Math.floor(noon / dayMs))).toBeGreaterThan(0);
});

test('what a clock that ran ahead has had summed too early is dropped', async () => {
  const app = await tenDays();
  app.clock.advance(-3 * dayMs);
  expect(await offeredIn(app)).toBe(10);
  await sumAll(app.context);
  expect(await summedIn(app)).toEqual(days(7));
});

test('after another wrap-up or time zone days are summed anew', async () => {
  const app = await tenDays();
  const { known } = app.context;
  const context = { ...app.context, known: { ...known, rules: { ...known.rules, wrapUpMs: 60_000 } } };
  await sumAll(context);
  expect(new Set((await context.store.sums.days()).map(({ basis }) => basis)).size).toBe(1);
  const hotlines = known.plan.hotlines.map(one => ({ ...one, timeZone: 'Asia/Tokyo' }));
  await sumAll({ ...context, known: { ...context.known, plan: { ...known.plan, hotlines } } });
  expect(new Set((await context.store.sums.days()).map(({ zone }) => zone))).toEqual(new Set(['Asia/Tokyo']));
});

test('after another service level days are summed anew, and what is in time counts by it', async () => {
  const app = await tenDays();
  const { known } = app.context;
  const inTime = async (serviceLevelMs: number): Promise<number> => {
    const plan = { ...known.plan, goals: { ...known.plan.goals, serviceLevelMs } };
    const context = { ...app.context, known: { ...known, plan } };
    await sumAll(context);
    const [day] = await context.store.sums.days();
    expect(JSON.parse(day?.basis ?? '')).toMatchObject({ usualServiceLevelMs: serviceLevelMs });
    const { figures } = await reportCalls(context, { from: 0, to: app.clock() });
    return figures.answeredInTime;
  };
  expect([await inTime(20_000), await inTime(1_000), await inTime(20_000)]).toEqual([10, 0, 10]);
});

test('a rebuild makes the sums again', async () => {
  const app = await tenDays();
  await app.context.store.rebuild();
  expect(await summedIn(app)).toEqual([]);
  await sumAll(app.context);
  expect(await summedIn(app)).toEqual(days(10));
});

test('one instance sums for all, and the latest days first', async () => {
  const app = await tenDays();
  await app.context.store.rebuild();
  const asked: number[] = [];
  const here = archiveHere(app.context);
  await sumAll(app.context, {
    sumsOf(gone, zone, day) {
      asked.push(day);
      return here.sumsOf(gone, zone, day);
    },
  });
  expect(asked).toEqual(asked.toSorted((a, b) => b - a));
  const { store } = app.context;
  await store.rebuild();
  const busy = { ...app.context, store: { ...store, holdLease: async () => false } };
  const signal = new AbortController().signal;
  expect(await sumDueDays(busy, here, { signal, pauseMs: 0 })).toBe(false);
  expect(await summedIn(app)).toEqual([]);
});

test('another service level than the usual one is reported from the calls', async () => {
  const app = await tenDays();
  const slow = from('slow');
  const at = app.clock();
  await app.context.store.record(newCall(slow, at));
  await app.context.store.record(hangup(slow, at + 1_000, 'cancel'));
  const period = { from: noon - dayMs, to: noon + 20 * dayMs };
  // Each was answered after five seconds.
  const inTime = async (serviceLevelMs: number) =>
    (await reportCalls(app.context, { ...period, serviceLevelMs })).figures.answeredInTime;
  expect([await inTime(20_000), await inTime(4_000)]).toEqual([10, 0]);
});
