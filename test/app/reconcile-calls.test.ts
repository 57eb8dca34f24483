import { expect, test } from 'vitest';
import { availabilityOf } from '../../src/acd/availability.ts';
import type { CallInProgress, RosterSource } from '../../src/app/ports.ts';
import { createReconciler } from '../../src/app/reconcile-calls.ts';
import { recordCall } from '../../src/app/record-call.ts';
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
  const reconcile = createReconciler(
    app.context,
    sourceOf([[{ callId, ownNumbers: [anna] }], []]),
    AbortSignal.timeout(60_000),
  );
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
  await createReconciler(app.context, sourceOf([[], []]), AbortSignal.timeout(60_000))();
  expect(annaIs(app)).toBe('talking');
});

test('an agent in a call of which nothing was ever reported is busy', async () => {
  const app = await createTestApp();
  const list = [{ callId: 'UNHEARD', ownNumbers: [anna] }];
  await createReconciler(app.context, sourceOf([list]), AbortSignal.timeout(60_000))();
  expect(annaIs(app)).toBe('talking');
});

test('that sipgate does not answer changes nothing', async () => {
  const app = await createTestApp();
  await talkToAnna(app);
  await createReconciler(app.context, sourceOf([new Error('503')]), AbortSignal.timeout(60_000))();
  expect(annaIs(app)).toBe('talking');
});
