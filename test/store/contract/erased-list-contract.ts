import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { eraseAgain } from '../../../src/app/page/erase-again.ts';
import type { Store } from '../../../src/app/ports/store.ts';
import type { PastCall } from '../../../src/domain/journal-entry.ts';
import { toParty } from '../../../src/domain/party.ts';
import type { PhoneNumber } from '../../../src/domain/phone-number.ts';
import { emptyRoster } from '../../../src/domain/roster.ts';
import { createTestApp } from '../../support/app.ts';
import { defaultPlan } from '../../support/builders.ts';
import { anna, answeredCall, bert, hangup, leg, newCall } from '../entries.ts';
import { type Bench, recordAll } from './bench.ts';

const past = (callId: string, caller: PhoneNumber, answeredAt: number): PastCall => ({
  type: 'pastCall',
  callId,
  caller,
  agentId: 'w1',
  answeringNumber: null,
  answeredAt,
});
const noTotals = { added: 0, known: 0, withoutAgent: 0, withoutCaller: 0 };

export function erasedListContract(bench: Bench): void {
  describe('who was erased stands on a list that gives nobody away', () => {
    let folder: string;
    let erasedFile: string;
    beforeEach(async () => {
      folder = await mkdtemp(join(tmpdir(), 'familiar-erased-'));
      erasedFile = join(folder, 'familiar.erased');
    });
    afterEach(() => rm(folder, { recursive: true }));

    const again = async (store: Store) => {
      const { context } = await createTestApp({ store });
      return eraseAgain(
        { ...context, known: { ...context.known, plan: defaultPlan, roster: emptyRoster } },
        'Ben',
      );
    };

    test('without a number, in files for this user alone', async () => {
      const store = await bench.open({ erasedFile });
      await store.callers.noteErased(anna, 1_000);
      const kept = await readFile(erasedFile, 'utf8');
      expect(kept).toMatch(/^[\w-]{6}\.[\w-]{43} 1000\n$/);
      for (const file of [erasedFile, `${erasedFile}.key`])
        expect((await stat(file)).mode & 0o777).toBe(0o600);
      expect(JSON.stringify(await store.callers.erasedSince(0))).not.toContain(anna.slice(3));
      expect(await store.callers.settleErased()).toEqual({ due: 0, ofAnotherKey: 0 });
    });

    test('so an import leaves out what was erased, and takes what came later', async () => {
      const store = await bench.open({ erasedFile });
      await store.callers.noteErased(anna, 5_000_000);
      const calls = [
        past('csv:1', anna, 1_000_000),
        past('csv:2', bert, 1_000_000),
        past('csv:3', anna, 9_000_000),
      ];
      const batch = { source: 'csv', calls, position: null, totals: noTotals, isTrial: false };
      const counted = { added: 2, known: 0, withoutCaller: 1 };
      expect(await store.importCalls({ ...batch, isTrial: true })).toEqual(counted);
      expect(await store.importCalls(batch)).toEqual(counted);
      expect((await store.recentCalls(9)).map(({ call }) => call.callId)).toEqual(['csv:3', 'csv:2']);
      // Nobody knows when these were.
      const undated = { ...batch, calls: [past('csv:4', anna, 9_500_000)], isUndated: true };
      expect(await store.importCalls(undated)).toMatchObject({ added: 0, known: 0, withoutCaller: 1 });
    });

    test('so what comes late of a call is recorded without them', async () => {
      const store = await bench.open({ erasedFile });
      await store.record(newCall(leg('B', { caller: toParty(bert) }), 1_000));
      await store.callers.noteErased(anna, 7_000);
      const own = answeredCall(leg('A'), 1_000, 'w0');
      expect(await store.callers.withoutErased(own.slice(0, 2))).toEqual([own[0], own[1]].map(() => null));
      expect(await store.callers.withoutErased(own.slice(2))).toEqual(own.slice(2));
      const called = {
        caller: toParty(bert),
        called: toParty(anna),
        role: 'outgoing',
        direction: 'out',
      } as const;
      const consulted = hangup(leg('C', { ...called, flowId: 'flow-B' }), 2_000);
      const [left] = await store.callers.withoutErased([consulted]);
      expect(left).toMatchObject({ event: { callId: 'C', called: { kind: 'withheld' } } });
    });

    test('so a restored backup is noticed, and they are erased again until that moment', async () => {
      const erasing = await bench.open({ erasedFile });
      await erasing.callers.noteErased(anna, 50_000);
      await bench.database.query('delete from familiar_erased');
      const store = await bench.open({ erasedFile });
      await recordAll(store, answeredCall(leg('A'), 1_000, 'w0'));
      await recordAll(store, answeredCall(leg('B', { caller: toParty(bert) }), 1_000, 'w0'));
      await recordAll(store, answeredCall(leg('L'), 60_000, 'w1'));
      expect(await store.callers.settleErased()).toEqual({ due: 1, ofAnotherKey: 0 });
      expect(await again(store)).toEqual({ erased: 1, ofAnotherKey: 0 });
      expect((await store.recentCalls(9)).map(({ call }) => call.callId)).toEqual(['L', 'B']);
      expect(await again(store)).toEqual({ erased: 0, ofAnotherKey: 0 });
      expect(await store.callers.settleErased()).toEqual({ due: 0, ofAnotherKey: 0 });
    });

    test('and it is noticed where the key is another one', async () => {
      const store = await bench.open({ erasedFile });
      await store.callers.noteErased(anna, 50_000);
      const elsewhere = await bench.open({ erasedFile: join(folder, 'other.erased') });
      await elsewhere.callers.noteErased(bert, 50_000);
      expect(await elsewhere.callers.settleErased()).toEqual({ due: 0, ofAnotherKey: 1 });
    });
  });
}
