import { describe, expect, test } from 'vitest';
import type { MissedCursor, MissedPage, MissedQuery } from '../../../src/app/ports/callbacks.ts';
import type { Store } from '../../../src/app/ports/store.ts';
import { sharedMemory } from '../../../src/domain/call-record.ts';
import { toParty } from '../../../src/domain/party.ts';
import type { PhoneNumber } from '../../../src/domain/phone-number.ts';
import { anna, answer, answeredCall, bert, callback, hangup, hotline, leg, newCall } from '../entries.ts';
import { type Bench, recordAll } from './bench.ts';

const of = (callId: string, caller: PhoneNumber) => leg(callId, { caller: toParty(caller) });
const missed = (callId: string, caller: PhoneNumber, at: number, lastsMs = 10_000) => [
  newCall(of(callId, caller), at),
  hangup(of(callId, caller), at + lastsMs, 'cancel'),
];

export function directoryContract(bench: Bench): void {
  describe('the directory', () => {
    test('calls of a period come page by page, oldest first', async () => {
      const store = await bench.open();
      for (const [index, callId] of ['A', 'B', 'C', 'D'].entries())
        await store.record(newCall(leg(callId), 1_000 + Math.floor(index / 2)));
      const { directory } = store;
      const first = await directory.callsBetween({ from: 1_000, to: 1_002, after: null, limit: 3 });
      expect(first.calls.map(({ call }) => call.callId)).toEqual(['A', 'B', 'C']);
      const second = await directory.callsBetween({ from: 1_000, to: 1_002, after: first.next, limit: 3 });
      expect(second.calls.map(({ call }) => call.callId)).toEqual(['D']);
      expect(second.next).toBeNull();
      const until = await directory.callsBetween({ from: 0, to: 1_001, after: null, limit: 9 });
      expect(until.calls.map(({ call }) => call.callId)).toEqual(['A', 'B']);
      expect((await directory.callById('flow-C'))?.call.callId).toBe('C');
      expect(await directory.callById('unknown')).toBeNull();
    });

    test('the latest calls come page by page, the newest first, of all or of some callers', async () => {
      const store = await bench.open();
      const calls = [of('A', anna), of('B', bert), of('C', anna), of('D', anna)];
      for (const [index, call] of calls.entries())
        await store.record(newCall(call, 1_000 + Math.floor(index / 2)));
      const { directory } = store;
      const range = { from: 1_000, to: 1_002, after: null, limit: 3 };
      const idsOf = (page: Awaited<ReturnType<typeof directory.latestGists>>) =>
        page.calls.map(({ call, firstSeenAt }) => [call.callId, firstSeenAt]);
      const first = await directory.latestGists(range, null);
      expect(idsOf(first)).toEqual([
        ['D', 1_001],
        ['C', 1_001],
        ['B', 1_000],
      ]);
      const second = await directory.latestGists({ ...range, after: first.next }, null);
      expect(idsOf(second)).toEqual([['A', 1_000]]);
      expect(second.next).toBeNull();
      expect(idsOf(await directory.latestGists({ ...range, after: first.next }, [bert]))).toEqual([]);
      expect(idsOf(await directory.latestGists(range, [bert]))).toEqual([['B', 1_000]]);
      expect(idsOf(await directory.latestGists({ ...range, to: 1_001 }, [anna]))).toEqual([['A', 1_000]]);
      expect(idsOf(await directory.latestGists(range, []))).toEqual([]);
      const found = await directory.callsByIds(['flow-A', 'flow-D', 'unknown']);
      expect(found.map(({ call }) => call.callId).sort()).toEqual(['A', 'D']);
      expect(await directory.callsByIds([])).toEqual([]);
    });

    test('callers are found by when they called, by number, and by name in any case', async () => {
      const store = await bench.open();
      await recordAll(store, answeredCall(of('A', anna), 1_000, 'w0'));
      await recordAll(store, answeredCall(of('B', bert), 2_000, 'w0'));
      await recordAll(store, answeredCall(of('C', anna), 3_000, 'w1'));
      const { directory } = store;
      await directory.saveProfile(anna, { name: 'Änne Öhler', note: 'nett', objects: false });
      const annaFound = { caller: anna, name: 'Änne Öhler', calls: 2, lastSeenAt: 3_000 };
      const bertFound = { caller: bert, name: '', calls: 1, lastSeenAt: 2_000 };
      expect(await directory.recentCallers(9)).toEqual([annaFound, bertFound]);
      expect(await directory.callersByNumber(['+4917'], { after: null, limit: 9 })).toEqual([
        annaFound,
        bertFound,
      ]);
      expect(await directory.callersByNumber(['+4917'], { after: anna, limit: 9 })).toEqual([bertFound]);
      expect(await directory.callersByNumber([anna, '+4930'], { after: null, limit: 9 })).toEqual([
        annaFound,
      ]);
      expect(await directory.callersByName('ÖHL', 9)).toEqual([annaFound]);
      for (const spelling of ['änne ö', 'Öhler', 'NNE'])
        expect([spelling, await directory.callersByName(spelling, 9)]).toEqual([spelling, [annaFound]]);
      for (const nobody of ['%', '_', 'Änne%Öhler', 'nne_', "'", '\\'])
        expect([nobody, await directory.callersByName(nobody, 9)]).toEqual([nobody, []]);
      expect(await directory.namesOf([anna, bert])).toEqual([{ caller: anna, name: 'Änne Öhler' }]);
      expect((await directory.callsOf(anna, 9)).map(({ call }) => call.callId)).toEqual(['C', 'A']);
    });

    test('whoever objects is recognised by nobody, until they change their mind', async () => {
      const store = await bench.open();
      await recordAll(store, answeredCall(of('A', anna), 1_000, 'w0'));
      const profile = { name: '', note: '', objects: true };
      expect(await store.directory.profileOf(anna)).toEqual({ ...profile, objects: false });
      await store.directory.saveProfile(anna, profile);
      expect(await store.directory.profileOf(anna)).toEqual(profile);
      expect(await knownTo(store, anna)).toEqual([]);
      await store.directory.saveProfile(anna, { ...profile, objects: false });
      expect(await knownTo(store, anna)).toHaveLength(1);
    });

    test('an erased caller is gone from journal, calls and familiarity, also after a rebuild', async () => {
      const store = await bench.open();
      const entries = answeredCall(of('A', anna), 1_000, 'w0');
      await recordAll(store, entries);
      await recordAll(store, answeredCall(of('B', bert), 2_000, 'w0'));
      // A mailbox leg of which no record is made.
      const mailbox = leg('M', { caller: toParty(anna), role: 'voicemail' });
      await store.record(newCall(mailbox, 90_000));
      await store.directory.saveProfile(anna, { name: 'Änne', note: '', objects: false });
      expect(await store.callers.entriesOf(anna, 99)).toEqual([...entries, newCall(mailbox, 90_000)]);

      await store.callers.eraseCaller(anna);
      await store.rebuild();
      expect(JSON.stringify(await everythingOf(store))).not.toContain(anna);
      expect(await knownTo(store, anna)).toEqual([]);
      expect((await store.directory.profileOf(anna)).name).toBe('');
      expect(await knownTo(store, bert)).toHaveLength(1);
      expect(await store.entriesSince(0)).toHaveLength(3);
    });

    test('missed calls are those to the hotline that are over without an answer, the newest first', async () => {
      const store = await bench.open();
      const { directory } = store;
      await recordAll(store, [
        ...missed('A', anna, 1_000),
        ...missed('B', anna, 50_000, 3_000),
        ...missed('C', bert, 20_000),
        ...answeredCall(of('D', bert), 30_000, 'w0'),
        newCall(of('E', hotline), 60_000),
      ]);
      const direct = leg('F', { role: 'direct', caller: toParty(anna) });
      await recordAll(store, [newCall(direct, 70_000), hangup(direct, 71_000, 'cancel')]);
      const query = { from: 0, callers: null, after: null, limit: 9 };
      const idsOf = async (changes: Partial<MissedQuery>) =>
        (await directory.missedCalls({ ...query, ...changes })).calls.map(({ flowId }) => flowId);
      expect((await directory.missedCalls({ ...query, from: 2_000 })).calls).toEqual([
        { flowId: 'flow-B', caller: anna, firstSeenAt: 50_000, endedAt: 53_000, cause: 'cancel' },
        { flowId: 'flow-C', caller: bert, firstSeenAt: 20_000, endedAt: 30_000, cause: 'cancel' },
      ]);
      expect(await idsOf({ callers: [anna] })).toEqual(['flow-B', 'flow-A']);
      expect(await idsOf({ callers: [] })).toEqual([]);
    });

    test('missed calls come page by page', async () => {
      const store = await bench.open();
      // Two of them at the same moment.
      for (const [index, at] of [1_000, 2_000, 3_000, 3_000].entries())
        await recordAll(store, missed(`M${index}`, anna, at));
      const pages: string[][] = [];
      for (let after: MissedCursor | null | undefined; after !== null; ) {
        const query = { from: 0, callers: null, after: after ?? null, limit: 1 };
        const page: MissedPage = await store.directory.missedCalls(query);
        pages.push(page.calls.map(({ flowId }) => flowId));
        after = page.next;
      }
      expect(pages).toEqual([['flow-M3'], ['flow-M2'], ['flow-M1'], ['flow-M0'], []]);
    });

    test('missed calls with a withheld number are counted, and are nobody’s', async () => {
      const store = await bench.open();
      for (const [index, at] of [1_000, 2_000].entries()) {
        const withheld = leg(`W${index}`, { caller: { kind: 'withheld' } });
        await recordAll(store, [newCall(withheld, at), hangup(withheld, at + 5_000, 'cancel')]);
      }
      await recordAll(store, missed('A', anna, 1_500));
      const query = { from: 0, callers: null, after: null, limit: 9 };
      expect((await store.directory.missedCalls(query)).calls.map(({ caller }) => caller)).toEqual([anna]);
      expect(await store.directory.withheldCallsSince(0)).toBe(2);
      expect(await store.directory.withheldCallsSince(1_500)).toBe(1);
    });

    test('a talk is one whoever had called', async () => {
      const store = await bench.open();
      await recordAll(store, answeredCall(of('A', anna), 1_000, 'w0'));
      await recordAll(store, missed('B', bert, 40_000));
      const back = leg('C', {
        role: 'outgoing',
        direction: 'out',
        caller: toParty(hotline),
        called: toParty(anna),
      });
      await recordAll(store, [newCall(back, 90_000), answer(back, 95_000, 'w1')]);
      const ofBack = { flowId: 'flow-C', caller: anna, firstSeenAt: 90_000, answeredAt: 95_000 };
      const talks = await store.directory.talksWith([anna, bert], 0);
      expect(talks.map(({ flowId }) => flowId)).toEqual(['flow-A', 'flow-C']);
      expect(await store.directory.talksWith([anna], 2_000)).toEqual([expect.objectContaining(ofBack)]);
      expect(await store.directory.talksWith([], 0)).toEqual([]);
    });

    test('what was done about several callbacks is kept together, and what has changed is found', async () => {
      const store = await bench.open();
      const { directory } = store;
      const taken = callback({ caller: anna, takenBy: 'erika', takenAt: 5, changedAt: 5 });
      const done = callback({ caller: bert, doneBy: 'ben', doneAt: 6, openedAt: 1, changedAt: 6 });
      await directory.saveCallbacks([taken, done]);
      await directory.saveCallbacks([]);
      const kept = await directory.callbacksOf([anna, bert, hotline]);
      expect(kept.toSorted((a, b) => a.changedAt - b.changedAt)).toEqual([taken, done]);
      expect(await directory.callbacksChangedSince(6, 9)).toEqual([{ caller: bert, changedAt: 6 }]);
      await directory.saveCallbacks([{ ...taken, takenBy: null, takenAt: null, changedAt: 7 }]);
      expect(await directory.callbacksChangedSince(0, 9)).toEqual([
        { caller: bert, changedAt: 6 },
        { caller: anna, changedAt: 7 },
      ]);
      expect(await directory.callbacksChangedSince(0, 1)).toHaveLength(1);
      expect(await directory.callbacksOf([anna])).toEqual([callback({ caller: anna, changedAt: 7 })]);
    });

    test('notes of several callers are told at once', async () => {
      const { directory } = await bench.open();
      await directory.saveProfile(anna, { name: '', note: 'Ruft abends an', objects: false });
      await directory.saveProfile(bert, { name: 'Bert', note: '', objects: false });
      expect(await directory.notesOf([anna, bert])).toEqual([{ caller: anna, note: 'Ruft abends an' }]);
      expect(await directory.notesOf([])).toEqual([]);
    });

    test('familiarity of several callers is told at once', async () => {
      const store = await bench.open();
      await recordAll(store, answeredCall(of('A', anna), 1_000, 'w0'));
      const found = await store.directory.familiarityOfMany([anna, bert]);
      expect(found.map(({ caller, familiarity }) => [caller, familiarity.agentId])).toEqual([[anna, 'w0']]);
      expect(await store.directory.familiarityOfMany([])).toEqual([]);
      expect(await store.directory.familiarityOfAllMemories([anna, bert])).toEqual(found);
      expect(await store.directory.familiarityOfAllMemories([])).toEqual([]);
    });
  });
}

async function everythingOf(store: Store): Promise<readonly unknown[]> {
  return [await store.entriesSince(0), await store.recentCalls(99), await store.directory.recentCallers(99)];
}

async function knownTo(store: Store, caller: PhoneNumber): Promise<readonly unknown[]> {
  const { familiarity } = await store.recallCaller({ numbers: [caller], memory: sharedMemory, since: 0 });
  return familiarity;
}
