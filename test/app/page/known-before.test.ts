import { expect, test } from 'vitest';
import { countKnownBefore } from '../../../src/app/page/known-before.ts';
import type { PastCall } from '../../../src/domain/journal-entry.ts';
import { createTestApp } from '../../support/app.ts';
import { caller, noon, phone } from '../../support/builders.ts';

const hour = 3_600_000;
const other = phone('+491713920002');

/** Past calls an hour apart, each by whom and answered by whom. */
async function count(...calls: readonly (readonly [typeof caller, string])[]) {
  const { context, clock } = await createTestApp();
  const past = calls.map(
    ([from, agentId], index): PastCall => ({
      type: 'pastCall',
      callId: `past:${index}`,
      caller: from,
      agentId,
      answeringNumber: null,
      startedAt: noon + index * hour,
      answeredAt: noon + index * hour + 5_000,
      endedAt: noon + index * hour + 65_000,
    }),
  );
  const totals = { added: 0, known: 0, withoutAgent: 0, withoutCaller: 0 };
  await context.store.importCalls({ source: 'test', calls: past, position: null, totals, isTrial: false });
  clock.advance(calls.length * hour);
  return countKnownBefore(context);
}

test('a first call is of nobody who could be known', async () => {
  expect(await count([caller, 'w1'], [other, 'w2'])).toEqual({ calls: 0, familiar: 0, couldBe: 0 });
});

test('a caller who gets somebody else could have had the one they know', async () => {
  expect(await count([caller, 'w1'], [caller, 'w2'], [caller, 'w1'], [other, 'w1'])).toEqual({
    calls: 2,
    familiar: 1,
    couldBe: 2,
  });
});

test('whoever is known best and has left could not be had', async () => {
  expect(await count([caller, 'w9'], [caller, 'w9'], [caller, 'w1'])).toEqual({
    calls: 2,
    familiar: 1,
    couldBe: 0,
  });
});
