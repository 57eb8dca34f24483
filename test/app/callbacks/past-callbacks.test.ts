import { describe, expect, test } from 'vitest';
import { callBack } from '../../../src/app/callbacks/call-back.ts';
import type { AppContext } from '../../../src/app/context.ts';
import { eraseCaller } from '../../../src/app/page/erase-caller.ts';
import { exportCaller } from '../../../src/app/page/export-caller.ts';
import { followErasures } from '../../../src/app/page/follow-erasures.ts';
import { lookAtCall } from '../../../src/app/page/look-at-call.ts';
import { readCallbacks } from '../../../src/app/page/read-callbacks.ts';
import { type CallReport, reportCalls } from '../../../src/app/page/report-calls.ts';
import type { Dialler } from '../../../src/app/ports/provider.ts';
import { defaultLearning } from '../../../src/domain/call-record.ts';
import { toParty } from '../../../src/domain/party.ts';
import { openStore } from '../../../src/store/open-store.ts';
import { answeredCall, leg } from '../../store/entries.ts';
import { createTestApp, createTestLog, type TestApp } from '../../support/app.ts';
import { asksForCallback, endsCallback } from '../../support/ask-for-callback.ts';
import { caller, dayMs, noon, phone } from '../../support/builders.ts';
import { reachableServers } from '../../support/databases.ts';
import { sumAll } from '../page/summed-history.ts';

const dialler: Dialler = {
  ability: async () => 'able',
  dial: async () => ({ kind: 'started', callId: null, shows: null }),
};

const reported = (context: AppContext): Promise<CallReport> =>
  reportCalls(context, { from: noon - dayMs, to: noon + 9 * dayMs });
const measured = ({ summary }: CallReport, name: string): number | null | undefined =>
  summary.measures.find(one => one.name === name)?.value;

/** Who is to be called back, and who has been. */
async function toCallBack({ context }: TestApp) {
  const { callbacks } = await readCallbacks(context, null);
  return callbacks.map(one => [one.caller, one.settled]);
}

/** Anna calls them from her desk and talks for a minute. */
async function annaTalks({ context, clock }: TestApp): Promise<void> {
  const desk = toParty(phone('+493023125001'));
  const call = leg('BACK', { role: 'outgoing', direction: 'out', caller: desk, called: toParty(caller) });
  for (const entry of answeredCall(call, clock(), 'w1')) await context.store.record(entry);
}

describe('a caller whose wish to be called back', () => {
  test.each(['expired', 'not-reached'] as const)('ended as %s is among those who were missed', async why => {
    const app = await createTestApp();
    const request = await asksForCallback(app.context);
    app.clock.advance(3_600_000);
    await endsCallback(app.context, { request, why, afterMs: 3_600_000 });
    expect(await toCallBack(app)).toEqual([[caller, null]]);
  });

  test('ended with a talk is settled by that talk', async () => {
    const app = await createTestApp();
    const request = await asksForCallback(app.context);
    app.clock.advance(120_000);
    await annaTalks(app);
    await endsCallback(app.context, { request, why: 'talked', afterMs: 120_000, by: 'w1' });
    expect(await toCallBack(app)).toEqual([[caller, expect.objectContaining({ by: 'talk', agentId: 'w1' })]]);
  });
});

test('what became of a wish is in the caller’s export; their erasure removes it, also from memory', async () => {
  const { context } = await createTestApp();
  const request = await asksForCallback(context);
  await callBack(context, dialler, { request, agentId: 'w1' });
  const exported = JSON.parse(new TextDecoder().decode(await exportCaller(context, caller, null)));
  const types = exported.journal.map(({ event }: { event: { type: string } }) => event.type);
  expect(types).toContain('callbackStarted');

  const stopping = new AbortController();
  const following = followErasures(context, stopping.signal);
  await eraseCaller(context, { caller, by: 'Ben' });
  const { callbacks } = context.known.switchboard;
  await expect.poll(() => callbacks.byCallId.size + callbacks.byCaller.size).toBe(0);
  stopping.abort();
  await following;
  expect(await context.store.directory.callbackEntriesOf('ASKS')).toEqual([]);
  expect((await context.store.entriesSince(0)).filter(({ flowId }) => flowId === 'ASKS')).toEqual([]);
  expect((await reported(context)).callbacks).toBeNull();
});

describe.each(await reachableServers())('on a real database ($kind)', server => {
  test('a report tells what became of a wish though it was heard when its day was summed, also once rebuilt', async () => {
    const database = await server.create();
    let now = noon;
    const store = await openStore({
      database: database.config,
      learning: defaultLearning,
      halfLifeDays: 90,
      instance: 'test',
      log: createTestLog(),
      clock: () => now,
    });
    try {
      const { context } = await createTestApp({ store, clock: () => now });
      const request = await asksForCallback(context);
      await callBack(context, dialler, { request, agentId: 'w1' });
      now += 2 * dayMs;
      await sumAll(context);
      expect(await store.sums.days()).not.toEqual([]);
      expect((await reported(context)).callbacks).toMatchObject({
        asked: 1,
        open: 1,
        talked: 0,
        medianMs: null,
      });

      await endsCallback(context, { request, why: 'talked', afterMs: 120_000, by: 'w1' });
      const report = await reported(context);
      expect(report.callbacks).toMatchObject({
        asked: 1,
        open: 0,
        talked: 1,
        familiar: 1,
        answeredBesides: 1,
        familiarBesides: 1,
      });
      // The sketch knows times to within a percent.
      expect(Math.abs((report.callbacks?.medianMs ?? 0) - 120_000)).toBeLessThan(1_300);
      expect(report.figures).toMatchObject({ offered: 2, answered: 1, byReturningCallers: 1, familiar: 0 });
      const names = ['calledBack', 'answeredWithCallbacks', 'familiarWithCallbacks', 'overflowed'];
      expect(names.map(name => measured(report, name))).toEqual([1, 1, 1, 0.5]);

      await sumAll(context);
      expect((await reported(context)).callbacks).toEqual(report.callbacks);
      await store.rebuild();
      expect((await reported(context)).callbacks).toEqual(report.callbacks);
      const story = (await lookAtCall(store.directory, 'ASKS'))?.callback;
      expect(story?.map(({ event }) => event.type)).toEqual(['callbackStarted', 'callbackEnded']);
    } finally {
      await store.close();
      await database.drop();
    }
  });
});
