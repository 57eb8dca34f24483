import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ImportBatch, Imported } from '../../../src/app/ports/import.ts';
import type { Store } from '../../../src/app/ports/store.ts';
import type { PastCall } from '../../../src/domain/journal-entry.ts';
import { toParty } from '../../../src/domain/party.ts';
import { anna, answeredCall, bert, leg, phone } from '../entries.ts';
import { type Bench, derived, familiarityOf, openTwo, recordAll } from './bench.ts';

export function importContract(bench: Bench): void {
  describe('importing', () => {
    test('takes calls over with their times, so that familiarity decays from when they were', async () => {
      const store = await bench.open();
      expect(
        await add(store, past('1', { agentId: 'w0', startedAt: noon - 9_000, endedAt: noon + 60_000 })),
      ).toMatchObject({
        added: 1,
        known: 0,
      });
      expect(await derived(store, [anna])).toEqual({
        calls: [
          {
            flowId: 'csv:1',
            callId: 'csv:1',
            kind: 'past',
            caller: anna,
            called: null,
            agentId: 'w0',
            firstAgentId: 'w0',
            callingAgentId: null,
            answeringNumber: null,
            startedAt: noon - 9_000,
            answeredAt: noon,
            endedAt: noon + 60_000,
            cause: 'normal-clearing',
          },
        ],
        gists: [null],
        familiarity: { [anna]: [{ agentId: 'w0', answeredCalls: 1, weight: 1, lastAnsweredAt: noon }] },
      });
      expect(await store.countCallers()).toBe(1);
    });

    test('adds nothing the second time, in whatever pieces and order', async () => {
      const store = await bench.open();
      let run = 0;
      await fc.assert(
        fc.asyncProperty(madeUpCalls, fc.array(fc.nat(100), { maxLength: 20 }), async (calls, order) => {
          run += 1;
          const batch = calls.map((call, index) => past(`${run}.${index}`, call));
          const pieces = [...order.flatMap(index => batch[index % batch.length] ?? []), ...batch];
          for (let start = 0; start < pieces.length; start += 3)
            await add(store, ...pieces.slice(start, start + 3));
          const before = await derived(store, [anna, bert]);
          expect(await add(store, ...batch)).toMatchObject({ added: 0, known: batch.length });
          expect(await derived(store, [anna, bert])).toEqual(before);
          await store.rebuild();
          expect(await derived(store, [anna, bert])).toEqual(before);
        }),
        { numRuns: 15 },
      );
    });

    test('knows a call again by the provider’s call id, whichever came first', async () => {
      const store = await bench.open();
      await recordAll(store, answeredCall(leg('A'), noon, 'w0'));
      const later = { answeredAt: noon + 300_000 };
      expect(await add(store, past('1', { providerCallId: 'A', ...later }))).toMatchObject({
        added: 0,
        known: 1,
      });

      await add(store, past('2', { providerCallId: 'B', agentId: 'w1', ...later }));
      await recordAll(store, answeredCall(leg('B'), noon + 290_000, 'w0'));
      const { calls, familiarity } = await derived(store, [anna]);
      expect(calls.map(call => [call.callId, call.kind, call.agentId])).toEqual([
        ['B', 'hotline', 'w0'],
        ['A', 'hotline', 'w0'],
      ]);
      expect(familiarity).toMatchObject({ [anna]: [{ agentId: 'w0', answeredCalls: 2 }] });
    });

    test.each([
      {
        what: 'a pushed call with the same agent, answered within seconds',
        same: { answeredAt: noon + 8_000 },
      },
      {
        what: 'one of which only the beginning is known',
        same: { startedAt: noon + 3_000, answeredAt: noon + 3_000 },
      },
    ])('knows $what', async ({ same }) => {
      const store = await bench.open();
      await recordAll(store, answeredCall(leg('A'), noon, 'w0'));
      expect(await add(store, past('1', { agentId: 'w0', ...same }))).toMatchObject({ added: 0, known: 1 });
    });

    test('knows calls again that an earlier version imported under another id', async () => {
      const store = await bench.open();
      await add(store, past('by-an-earlier-version'), past('another', { answeredAt: noon + dayMs }));
      expect(await add(store, past('1'), past('2', { answeredAt: noon + dayMs }))).toMatchObject({
        added: 0,
        known: 2,
      });
    });

    test('knows calls again in a table that is in no order, over days', async () => {
      const store = await bench.open();
      await recordAll(store, answeredCall(leg('A'), noon, 'w0'));
      const lateAndEarly = [
        past('1', { answeredAt: noon + 3 * dayMs }),
        past('2', { answeredAt: noon + 8_000 }),
        past('3', { answeredAt: noon - 3 * dayMs }),
        past('4', { answeredAt: noon + 3 * dayMs + 2_000 }),
      ];
      expect(await add(store, ...lateAndEarly)).toMatchObject({ added: 2, known: 2 });
      expect(await familiarityOf(store, anna)).toMatchObject([{ answeredCalls: 3 }]);
    });

    test('adds to what is known of a pair as much as counting anew does', async () => {
      const store = await bench.open();
      await recordAll(store, answeredCall(leg('A'), noon, 'w0'));
      expect(await add(store, past('1', { answeredAt: noon + 300_000 }))).toMatchObject({
        added: 1,
        known: 0,
      });
      const before = await derived(store, [anna]);
      expect(before.familiarity).toMatchObject({ [anna]: [{ agentId: 'w0', answeredCalls: 2 }] });
      await store.rebuild();
      expect(await derived(store, [anna])).toEqual(before);
    });

    test.each([
      { what: 'another agent', other: { agentId: 'w1', answeredAt: noon + 5_000 } },
      { what: 'another caller', other: { caller: bert, answeredAt: noon + 5_000 } },
      { what: 'another minute', other: { answeredAt: noon + 70_000 } },
    ])('takes a call of $what for another one', async ({ other }) => {
      const store = await bench.open();
      await recordAll(store, answeredCall(leg('A'), noon, 'w0'));
      expect(await add(store, past('1', { agentId: 'w0', ...other }))).toMatchObject({ added: 1, known: 0 });
    });

    test('knows the same call from two sources, one of which has the agent by number', async () => {
      const store = await bench.open();
      const number = phone('+4921155555');
      await add(store, past('1', { agentId: 'w0', answeringNumber: number }));
      expect(
        await add(store, past('2', { answeringNumber: number, answeredAt: noon + 1_000 })),
      ).toMatchObject({
        added: 0,
        known: 1,
      });
    });

    test('counts every call of a table without times, once by its id', async () => {
      const store = await bench.open();
      const calls = ['1', '2', '3'].map(id => past(id));
      const undated = batch(calls, { isUndated: true });
      expect(await store.importCalls(undated)).toMatchObject({ added: 3, known: 0 });
      expect(await store.importCalls(undated)).toMatchObject({ added: 0, known: 3 });
      expect(await familiarityOf(store, anna)).toMatchObject([{ answeredCalls: 3 }]);
    });

    test('changes nothing on trial', async () => {
      const store = await bench.open();
      await add(store, past('1'));
      const calls = [
        past('1'),
        past('2', { answeredAt: noon + 99_000 }),
        past('3', { providerCallId: 'A', caller: bert }),
      ];
      expect(await store.importCalls(batch(calls, { isTrial: true }))).toMatchObject({ added: 2, known: 1 });
      expect(await store.recentCalls(9)).toHaveLength(1);
      expect(await store.importState('csv')).toEqual({ position: null, totals: { ...none, added: 1 } });
    });

    test('remembers how far a source has been read, and what that came to', async () => {
      const store = await bench.open();
      expect(await store.importState('sipgate')).toBeNull();
      const totals = { added: 5, known: 1, withoutAgent: 7, withoutCaller: 2 };
      const position = { until: 'then', offset: 500 };
      await store.importCalls(batch([past('1'), past('1')], { source: 'sipgate', totals, position }));
      await store.importCalls(batch([], { source: 'other' }));
      expect(await store.importState('sipgate')).toEqual({
        position,
        totals: { ...totals, added: 6, known: 2 },
      });
    });

    test('adds each call once where two instances import at the same time', async () => {
      const [one, two] = await openTwo(bench);
      const calls = Array.from({ length: 60 }, (_, index) =>
        past(`${index}`, { providerCallId: `P${index}`, answeredAt: noon + index * 60_000 }),
      );
      const imported = await Promise.all([add(one, ...calls), add(two, ...calls.toReversed())]);
      expect(imported.reduce((sum, { added }) => sum + added, 0)).toBe(60);
      expect(await familiarityOf(one, anna)).toMatchObject([{ answeredCalls: 60 }]);
    });

    test('is no news to other instances', async () => {
      if (bench.database.config.kind === 'sqlite') return;
      const [one, two] = await openTwo(bench);
      const heard: string[] = [];
      const done = new AbortController();
      const following = two.follow(({ entry }) => {
        heard.push(entry.event.callId);
        done.abort();
      }, done.signal);
      await add(one, past('1'));
      await recordAll(one, answeredCall(leg('A', { caller: toParty(bert) }), noon, 'w0').slice(0, 1));
      await following;
      expect(heard).toEqual(['A']);
    });
  });
}

const noon = Date.UTC(2026, 5, 1, 10);
const dayMs = 86_400_000;
const none = { added: 0, known: 0, withoutAgent: 0, withoutCaller: 0 };

/** A call of Anna's at noon, answered by w0. */
function past(id: string, changes: Partial<PastCall> = {}): PastCall {
  const agent = changes.answeringNumber === undefined ? { agentId: 'w0' } : {};
  return {
    type: 'pastCall',
    callId: `csv:${id}`,
    caller: anna,
    answeringNumber: null,
    answeredAt: noon,
    ...agent,
    ...changes,
  };
}

function batch(calls: readonly PastCall[], changes: Partial<ImportBatch> = {}): ImportBatch {
  return { source: 'csv', calls, isTrial: false, position: null, totals: none, ...changes };
}

function add(store: Store, ...calls: readonly PastCall[]): Promise<Imported> {
  return store.importCalls(batch(calls));
}

/** So close to each other that some are taken for the same. */
const madeUpCalls = fc.array(
  fc.record({
    caller: fc.constantFrom(anna, bert),
    agentId: fc.constantFrom('w0', 'w1'),
    answeredAt: fc.integer({ min: noon, max: noon + 60_000 }),
    direction: fc.constantFrom<('in' | 'out')[]>('in', 'out'),
  }),
  { minLength: 1, maxLength: 8 },
);
