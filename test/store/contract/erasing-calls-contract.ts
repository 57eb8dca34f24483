import { describe, expect, test } from 'vitest';
import type { Store } from '../../../src/app/ports/store.ts';
import { type JournalEntry, pastCallEntry } from '../../../src/domain/journal-entry.ts';
import { toParty } from '../../../src/domain/party.ts';
import type { PhoneNumber } from '../../../src/domain/phone-number.ts';
import {
  anna,
  answer,
  answeredCall,
  bert,
  callback,
  hangup,
  hotline,
  keysPressed,
  leg,
  newCall,
  phone,
} from '../entries.ts';
import { type Bench, derived, familiarityOf, openTwo, recordAll } from './bench.ts';

const desk = phone('+4921112301');
const from = (caller: PhoneNumber) => ({ caller: toParty(caller) });
const outgoing = (callId: string, to: PhoneNumber) =>
  leg(callId, { role: 'outgoing', direction: 'out', caller: toParty(desk), called: toParty(to) });

/** A call of Bert's to the hotline, taken by w0, who calls Anna in and has her and Bert talk. */
const bertsWithAnna = [
  ...answeredCall(leg('B', from(bert)), 10_000, 'w0').slice(0, 2),
  ...answeredCall({ ...outgoing('C', anna), flowId: 'flow-B' }, 20_000, 'w0'),
  hangup(leg('B', from(bert)), 99_000),
];

const pastCall = (callId: string, caller: PhoneNumber): JournalEntry =>
  pastCallEntry({ type: 'pastCall', callId, caller, agentId: 'w1', answeringNumber: null, answeredAt: 500 });

export function erasingCallsContract(bench: Bench): void {
  describe('the calls of a caller who is erased', () => {
    test.each<[string, readonly JournalEntry[]]>([
      ['to the hotline', answeredCall(leg('A'), 1_000, 'w0')],
      [
        'to an agent’s own number',
        answeredCall(leg('A', { role: 'direct', called: toParty(desk) }), 1_000, 'w0'),
      ],
      ['that an agent made to them', answeredCall(outgoing('A', anna), 1_000, 'w0')],
      ['from another system’s history', [pastCall('csv:1', anna)]],
      ['of which only the mailbox is known', [newCall(leg('A', { role: 'voicemail' }), 1_000)]],
      ['with the keys they pressed', [newCall(leg('A'), 1_000), keysPressed(leg('A'), 2_000, '1')]],
    ])('go: %s', async (_, entries) => {
      const store = await bench.open();
      await recordAll(store, answeredCall(leg('B', from(bert)), 1_000, 'w1'));
      const before = await everythingOf(store);
      await recordAll(store, entries);
      expect(await store.callers.entriesOf(anna, 99)).toEqual(entries);
      expect(await store.callers.countKept(anna)).toMatchObject({ calls: 1, mentions: 0 });
      await store.callers.eraseCaller(anna);
      expect(await everythingOf(store)).toEqual(before);
      expect(await store.callers.entriesOf(anna, 99)).toEqual([]);
    });

    test('go, and not those of anybody whom the same number rang as an agent or a hotline', async () => {
      const store = await bench.open();
      const others = [
        ...answeredCall(leg('B', from(bert)), 1_000, 'w0'),
        newCall(
          leg('S', { role: 'second-leg', flowId: 'flow-B', caller: toParty(hotline), called: toParty(desk) }),
          1_100,
        ),
        ...answeredCall(leg('D', { ...from(bert), role: 'direct', called: toParty(desk) }), 200_000, 'w0'),
        ...answeredCall(outgoing('O', bert), 300_000, 'w0'),
      ];
      await recordAll(store, others);
      const before = await everythingOf(store);
      await recordAll(store, answeredCall(leg('A', from(desk)), 400_000, 'w1'));
      for (const number of [desk, hotline]) {
        expect(JSON.stringify(await store.callers.entriesOf(number, 99))).not.toContain(bert);
        await store.callers.eraseCaller(number);
      }
      expect(await everythingOf(store)).toEqual(before);
    });

    test('in which somebody else called stay, without the number of the one who was called in', async () => {
      const store = await bench.open();
      await recordAll(store, bertsWithAnna);
      const before = await everythingOf(store);
      expect(await store.callers.countKept(anna)).toMatchObject({ calls: 0, mentions: 1 });
      expect(await store.callers.entriesOf(anna, 99)).toEqual(bertsWithAnna.slice(2, 5));
      await store.callers.eraseCaller(anna);
      const after = await everythingOf(store);
      expect(after.derived).toEqual(before.derived);
      expect(JSON.stringify([after.entries, after.derived.calls])).not.toContain(anna);
      expect(after.entries).toHaveLength(bertsWithAnna.length);
      await store.rebuild();
      expect((await everythingOf(store)).derived).toEqual(before.derived);
    });

    test('that their phone passed on were others’, and stay without the number', async () => {
      const store = await bench.open();
      const [ringing, ...rest] = answeredCall(leg('B', from(bert)), 1_000, 'w0');
      if (ringing?.event.type !== 'newCall') throw new Error();
      await recordAll(store, [
        { ...ringing, event: { ...ringing.event, diversion: toParty(anna) } },
        ...rest,
      ]);
      expect(await store.callers.countKept(anna)).toMatchObject({ calls: 0, mentions: 1 });
      await store.callers.eraseCaller(anna);
      expect(await store.entriesSince(0)).toEqual([ringing, ...rest]);
    });

    test('go also if there are many, and what is recorded meanwhile goes too', async () => {
      const [store, other] = await openTwo(bench);
      for (let index = 0; index < 120; index++) await store.record(newCall(leg(`A${index}`), index));
      await store.record(answer(leg('A7'), 10_000, 'w0'));
      const erasing = store.callers.eraseCaller(anna);
      await Promise.all([
        erasing,
        ...[3, 60, 119].map(index => other.record(answer(leg(`A${index}`), 20_000, 'w1'))),
        other.record(newCall(leg('B', from(bert)), 30_000)),
      ]);
      await store.callers.eraseCaller(anna);
      const { entries, derived } = await everythingOf(store);
      expect(entries.map(({ event }) => event.callId)).toEqual(['B']);
      expect(derived.calls.map(call => call.callId)).toEqual(['B']);
      expect(await familiarityOf(store, anna)).toEqual([]);
    });

    test('until a moment go, and those of a later one count as a new caller’s', async () => {
      const store = await bench.open();
      await recordAll(store, answeredCall(leg('A'), 1_000, 'w0'));
      await recordAll(store, answeredCall(leg('B'), 200_000, 'w1'));
      await store.directory.saveProfile(anna, { name: 'Anna', note: '', objects: false });
      await store.callers.eraseCaller(anna, 100_000);
      expect((await store.recentCalls(9)).map(({ call }) => call.callId)).toEqual(['B']);
      expect(await familiarityOf(store, anna)).toMatchObject([{ agentId: 'w1', answeredCalls: 1 }]);
      expect((await store.directory.profileOf(anna)).name).toBe('Anna');
    });

    test('leave the same call records and familiarity as a rebuild without them', async () => {
      const store = await bench.open();
      await recordAll(store, answeredCall(leg('A'), 1_000, 'w0'));
      await recordAll(store, bertsWithAnna);
      await recordAll(store, answeredCall(leg('D', from(bert)), 500_000, 'w1'));
      await store.callers.eraseCaller(anna);
      const grown = await everythingOf(store);
      await store.rebuild();
      expect(await everythingOf(store)).toEqual(grown);
    });
  });

  test('a caller’s familiarity is told by every memory, and what was done about their callback', async () => {
    const store = await bench.open({ ownMemories: { [hotline]: 'Technik' } });
    await recordAll(store, answeredCall(leg('A'), 1_000, 'w0'));
    await recordAll(store, answeredCall(leg('B', { role: 'direct', called: toParty(desk) }), 200_000, 'w1'));
    const taken = callback({ caller: anna, takenBy: 'ben', takenAt: 5 });
    await store.directory.saveCallbacks([taken]);
    expect(await store.callers.agentsKnownTo(anna)).toMatchObject([
      { memory: '', familiarity: { agentId: 'w1' } },
      { memory: 'Technik', familiarity: { agentId: 'w0' } },
    ]);
    expect(await store.directory.callbacksOf([anna, bert])).toEqual([taken]);
    expect(await store.callers.countKept(anna)).toEqual({
      calls: 2,
      mentions: 0,
      agents: 2,
      profiles: 0,
      callbacks: 1,
      wishes: 0,
    });
  });
}

/** The journal, and all that follows from it. */
async function everythingOf(store: Store) {
  return { entries: await store.entriesSince(0), derived: await derived(store, [anna, bert, desk, hotline]) };
}
