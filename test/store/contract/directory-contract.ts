import { describe, expect, test } from 'vitest';
import type { MissedCallers, MissedCursor } from '../../../src/app/ports/page.ts';
import type { Store } from '../../../src/app/ports/store.ts';
import { sharedMemory } from '../../../src/domain/call-record.ts';
import { toParty } from '../../../src/domain/party.ts';
import type { PhoneNumber } from '../../../src/domain/phone-number.ts';
import { anna, answer, answeredCall, bert, hangup, hotline, leg, newCall } from '../entries.ts';
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

    test('who did not get through is missed until somebody has talked to them', async () => {
      const store = await bench.open();
      const { directory } = store;
      const since = async (moment: number) =>
        (await directory.missedCallers({ since: moment, limit: 9 })).callers;
      await recordAll(store, [
        ...missed('A', anna, 1_000),
        ...missed('B', anna, 50_000, 3_000),
        ...missed('C', bert, 20_000),
      ]);
      await store.record(newCall(of('D', hotline), 60_000));
      const annaMissed = {
        caller: anna,
        missed: 2,
        lastMissedAt: 50_000,
        longestMs: 10_000,
        areGivenUp: true,
        callback: null,
      };
      const bertMissed = {
        caller: bert,
        missed: 1,
        lastMissedAt: 20_000,
        longestMs: 10_000,
        areGivenUp: true,
        callback: null,
      };
      expect(await since(0)).toEqual([annaMissed, bertMissed]);
      expect(await since(2_000)).toEqual([{ ...annaMissed, missed: 1, longestMs: 3_000 }, bertMissed]);

      const callback = { caller: bert, takenBy: 'erika', takenAt: 70_000, doneAt: null };
      await directory.saveCallback(callback);
      expect(await since(0)).toEqual([annaMissed, { ...bertMissed, callback }]);
      await directory.saveCallback({ ...callback, doneAt: 80_000 });
      expect(await since(0)).toEqual([annaMissed]);
      const refused = of('F', bert);
      await recordAll(store, [newCall(refused, 85_000), hangup(refused, 85_500, 'busy')]);
      const again = { ...callback, doneAt: 80_000 };
      expect(await since(0)).toEqual([
        { ...bertMissed, missed: 2, lastMissedAt: 85_000, areGivenUp: false, callback: again },
        annaMissed,
      ]);
      await directory.saveCallback({ ...callback, doneAt: 86_000 });

      const back = leg('E', {
        role: 'outgoing',
        direction: 'out',
        caller: toParty(hotline),
        called: toParty(anna),
      });
      await store.record(newCall(back, 90_000));
      expect(await since(0)).toEqual([annaMissed]);
      await store.record(answer(back, 95_000, 'w0'));
      expect(await since(0)).toEqual([]);
    });

    test('missed callers come page by page, and those ticked off take no place', async () => {
      const store = await bench.open();
      const { directory } = store;
      const numberOf = (index: number) => `+49301234500${index}` as PhoneNumber;
      // Two of them at the same moment.
      for (const [index, at] of [1_000, 2_000, 3_000, 3_000, 4_000].entries())
        await recordAll(store, missed(`M${index}`, numberOf(index), at));
      await directory.saveCallback({ caller: numberOf(4), takenBy: 'a', takenAt: 5_000, doneAt: 5_000 });
      const pages: PhoneNumber[][] = [];
      for (let after: MissedCursor | null | undefined; after !== null; ) {
        const page: MissedCallers = await directory.missedCallers({
          since: 0,
          limit: 1,
          ...(after && { after }),
        });
        pages.push(page.callers.map(({ caller }) => caller));
        after = page.next;
      }
      expect(pages).toEqual([[numberOf(2)], [numberOf(3)], [numberOf(1)], [numberOf(0)], []]);
      const alone = await directory.missedCallers({ since: 0, limit: 1, caller: numberOf(1) });
      expect(alone.callers.map(({ caller }) => caller)).toEqual([numberOf(1)]);
    });

    test('missed calls with a withheld number are counted, and are nobody’s', async () => {
      const store = await bench.open();
      for (const [index, at] of [1_000, 2_000].entries()) {
        const withheld = leg(`W${index}`, { caller: { kind: 'withheld' } });
        await recordAll(store, [newCall(withheld, at), hangup(withheld, at + 5_000, 'cancel')]);
      }
      await recordAll(store, missed('A', anna, 1_500));
      const all = await store.directory.missedCallers({ since: 0, limit: 9 });
      expect([all.callers.map(({ caller }) => caller), all.withheld]).toEqual([[anna], 2]);
      const first = await store.directory.missedCallers({ since: 0, limit: 1 });
      expect([first.callers, first.withheld]).toEqual([[], 2]);
      const after = first.next ?? undefined;
      const second = await store.directory.missedCallers({ since: 0, limit: 1, ...(after && { after }) });
      expect([second.callers.map(({ caller }) => caller), second.withheld]).toEqual([[anna], 0]);
    });

    test('familiarity of several callers is told at once', async () => {
      const store = await bench.open();
      await recordAll(store, answeredCall(of('A', anna), 1_000, 'w0'));
      const found = await store.directory.familiarityOfMany([anna, bert]);
      expect(found.map(({ caller, familiarity }) => [caller, familiarity.agentId])).toEqual([[anna, 'w0']]);
      expect(await store.directory.familiarityOfMany([])).toEqual([]);
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
