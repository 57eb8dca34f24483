import { expect, test } from 'vitest';
import { availabilityOf } from '../../src/acd/availability.ts';
import type { CallInProgress, RosterSource } from '../../src/app/ports.ts';
import { recall } from '../../src/app/recall.ts';
import { createReconciler } from '../../src/app/reconcile-calls.ts';
import { recordCall } from '../../src/app/record-call.ts';
import { reportHealth } from '../../src/app/report-health.ts';
import { takeCall } from '../../src/app/take-call.ts';
import { createTestApp, type TestApp } from '../support/app.ts';
import { agent, answer, newCall, phone } from '../support/builders.ts';

const anna = phone('+493023125001');

function sourceOf(lists: (readonly CallInProgress[] | Error)[]): RosterSource {
  return {
    fetchRoster: () => Promise.reject(new Error('not asked')),
    fetchCallsInProgress: () => {
      const next = lists.shift() ?? [];
      return next instanceof Error ? Promise.reject(next) : Promise.resolve(next);
    },
  };
}

function reconciler(
  { context }: TestApp,
  lists: (readonly CallInProgress[] | Error)[],
): ReturnType<typeof createReconciler> {
  const signal = AbortSignal.timeout(60_000);
  return createReconciler(context, sourceOf(lists), { presenceIntervalMs: 15_000, signal });
}

function annaIs({ context, clock }: TestApp): string {
  return availabilityOf(agent(1), context.known, clock());
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
  expect(corrections).toEqual({ expired: 0, notInProgress: 1, answersNoticed: 0 });
  expect(reportHealth(app.context).corrections.answersNoticed).toBe(1);
});

test('an instance does not ask while another one asks for all', async () => {
  const app = await createTestApp();
  const store = { ...app.context.store, holdLease: () => Promise.resolve(false) };
  const other = { ...app, context: { ...app.context, store } };
  await reconciler(other, [[{ callId: 'UNHEARD', ownNumbers: [anna] }]])();
  expect(annaIs(other)).toBe('available');
});

test('that sipgate does not answer changes nothing', async () => {
  const app = await createTestApp();
  await talkToAnna(app);
  await reconciler(app, [new Error('503')])();
  expect(annaIs(app)).toBe('talking');
});
