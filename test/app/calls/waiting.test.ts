import { describe, expect, test } from 'vitest';
import { recordCall } from '../../../src/app/calls/record-call.ts';
import { takeCall } from '../../../src/app/calls/take-call.ts';
import { takeTurn } from '../../../src/app/calls/take-turn.ts';
import type { AppContext } from '../../../src/app/context.ts';
import { reportHealth } from '../../../src/app/health/report-health.ts';
import type { Store } from '../../../src/app/ports/store.ts';
import { recall } from '../../../src/app/switchboard/recall.ts';
import type { KeysPressed } from '../../../src/domain/call-event.ts';
import type { WaitingRules } from '../../../src/domain/plan.ts';
import { decide, situationOf } from '../../../src/routing/decide.ts';
import { lineAt } from '../../../src/switchboard/line.ts';
import { createTestApp, type TestApp } from '../../support/app.ts';
import {
  agent,
  defaultHotline,
  defaultPlan,
  defaultPolicy,
  hangup,
  newCall,
  phone,
} from '../../support/builders.ts';
import { talk } from '../../support/company.ts';

const [anna] = [phone('+493023125001')];

function letWait(context: AppContext, changes: Partial<WaitingRules> = {}): void {
  const waiting = { ...defaultHotline.waiting, familiarMs: 30_000, anyMs: 60_000, ...changes };
  const policy = { ...defaultPolicy, ringStrangers: 1 };
  context.known.plan = { ...defaultPlan, hotlines: [{ ...defaultHotline, policy, waiting }] };
  context.known.roster = { agents: [agent(1)], confirmedAt: context.clock() };
}

/** Anna is the only agent, and talks to somebody else until `free`. */
async function annaTalks(overrides: Partial<AppContext> = {}): Promise<TestApp & { free(): Promise<void> }> {
  const app = await createTestApp(overrides);
  letWait(app.context);
  const callId = talk(app.context.known.switchboard, 1, app.clock());
  return { ...app, free: () => recordCall(app.context, hangup({ callId, flowId: callId, to: anna })) };
}

function keys(digits = '', callId = 'A'): KeysPressed {
  return { type: 'dtmf', callId, originalCallId: null, flowId: null, digits };
}

function hold(turn: number): object {
  return { kind: 'hold', plays: { kind: 'music', name: 'hold-music', piece: turn - 1 }, turn };
}

describe('a caller who waits', () => {
  test('hears music turn by turn, and is put through when somebody is free', async () => {
    const { context, clock, free } = await annaTalks();
    expect(await takeCall(context, newCall())).toEqual(hold(1));
    clock.advance(4_000);
    expect(await takeTurn(context, keys(), 1)).toEqual(hold(2));
    await free();
    clock.advance(4_000);
    expect(await takeTurn(context, keys(), 2)).toMatchObject({ kind: 'dial', numbers: [anna] });
  });

  test('every decision is journaled with the keys that led to it, and recomputes to itself', async () => {
    const { context, clock } = await annaTalks();
    await takeCall(context, newCall());
    for (const turn of [1, 2, 3]) {
      clock.advance(4_000);
      await takeTurn(context, keys('5'), turn);
    }
    const entries = (await context.store.entriesSince(0)).filter(entry => entry.decision !== null);
    expect(entries.map(entry => entry.event.type)).toEqual(['newCall', 'dtmf', 'dtmf', 'dtmf']);
    for (const { decision } of entries) expect(decision && decide(situationOf(decision))).toEqual(decision);
  });

  test('still waits after a restart, at the same place', async () => {
    const { context, clock } = await annaTalks();
    await takeCall(context, newCall());
    clock.advance(4_000);
    await takeTurn(context, keys(), 1);
    const restarted = await createTestApp({ store: context.store, clock });
    letWait(restarted.context);
    await recall(restarted.context);
    restarted.context.known.roster = { agents: [agent(1)], confirmedAt: clock() };
    talk(restarted.context.known.switchboard, 1, clock());
    clock.advance(4_000);
    expect(await takeTurn(restarted.context, keys(), 2)).toEqual(hold(3));
  });

  test('who hangs up during the music has left the line', async () => {
    const { context, clock } = await annaTalks();
    await takeCall(context, newCall());
    expect(await takeTurn(context, keys('-1'), 1)).toEqual({ kind: 'hang-up' });
    expect(lineAt(context.known.switchboard, clock())).toEqual([]);
    expect(await takeTurn(context, keys(), 1)).toEqual({ kind: 'as-configured' });
  });

  test('is not told apart from the one who picked up: that the provider plays music is no answer', async () => {
    const { context } = await annaTalks();
    await takeCall(context, newCall());
    await recordCall(context, {
      type: 'answer',
      callId: 'A',
      originalCallId: 'A',
      flowId: 'F',
      direction: 'in',
      caller: newCall().caller,
      called: newCall().called,
      user: null,
      answeringNumber: null,
    });
    expect(await takeTurn(context, keys(), 1)).toEqual(hold(2));
  });
});

describe('a push sent again', () => {
  test('gets the same answer, and counts no turn', async () => {
    const { context, clock, free } = await annaTalks();
    await takeCall(context, newCall());
    clock.advance(4_000);
    expect(await takeTurn(context, keys(), 1)).toEqual(hold(2));
    expect(await takeTurn(context, keys(), 1)).toEqual(hold(2));
    await free();
    clock.advance(4_000);
    const dial = await takeTurn(context, keys(), 2);
    expect(dial.kind).toBe('dial');
    expect(await takeTurn(context, keys(), 2)).toEqual(dial);
    expect((await context.store.entriesSince(0)).filter(entry => entry.event.type === 'dtmf')).toHaveLength(
      2,
    );
  });
});

describe('whatever becomes of the store', () => {
  test('a turn is answered while it fails', async () => {
    const { context, clock } = await annaTalks();
    await takeCall(context, newCall());
    await context.store.close();
    clock.advance(4_000);
    expect(await takeTurn(context, keys(), 1)).toEqual(hold(2));
  });

  test('and within the time budget while it does not answer', async () => {
    const { context, clock } = await annaTalks({ answerBudgetMs: 5 });
    await takeCall(context, newCall());
    const never = new Promise<never>(() => {});
    const store: Store = { ...context.store, recordOffer: () => never, record: () => never };
    clock.advance(4_000);
    expect(await takeTurn({ ...context, store }, keys(), 1)).toEqual(hold(2));
  });

  test('an agent whom another instance has just taken is waited for again', async () => {
    const { context, clock, free } = await annaTalks();
    await takeCall(context, newCall());
    await free();
    clock.advance(4_000);
    const store: Store = {
      ...context.store,
      recordOffer: (entry, until) =>
        entry.decision?.outcome.kind === 'dial'
          ? Promise.resolve({ kind: 'refused', takenAgentIds: ['w1'] })
          : context.store.recordOffer(entry, until),
    };
    expect(await takeTurn({ ...context, store }, keys(), 1)).toEqual(hold(2));
    clock.advance(4_000);
    expect(await takeTurn(context, keys(), 2)).toMatchObject({ kind: 'dial' });
  });
});

test('health tells how many wait now and for how long', async () => {
  const { context, clock } = await annaTalks();
  expect(reportHealth(context).waiting).toEqual({ callers: 0, longestSeconds: 0 });
  await takeCall(context, newCall());
  clock.advance(4_000);
  await takeTurn(context, keys(), 1);
  await takeCall(context, newCall({ callId: 'B', flowId: 'G', from: '+491713920002' }));
  expect(reportHealth(context).waiting).toEqual({ callers: 2, longestSeconds: 4 });
});

test('a hotline that is gone from the configuration lets nobody wait any longer', async () => {
  const { context, clock } = await annaTalks();
  await takeCall(context, newCall());
  context.known.plan = { ...defaultPlan, hotlines: [] };
  clock.advance(4_000);
  expect(await takeTurn(context, keys(), 1)).toEqual({ kind: 'as-configured' });
});
