import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { JournalEntry } from '../../../src/domain/journal-entry.ts';
import { type Party, toParty } from '../../../src/domain/party.ts';
import { decisionFor } from '../decisions.ts';
import { anna, answer, hangup, type Leg, leg, newCall, phone, turnEnded } from '../entries.ts';
import { type Bench, derived, familiarityOf, recordAll } from './bench.ts';

export function rebuildContract(bench: Bench): void {
  describe('deriving', () => {
    test('gives the same in any order, whatever is repeated or missing, and the same as a rebuild', async () => {
      const store = await bench.open();
      const reference = await bench.open({ database: { kind: 'sqlite', file: ':memory:' } });
      let run = 0;
      await fc.assert(
        fc.asyncProperty(madeUpCalls, arrivals, async (calls, order) => {
          const entries = calls.flatMap((call, index) => entriesOf(call, `${run}.${index}`));
          run += 1;
          const received = order.flatMap(index => entries[index % entries.length] ?? []);
          await recordAll(store, received);
          const inTime = [...new Set(received)].toSorted((a, b) => a.receivedAt - b.receivedAt);
          await recordAll(reference, inTime);

          const expected = await derived(reference, callers);
          expect(await derived(store, callers)).toEqual(expected);
          await store.rebuild();
          expect(await derived(store, callers)).toEqual(expected);
        }),
        { numRuns: 25 },
      );
    });

    test('repairs tables that were damaged, and says how far it is', async () => {
      const store = await bench.open();
      const calls = Array.from({ length: 250 }, (_, index) => answer(leg(`call ${index}`), index, 'w0'));
      // One by one: who waits for a connection behind so many others is told that it takes too long.
      for (const entry of calls) await store.record(entry);
      const before = await derived(store, [anna]);
      await bench.database.query("update familiar_calls set agent_id = 'w9', cause = null");
      await bench.database.query('delete from familiar_familiarity');
      await bench.database.query(
        "insert into familiar_familiarity values ('+491709999999', '', 'w9', 5, 5, 5, 0)",
      );

      const progress: number[] = [];
      await store.rebuild(done => progress.push(done));
      expect(await derived(store, [anna])).toEqual(before);
      expect(await familiarityOf(store, phone('+491709999999'))).toEqual([]);
      expect(progress.length).toBeGreaterThan(2);
      expect(progress).toEqual(progress.toSorted((a, b) => a - b));
      expect(progress.at(-1)).toBe(1);
    });
  });
}

const callers = [phone('+491701111111'), phone('+491702222222')];

const parties: readonly Party[] = [...callers.map(number => toParty(number)), { kind: 'withheld' }];

const madeUpCall = fc.record({
  caller: fc.constantFrom(...parties),
  kind: fc.constantFrom('plain', 'waiting', 'transferred', 'to the mailbox', 'direct', 'outgoing'),
  agents: fc.tuple(fc.constantFrom('w0', 'w1'), fc.constantFrom('w1', 'w2')),
  startedAt: fc.nat(10_000_000_000),
  /** Which ids the provider leaves out of each event. */
  missing: fc.array(fc.constantFrom('nothing', 'flow id', 'both ids'), { minLength: 6, maxLength: 6 }),
});
type MadeUpCall = typeof madeUpCall extends fc.Arbitrary<infer Value> ? Value : never;

const madeUpCalls = fc.array(madeUpCall, { minLength: 1, maxLength: 4 });

/** Which event comes next; one may come twice, or never. */
const arrivals = fc.array(fc.nat(1_000), { minLength: 1, maxLength: 40 });

function entriesOf({ caller, kind, agents, startedAt, missing }: MadeUpCall, id: string): JournalEntry[] {
  const role = kind === 'direct' || kind === 'outgoing' ? kind : 'hotline';
  const ends = kind === 'outgoing' ? { called: caller } : { caller };
  const first = leg(`${id}.A`, { role, flowId: `flow ${id}`, ...ends });
  const all = [
    newCall(
      first,
      startedAt,
      role === 'hotline' ? { ...decisionFor(first.callId, agents), decidedAt: startedAt } : null,
    ),
    ...(kind === 'waiting'
      ? [turnEnded(first, startedAt, { ...decisionFor(first.callId, agents), decidedAt: startedAt })]
      : []),
    answer(first, startedAt + 1, agents[0]),
    hangup(first, startedAt + 2),
    ...secondLeg(first, kind, startedAt + 3, agents[1]),
  ];
  return all.map((entry, index) => without(missing[index], entry));
}

function secondLeg(first: Leg, kind: MadeUpCall['kind'], at: number, agentId: string): JournalEntry[] {
  if (kind !== 'transferred' && kind !== 'to the mailbox') return [];
  const role = kind === 'transferred' ? 'direct' : 'voicemail';
  const second = { ...first, callId: `${first.callId} 2`, role } as const;
  const pickUp = answer(second, at + 1, role === 'direct' ? agentId : null);
  return [newCall(second, at), pickUp, hangup(second, at + 2)];
}

function without(missing: MadeUpCall['missing'][number] | undefined, entry: JournalEntry): JournalEntry {
  const { event } = entry;
  if (!('originalCallId' in event) || missing === undefined || missing === 'nothing') return entry;
  const originalCallId = missing === 'both ids' ? null : event.originalCallId;
  const bare = { ...event, flowId: null, originalCallId };
  return { ...entry, event: bare, flowId: originalCallId ?? event.callId };
}
