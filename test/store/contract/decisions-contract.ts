import { describe, expect, test, vi } from 'vitest';
import type { Recorded } from '../../../src/app/ports/store.ts';
import type { Decision } from '../../../src/domain/decision.ts';
import { decide, situationOf } from '../../../src/routing/decide.ts';
import { candidate, noon, situation, talked } from '../../support/builders.ts';
import { anna, answeredCall, leg, newCall } from '../entries.ts';
import { type Bench, openTwo } from './bench.ts';

/** A decision among six, of whom the caller knows the first and the last has no phone on. */
function decided(callId: string, now = noon): Decision {
  const team = [1, 2, 3, 4, 5, 6].map(index =>
    candidate(index, {
      idleSince: now - index * 60_000,
      ...(index === 1 && { familiarity: talked(1, 3) }),
      ...(index === 6 && { availability: 'offline', dialNumber: null }),
    }),
  );
  return decide(situation(team, {}, { callId, now }));
}

export function decisionsContract(bench: Bench): void {
  describe('decisions', () => {
    test('come back as they were made wherever they are read, and are made again from what is there', async () => {
      const store = await bench.open();
      const all = ['A', 'B', 'C'].map(id => decided(id));
      for (const [index, decision] of all.entries())
        await store.record(newCall(leg(decision.callId), noon + index, decision));

      const past = (await store.recentCalls(10)).flatMap(call => call.decision ?? []).toReversed();
      expect(past).toEqual(all);
      for (const decision of past) expect(decide(situationOf(decision))).toEqual(decision);
      const entries = [
        await store.entriesSince(0),
        await store.switchboardEntries(0),
        await store.callers.entriesOf(anna, 10),
      ];
      for (const some of entries) expect(some.map(entry => entry.decision)).toEqual(all);
      const repeated = await store.record(newCall(leg('B'), noon + 9, decided('B', noon + 9)));
      expect(repeated).toMatchObject({ isNew: false, entry: { decision: all[1] } });
      const range = { from: 0, to: Number.MAX_SAFE_INTEGER, after: null, limit: 100 };
      const { calls } = await store.directory.callsBetween(range);
      expect(calls.map(({ decision }) => decision)).toEqual(all);
    });

    test('of two instances are read by both, each with whom it names', async () => {
      const [one, other] = await openTwo(bench);
      const heard: Recorded[] = [];
      const stop = new AbortController();
      const following = one.follow(recorded => heard.push(recorded), stop.signal);
      const own = decided('own');
      const foreign = decide(situation([candidate(7), candidate(8)], {}, { callId: 'foreign' }));
      await one.record(newCall(leg('own'), noon, own));
      await other.record(newCall(leg('foreign'), noon, foreign));
      if (one !== other) {
        await vi.waitFor(() => expect(heard).toHaveLength(1), { timeout: 10_000 });
        expect(heard[0]?.entry.decision).toEqual(foreign);
      }
      stop.abort();
      await following;
      for (const store of [one, other])
        expect((await store.entriesSince(0)).map(entry => entry.decision)).toEqual([own, foreign]);
    });

    test('are recorded with whom they name in a database that was put back from before they were named', async () => {
      const store = await bench.open();
      await store.record(newCall(leg('A'), noon, decided('A')));
      // As in a backup of an hour ago, while the process goes on.
      await bench.database.query('delete from familiar_journal');
      await bench.database.query('delete from familiar_teams');
      await store.record(newCall(leg('B'), noon + 1, decided('B', noon + 1)));
      const later = await bench.open({ instance: 'later' });
      expect((await later.recentCalls(10)).flatMap(({ decision }) => decision?.callId ?? [])).toEqual(['B']);
    });

    test('that name a team which somebody has deleted say which, instead of guessing', async () => {
      const store = await bench.open();
      const strangers = [candidate(1, { name: `Nobody else on ${bench.database.config.kind}` })];
      await store.record(newCall(leg('A'), noon, decide(situation(strangers, {}, { callId: 'A' }))));
      await bench.database.query('delete from familiar_teams');
      await expect(store.recentCalls(10)).rejects.toThrow(
        /^The database lacks team [\w-]{22}, by which decisions in it name agents\. Put back familiar_teams/,
      );
    });

    test('of a later version are refused by name', async () => {
      const store = await bench.open();
      await store.record(newCall(leg('A'), noon, decided('A')));
      await bench.database.query(
        `update familiar_journal set decision = replace(decision, '"packed":1', '"packed":2')`,
      );
      await expect(store.recentCalls(10)).rejects.toThrow('which only a later version of Familiar knows');
    });

    test('keep naming agents after a caller was erased, whose own are gone', async () => {
      const store = await bench.open();
      const other = leg('B', { caller: { kind: 'withheld' } });
      await store.record(newCall(leg('A'), noon, decided('A')));
      await store.record(newCall(other, noon + 1, decided('B')));
      await store.callers.eraseCaller(anna);
      expect((await store.recentCalls(10)).map(({ decision }) => decision)).toEqual([decided('B')]);
    });

    test('are the same to reports after a rebuild, which reads the last one of each call', async () => {
      const store = await bench.open();
      const [, ...rest] = answeredCall(leg('A'), noon, 'w1');
      for (const entry of [newCall(leg('A'), noon, decided('A')), ...rest]) await store.record(entry);
      await store.rebuild();
      const range = { from: 0, to: Number.MAX_SAFE_INTEGER, after: null, limit: 10 };
      const { calls } = await store.directory.gistsBetween(range);
      expect(calls.map(({ gist }) => gist?.known)).toEqual([[{ agentId: 'w1', answeredCalls: 3 }]]);
    });
  });
}
