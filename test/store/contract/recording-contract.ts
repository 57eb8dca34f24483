import { describe, expect, test } from 'vitest';
import type { Decision } from '../../../src/domain/decision.ts';
import { type Agent, emptyRoster } from '../../../src/domain/roster.ts';
import { defaultPolicy, noTerms } from '../../support/builders.ts';
import {
  anna,
  answer,
  answeredCall,
  hangup,
  hotline,
  keysPressed,
  leg,
  newCall,
  turnEnded,
} from '../entries.ts';
import { type Bench, derived, recordAll } from './bench.ts';

export function recordingContract(bench: Bench): void {
  describe('recording', () => {
    test('a call is shown as it stands after each of its events', async () => {
      const store = await bench.open();
      const a = leg('A');
      const rings = await store.record(newCall(a, 1_000));
      const talks = await store.record(answer(a, 2_000, 'w0'));
      const ended = await store.record(hangup(a, 3_000));

      const call = {
        flowId: 'flow-A',
        callId: 'A',
        kind: 'hotline',
        caller: anna,
        called: hotline,
        agentId: null,
        firstAgentId: null,
        callingAgentId: null,
        answeringNumber: null,
        startedAt: 1_000,
        answeredAt: null,
        endedAt: null,
        cause: null,
      };
      expect(rings).toEqual({ isNew: true, entry: newCall(a, 1_000), call });
      expect(talks.call).toEqual({ ...call, agentId: 'w0', firstAgentId: 'w0', answeredAt: 2_000 });
      const last = {
        ...call,
        agentId: 'w0',
        firstAgentId: 'w0',
        answeredAt: 2_000,
        endedAt: 3_000,
        cause: 'normal-clearing',
      };
      expect(ended.call).toEqual(last);
      expect(await store.recentCalls(10)).toEqual([{ call: last, decision: null }]);
    });

    test('the same event again changes nothing and gives the first entry with its decision', async () => {
      const store = await bench.open();
      await store.record(newCall(leg('A'), 1_000, decision));
      await recordAll(store, answeredCall(leg('A'), 1_000, 'w0'));
      const before = await derived(store, [anna]);
      const again = await store.record(newCall(leg('A'), 9_000, { ...decision, decidedAt: 9_000 }));
      const answered = await store.record(answer(leg('A'), 9_500, 'w1'));

      expect(again).toEqual({
        isNew: false,
        entry: newCall(leg('A'), 1_000, decision),
        call: before.calls[0],
      });
      expect(answered).toEqual({ isNew: false, entry: answer(leg('A'), 6_000, 'w0'), call: before.calls[0] });
      expect(await derived(store, [anna])).toEqual(before);
      expect(await store.entriesSince(0)).toHaveLength(3);
    });

    test('all calls are read oldest first, across pages and those that came at the same moment', async () => {
      const store = await bench.open();
      for (const [index, at] of [5_000, 5_000, 5_000, 1_000, 1_000].entries())
        await store.record(newCall(leg(`${index}`), at));
      const read: string[] = [];
      for await (const call of store.allCalls(2)) read.push(call.callId);
      expect(read).toEqual(['3', '4', '0', '1', '2']);
    });

    test('keys pressed at different moments are different events', async () => {
      const store = await bench.open();
      await store.record(keysPressed(leg('A'), 1_000, '1'));
      const other = await store.record(keysPressed(leg('A'), 2_000, '1'));
      const same = await store.record(keysPressed(leg('A'), 2_000, '1'));
      expect([other.isNew, same.isNew]).toEqual([true, false]);
      expect(other.call).toBeNull();
    });

    test('recent calls come newest first, each with the decision that routed it', async () => {
      const store = await bench.open();
      await store.record(newCall(leg('A'), 1_000, decision));
      await store.record(newCall(leg('B', { role: 'direct' }), 2_000));
      // The beginning of this one was lost.
      await store.record(hangup(leg('C'), 3_000, 'cancel'));
      const found = (limit: number) =>
        store.recentCalls(limit).then(all => all.map(past => [past.call.callId, past.decision]));

      expect(await found(10)).toEqual([
        ['C', null],
        ['B', null],
        ['A', decision],
      ]);
      expect(await found(1)).toEqual([['C', null]]);
    });

    test('a call that waited comes with what became of it in the end, and not with how it began to wait', async () => {
      const store = await bench.open();
      const a = leg('A');
      await store.record(newCall(a, 1_000, waits(1_000)));
      // Told in another order than it happened in.
      await store.record(turnEnded(a, 9_000, { ...decision, decidedAt: 9_000 }));
      await store.record(turnEnded(a, 5_000, waits(5_000)));
      await store.record(keysPressed(a, 10_000, '-1'));
      const b = leg('B');
      await store.record(newCall(b, 2_000, waits(2_000)));
      await store.record(keysPressed(b, 3_000, '-1'));

      const found = (await store.recentCalls(10)).map(({ call, decision }) => [call.callId, decision]);
      expect(found).toEqual([
        ['B', waits(2_000)],
        ['A', { ...decision, decidedAt: 9_000 }],
      ]);
      const { directory } = store;
      const range = { from: 0, to: 10_000, after: null, limit: 10 };
      const paged = (await directory.callsBetween(range)).calls.map(({ decision }) => decision?.decidedAt);
      expect(paged).toEqual([9_000, 2_000]);
      const gists = (await directory.gistsBetween(range)).calls.map(({ gist }) => gist?.decidedAt);
      expect(gists).toEqual([9_000, 2_000]);
      expect((await directory.callById('flow-A'))?.decision?.decidedAt).toBe(9_000);
      expect((await directory.callsOf(anna, 10)).map(({ decision }) => decision?.decidedAt)).toEqual([
        2_000, 9_000,
      ]);
    });

    test('entries since a moment come oldest first, with their decisions', async () => {
      const store = await bench.open();
      const entries = [
        newCall(leg('A'), 1_000, decision),
        newCall(leg('B'), 1_500, decision),
        hangup(leg('A'), 2_000),
      ];
      await recordAll(store, entries.toReversed());
      expect(await store.entriesSince(0)).toEqual(entries);
      expect(await store.entriesSince(1_500)).toEqual(entries.slice(1));
      expect(await store.entriesSince(2_001)).toEqual([]);
    });

    test('ids differ by case and keep any character', async () => {
      const store = await bench.open();
      await store.record(newCall(leg('abc'), 1_000));
      await store.record(newCall(leg('ABC', { called: { kind: 'other', text: 'Zoë 📞 "x"' } }), 2_000));
      expect((await store.recentCalls(10)).map(past => past.call.callId)).toEqual(['ABC', 'abc']);
      expect(await store.entriesSince(2_000)).toMatchObject([{ event: { called: { text: 'Zoë 📞 "x"' } } }]);
    });

    test('a decision among many agents fits', async () => {
      const store = await bench.open();
      const candidate = {
        agentId: 'w0',
        name: 'Zoë '.repeat(100),
        dialNumber: null,
        availability: 'offline',
        idleSince: 0,
        familiarity: null,
        missedThisCaller: false,
        evidence: 0,
        verdict: 'offline',
      } as const;
      const large = {
        ...decision,
        reason: {
          ...decision.reason,
          candidates: Array.from({ length: 500 }, (_, index) => ({ ...candidate, agentId: `w${index}` })),
        },
      };
      await store.record(newCall(leg('A'), 1_000, large));
      expect(await store.entriesSince(0)).toEqual([newCall(leg('A'), 1_000, large)]);
    });

    test('the roster is as last saved, in the same order and with the time of its confirmation', async () => {
      const store = await bench.open();
      const agentOf = (id: string): Agent => ({
        id,
        name: `Zoë ${id}`,
        numbers: [anna],
        presence: 'reachable',
        dialNumber: anna,
      });
      expect(await store.loadRoster()).toEqual(emptyRoster);
      await store.saveRoster({ agents: [agentOf('w2'), agentOf('w0')], confirmedAt: 1_000 });
      const last = { agents: [agentOf('w1'), agentOf('w2')], confirmedAt: 2_000 };
      await store.saveRoster(last);
      expect(await store.loadRoster()).toEqual(last);
      await store.saveRoster(emptyRoster);
      expect(await store.loadRoster()).toEqual(emptyRoster);
    });
  });
}

const decision: Decision = {
  callId: 'A',
  decidedAt: 1_000,
  policy: defaultPolicy,
  terms: noTerms,
  outcome: { kind: 'dial', agentIds: ['w0'], numbers: [hotline] },
  reason: {
    rule: 'preferred-agent',
    passed: [],
    onBehalfOf: null,
    overflow: null,
    candidates: [],
    probability: 1,
    callerIsKnown: true,
    basis: 'store',
  },
};

function waits(decidedAt: number): Decision {
  const plays = { kind: 'music', name: 'hold-music', piece: 0 } as const;
  return {
    ...decision,
    decidedAt,
    outcome: { kind: 'hold', plays, waitsFor: ['w0'], anyFrom: null },
    reason: { ...decision.reason, rule: 'waits-for-familiar' },
  };
}
