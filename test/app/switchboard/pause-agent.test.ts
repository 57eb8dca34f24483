import { beforeEach, expect, test, vi } from 'vitest';
import { takeCall } from '../../../src/app/calls/take-call.ts';
import type { AppContext } from '../../../src/app/context.ts';
import { createLiveBoard } from '../../../src/app/page/live-board.ts';
import { createLiveFeed } from '../../../src/app/page/live-feed.ts';
import { followPauses, pauseAgent, resumeAgent } from '../../../src/app/switchboard/pause-agent.ts';
import { recall } from '../../../src/app/switchboard/recall.ts';
import { availabilityOf } from '../../../src/switchboard/availability.ts';
import { emptySwitchboard } from '../../../src/switchboard/switchboard.ts';
import { renderReason } from '../../../src/wording/reason-text.ts';
import { createTestApp, type TestApp } from '../../support/app.ts';
import { dayMs, newCall, noon } from '../../support/builders.ts';

let app: TestApp;
beforeEach(async () => {
  app = await createTestApp();
});

const lunch = { agentId: 'w1', until: null, reason: 'Mittag', by: 'chefin' };
const states = ({ known, clock }: AppContext): string[] =>
  known.roster.agents.map(one => availabilityOf(one, known, clock()));

/** The same company as another process on the same database knows it. */
function another(): AppContext {
  const { context } = app;
  const switchboard = emptySwitchboard(context.known.rules);
  return { ...context, feed: createLiveFeed(), known: { ...context.known, switchboard } };
}

test('a call goes past whoever is paused, and its reason says so', async () => {
  const { context } = app;
  for (const agentId of ['w1', 'w2', 'w3']) await pauseAgent(context, { ...lunch, agentId });
  await resumeAgent(context, 'w2', 'chefin');
  expect(await takeCall(context, newCall())).toMatchObject({ kind: 'dial', numbers: ['+493023125002'] });
  const [past] = await context.store.recentCalls(1);
  const [, ...others] = past?.decision?.reason.candidates ?? [];
  expect(others.map(one => [one.name, one.verdict])).toEqual([
    ['Anna', 'on-break'],
    ['Clara', 'on-break'],
  ]);
});

test('where everybody is paused nobody can be reached, and each is said to be paused', async () => {
  const { context } = app;
  for (const agentId of ['w1', 'w2', 'w3']) await pauseAgent(context, { ...lunch, agentId });
  await takeCall(context, newCall());
  const [past] = await context.store.recentCalls(1);
  const sentence = past?.decision && renderReason(past.decision, 'en');
  expect(sentence).toContain('Anna is paused, Ben is paused and Clara is paused');
});

test('a pause of a week ago is known after a restart, and so is that it ended', async () => {
  const { context, clock } = app;
  await context.store.saveRoster(context.known.roster);
  await pauseAgent(context, lunch);
  await pauseAgent(context, { ...lunch, agentId: 'w2' });
  clock.advance(1_000);
  await resumeAgent(context, 'w2', 'ben');
  clock.advance(7 * dayMs);
  const restarted = another();
  await recall(restarted);
  expect(states(restarted).slice(0, 2)).toEqual(['on-break', 'available']);
});

test('a pause that another program records is known within a second or so', async () => {
  const running = another();
  const stop = new AbortController();
  const following = followPauses(running, stop.signal);
  await pauseAgent(app.context, lunch);
  await vi.waitFor(() => expect(states(running)[0]).toBe('on-break'), { timeout: 5_000 });
  stop.abort();
  await following;
});

test('the board shows a pause at once: since when, until when, why, and by whom; also of who still talks', async () => {
  const { context, clock } = app;
  const board = createLiveBoard(context, []);
  clock.advance(5_000);
  await pauseAgent(context, { ...lunch, until: noon + 60_000 });
  const pause = { since: noon + 5_000, until: noon + 60_000, reason: 'Mittag', by: 'chefin' };
  expect(board.agents()[0]).toMatchObject({ availability: 'on-break', since: noon + 5_000, pause });
  clock.advance(60_000);
  board.refresh();
  expect(board.agents()[0]).toMatchObject({ availability: 'available', pause: null });
});
