import { describe, expect, test } from 'vitest';
import type { Store } from '../../../src/app/ports/store.ts';
import type { Decision } from '../../../src/domain/decision.ts';
import type { JournalEntry } from '../../../src/domain/journal-entry.ts';
import type { AgentId } from '../../../src/domain/roster.ts';
import { decisionFor } from '../decisions.ts';
import { answer, hangup, leg, newCall } from '../entries.ts';
import { type Bench, openTwo } from './bench.ts';

export function claimsContract(bench: Bench): void {
  describe('claiming', () => {
    test('an agent who is offered a call is refused to another, by name, and nothing of that is left', async () => {
      const store = await bench.open();
      expect((await offer(store, 'A', ['w0'], 1_000)).kind).toBe('recorded');
      expect(await offer(store, 'B', ['w1', 'w0'], 2_000)).toEqual({
        kind: 'refused',
        takenAgentIds: ['w0'],
      });
      expect(await store.entriesSince(0)).toHaveLength(1);
      expect((await offer(store, 'C', ['w1'], 3_000)).kind).toBe('recorded');
    });

    test.each([
      ['is answered by somebody else', answer(leg('A'), 2_000, 'w9')],
      ['is hung up', hangup(leg('A'), 2_000)],
      ['is closed by us', closed('A', 2_000)],
    ])('an agent is free again once the call %s', async (_, end) => {
      const store = await bench.open();
      await offer(store, 'A', ['w0', 'w9'], 1_000);
      await store.record(end);
      expect((await offer(store, 'B', ['w0'], 3_000)).kind).toBe('recorded');
    });

    test.each([
      { how: 'as reported', picksUp: answer(leg('A'), 2_000, 'w0') },
      { how: 'as noticed', picksUp: noticed('A', 2_000, 'w0') },
    ])(
      'who answered, $how, stays claimed until the call ends, and the others are free',
      async ({ picksUp }) => {
        const store = await bench.open();
        await offer(store, 'A', ['w0', 'w1'], 1_000);
        await store.record(picksUp);
        expect((await offer(store, 'C', ['w1'], 2_500)).kind).toBe('recorded');
        await store.record(hangup(leg('C'), 2_600));
        expect((await offer(store, 'B', ['w0', 'w1'], 3_000)).kind).toBe('refused');
        await store.record(hangup(leg('A'), 4_000));
        expect((await offer(store, 'B', ['w0', 'w1'], 5_000)).kind).toBe('recorded');
      },
    );

    test.each([
      { what: 'its end', waiting: hangup(leg('A'), 2_000), free: ['w0', 'w9'], held: [] },
      { what: 'an answer', waiting: answer(leg('A'), 2_000, 'w9'), free: ['w0'], held: ['w9'] },
    ])(
      'of a call that is claimed, $what that waits to be recorded counts',
      async ({ waiting, free, held }) => {
        const store = await bench.open();
        await offer(store, 'A', ['w0', 'w9'], 1_000);
        const waitingOf = (callIds: readonly string[]) => (callIds.includes('A') ? [waiting] : []);
        for (const agentId of [...held, ...free]) {
          const entry = newCall(leg(agentId), 3_000, decisionFor(agentId, [agentId]));
          const { kind } = await store.recordOffer(entry, 3_000 + claimMs, waitingOf);
          expect(kind).toBe(free.includes(agentId) ? 'recorded' : 'refused');
        }
      },
    );

    test('a claim ends by itself', async () => {
      const store = await bench.open();
      await offer(store, 'A', ['w0'], 1_000);
      expect((await offer(store, 'B', ['w0'], 1_000 + claimMs - 1)).kind).toBe('refused');
      expect((await offer(store, 'B', ['w0'], 1_000 + claimMs)).kind).toBe('recorded');
    });

    test('a newCall that comes again gets the stored decision and claims nothing', async () => {
      const store = await bench.open();
      await offer(store, 'A', ['w0'], 1_000);
      const again = await offer(store, 'A', ['w1'], 2_000);
      expect(again).toMatchObject({
        kind: 'recorded',
        recorded: { isNew: false, entry: { decision: { outcome: { agentIds: ['w0'] } } } },
      });
      expect((await offer(store, 'B', ['w1'], 3_000)).kind).toBe('recorded');
    });

    test('a call that was over before its newCall came claims nobody', async () => {
      const store = await bench.open();
      await store.record(hangup(leg('A'), 1_000));
      await offer(store, 'A', ['w0'], 2_000);
      expect((await offer(store, 'B', ['w0'], 3_000)).kind).toBe('recorded');
    });

    test('what is decided in shadow claims nobody, and comes back whole', async () => {
      const store = await bench.open();
      const { outcome, reason } = decisionFor('A', ['w0']);
      const decision: Decision = {
        ...decisionFor('A', []),
        outcome: { kind: 'as-configured' },
        shadow: { outcome, reason },
      };
      const entry = newCall(leg('A'), 1_000, decision);
      expect((await store.recordOffer(entry, 1_000 + claimMs)).kind).toBe('recorded');
      expect((await offer(store, 'B', ['w0'], 2_000)).kind).toBe('recorded');
      expect((await store.entriesSince(0))[0]?.decision).toEqual(decision);
    });

    test('no two calls ever hold the same agent, whichever instance offers them', async () => {
      const stores = await openTwo(bench);
      const holders = new Map<AgentId, string>();
      const doubled: string[] = [];
      let recorded = 0;
      const play = async (index: number): Promise<void> => {
        const store = stores[index % 2] ?? expect.fail();
        const agentIds = index % 5 === 0 ? ['w2', 'w0'] : [`w${index % 3}`];
        const id = `call ${index}`;
        if ((await offer(store, id, agentIds, 1_000)).kind === 'refused') return;
        recorded += 1;
        for (const agentId of agentIds) {
          if (holders.has(agentId)) doubled.push(`${agentId}: ${holders.get(agentId)} and ${id}`);
          holders.set(agentId, id);
        }
        for (const agentId of agentIds) holders.delete(agentId);
        await store.record(hangup(leg(id), 2_000));
      };
      const queues = Array.from({ length: 10 }, async (_, queue) => {
        for (let index = queue; index < 500; index += 10) await play(index);
      });
      await Promise.all(queues);
      expect(doubled).toEqual([]);
      expect(recorded).toBeGreaterThan(10);
    });

    test('of many offers of the same agents at one moment, one is recorded', async () => {
      const stores = await openTwo(bench);
      const offers = Array.from({ length: 60 }, (_, index) =>
        offer(stores[index % 2] ?? expect.fail(), `call ${index}`, ['w0', 'w1', 'w2'], 1_000),
      );
      const kinds = (await Promise.all(offers)).map(offered => offered.kind);
      expect(kinds.filter(kind => kind === 'recorded')).toHaveLength(1);
    });
  });
}

const claimMs = 120_000;

function offer(store: Store, callId: string, agentIds: readonly AgentId[], at: number) {
  return store.recordOffer(newCall(leg(callId), at, decisionFor(callId, agentIds)), at + claimMs);
}

function noticed(callId: string, receivedAt: number, agentId: AgentId): JournalEntry {
  return { ...closed(callId, receivedAt), event: { type: 'answerNoticed', callId }, agentIds: [agentId] };
}

function closed(callId: string, receivedAt: number): JournalEntry {
  const event = { type: 'legClosed', callId, why: 'expired' } as const;
  return { event, receivedAt, flowId: `flow-${callId}`, role: 'hotline', agentIds: [], decision: null };
}
