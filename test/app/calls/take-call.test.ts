import { describe, expect, test } from 'vitest';
import { recordCall } from '../../../src/app/calls/record-call.ts';
import { takeCall } from '../../../src/app/calls/take-call.ts';
import type { AppContext } from '../../../src/app/context.ts';
import type { Recorded, Store } from '../../../src/app/ports/store.ts';
import { decide, situationOf } from '../../../src/routing/decide.ts';
import { renderReason } from '../../../src/wording/reason-text.ts';
import { createTestApp } from '../../support/app.ts';
import {
  agent,
  answer,
  defaultHotline,
  defaultPlan,
  hangup,
  hotline,
  newCall,
  phone,
} from '../../support/builders.ts';

const [anna, ben, clara] = [1, 2, 3].map(index => phone(`+49302312500${index}`));

/** A caller's call from ringing to hangup, taken by the agent with this number. */
async function talk(context: AppContext, callId: string, answeringNumber = ben): Promise<void> {
  const ids = { callId, flowId: callId };
  await takeCall(context, newCall(ids));
  await recordCall(context, answer({ ...ids, answeringNumber: answeringNumber ?? null }));
  await recordCall(context, hangup(ids));
}

function dialled(reply: Awaited<ReturnType<typeof takeCall>>): readonly string[] | string {
  return reply.kind === 'dial' ? reply.numbers : reply.kind;
}

describe('a caller is put through to the agent they know', () => {
  test('a stranger goes to the longest idle, and after one talk to the agent of that talk', async () => {
    const { context } = await createTestApp();
    expect(dialled(await takeCall(context, newCall({ callId: 'C1', flowId: 'C1' })))).toEqual([anna]);
    await talk(context, 'C2', ben);
    expect(dialled(await takeCall(context, newCall({ callId: 'C3', flowId: 'C3' })))).toEqual([ben]);
  });

  test('two calls at the same moment do not ring the same agent', async () => {
    const { context } = await createTestApp();
    const calls = ['C1', 'C2', 'C3', 'C4'].map(callId =>
      takeCall(context, newCall({ callId, flowId: callId })),
    );
    expect((await Promise.all(calls)).map(dialled)).toEqual([[anna], [ben], [clara], 'as-configured']);
  });

  test('nor do two withheld calls, for which nothing is looked up', async () => {
    const { context } = await createTestApp();
    const calls = ['C1', 'C2', 'C3'].map(callId =>
      takeCall(context, newCall({ callId, flowId: callId, from: 'anonymous' })),
    );
    expect((await Promise.all(calls)).map(dialled)).toEqual([[anna], [ben], [clara]]);
  });

  test('withheld numbers learn nothing and know nobody', async () => {
    const { context } = await createTestApp();
    const ids = { callId: 'C1', flowId: 'C1', from: 'anonymous' };
    await takeCall(context, newCall(ids));
    await recordCall(context, answer({ ...ids, answeringNumber: ben ?? null }));
    await recordCall(context, hangup(ids));
    expect(dialled(await takeCall(context, newCall({ ...ids, callId: 'C2', flowId: 'C2' })))).toEqual([anna]);
  });
});

describe('several hotlines', () => {
  const extra = phone('+493023125100');

  test('each has agents of its own', async () => {
    const { context } = await createTestApp();
    const support = { ...defaultHotline, name: 'Support', numbers: [extra], agents: ['w3'] };
    context.known.plan = { ...defaultPlan, hotlines: [{ ...defaultHotline, agents: ['w2'] }, support] };
    expect(dialled(await takeCall(context, newCall({ callId: 'C1', flowId: 'C1' })))).toEqual([ben]);
    const call = newCall({ callId: 'C2', flowId: 'C2', to: extra });
    expect(dialled(await takeCall(context, call))).toEqual([clara]);
    expect(dialled(await takeCall(context, { ...call, callId: 'C3', flowId: 'C3' }))).toBe('as-configured');
  });

  test('a new plan holds from the next call on, without a restart', async () => {
    const { context } = await createTestApp();
    const call = (callId: string) => takeCall(context, newCall({ callId, flowId: callId, to: extra }));
    expect(dialled(await call('C1'))).toBe('as-configured');
    context.known.plan = { ...defaultPlan, hotlines: [{ ...defaultHotline, numbers: [extra] }] };
    expect(dialled(await call('C2'))).toEqual([anna, ben]);
  });
});

describe('only the hotline is routed', () => {
  test('the second leg gets the greeting of its hotline, everything else is left as configured', async () => {
    const { context } = await createTestApp();
    context.known.plan = { ...defaultPlan, hotlines: [{ ...defaultHotline, greeting: 'hello' }] };
    const second = newCall({ callId: 'B', from: hotline, to: '+493023125001' });
    expect(await takeCall(context, second)).toEqual({ kind: 'greet', greeting: 'hello' });
    expect(await takeCall(context, newCall({ callId: 'D', flowId: 'D', to: '+493023125001' }))).toEqual({
      kind: 'as-configured',
    });
  });
});

describe('a push that sipgate sends again', () => {
  test('gets the stored decision, though by now another would be made', async () => {
    const { context } = await createTestApp();
    const first = await takeCall(context, newCall());
    context.known.roster = { agents: [agent(3)], confirmedAt: null };
    expect(await takeCall(context, newCall())).toEqual(first);
  });

  test('makes nobody busy when its call is long over', async () => {
    const { context, clock } = await createTestApp();
    await talk(context, 'C1', anna);
    clock.advance(3_600_000);
    expect(dialled(await takeCall(context, newCall({ callId: 'C1', flowId: 'C1' })))).toEqual([anna]);
    expect(dialled(await takeCall(context, newCall({ callId: 'C2', flowId: 'C2' })))).toEqual([anna]);
  });

  test('is told to viewers once', async () => {
    const { context } = await createTestApp();
    const seen: Recorded[] = [];
    context.feed.subscribe(recorded => seen.push(recorded));
    await takeCall(context, newCall());
    await takeCall(context, newCall());
    expect(seen.map(({ entry }) => entry.event.type)).toEqual(['newCall']);
  });
});

describe('the caller always gets an answer', () => {
  const never = new Promise<never>(() => {});
  const broken = Promise.reject(new Error('disk full'));
  broken.catch(() => {});

  test.each([
    { what: 'neither answers nor fails', result: never },
    { what: 'fails', result: broken },
  ])('a store that $what costs the familiar agent, not the call', async ({ result }) => {
    const { context: healthy } = await createTestApp();
    const store: Store = { ...healthy.store, recallCaller: () => result, recordOffer: () => result };
    const { context } = await createTestApp({ store, answerBudgetMs: 5 });
    expect(dialled(await takeCall(context, newCall()))).toEqual([anna]);
    // The agent rings though nothing could be written.
    expect(dialled(await takeCall(context, newCall({ callId: 'C2', flowId: 'C2' })))).toEqual([ben]);
  });

  test('the log says what failed while a caller waited, and the reason says what was not known', async () => {
    const { context: healthy } = await createTestApp();
    const seen: Recorded[] = [];
    const { context, log } = await createTestApp({
      store: { ...healthy.store, recallCaller: () => broken },
    });
    context.feed.subscribe(recorded => seen.push(recorded));
    await takeCall(context, newCall());
    expect(log.lines.join('\n')).toContain('disk full');
    const decision = seen[0]?.entry.decision;
    expect(decision && renderReason(decision, 'en')).toBe(
      'Who the caller knows could not be looked up in time: Anna has been idle longest.',
    );
  });
});

test('even a fault of our own costs the decision and not the call', async () => {
  const { context, log } = await createTestApp();
  const { context: faulty } = await createTestApp({
    log,
    known: {
      ...context.known,
      get roster(): never {
        throw new Error('a fault of our own');
      },
    },
  });
  expect(await takeCall(faulty, newCall())).toEqual({ kind: 'as-configured' });
  expect(log.lines.join('\n')).toContain('a fault of our own');
});

test('every journaled decision recomputes to itself', async () => {
  const { context } = await createTestApp();
  for (let i = 0; i < 20; i++) await talk(context, `C${i}`, i % 3 === 0 ? anna : ben);
  const decisions = (await context.store.entriesSince(0)).flatMap(({ decision }) => decision ?? []);
  expect(decisions).toHaveLength(20);
  for (const decision of decisions) expect(decide(situationOf(decision))).toEqual(decision);
});

test('the log names no phone number in full', async () => {
  const { context, log } = await createTestApp();
  await talk(context, 'C1');
  expect(log.lines.join('\n')).toContain('+4917…01');
  expect(log.lines.join('\n')).not.toMatch(/\d{9}/);
});
