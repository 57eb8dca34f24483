import { expect, test, vi } from 'vitest';
import { takeCall } from '../../../src/app/calls/take-call.ts';
import { reportHealth } from '../../../src/app/health/report-health.ts';
import { applyPlan, undoPlan } from '../../../src/app/plan/apply-plan.ts';
import { createPlanFollower, putInForce } from '../../../src/app/plan/follow-plan.ts';
import { createTestApp } from '../../support/app.ts';
import { dayMs, defaultPlan, newCall } from '../../support/builders.ts';
import { openDesk } from '../../support/desk.ts';

const request = { by: 'Anna', basedOn: null };
const zentrale = {
  yaml: 'hotlines: [{name: Zentrale, numbers: [0221 4710100], hours: a}]\nhours: {a: {weekly: {}, holidays: NW}}',
};

test('a change that somebody makes beside the running service is in force soon, and so is undoing it', async () => {
  const { context } = await createTestApp();
  const desk = await openDesk(context.store);
  const stop = new AbortController();
  const following = createPlanFollower(context, defaultPlan).follow(stop.signal);
  await applyPlan(desk, zentrale, request);
  const inForce = () => context.known.plan.hotlines[0]?.name;
  await vi.waitFor(() => expect(inForce()).toBe('Zentrale'), { timeout: 10_000 });
  expect(context.known.hotlines).toEqual(new Set(['+492214710100']));
  await undoPlan(desk, null, request);
  await vi.waitFor(() => expect(inForce()).toBe('Hotline'), { timeout: 10_000 });
  stop.abort();
  await following;
});

test('a change that is made here is in force at once, however many are made, and none of them in part', async () => {
  const { context } = await createTestApp();
  const follower = createPlanFollower(context, defaultPlan);
  const desk = await openDesk(context.store, { onStored: follower.lookNow });
  const stop = new AbortController();
  const following = follower.follow(stop.signal);
  for (const name of ['A', 'B', 'C']) {
    const yaml = `hotlines: [{name: ${name}, numbers: [0221 4710100]}]`;
    expect(await applyPlan(desk, { yaml }, request)).toMatchObject({ kind: 'applied' });
    expect(context.known.plan.hotlines[0]?.name).toBe(name);
  }
  await Promise.all([follower.lookNow(), undoPlan(desk, null, request), follower.lookNow()]);
  expect(context.known.plan.hotlines[0]?.name).toBe('B');
  stop.abort();
  await following;
});

test('how calls are handled is changed without a restart, and is as the environment says where nothing is set', async () => {
  const { context } = await createTestApp();
  const { known } = context;
  const follower = createPlanFollower(context, defaultPlan);
  const desk = await openDesk(context.store, { onStored: follower.lookNow });
  const byEnvironment = known.rules;
  const handling =
    '{ wrapUpSeconds: 30, missedOffersBeforePause: 0, presenceStaleSeconds: 60, hideCallerNumber: true }';
  const yaml = `handling: ${handling}\nhotlines: [{name: Zentrale, numbers: [0221 4710100]}]`;
  await applyPlan(desk, { yaml }, request);
  const set = { wrapUpMs: 30_000, missedOffersBeforePause: 0, presenceStaleMs: 60_000 };
  expect([known.rules, known.redirectAnonymous]).toEqual([{ ...byEnvironment, ...set }, true]);
  expect(known.switchboard.rules).toBe(known.rules);
  await undoPlan(desk, null, request);
  expect([known.rules, known.redirectAnonymous]).toEqual([byEnvironment, false]);
});

test('a change that takes long to come in force is not waited for for ever', async () => {
  const { context } = await createTestApp();
  const store = { ...context.store, learnBy: () => new Promise<void>(() => {}) };
  const follower = createPlanFollower({ ...context, store }, defaultPlan);
  const desk = await openDesk(context.store, { onStored: follower.lookNow });
  expect(await applyPlan(desk, zentrale, request)).toMatchObject({ kind: 'applied' });
  expect(context.known.plan.hotlines[0]?.name).toBe('Zentrale');
});

test('holidays are looked up anew as days go by', async () => {
  const { context, clock } = await createTestApp();
  await applyPlan(await openDesk(context.store), zentrale, request);
  const lastHoliday = () => context.known.plan.hotlines[0]?.hours?.holidays.at(-1)?.date;
  const first = await putInForce(context, defaultPlan, null);
  expect(lastHoliday()).toBe('2028-12-26');
  expect(await putInForce(context, defaultPlan, first)).toBe(first);
  clock.advance(365 * dayMs);
  await putInForce(context, defaultPlan, first);
  expect(lastHoliday()).toBe('2029-12-26');
});

test('a configuration that can’t be read leaves the one before in force, and is told of once', async () => {
  const { context, log } = await createTestApp();
  await applyPlan(await openDesk(context.store), zentrale, request);
  const before = await putInForce(context, defaultPlan, null);
  const { plan } = context.known;
  await context.store.revise(
    {
      at: 0,
      by: 'a newer version',
      kind: 'apply',
      changes: [],
      document: { hotlines: 1 },
      written: null,
      announcement: null,
    },
    before.revision,
  );
  await expect(putInForce(context, defaultPlan, before)).rejects.toThrow(
    "Revision 2 of the configuration can't be read: hotlines is 1: give a list, such as [a, b].",
  );
  expect(context.known.plan).toBe(plan);
  const stop = new AbortController();
  const following = createPlanFollower(context, defaultPlan).follow(stop.signal);
  await vi.waitFor(() => expect(log.lines.filter(line => line.startsWith('error'))).toHaveLength(1), 30_000);
  stop.abort();
  await following;
});

test('a configuration of an earlier version that tried a policy is in force, and what was made of it is said', async () => {
  const { context } = await createTestApp();
  const hotlines = [
    { name: 'Zentrale', numbers: ['+492214710100'], trial: { percent: 0 } },
    { name: 'Service', numbers: ['+492214710200'], trial: { percent: 20, others: { name: 'longest-idle' } } },
  ];
  await context.store.revise(
    {
      at: 0,
      by: 'Anna',
      kind: 'apply',
      changes: [],
      document: { hotlines },
      written: null,
      announcement: null,
    },
    0,
  );
  const before = await putInForce(context, defaultPlan, null);
  expect(context.known.plan.hotlines).toMatchObject([
    { name: 'Zentrale', shadow: true },
    { name: 'Service', shadow: false, policy: { name: 'familiar' } },
  ]);
  expect(before.notes.map(({ en }) => en)).toEqual([
    expect.stringContaining('Hotline Zentrale: trials no longer exist'),
    expect.stringContaining('Hotline Service: trials no longer exist'),
  ]);
  expect(
    reportHealth(context, 'user')
      .notes.map(({ de }) => de)
      .join(),
  ).toMatch(/Zentrale.*Service/);
  expect(
    reportHealth(context)
      .notes.map(({ en }) => en)
      .join(),
  ).not.toMatch(/Zentrale|Service/);

  const desk = await openDesk(context.store);
  await applyPlan(
    desk,
    { yaml: 'hotlines: [{name: Zentrale, numbers: [0221 4710100], shadow: true}]' },
    request,
  );
  expect(await putInForce(context, defaultPlan, before)).toMatchObject({ revision: 2, notes: [] });
  expect(reportHealth(context, 'user').notes).toEqual([]);
});

test('while twenty thousand rules are put in force, calls go on being answered', async () => {
  const { context } = await createTestApp();
  const callers = Array.from({ length: 20_000 }, (_, index) => ({
    name: `Customer ${index}`,
    numbers: [`+49171${1_000_000 + index}`],
    fixed: { agent: 'w1', strict: false },
    until: '2027-06-30',
  }));
  const document = { hotlines: [{ name: 'Zentrale', numbers: ['+492214710100'] }], callers };
  await context.store.revise(
    { at: 0, by: 'Anna', kind: 'apply', changes: [], document, written: null, announcement: null },
    0,
  );
  const { plan } = context.known;
  let answered = 0;
  let isDone = false;
  const loading = putInForce(context, defaultPlan, null).finally(() => {
    isDone = true;
  });
  for (; !isDone; answered++) {
    await takeCall(context, newCall({ callId: `C${answered}`, flowId: `C${answered}` }));
    if (!isDone) expect(context.known.plan).toBe(plan);
    await new Promise(setImmediate);
  }
  await loading;
  expect(context.known.plan.callers).toHaveLength(20_000);
  // In one piece it would be one call, before or after.
  expect(answered).toBeGreaterThan(2);
});

test('rules of learning hold from the moment on at which they are in force', async () => {
  const { context } = await createTestApp();
  const learned = vi.fn(context.store.learnBy);
  const store = { ...context.store, learnBy: learned };
  await applyPlan(await openDesk(store), { yaml: `learning: {halfLifeDays: 30}\n${zentrale.yaml}` }, request);
  await putInForce({ ...context, store }, defaultPlan, null);
  expect(learned.mock.lastCall?.[0]).toMatchObject({ halfLifeDays: 30 });
});
