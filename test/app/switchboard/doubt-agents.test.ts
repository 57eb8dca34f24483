import { expect, test } from 'vitest';
import { recordCall } from '../../../src/app/calls/record-call.ts';
import { takeCall } from '../../../src/app/calls/take-call.ts';
import { reportHealth } from '../../../src/app/health/report-health.ts';
import { createLiveBoard } from '../../../src/app/page/live-board.ts';
import { holdsProviderLease } from '../../../src/app/roster/provider-lease.ts';
import { noteEarlierCalls } from '../../../src/app/switchboard/doubt-agents.ts';
import { followClock } from '../../../src/app/switchboard/follow-clock.ts';
import { recall } from '../../../src/app/switchboard/recall.ts';
import { createReconciler } from '../../../src/app/switchboard/reconcile-calls.ts';
import { createTestApp, type TestApp } from '../../support/app.ts';
import { answer, hangup, newCall, phone } from '../../support/builders.ts';

const anna = phone('+493023125001');
const minuteMs = 60_000;

/** A start of Familiar on this database, with the roster known again. */
async function start(before?: TestApp): Promise<TestApp> {
  const app = await createTestApp(before && { store: before.context.store, clock: before.clock });
  const { context } = app;
  const { roster } = context.known;
  await recall(context);
  context.known.roster = { ...roster, confirmedAt: null };
  noteEarlierCalls(context);
  return { ...app, clock: before?.clock ?? app.clock };
}

function doubted({ context }: TestApp): readonly string[] {
  const agents = createLiveBoard(context, []).agents();
  return agents.flatMap(({ agentId, doubt }) => (doubt === null ? [] : [`${agentId} ${doubt.kind}`]));
}

function notesOf({ context }: TestApp): readonly string[] {
  return reportHealth(context).notes.map(({ en }) => en);
}

const everybody = ['w1 earlier-call', 'w2 earlier-call', 'w3 earlier-call'];

test('where the journal begins, everybody who seems free may be in an earlier call, for as long as a talk may usually last', async () => {
  const app = await start();
  expect(doubted(app)).toEqual(everybody);
  app.clock.advance(15 * minuteMs);
  expect(reportHealth(app.context).notes).toEqual([
    {
      en: 'Not all calls are known that were in progress when Familiar was started: 3 agents count as free and may still be in one. In 45 min at the latest that is over.',
      de: 'Als Familiar gestartet wurde, liefen vielleicht Gespräche, von denen es nichts weiß: 3 Mitarbeiter gelten als frei und sind vielleicht noch in einem. Spätestens in 45 Min. ist das vorbei.',
    },
  ]);
  app.clock.advance(45 * minuteMs + 1);
  expect(doubted(app)).toEqual([]);
  expect(notesOf(app)).toEqual([]);
});

test('whoever has talked since is in no earlier call', async () => {
  const app = await start();
  await takeCall(app.context, newCall());
  await recordCall(app.context, answer({ answeringNumber: anna }));
  app.clock.advance(minuteMs);
  expect(doubted(app)).toEqual(['w2 earlier-call', 'w3 earlier-call']);
  await recordCall(app.context, hangup());
  app.clock.advance(minuteMs);
  expect(doubted(app)).toEqual(['w2 earlier-call', 'w3 earlier-call']);
});

test('the provider’s list of calls in progress tells who is in one, so that nobody is doubted', async () => {
  const app = await start();
  const lists = [null, [{ callId: 'UNHEARD', ownNumbers: [anna] }]];
  const reconcile = createReconciler(
    app.context,
    {
      fetchRoster: () => Promise.reject(new Error('not asked')),
      fetchCallsInProgress: () => Promise.resolve(lists.shift() ?? null),
    },
    { presenceIntervalMs: 10_000, signal: AbortSignal.timeout(minuteMs) },
  );
  await reconcile();
  expect(doubted(app)).toEqual(everybody);
  await reconcile();
  expect(doubted(app)).toEqual([]);
  expect(createLiveBoard(app.context, []).agents()[0]).toMatchObject({
    agentId: 'w1',
    availability: 'talking',
  });
});

test('a restart misses next to nothing; who was away for long, or is put back from a backup, may have missed a call', async () => {
  const first = await start();
  const { context, clock } = first;
  clock.advance(61 * minuteMs);
  await holdsProviderLease(context, 10_000);
  clock.advance(30_000 + minuteMs);
  expect(doubted(await start(first))).toEqual([]);
  clock.advance(1);
  const late = await start(first);
  expect(doubted(late)).toEqual(everybody);
  // A leap of the clock makes nothing older.
  clock.advance(3 * 61 * minuteMs);
  followClock(late.context, 3 * 61 * minuteMs);
  expect(doubted(late)).toEqual(everybody);
});
