import { Client } from 'pg';
import {
  afterAll,
  afterEach,
  beforeAll,
  beforeEach,
  describe,
  expect,
  onTestFinished,
  test,
  vi,
} from 'vitest';
import type { Recorded, Store } from '../../../src/app/ports/store.ts';
import { defaultLearning } from '../../../src/domain/call-record.ts';
import { openStore, type StoreOptions } from '../../../src/store/open-store.ts';
import { createTestLog } from '../../support/app.ts';
import type { TestDatabase } from '../../support/databases.ts';
import { startPgbouncer, startPostgres } from '../../support/own-postgres.ts';
import { areInstalled, type OwnServer } from '../../support/own-servers.ts';
import { databaseAt } from '../../support/server-url.ts';
import type { Bench } from '../contract/bench.ts';
import { claimsContract } from '../contract/claims-contract.ts';
import { concurrencyContract } from '../contract/concurrency-contract.ts';
import { leg, newCall } from '../entries.ts';

const modes = ['transaction', 'session', 'statement'] as const;
type Mode = (typeof modes)[number];

describe.runIf(areInstalled('postgres', 'initdb', 'pgbouncer'))('PgBouncer before PostgreSQL', () => {
  let server: OwnServer;
  const pools: Partial<Record<Mode, { port: number; stop(): Promise<void> }>> = {};
  let stores: Store[] = [];
  let names = 0;

  beforeAll(async () => {
    server = await startPostgres();
    await server.run(["create role fam login createdb password 'geheim'"]);
    for (const mode of modes)
      pools[mode] = await startPgbouncer(server, {
        users: { fam: 'geheim' },
        // As few as will do: with one, whoever is in a transaction would keep everybody else waiting.
        settings: [`pool_mode = ${mode}`, `default_pool_size = ${mode === 'session' ? 20 : 4}`],
      });
  });
  afterEach(async () => {
    for (const store of stores) await store.close();
    stores = [];
  });
  afterAll(async () => {
    for (const pool of Object.values(pools)) await pool.stop();
    await server.stop();
  });

  async function createDatabase(): Promise<string> {
    const name = `calls_${++names}`;
    await server.run([`create database ${name} owner fam`]);
    return name;
  }

  function at(mode: Mode | 'direct', database: string, options = ''): string {
    const port = mode === 'direct' ? server.port : pools[mode]?.port;
    return `postgres://fam:geheim@127.0.0.1:${port}/${database}${options}`;
  }

  async function openWith(options: Partial<StoreOptions> & Pick<StoreOptions, 'database'>): Promise<Store> {
    const store = await openStore({
      instance: 'one',
      learning: defaultLearning,
      halfLifeDays: 90,
      log: createTestLog(),
      clock: () => 1_700_000_000_000,
      ...options,
    });
    stores.push(store);
    return store;
  }

  async function open(url: string, instance = 'one'): Promise<{ store: Store; lines: readonly string[] }> {
    const log = createTestLog();
    return { store: await openWith({ database: databaseAt(url), instance, log }), lines: log.lines };
  }

  describe.each(['transaction', 'session'] as const)('pool_mode = %s', mode => {
    test('it is noticed and said, and what instances record is heard all the same, in both directions', async () => {
      const name = await createDatabase();
      const { store: pooled, lines } = await open(at(mode, name), 'pooled');
      const { store: direct, lines: directLines } = await open(at('direct', name), 'direct');
      expect(lines.join()).toContain('A pool of connections stands before PostgreSQL');
      expect(directLines.join()).not.toContain('A pool of connections');
      for (const [from, to, id] of [
        [direct, pooled, 'A'],
        [pooled, direct, 'B'],
      ] as const) {
        const heard: Recorded[] = [];
        const stop = new AbortController();
        const following = to.follow(recorded => heard.push(recorded), stop.signal);
        await from.record(newCall(leg(id), 1_000));
        await vi.waitFor(() => expect(heard.map(one => one.entry.event.callId)).toContain(id), 10_000);
        stop.abort();
        await following;
      }
    });

    test('several instances may start at once on an empty database', async () => {
      const name = await createDatabase();
      const both = await Promise.all([open(at(mode, name), 'one'), open(at(mode, name), 'two')]);
      await Promise.all(both.map(({ store }, index) => store.record(newCall(leg(`${index}`), 1_000))));
      expect(await both[0].store.entriesSince(0)).toHaveLength(2);
    });
  });

  test('nothing of ours is left with those who get the connections after us', async () => {
    const name = await createDatabase();
    const { store } = await open(at('transaction', name));
    await store.record(newCall(leg('A'), 1_000));
    expect(await store.holdLease('x', 1_000, 2_000)).toBe(true);
    await store.recentCalls(10);
    const client = new Client({ connectionString: at('transaction', name) });
    onTestFinished(() => client.end());
    await client.connect();
    for (let look = 0; look < 5; look++) {
      const { rows } = await client.query(
        `select current_setting('statement_timeout') as statement, current_setting('lock_timeout') as lock,
           current_setting('idle_in_transaction_session_timeout') as idle,
           (select count(*) from pg_listening_channels()) as channels,
           (select count(*) from pg_locks where locktype = 'advisory') as locks,
           (select count(*) from pg_prepared_statements) as statements`,
      );
      expect(rows).toEqual([
        { statement: '0', lock: '0', idle: '0', channels: '0', locks: '0', statements: '0' },
      ]);
    }
  });

  test('a start that fails leaves no lock behind, which would keep the next one waiting', async () => {
    const name = await createDatabase();
    await server.run(
      [
        'alter schema public owner to postgres',
        'create table familiar_migration (name varchar(255) primary key, timestamp varchar(255) not null)',
        'create table familiar_migration_lock (id varchar(255) primary key, is_locked int not null default 0)',
        'grant all on familiar_migration, familiar_migration_lock to fam',
      ],
      name,
    );
    await expect(open(at('transaction', name))).rejects.toThrow(/permission denied for schema public/);
    await server.run(['grant create on schema public to fam'], name);
    const { store } = await open(at('transaction', name));
    expect(await store.entriesSince(0)).toEqual([]);
  });

  test('one that is told of need not be noticed, and one that is denied is none', async () => {
    const name = await createDatabase();
    expect((await open(at('direct', name, '?pgbouncer=true'))).lines.join()).toContain(
      'A pool of connections',
    );
    expect((await open(at('session', name, '?pgbouncer=false'))).lines.join()).not.toContain('A pool');
  });

  test.each([
    [
      'pool_mode = statement',
      () => at('statement', 'calls_1'),
      /check its databases, users and pool_mode, which must be transaction or session/,
    ],
    [
      'an option that it does not pass on',
      () => at('transaction', 'calls_1', '?options=-csearch_path%3Dx'),
      /unsupported startup parameter: options.*said by a pool such as PgBouncer/,
    ],
    ['a database that is not there', () => at('transaction', 'nowhere'), /nowhere.*said by a pool/],
    [
      'a wrong password',
      () => at('transaction', 'calls_1').replace('geheim', 'falsch'),
      /password.*said by a pool/,
    ],
  ])('%s is named as what it is', async (_, url, says) => {
    const error = await open(url()).catch(String);
    expect(error).toMatch(says);
    expect(error).not.toMatch(/geheim|falsch/);
  });

  describe('pool_mode = transaction, as any database', () => {
    let database: TestDatabase;
    beforeEach(async () => {
      const config = databaseAt(at('transaction', await createDatabase()));
      database = { config, query: async () => {}, drop: async () => {} };
    });
    const bench: Bench = {
      get database() {
        return database;
      },
      open: changes => openWith({ database: database.config, ...changes }),
    };
    for (const contract of [claimsContract, concurrencyContract]) contract(bench);
  });
});
