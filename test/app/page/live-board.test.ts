import { beforeEach, expect, test } from 'vitest';
import { recordCall } from '../../../src/app/calls/record-call.ts';
import { takeCall } from '../../../src/app/calls/take-call.ts';
import { createLiveBoard, type LiveBoard, type LiveChange } from '../../../src/app/page/live-board.ts';
import type { JournalEntry } from '../../../src/domain/journal-entry.ts';
import { createTestApp, type TestApp } from '../../support/app.ts';
import {
  agent,
  answer,
  caller,
  dayMs,
  defaultHotline,
  defaultPlan,
  hangup,
  newCall,
  noon,
} from '../../support/builders.ts';
import { talk } from '../../support/company.ts';

const byAnna = answer({ user: { id: 'w1', name: 'Anna' } });
let app: TestApp;
let board: LiveBoard;
let changes: LiveChange[];

beforeEach(async () => {
  app = await createTestApp();
  board = createLiveBoard(app.context, []);
  changes = [];
  board.subscribe(change => changes.push(change));
});

const states = () => board.calls().map(({ state, agentIds }) => [state, ...agentIds]);
const availability = () => board.agents().map(one => `${one.name} ${one.availability}`);

test('a call rings, is talked in, and ends; its agent with it', async () => {
  const { context, clock } = app;
  await takeCall(context, newCall());
  expect(states()).toEqual([['ringing', 'w1']]);
  expect(availability()).toEqual(['Anna ringing', 'Ben available', 'Clara available']);
  clock.advance(4_000);
  await recordCall(context, byAnna);
  expect(states()).toEqual([['talking', 'w1']]);
  expect(board.agents()[0]).toMatchObject({ availability: 'talking', since: noon + 4_000 });
  clock.advance(60_000);
  await recordCall(context, hangup());
  expect(states()).toEqual([['ended', 'w1']]);
  expect(board.calls()[0]?.decision?.reason.rule).toBe('longest-idle');
  expect(board.figures()).toMatchObject({
    offered: 1,
    answered: 1,
    answeredInTime: 1,
    speedOfAnswerMs: 4_000,
  });
});

test('what happened to a call since the last refresh is told once, with the figures and whom it concerns', async () => {
  const { context } = app;
  await takeCall(context, newCall());
  await recordCall(context, byAnna);
  expect(changes).toEqual([]);
  board.refresh();
  expect(changes).toMatchObject([
    { kind: 'call', call: { state: 'talking', agentIds: ['w1'] } },
    { kind: 'figures', figures: { offered: 1, answered: 1 } },
    { kind: 'agents', isWhole: false, agents: [{ name: 'Anna', availability: 'talking' }] },
  ]);
  board.refresh();
  expect(changes).toHaveLength(3);
});

test('a look at the board in between takes nothing from those who are told at the next refresh', async () => {
  await takeCall(app.context, newCall());
  expect(availability()).toContain('Anna ringing');
  board.refresh();
  expect(changes.map(({ kind }) => kind)).toEqual(['call', 'figures', 'agents']);
});

test('what was skipped because nobody watched is not told later', async () => {
  await takeCall(app.context, newCall());
  board.skip();
  board.refresh();
  expect(changes).toEqual([]);
  expect(states()).toEqual([['ringing', 'w1']]);
});

test('the last calls that ended are kept, and calls whose end is never told do not pile up', async () => {
  const { context } = app;
  const entryOf = (index: number): JournalEntry => ({
    event: newCall({ callId: `C${index}`, flowId: `C${index}` }),
    receivedAt: noon + index,
    flowId: `C${index}`,
    role: 'hotline',
    agentIds: ['w1'],
    decision: null,
  });
  for (let index = 0; index < 1_500; index++)
    context.feed.publish({ isNew: true, entry: entryOf(index), call: null });
  expect(board.calls()).toHaveLength(1_000);
  expect(board.figures().offered).toBe(1_500);
});

test('who waits is shown in order: since when, for whom, and until nobody waits any more', async () => {
  const { context, clock } = app;
  const waiting = { ...defaultHotline.waiting, familiarMs: 0, anyMs: 60_000 };
  context.known.plan = { ...defaultPlan, hotlines: [{ ...defaultHotline, waiting }] };
  for (const index of [1, 2, 3]) talk(context.known.switchboard, index, clock());
  await takeCall(context, newCall());
  clock.advance(2_000);
  board.refresh();
  await takeCall(context, newCall({ callId: 'B', flowId: 'G', from: '+491713920009' }));
  board.refresh();
  expect(board.line()).toEqual([
    expect.objectContaining({ callId: 'A', caller, since: noon, anyFrom: noon }),
    expect.objectContaining({ callId: 'B', caller: '+491713920009', since: noon + 2_000 }),
  ]);
  await recordCall(context, hangup({ cause: 'cancel' }));
  board.refresh();
  expect(board.line().map(({ callId }) => callId)).toEqual(['B']);
  clock.advance(60_000);
  board.refresh();
  expect(board.line()).toEqual([]);
  expect(changes.filter(({ kind }) => kind === 'line')).toHaveLength(4);
});

test('while the database is away calls are shown all the same', async () => {
  const { context } = app;
  await takeCall(context, newCall());
  const began = board.calls()[0];
  // As a store tells it that could only spool the event.
  const meaning = { flowId: 'F', role: 'hotline', agentIds: ['w1'], decision: null } as const;
  const entry = { event: byAnna, receivedAt: noon + 5_000, ...meaning };
  context.feed.publish({ isNew: true, entry, call: null });
  const answered = board.calls()[0];
  expect(answered?.call).toMatchObject({ startedAt: began?.call.startedAt, answeredAt: noon + 5_000 });
  expect(answered?.decision).toEqual(began?.decision);
  const unheard = newCall({ callId: 'B', flowId: 'G' });
  context.feed.publish({ isNew: true, entry: { ...entry, event: unheard, flowId: 'G' }, call: null });
  expect(board.calls().map(({ call }) => call.callId)).toEqual(['A', 'B']);
});

test('what no event tells, such as a new roster or a pause that ends, is told by a refresh, and once', () => {
  const { context } = app;
  context.known.roster = {
    agents: [agent(1, { presence: 'offline' }), agent(2), agent(3)],
    confirmedAt: noon,
  };
  board.refresh();
  board.refresh();
  expect(changes).toEqual([
    {
      kind: 'agents',
      isWhole: false,
      agents: [expect.objectContaining({ name: 'Anna', availability: 'offline' })],
    },
  ]);
  context.known.roster = { agents: [agent(2)], confirmedAt: noon };
  board.refresh();
  expect(changes.at(-1)).toMatchObject({ kind: 'agents', isWhole: true, agents: [{ name: 'Ben' }] });
});

test('figures are of today, and an erased caller is gone from the board', async () => {
  const { context, clock } = app;
  await takeCall(context, newCall());
  clock.advance(dayMs);
  await takeCall(context, newCall({ callId: 'B', flowId: 'G' }));
  expect(board.figures().offered).toBe(1);
  const past = await context.store.recentCalls(9);
  expect(createLiveBoard(context, past).figures().offered).toBe(1);
  const number = past[0]?.call.caller ?? caller;
  context.erasures.publish(one => one === number);
  expect(board.calls()).toEqual([]);
});
