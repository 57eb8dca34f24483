import { expect, test } from 'vitest';
import { recordCall } from '../../../src/app/calls/record-call.ts';
import { takeCall } from '../../../src/app/calls/take-call.ts';
import { reportHealth } from '../../../src/app/health/report-health.ts';
import type { CallInProgress, RosterSource } from '../../../src/app/ports/provider.ts';
import { recall } from '../../../src/app/switchboard/recall.ts';
import { createReconciler } from '../../../src/app/switchboard/reconcile-calls.ts';
import { availabilityOf } from '../../../src/switchboard/availability.ts';
import { createTestApp, type TestApp } from '../../support/app.ts';
import { agent, answer, hangup, newCall, phone } from '../../support/builders.ts';

const anna = phone('+493023125001');

type List = readonly CallInProgress[] | null | Error;

function sourceOf(lists: List[]): RosterSource {
  return {
    fetchRoster: () => Promise.reject(new Error('not asked')),
    fetchCallsInProgress: () => {
      const next = lists.length === 0 ? [] : lists.shift();
      return next instanceof Error ? Promise.reject(next) : Promise.resolve(next ?? null);
    },
  };
}

function reconciler({ context }: TestApp, lists: List[]): ReturnType<typeof createReconciler> {
  const signal = AbortSignal.timeout(60_000);
  return createReconciler(context, sourceOf(lists), { presenceIntervalMs: 15_000, signal });
}

function annaIs({ context, clock }: TestApp): string {
  return availabilityOf(agent(1), context.known, clock());
}

async function restart(app: TestApp): Promise<TestApp> {
  const { context } = await createTestApp({ store: app.context.store, clock: app.clock });
  await recall(context);
  return { ...app, context };
}

async function talkToAnna(app: TestApp): Promise<void> {
  await takeCall(app.context, newCall());
  await recordCall(app.context, answer({ answeringNumber: anna }));
  app.clock.advance(60_000);
}

test('a call that sipgate listed and no longer lists is closed, though its hangup never came', async () => {
  const app = await createTestApp();
  await talkToAnna(app);
  const { callId } = newCall();
  const reconcile = reconciler(app, [[{ callId, ownNumbers: [anna] }], []]);
  await reconcile();
  expect(annaIs(app)).toBe('talking');
  await reconcile();
  expect(annaIs(app)).toBe('available');
  const [latest] = await app.context.store.recentCalls(1);
  expect(latest?.call).toMatchObject({ endedAt: null, cause: 'unknown' });
});

test('a call that sipgate listed before a restart, and no longer lists, is closed by the first look', async () => {
  const app = await createTestApp();
  await talkToAnna(app);
  const { callId } = newCall();
  await reconciler(app, [[{ callId, ownNumbers: [anna] }]])();
  const restarted = await restart(app);
  expect(annaIs(restarted)).toBe('talking');
  // The process before still holds the right to ask.
  const store = { ...restarted.context.store, holdLease: () => Promise.resolve(false) };
  await reconciler({ ...restarted, context: { ...restarted.context, store } }, [[]])();
  expect(annaIs(restarted)).toBe('available');
});

test('a call too short to have been listed is closed when its agent’s calls are shown, and it is missing twice', async () => {
  const app = await createTestApp();
  await reconciler(app, [[{ callId: 'EARLIER', ownNumbers: [anna] }]])();
  await recordCall(app.context, hangup({ callId: 'EARLIER' }));
  await talkToAnna(app);
  const restarted = await restart(app);
  const reconcile = reconciler(restarted, [[], []]);
  await reconcile();
  expect(annaIs(restarted)).toBe('talking');
  await reconcile();
  expect(annaIs(restarted)).toBe('available');
});

test('while the agent is listed in another leg of the call, it goes on', async () => {
  const app = await createTestApp();
  await reconciler(app, [[{ callId: 'EARLIER', ownNumbers: [anna] }]])();
  await talkToAnna(app);
  const other = [{ callId: 'second leg', ownNumbers: [anna] }];
  const reconcile = reconciler(app, [other, other, other]);
  for (let look = 0; look < 3; look++) await reconcile();
  expect(annaIs(app)).toBe('talking');
});

test('that sipgate shows this token no calls is noted, with what is lost and the remedy', async () => {
  const app = await createTestApp();
  const notes = () => reportHealth(app.context).notes.map(({ en }) => en);
  const reconcile = reconciler(app, [null, []]);
  await reconcile();
  expect(notes()).toEqual([expect.stringContaining('scope rtcm:read')]);
  await reconcile();
  expect(notes()).toEqual([]);
});

test('a call that sipgate never listed is left alone, since the token may not see it', async () => {
  const app = await createTestApp();
  await talkToAnna(app);
  await reconciler(app, [[], []])();
  expect(annaIs(app)).toBe('talking');
});

test('an agent in a call of which nothing was ever reported is busy', async () => {
  const app = await createTestApp();
  const list = [{ callId: 'UNHEARD', ownNumbers: [anna] }];
  await reconciler(app, [list])();
  expect(annaIs(app)).toBe('talking');
});

test('such a call is journaled, so that a restart knows it, and ends when sipgate no longer lists it', async () => {
  const app = await createTestApp();
  const list = [{ callId: 'UNHEARD', ownNumbers: [anna] }];
  await reconciler(app, [list])();
  const { context } = await createTestApp({ store: app.context.store, clock: app.clock });
  const restarted = { ...app, context };
  await recall(restarted.context);
  expect(annaIs(restarted)).toBe('talking');
  app.clock.advance(60_000);
  const reconcile = reconciler(restarted, [list, []]);
  await reconcile();
  await reconcile();
  expect(annaIs(restarted)).toBe('available');
  const { corrections } = reportHealth(restarted.context);
  expect(corrections).toEqual({ expired: 0, notInProgress: 1, answersNoticed: 0, nextCalls: 0, saidFree: 0 });
  expect(reportHealth(app.context).corrections.answersNoticed).toBe(1);
});

test('an instance does not ask again while another one asks for all', async () => {
  const app = await createTestApp();
  const store = { ...app.context.store, holdLease: () => Promise.resolve(false) };
  const other = { ...app, context: { ...app.context, store } };
  const reconcile = reconciler(other, [[], [{ callId: 'UNHEARD', ownNumbers: [anna] }]]);
  await reconcile();
  await reconcile();
  expect(annaIs(other)).toBe('available');
});

test('that sipgate does not answer changes nothing', async () => {
  const app = await createTestApp();
  await talkToAnna(app);
  await reconciler(app, [new Error('503')])();
  expect(annaIs(app)).toBe('talking');
});
