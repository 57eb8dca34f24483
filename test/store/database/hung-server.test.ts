import { expect, onTestFinished, test } from 'vitest';
import { startProxy } from '../../../lab/proxy.ts';
import type { Store } from '../../../src/app/ports/store.ts';
import { defaultLearning } from '../../../src/domain/call-record.ts';
import type { DatabaseConfig } from '../../../src/store/database/database-config.ts';
import { openStore } from '../../../src/store/open-store.ts';
import { createTestLog } from '../../support/app.ts';
import { reachableServers } from '../../support/databases.ts';
import { familiarityOf } from '../contract/bench.ts';
import { anna, leg, newCall } from '../entries.ts';

const limitMs = 10_000;

/** Everything that asks the database, as often as a service under load and its pages may. */
function askEverything(store: Store, times: number): Promise<unknown>[] {
  return Array.from({ length: times }, (_, index) => [
    store.record(newCall(leg(`A${index}`), 1_000)),
    store.recordOffer(newCall(leg(`B${index}`), 1_000), 2_000),
    store.holdLease(`lease ${index}`, 1_000, 2_000),
    familiarityOf(store, anna),
    store.recentCalls(10),
    store.entriesSince(0),
    store.loadRoster(),
    store.saveRoster({ agents: [], confirmedAt: null }),
    store.rebuild(),
  ]).flat();
}

function through(port: number, config: DatabaseConfig): DatabaseConfig {
  if (config.kind === 'sqlite') throw new Error('SQLite has no server.');
  return { ...config, host: '127.0.0.1', port };
}

function addressOf(config: DatabaseConfig): { host: string; port: number } {
  if (config.kind === 'sqlite') throw new Error('SQLite has no server.');
  return config;
}

for (const server of (await reachableServers()).filter(({ kind }) => kind !== 'sqlite'))
  test(`nothing waits for a ${server.kind} server that hangs, however much is asked, and all goes on after it`, async () => {
    const database = await server.create();
    const proxy = await startProxy(addressOf(database.config));
    const store = await openStore({
      database: through(proxy.port, database.config),
      learning: defaultLearning,
      halfLifeDays: 90,
      instance: 'test',
      log: createTestLog(),
      clock: () => 0,
    });
    onTestFinished(async () => {
      await store.close();
      await proxy.close();
      await database.drop();
    });
    // So that there are connections already when the server hangs.
    await Promise.all(askEverything(store, 1));

    proxy.hang();
    const startedAt = performance.now();
    const outcomes = await Promise.allSettled(askEverything(store, 30));
    expect(performance.now() - startedAt).toBeLessThan(limitMs);
    expect(new Set(outcomes.map(({ status }) => status))).toEqual(new Set(['rejected']));

    await proxy.restore();
    expect(await store.holdLease('afterwards', 1_000, 2_000)).toBe(true);
  });
