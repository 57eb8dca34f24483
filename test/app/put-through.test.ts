import { describe, expect, test } from 'vitest';
import { availabilityOf } from '../../src/acd/availability.ts';
import type { KeysPressed } from '../../src/acd/call-event.ts';
import { decide, situationOf } from '../../src/acd/decide.ts';
import { lineAt } from '../../src/acd/waiting/line.ts';
import type { AppContext } from '../../src/app/context.ts';
import type { PastDecision } from '../../src/app/page-ports.ts';
import type { CallControl } from '../../src/app/ports.ts';
import { createPutThrough } from '../../src/app/put-through.ts';
import { recall } from '../../src/app/recall.ts';
import { recordCall } from '../../src/app/record-call.ts';
import { reportHealth } from '../../src/app/report-health.ts';
import { takeCall } from '../../src/app/take-call.ts';
import { takeTurn } from '../../src/app/take-turn.ts';
import { createTestApp, type TestApp } from '../support/app.ts';
import {
  agent,
  answer,
  defaultHotline,
  defaultPlan,
  defaultPolicy,
  hangup,
  newCall,
  phone,
} from '../support/builders.ts';
import { talk } from '../support/company.ts';

const anna = phone('+493023125001');

function letWait(context: AppContext, by: 'turns' | 'transfer'): void {
  const waiting = { ...defaultHotline.waiting, familiarMs: 30_000, anyMs: 60_000, by };
  const policy = { ...defaultPolicy, ringStrangers: 1 };
  context.known.plan = { ...defaultPlan, hotlines: [{ ...defaultHotline, policy, waiting }] };
  context.known.roster = { agents: [agent(1)], confirmedAt: context.clock() };
}

/** What the provider is asked, in the order in which it was, and how it answers. */
interface Provider extends CallControl {
  readonly asked: string[];
  answer: () => Promise<void>;
}

function provider(): Provider {
  const self: Provider = {
    asked: [],
    answer: () => Promise.resolve(),
    transfer(callId, number) {
      self.asked.push(`${callId} ${number}`);
      return self.answer();
    },
  };
  return self;
}

interface Lobby extends TestApp {
  readonly control: Provider;
  putThrough(): Promise<void>;
  free(): Promise<void>;
  anna(): string;
}

/** Anna, the only agent, talks until `free`, and a caller waits for her. */
async function callerWaits(by: 'turns' | 'transfer' = 'transfer'): Promise<Lobby> {
  const app = await createTestApp();
  const { context, clock } = app;
  letWait(context, by);
  const callId = talk(context.known.board, 1, clock());
  const control = provider();
  const putThrough = createPutThrough(context, { control, signal: new AbortController().signal });
  expect((await takeCall(context, newCall())).kind).toBe('hold');
  clock.advance(1_000);
  return {
    ...app,
    control,
    putThrough,
    free: () => recordCall(context, hangup({ callId, flowId: callId, to: anna })),
    anna: () => availabilityOf(agent(1), context.known, clock()),
  };
}

async function historyOf({ store }: AppContext, callId: string): Promise<PastDecision | undefined> {
  return (await store.recentCalls(9)).find(({ call }) => call.callId === callId);
}

function keys(digits = ''): KeysPressed {
  return { type: 'dtmf', callId: 'A', originalCallId: null, flowId: null, digits };
}

/** An answer that is still to come. */
function pending(): { readonly promise: Promise<void>; readonly reject: (error: Error) => void } {
  let reject: (error: Error) => void = () => {};
  const promise = new Promise<void>((_, refuse) => {
    reject = refuse;
  });
  return { promise, reject };
}

const refused = (): Promise<never> => Promise.reject(new Error('404'));

describe('a caller who waits by transfer', () => {
  test('is put through in the middle of a turn, once, as soon as somebody is free', async () => {
    const { context, control, putThrough, free, anna: state, clock } = await callerWaits();
    await putThrough();
    expect(control.asked).toEqual([]);
    await free();
    await Promise.all([putThrough(), putThrough()]);
    await putThrough();
    expect(control.asked).toEqual([`A ${anna}`]);
    expect(state()).toBe('ringing');
    expect(lineAt(context.known.board, clock())).toEqual([]);
    const entries = await context.store.entriesSince(0);
    const { decision, agentIds } = entries.find(one => one.event.type === 'transferAsked') ?? expect.fail();
    expect([decision?.outcome.kind, agentIds]).toEqual(['dial', ['w1']]);
    expect(decision && decide(situationOf(decision))).toEqual(decision);
    expect((await historyOf(context, 'A'))?.decision).toEqual(decision);
  });

  test('talks on the leg that the provider makes, and nobody has missed a call', async () => {
    const { context, clock, putThrough, free, anna: state } = await callerWaits();
    await free();
    await putThrough();
    const ids = { callId: 'B', flowId: 'F', originalCallId: 'A', to: anna };
    await takeCall(context, newCall(ids));
    expect(state()).toBe('ringing');
    clock.advance(20_000);
    await recordCall(context, answer(ids));
    await recordCall(context, hangup({ callId: 'A', flowId: 'F' }));
    expect(state()).toBe('talking');
    clock.advance(60_000);
    await recordCall(context, hangup(ids));
    expect([state(), context.known.board.missedOffers.size]).toEqual(['available', 0]);
    expect((await historyOf(context, 'A'))?.call.agentId).toBe('w1');
  });

  test('who is rung in vain has missed the call, as by any other offer', async () => {
    const { context, clock, putThrough, free } = await callerWaits();
    await free();
    await putThrough();
    const ids = { callId: 'B', flowId: 'F', originalCallId: 'A', to: anna };
    await takeCall(context, newCall(ids));
    clock.advance(30_000);
    await recordCall(context, hangup({ ...ids, cause: 'no-answer' }));
    await recordCall(context, hangup({ callId: 'A', flowId: 'F', cause: 'no-answer' }));
    expect(context.known.board.missedOffers.get('w1')?.inARow).toBe(1);
  });
});

describe('where the provider does not transfer', () => {
  test('the caller waits on at their place, and is put through when the turn ends', async () => {
    const { context, clock, control, putThrough, free, log } = await callerWaits();
    control.answer = refused;
    await free();
    await putThrough();
    expect(lineAt(context.known.board, clock()).map(one => one.callId)).toEqual(['A']);
    expect(log.lines.join()).toContain('waits on, by turns');
    expect(reportHealth(context).transfersFailed).toBe(1);
    clock.advance(3_000);
    expect(await takeTurn(context, keys(), 1)).toMatchObject({ kind: 'dial', numbers: [anna] });
    await putThrough();
    expect(control.asked).toHaveLength(1);
  });

  test('a turn that ends before it has answered is followed by music, and the next one decides', async () => {
    const { context, clock, control, putThrough, free, anna: state } = await callerWaits();
    const { promise, reject } = pending();
    control.answer = () => promise;
    await free();
    const transferring = putThrough();
    await expect.poll(() => control.asked).toHaveLength(1);
    expect(await takeTurn(context, keys(), 1)).toMatchObject({ kind: 'hold', turn: 1 });
    expect((await takeCall(context, newCall({ callId: 'X', flowId: 'X', from: '+491713920009' }))).kind).toBe(
      'hold',
    );
    expect(state()).toBe('ringing');
    reject(new Error('timed out'));
    await transferring;
    clock.advance(4_000);
    expect(await takeTurn(context, keys(), 1)).toMatchObject({ kind: 'dial', numbers: [anna] });
  });

  test('a caller who hangs up meanwhile leaves nobody busy', async () => {
    const { context, control, putThrough, free, anna: state } = await callerWaits();
    const { promise, reject } = pending();
    control.answer = () => promise;
    await free();
    const transferring = putThrough();
    await expect.poll(() => control.asked).toHaveLength(1);
    await recordCall(context, hangup({ cause: 'cancel' }));
    expect(state()).toBe('available');
    reject(new Error('404'));
    await transferring;
    expect(state()).toBe('available');
    const other = newCall({ callId: 'X', flowId: 'X', from: '+491713920009' });
    expect((await takeCall(context, other)).kind).toBe('dial');
  });

  test('a transfer that a crash left behind is given up at the end of a later turn', async () => {
    const { context, clock, control, putThrough, free } = await callerWaits();
    control.answer = () => new Promise(() => {});
    await free();
    void putThrough();
    await expect.poll(() => control.asked).toHaveLength(1);
    const restarted = await createTestApp({ store: context.store, clock });
    letWait(restarted.context, 'transfer');
    await recall(restarted.context);
    restarted.context.known.roster = { agents: [agent(1)], confirmedAt: clock() };
    clock.advance(3_000);
    expect(await takeTurn(restarted.context, keys(), 1)).toMatchObject({ kind: 'hold' });
    clock.advance(4_000);
    expect(await takeTurn(restarted.context, keys(), 1)).toMatchObject({ kind: 'dial', numbers: [anna] });
  });
});

describe('it is left to the turns', () => {
  test('where the hotline says so', async () => {
    const { control, putThrough, free } = await callerWaits('turns');
    await free();
    await putThrough();
    expect(control.asked).toEqual([]);
  });

  test('where another instance does it for all', async () => {
    const { context, control, free, clock } = await callerWaits();
    await free();
    const store = { ...context.store, holdLease: () => Promise.resolve(false) };
    const { signal } = new AbortController();
    await createPutThrough({ ...context, store }, { control, signal })();
    expect([control.asked, lineAt(context.known.board, clock()).length]).toEqual([[], 1]);
  });

  test('where another instance has just offered the agent a call', async () => {
    const { context, control, free, clock, anna: state } = await callerWaits();
    await free();
    const recordOffer = () => Promise.resolve({ kind: 'refused', takenAgentIds: ['w1'] } as const);
    const { signal } = new AbortController();
    await createPutThrough({ ...context, store: { ...context.store, recordOffer } }, { control, signal })();
    expect([control.asked, state()]).toEqual([[], 'ringing']);
    clock.advance(1_000);
    expect([state(), lineAt(context.known.board, clock()).length]).toEqual(['available', 1]);
  });

  test('where several agents are to ring at once', async () => {
    const { context, control, putThrough, clock } = await callerWaits();
    const { known } = context;
    const [hotline = defaultHotline] = known.plan.hotlines;
    const policy = { ...defaultPolicy, ringStrangers: 2 };
    known.plan = { ...known.plan, hotlines: [{ ...hotline, policy }] };
    known.roster = { agents: [agent(1), agent(2), agent(3)], confirmedAt: clock() };
    clock.advance(31_000);
    await putThrough();
    expect(control.asked).toEqual([]);
  });
});
