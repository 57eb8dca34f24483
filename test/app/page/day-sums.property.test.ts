import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AppContext } from '../../../src/app/context.ts';
import { reportCalls } from '../../../src/app/page/report-calls.ts';
import type { Store } from '../../../src/app/ports/store.ts';
import { defaultLearning } from '../../../src/domain/call-record.ts';
import { openStore } from '../../../src/store/open-store.ts';
import { createTestApp, createTestLog } from '../../support/app.ts';
import { agent, dayMs, defaultPlan } from '../../support/builders.ts';
import { reachableServers, type TestDatabase, type TestServer } from '../../support/databases.ts';
import { callsInTime, createLife, histories, hotlines, sumAll } from './summed-history.ts';

/** Clocks are put back four days later in Berlin, and eleven in New York. */
const start = Date.UTC(2026, 9, 21, 12);

/** One call each. */
const days = 60;

/** Servers take their time to commit. */
const numRuns = { sqlite: 25, mysql: 4, postgres: 4 } as const;

describe.each(await reachableServers())('on $kind', server => {
  let now = start;
  let database: TestDatabase;
  let context: AppContext;
  beforeAll(async () => {
    database = await server.create();
    ({ context } = await createTestApp({ store: await open(server, database, () => now), clock: () => now }));
    context.known.plan = { ...defaultPlan, hotlines };
    context.known.roster = { agents: [agent(1), agent(2), agent(3)], confirmedAt: start };
  });
  afterAll(async () => {
    await context.store.close();
    await database.drop();
  });

  test('a report of summed days is that of all their calls, whatever has become of them', {
    timeout: 180_000,
  }, async () => {
    let run = 0;
    let summed = 0;
    await fc.assert(
      fc.asyncProperty(histories, async steps => {
        await empty(database);
        now = start;
        const live = createLife({ context, name: `${run++}`, advance: ms => (now += ms) });
        for (const step of steps) {
          await live(step);
          if (step.step === 'a report is made') summed += await compareReports(context);
        }
        summed += await compareReports(context);
      }),
      { numRuns: numRuns[server.kind] },
    );
    expect(summed).toBeGreaterThan(0);
  });

  test('a report of a year reads the calls of no day that is summed', async () => {
    await empty(database);
    now = start;
    const live = createLife({ context, name: 'year', advance: ms => (now += ms) });
    for (const call of fc.sample(callsInTime, { numRuns: days, seed: 1 })) {
      await live(call);
      now += dayMs;
    }
    await sumAll(context);
    const read: { from: number; to: number }[] = [];
    const { directory } = context.store;
    const watched = {
      ...directory,
      gistsBetween: (range: Parameters<typeof directory.gistsBetween>[0]) => {
        read.push(range);
        return directory.gistsBetween(range);
      },
    };
    const period = { from: now - 365 * dayMs, to: now };
    const made = await reportCalls({ ...context, store: { ...context.store, directory: watched } }, period);
    expect(made.days).toHaveLength(days);
    expect(read.filter(({ from }) => from < now - 2 * dayMs)).toEqual([]);
  });
});

/** Of a fortnight around all calls, for each hotline and all of them. Returns how many days were taken from their sums. */
async function compareReports(context: AppContext): Promise<number> {
  const { store, clock } = context;
  const fromCalls = { ...context, store: { ...store, sums: { ...store.sums, between: async () => [] } } };
  let summed = 0;
  const fromSums = {
    ...context,
    store: {
      ...store,
      sums: {
        ...store.sums,
        between: async (range: Parameters<typeof store.sums.between>[0]) => {
          const days = await store.sums.between(range);
          summed += days.length;
          return days;
        },
      },
    },
  };
  const period = { from: start - 15 * dayMs, to: clock() + dayMs };
  for (const hotline of [undefined, 'Hotline', 'Support'])
    expect(await reportCalls(fromSums, { ...period, hotline })).toEqual(
      await reportCalls(fromCalls, { ...period, hotline }),
    );
  return summed;
}

function open({ kind }: TestServer, { config }: TestDatabase, clock: () => number): Promise<Store> {
  return openStore({
    database: config,
    learning: defaultLearning,
    halfLifeDays: 90,
    instance: kind,
    log: createTestLog(),
    clock,
  });
}

async function empty(database: TestDatabase): Promise<void> {
  for (const table of ['journal', 'calls', 'flow_ids', 'familiarity', 'day_sums', 'day_changes'])
    await database.query(`delete from familiar_${table}`);
}
