import { afterEach, describe, expect, test } from 'vitest';
import type { Store } from '../../src/app/ports/store.ts';
import { defaultLearning } from '../../src/domain/call-record.ts';
import type { Engine } from '../../src/store/database/engine.ts';
import { openEngine } from '../../src/store/database/open-engine.ts';
import type { Write } from '../../src/store/database/session.ts';
import { emptyTeam } from '../../src/store/decisions/team.ts';
import { startTeams } from '../../src/store/decisions/teams.ts';
import { openRecorder } from '../../src/store/open-recorder.ts';
import { createTestLog } from '../support/app.ts';
import { reachableServers, type TestDatabase } from '../support/databases.ts';
import { decisionFor } from './decisions.ts';
import { anna, answer, hangup, leg, newCall } from './entries.ts';

const teams = startTeams(emptyTeam);
const rules = { learning: defaultLearning, halfLifeDays: 90, ownMemories: {} };

for (const server of await reachableServers())
  describe(`on ${server.kind}, of what comes at one moment`, () => {
    const ends: (() => Promise<void>)[] = [];
    afterEach(async () => {
      for (const end of ends.splice(0).reverse()) await end();
    });

    type Recorder = Pick<Store, 'record' | 'recordOffer' | 'recallCaller'>;

    /** A recorder, and how many transactions it has begun. */
    async function open(): Promise<Recorder & { readonly begun: () => number; readonly engine: Engine }> {
      const database: TestDatabase = await server.create();
      ends.push(database.drop);
      const engine = await openEngine(database.config, createTestLog());
      ends.push(engine.close);
      let begun = 0;
      const { kind, withinTransaction } = engine;
      const write: Write = work => {
        begun += 1;
        return engine.transact(tx =>
          work({ db: tx, kind, rules, teams, instance: 'one', now: 9_000, ...withinTransaction }),
        );
      };
      return { ...openRecorder(engine, write), begun: () => begun, engine };
    }

    const ids = Array.from({ length: 40 }, (_, index) => `call ${index}`);

    if (server.kind !== 'sqlite')
      test('all events travel together', async () => {
        const { record, recordOffer, begun } = await open();
        await Promise.all(ids.map(id => recordOffer(newCall(leg(id), 1_000, decisionFor(id, [id])), 9_000)));
        await Promise.all(ids.map(id => record(answer(leg(id), 2_000, id))));
        await Promise.all(ids.map(id => record(hangup(leg(id), 3_000))));
        expect(begun()).toBeLessThanOrEqual(6);
      });

    test('two offers of one agent make one call, and who hangs up frees them for the other', async () => {
      const { record, recordOffer } = await open();
      const offer = (id: string) => recordOffer(newCall(leg(id), 1_000, decisionFor(id, ['w0'])), 9_000);
      const offers = await Promise.all([offer('A'), offer('B')]);
      expect(offers.map(({ kind }) => kind).sort()).toEqual(['recorded', 'refused']);
      const holder = offers[0]?.kind === 'recorded' ? 'A' : 'B';
      const [, next] = await Promise.all([record(hangup(leg(holder), 2_000)), offer('C')]);
      expect(next.kind).toBe('recorded');
    });

    test('the events of one call are as if they had come one after the other', async () => {
      const { record } = await open();
      const [first, , last] = await Promise.all([
        record(newCall(leg('A'), 1_000)),
        record(answer(leg('A'), 2_000, 'w0')),
        record(hangup(leg('A'), 3_000)),
      ]);
      expect(first.isNew).toBe(true);
      expect(last.call).toMatchObject({ startedAt: 1_000, answeredAt: 2_000, endedAt: 3_000 });
    });

    test('an entry that the database refuses takes none of the others with it', async () => {
      const { record, engine } = await open();
      // Too long for MySQL, and PostgreSQL's texts have no such character.
      const entries = ['A', `\0${'x'.repeat(300)}`, 'B'].map(id => newCall(leg(id), 1_000));
      const outcomes = await Promise.allSettled(entries.map(record));
      const taken = server.kind === 'sqlite' ? 'fulfilled' : 'rejected';
      expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', taken, 'fulfilled']);
      const rows = await engine.db.selectFrom('familiar_journal').select('call_id').execute();
      expect(rows.map(row => row.call_id)).toEqual(expect.arrayContaining(['A', 'B']));
    });

    test('each caller is told whom they know, and nobody whom another knows', async () => {
      const { record, recallCaller } = await open();
      await record(newCall(leg('A'), 1_000));
      await record(answer(leg('A'), 2_000, 'w0'));
      const asked = (number: string) => ({ numbers: [number as typeof anna], memory: '', since: 0 });
      const recalled = await Promise.all([anna, '+4915799999999'].map(number => recallCaller(asked(number))));
      expect(recalled.map(({ familiarity }) => familiarity.map(({ agentId }) => agentId))).toEqual([
        ['w0'],
        [],
      ]);
    });
  });
