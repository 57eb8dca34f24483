import { describe, expect, test } from 'vitest';
import { toParty } from '../../../src/domain/party.ts';
import type { PhoneNumber } from '../../../src/domain/phone-number.ts';
import { anna, answeredCall, bert, leg } from '../entries.ts';
import { type Bench, recordAll } from './bench.ts';

const of = (callId: string, caller: PhoneNumber) => leg(callId, { caller: toParty(caller) });

export function peopleContract(bench: Bench): void {
  describe('agents', () => {
    test('are told whom they know best, by any id they go by, without who objects', async () => {
      const store = await bench.open();
      await recordAll(store, answeredCall(of('A', anna), 1_000, 'w0'));
      for (const [index, callId] of ['B', 'C'].entries())
        await recordAll(store, answeredCall(of(callId, bert), 2_000 + index, 'w0'));
      await recordAll(store, answeredCall(of('D', anna), 3_000, 'w1'));
      const { directory } = store;
      await directory.saveProfile(anna, { name: 'Änne', note: '', objects: false });
      const known = await directory.callersKnownBy(['w0', '+4930'], 9);
      expect(known.map(one => [one.caller, one.name, one.familiarity.answeredCalls])).toEqual([
        [bert, '', 2],
        [anna, 'Änne', 1],
      ]);
      expect(await directory.callersKnownBy(['w0'], 1)).toHaveLength(1);
      await directory.saveProfile(bert, { name: '', note: '', objects: true });
      expect((await directory.callersKnownBy(['w0'], 9)).map(one => one.caller)).toEqual([anna]);
    });

    test('have figures of their own: calls answered in a period, and time talked', async () => {
      const store = await bench.open();
      await recordAll(store, answeredCall(of('A', anna), 1_000, 'w0'));
      await recordAll(store, answeredCall(of('B', bert), 9_000_000, 'w0'));
      const { directory } = store;
      const [call] = (await store.recentCalls(2)).map(one => one.call);
      const talkMs = (call?.endedAt ?? 0) - (call?.answeredAt ?? 0);
      const both = await directory.figuresOfAgent(['w0'], { from: 0, to: 10_000_000 });
      expect(both).toEqual({ answered: 2, talkMs: 2 * talkMs });
      const first = await directory.figuresOfAgent(['w0'], { from: 0, to: 9_000_000 });
      expect(first).toEqual({ answered: 1, talkMs });
      expect(await directory.figuresOfAgent(['w5'], { from: 0, to: 9e12 })).toEqual({
        answered: 0,
        talkMs: 0,
      });
    });

    test('are shown figures of only if somebody switched that, which is kept', async () => {
      const { directory } = await bench.open();
      expect(await directory.figureSwitches()).toEqual([]);
      await directory.switchFigures({ isOn: true, by: 'chefin', at: 1 });
      await directory.switchFigures({ isOn: false, by: 'chefin', at: 2 });
      expect(await directory.figureSwitches()).toEqual([
        { isOn: false, by: 'chefin', at: 2 },
        { isOn: true, by: 'chefin', at: 1 },
      ]);
    });
  });
}
