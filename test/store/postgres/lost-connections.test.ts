import { sql } from 'kysely';
import { expect, onTestFinished, test, vi } from 'vitest';
import { type BlockableProxy, startProxy } from '../../../lab/proxy.ts';
import type { Recorded } from '../../../src/app/ports/store.ts';
import { defaultLearning } from '../../../src/domain/call-record.ts';
import type { Engine } from '../../../src/store/database/engine.ts';
import { prepareFollow } from '../../../src/store/journal/follow.ts';
import { openStore } from '../../../src/store/open-store.ts';
import { openPostgres } from '../../../src/store/postgres/open-postgres.ts';
import { createTestLog } from '../../support/app.ts';
import { reachableServers, type TestDatabase } from '../../support/databases.ts';
import { leg, newCall } from '../entries.ts';

interface Bench {
  readonly database: TestDatabase;
  readonly proxy: BlockableProxy;
  /** Reaches the database through the proxy. */
  readonly engine: Engine;
}

async function openThroughProxy(create: () => Promise<TestDatabase>): Promise<Bench> {
  const database = await create();
  if (database.config.kind !== 'postgres') throw new Error('This is about PostgreSQL.');
  const proxy = await startProxy(database.config);
  const through = { ...database.config, host: '127.0.0.1', port: proxy.port };
  const engine = await openPostgres(through, createTestLog());
  onTestFinished(async () => {
    await engine.close();
    await proxy.close();
    await database.drop();
  });
  return { database, proxy, engine };
}

for (const server of (await reachableServers()).filter(({ kind }) => kind === 'postgres')) {
  test('a connection that is lost while in use fails its statement, and neither the process nor the next one', async () => {
    const { proxy, engine } = await openThroughProxy(server.create);
    const uncaught = vi.fn();
    process.on('uncaughtExceptionMonitor', uncaught);
    onTestFinished(() => void process.off('uncaughtExceptionMonitor', uncaught));
    const outcomes = await Promise.allSettled([
      sql`select pg_sleep(60)`.execute(engine.db),
      engine.transact(tx => sql`select pg_sleep(60)`.execute(tx)),
      vi.waitFor(async () => {
        const { rows } = await sql<{ query: string }>`
          select query from pg_stat_activity where query = 'select pg_sleep(60)' and datname = current_database()
        `.execute(engine.db);
        expect(rows).toHaveLength(2);
        proxy.cut();
      }, 30_000),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'fulfilled']);
    // An idle connection that was cut as well may not know it yet.
    const { rows } = await vi.waitFor(() => sql`select 1 as one`.execute(engine.db), 30_000);
    expect(rows).toEqual([{ one: 1 }]);
    expect(uncaught).not.toHaveBeenCalled();
  });

  test('after the listening connection was lost, what others commit is heard at once again', async () => {
    const { database, proxy, engine } = await openThroughProxy(server.create);
    if (engine.watch === null) throw new Error('PostgreSQL has something to watch.');
    const log = createTestLog();
    // Nobody looks by himself any more: whatever is heard was told by the listening connection.
    const deaf = { ...engine, watch: { ...engine.watch, pollMs: 24 * 60 * 60 * 1_000 } };
    const follow = await prepareFollow(deaf, { instance: 'one', log });
    const other = await openStore({
      database: database.config,
      learning: defaultLearning,
      halfLifeDays: 90,
      instance: 'other',
      log,
      clock: () => 0,
    });
    const heard: Recorded[] = [];
    const stop = new AbortController();
    const following = follow(recorded => heard.push(recorded), stop.signal);
    onTestFinished(async () => {
      stop.abort();
      await following;
      await other.close();
    });
    let count = 0;
    const untilHeard = (): Promise<void> => {
      heard.length = 0;
      return vi.waitFor(
        async () => {
          await other.record(newCall(leg(`${count++}`), 1_000));
          expect(heard.length).toBeGreaterThan(0);
        },
        { timeout: 20_000 },
      );
    };
    await untilHeard();
    proxy.cut();
    await untilHeard();
  });
}
