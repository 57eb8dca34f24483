import { expect, test, vi } from 'vitest';
import { takeCall } from '../../../src/app/calls/take-call.ts';
import type { AppContext } from '../../../src/app/context.ts';
import { reportHealth } from '../../../src/app/health/report-health.ts';
import type { Recorded, Store } from '../../../src/app/ports/store.ts';
import { StoreUnavailable } from '../../../src/app/ports/store.ts';
import { createTestApp } from '../../support/app.ts';
import { newCall, phone, talked } from '../../support/builders.ts';

const [anna, ben, clara] = [1, 2, 3].map(index => phone(`+49302312500${index}`));

async function dialled(...call: Parameters<typeof takeCall>): Promise<readonly string[] | string> {
  const reply = await takeCall(...call);
  return reply.kind === 'dial' ? reply.numbers : reply.kind;
}

/** A store where another instance holds these agents. */
async function storeWhereTaken(...taken: readonly string[]): Promise<Store> {
  const { store } = (await createTestApp()).context;
  return {
    ...store,
    recordOffer: (entry, until) => {
      const { outcome } = entry.decision ?? {};
      const wanted = outcome?.kind === 'dial' ? outcome.agentIds : [];
      return wanted.some(id => taken.includes(id))
        ? Promise.resolve({ kind: 'refused', takenAgentIds: taken })
        : store.recordOffer(entry, until);
    },
  };
}

/** Of each offer that was journaled, whether it says that it stands without a claim. */
async function unclaimedIn({ store }: AppContext): Promise<readonly (true | undefined)[]> {
  return (await store.entriesSince(0)).map(({ decision }) => decision?.unclaimed);
}

test('whom another instance has just offered a call is passed over for the next', async () => {
  const { context } = await createTestApp({ store: await storeWhereTaken('w1', 'w2') });
  expect(await dialled(context, newCall())).toEqual([clara]);
});

test('and where all are taken the call rings as configured', async () => {
  const { context } = await createTestApp({ store: await storeWhereTaken('w1', 'w2', 'w3') });
  expect(await dialled(context, newCall())).toBe('as-configured');
});

test('a refused offer keeps nobody busy here', async () => {
  const { context, clock } = await createTestApp({ store: await storeWhereTaken('w1') });
  expect(await dialled(context, newCall({ callId: 'C1', flowId: 'C1' }))).toEqual([ben]);
  clock.advance(10_000);
  context.known.switchboard.idleSince.clear();
  const healthy = { ...context, store: (await createTestApp()).context.store };
  expect(await dialled(healthy, newCall({ callId: 'C2', flowId: 'C2' }))).toEqual([anna]);
});

test('a store that is away costs nothing where memory knows the caller, and the reason says it was memory', async () => {
  const { context: healthy } = await createTestApp();
  const away = new StoreUnavailable({ familiarity: [talked(2, 3)], returnCall: null }, null);
  const store: Store = { ...healthy.store, recallCaller: () => Promise.reject(away) };
  const { context } = await createTestApp({ store });
  expect(await dialled(context, newCall())).toEqual([ben]);
  const [latest] = await store.recentCalls(1);
  expect(latest?.decision?.reason.basis).toBe('memory');
});

test('a push sent again gets the same answer, though the store has gone away in between', async () => {
  const { context } = await createTestApp();
  const first = await takeCall(context, newCall());
  const gone = Promise.reject(new Error('gone'));
  gone.catch(() => {});
  const store: Store = { ...context.store, recallCaller: () => gone, recordOffer: () => gone };
  expect(await takeCall({ ...context, store }, newCall())).toEqual(first);
});

test('a push that another instance has taken already keeps busy here whom that one rings', async () => {
  const { context: one } = await createTestApp();
  await takeCall(one, newCall({ callId: 'before', flowId: 'before' }));
  const ringing = await dialled(one, newCall());
  const { context: other } = await createTestApp({ store: one.store });
  expect(await dialled(other, newCall())).toEqual(ringing);
  const { legs } = other.known.switchboard;
  expect([...legs.ringing.values()].map(({ callId, agentIds }) => [callId, agentIds])).toEqual([
    ['A', ['w2']],
  ]);
});

test('an offer that is refused only after its caller got the answer is journaled all the same', async () => {
  const { context } = await createTestApp({ answerBudgetMs: 5 });
  let refuse = (): void => {};
  const store: Store = {
    ...context.store,
    recordOffer: () =>
      new Promise(resolve => {
        refuse = () => resolve({ kind: 'refused', takenAgentIds: ['w1'] });
      }),
  };
  expect(await dialled({ ...context, store }, newCall())).toEqual([anna]);
  refuse();
  await vi.waitFor(async () => expect(await context.store.entriesSince(0)).toHaveLength(1), 30_000);
  expect(await unclaimedIn(context)).toEqual([true]);
});

test('where other instances are sooner again and again, nobody is rung without a claim all the same', async () => {
  const { context } = await createTestApp();
  const taken = ['w1', 'w2'];
  const store: Store = {
    ...context.store,
    recordOffer: (...offer) =>
      taken.length === 0
        ? context.store.recordOffer(...offer)
        : Promise.resolve({ kind: 'refused', takenAgentIds: taken.splice(0, 1) }),
  };
  expect(await dialled({ ...context, store }, newCall())).toEqual([clara]);
  expect(await unclaimedIn(context)).toEqual([undefined]);
});

test('a call whose offers are refused whoever is chosen is journaled before its answer', async () => {
  const { context } = await createTestApp();
  const store: Store = {
    ...context.store,
    recordOffer: () => Promise.resolve({ kind: 'refused', takenAgentIds: [] }),
  };
  expect(await dialled({ ...context, store }, newCall())).toEqual([anna]);
  expect(await unclaimedIn(context)).toEqual([true]);
  expect(reportHealth(context).offersUnclaimed).toBe(1);
});

test('an offer whose claim was got before the answer says nothing of it', async () => {
  const { context } = await createTestApp();
  await takeCall(context, newCall());
  expect(await unclaimedIn(context)).toEqual([undefined]);
  expect(reportHealth(context).offersUnclaimed).toBe(0);
});

test('an offer whose claim came only after the answer counts as one without, where others share the database', async () => {
  for (const isShared of [true, false]) {
    const { store } = (await createTestApp()).context;
    let answered = (): void => {};
    const mayRecord = new Promise<void>(resolve => {
      answered = resolve;
    });
    const { context, log } = await createTestApp({
      answerBudgetMs: 1,
      store: {
        ...store,
        isShared,
        recordOffer: (...offer) => mayRecord.then(() => store.recordOffer(...offer)),
      },
    });
    await takeCall(context, newCall());
    answered();
    await vi.waitFor(() => expect(log.lines).toHaveLength(1), 30_000);
    expect(reportHealth(context).offersUnclaimed).toBe(isShared ? 1 : 0);
    expect(log.lines[0]?.includes('without a claim')).toBe(isShared);
  }
});

test('an offer that is recorded only after its caller got the answer is told with its reason all the same', async () => {
  const { store } = (await createTestApp()).context;
  let recordAtLast = (): void => {};
  const mayRecord = new Promise<void>(resolve => {
    recordAtLast = resolve;
  });
  const slow: Store = {
    ...store,
    recordOffer: async (entry, until) => {
      await mayRecord;
      return store.recordOffer(entry, until);
    },
  };
  const { context } = await createTestApp({ store: slow });
  const told = new Promise<Recorded>(resolve => context.feed.subscribe(resolve));
  expect(await dialled({ ...context, answerBudgetMs: 1 }, newCall())).toEqual([anna]);
  recordAtLast();
  expect((await told).entry.decision?.reason.rule).toBe('longest-idle');
});
