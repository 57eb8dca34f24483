import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { KnownBefore } from '../../../src/analysis/measures/known-before.ts';
import { toLoggedCall } from '../../../src/analysis/replay/past-log.ts';
import { startRecorded } from '../../../src/analysis/replay/recorded.ts';
import type { AppContext } from '../../../src/app/context.ts';
import { readKnownBefore } from '../../../src/app/page/known-before.ts';
import { evidenceAt } from '../../../src/domain/familiarity.ts';
import type { PastCall } from '../../../src/domain/journal-entry.ts';
import type { LoggedCall } from '../../../src/domain/logged-call.ts';
import { agentById } from '../../../src/domain/roster.ts';
import { createTestApp } from '../../support/app.ts';
import { agent, caller, defaultPlan, noon, phone } from '../../support/builders.ts';
import { ruleAbout } from '../../support/company.ts';
import { createLife, histories, hotlines } from './summed-history.ts';

const hour = 3_600_000;
const other = phone('+491713920002');

/** Past calls an hour apart, each by whom and answered by whom. */
async function imported(...calls: readonly (readonly [typeof caller, string])[]) {
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
  return context;
}

test('a first call is of nobody who could be known', async () => {
  expect(await readKnownBefore(await imported([caller, 'w1'], [other, 'w2']))).toEqual({
    calls: 0,
    familiar: 0,
    couldBe: 0,
    lookedAt: 2,
    since: noon,
    areAll: true,
  });
});

test('a caller who gets somebody else could have had the one they know', async () => {
  const context = await imported([caller, 'w1'], [caller, 'w2'], [caller, 'w1'], [other, 'w1']);
  expect(await readKnownBefore(context)).toMatchObject({ calls: 2, familiar: 1, couldBe: 2 });
});

test('whoever is known best and has left could not be had', async () => {
  const context = await imported([caller, 'w9'], [caller, 'w9'], [caller, 'w1']);
  expect(await readKnownBefore(context)).toMatchObject({ calls: 2, familiar: 1, couldBe: 0 });
});

test('numbers of one customer share whom they know', async () => {
  const context = await imported([caller, 'w1'], [other, 'w1']);
  context.known.plan = { ...context.known.plan, callers: [ruleAbout({ numbers: [caller, other] })] };
  expect(await readKnownBefore(context)).toMatchObject({ calls: 1, familiar: 1, couldBe: 1 });
});

test('without any call there is nothing to count', async () => {
  const { context } = await createTestApp();
  expect(await readKnownBefore(context)).toMatchObject({ calls: 0, lookedAt: 0, since: null, areAll: true });
});

test('of a long history the latest calls are judged, by whom the callers knew before those too', async () => {
  const late = Array.from(
    { length: 2_000 },
    (_, index) => [phone(`+4917${20_000_000 + index}`), 'w2'] as const,
  );
  // Only their calls at the very beginning and at the very end.
  const context = await imported(
    [caller, 'w1'],
    [other, 'w1'],
    ...late.slice(2),
    [caller, 'w1'],
    [other, 'w2'],
  );
  expect(await readKnownBefore(context)).toEqual({
    calls: 2,
    familiar: 1,
    couldBe: 2,
    lookedAt: 2_000,
    since: noon + 2 * hour,
    areAll: false,
  });
});

test('taking calls back from what is known today gives what was known then', {
  timeout: 60_000,
}, async () => {
  let known = 0;
  await fc.assert(
    fc.asyncProperty(histories, async steps => {
      const { context, clock } = await createTestApp();
      context.known.plan = { ...defaultPlan, hotlines };
      context.known.roster = { agents: [agent(1), agent(3)], confirmedAt: noon };
      const live = createLife({ context, name: 'A', advance: clock.advance });
      for (const step of steps) {
        // Of two calls at the same moment nobody can say which was first.
        clock.advance(97_001);
        await live(step);
      }
      const counted = await readKnownBefore(context);
      expect(counted).toMatchObject(await inOrderOfTime(context));
      known += counted.familiar;
    }),
    { numRuns: 8 },
  );
  expect(known).toBeGreaterThan(0);
});

/** The same counted from the first call to the last. */
async function inOrderOfTime({ store, known: { plan, roster } }: AppContext): Promise<KnownBefore> {
  const counts = { calls: 0, familiar: 0, couldBe: 0 };
  const calls: LoggedCall[] = [];
  for await (const record of store.allCalls()) calls.push(...[toLoggedCall(record, roster) ?? []].flat());
  const recorded = startRecorded({ plan, halfLifeDays: 90 }, ({ agentId, arrivedAt }, known) => {
    const best = [...known].sort((a, b) => evidenceAt(b, arrivedAt, 90) - evidenceAt(a, arrivedAt, 90))[0];
    if (best === undefined) return;
    counts.calls += 1;
    if (known.some(one => one.agentId === agentId)) counts.familiar += 1;
    if (agentById(roster, best.agentId) !== null) counts.couldBe += 1;
  });
  for (const call of calls.sort((a, b) => a.arrivedAt - b.arrivedAt))
    recorded.take(call.kind === 'past' ? { ...call, kind: 'hotline' } : call);
  return counts;
}
