import { join } from 'node:path';
import { sql } from 'kysely';
import { createConnection } from 'mysql2/promise';
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
import type { Store } from '../../../src/app/ports/store.ts';
import { defaultLearning } from '../../../src/domain/call-record.ts';
import { openEngine } from '../../../src/store/database/open-engine.ts';
import { mysqlRemedy } from '../../../src/store/mysql/mysql-remedy.ts';
import { openStore } from '../../../src/store/open-store.ts';
import { withSpool } from '../../../src/store/spool/spooling-store.ts';
import { createTestLog } from '../../support/app.ts';
import type { TestDatabase } from '../../support/databases.ts';
import { statementsToMake } from '../../support/guide.ts';
import { startMariadb } from '../../support/own-mariadb.ts';
import { areInstalled, type OwnServer } from '../../support/own-servers.ts';
import { databaseAt } from '../../support/server-url.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { directoryContract } from '../contract/directory-contract.ts';
import { recordingContract } from '../contract/recording-contract.ts';
import { revisionsContract } from '../contract/revisions-contract.ts';
import { anna, answeredCall, leg } from '../entries.ts';

/** Everything a server may have set that could spoil what is written. */
const odd = [
  '--character-set-server=latin1',
  '--skip-character-set-client-handshake',
  '--sql-mode=ANSI_QUOTES,NO_BACKSLASH_ESCAPES,PIPES_AS_CONCAT',
  '--lower-case-table-names=1',
  '--transaction-isolation=SERIALIZABLE',
];

describe.runIf(areInstalled('mariadbd', 'installMariadb'))('a MySQL server of its own ways', () => {
  let server: OwnServer;
  const stores: Store[] = [];
  let names = 0;

  beforeAll(async () => {
    server = await startMariadb({ settings: odd });
    const users = ['fam', 'reader', 'stranger', 'locked', 'single'];
    await server.run([
      ...users.map(user => `create user ${user}@'%' identified by 'geheim'`),
      "alter user locked@'%' account lock",
      "alter user single@'%' with max_user_connections 1",
    ]);
  });
  afterEach(async () => {
    for (const store of stores.splice(0)) await store.close();
  });
  afterAll(() => server.stop());

  async function createDatabase(rights = 'all'): Promise<string> {
    const name = `calls_${++names}`;
    await server.run([
      `create database ${name}`,
      ...['fam', 'single', 'locked'].map(user => `grant ${rights} on ${name}.* to ${user}@'%'`),
    ]);
    return name;
  }

  function at(database: string, user = 'fam'): string {
    return `mysql://${user}:geheim@127.0.0.1:${server.port}/${database}`;
  }

  async function problemAt(url: string, mustWrite = false): Promise<string> {
    try {
      const engine = await openEngine(databaseAt(url), createTestLog(), mustWrite);
      await engine.close();
      return 'none';
    } catch (error) {
      return String(error);
    }
  }

  describe('works as any other', () => {
    let database: TestDatabase;
    beforeEach(async () => {
      database = {
        config: databaseAt(at(await createDatabase())),
        query: async () => {},
        drop: async () => {},
      };
    });
    const bench = {
      get database() {
        return database;
      },
      async open(changes = {}) {
        const store = await openStore({
          database: database.config,
          instance: 'one',
          learning: defaultLearning,
          halfLifeDays: 90,
          log: createTestLog(),
          clock: () => 1_700_000_000_000,
          ...changes,
        });
        stores.push(store);
        return store;
      },
    };
    for (const contract of [recordingContract, directoryContract, revisionsContract]) contract(bench);

    test('any character is kept as it is', async () => {
      const store = await bench.open();
      const note = `O'Brien "\\" \\' ; -- 😀 Yılmaz ${'\\'}`;
      await store.directory.saveProfile(anna, { name: '😀 Żółć', note, objects: false });
      expect(await store.directory.profileOf(anna)).toMatchObject({ name: '😀 Żółć', note });
    });
  });

  test.each([
    [
      'a database that is not there, to whoever sees all',
      () => at('nowhere', 'root').replace('geheim', ''),
      /it does not exist\. Create it: CREATE DATABASE `nowhere`/,
    ],
    [
      'the same to others',
      () => at('nowhere'),
      /may not use it, or it does not exist\. Grant it: GRANT SELECT, INSERT, UPDATE, DELETE, CREATE, ALTER, INDEX ON `nowhere`\.\* TO 'fam'@'%';/,
    ],
    ['a user without rights', () => at('calls_1', 'stranger'), /this user may not use it/],
    [
      'a wrong password',
      () => at('calls_1').replace('geheim', 'falsch'),
      /access is denied\. Check DATABASE_USERNAME and DATABASE_PASSWORD/,
    ],
    ['an unknown user', () => at('calls_1', 'nobody'), /access is denied/],
    ['a locked user', () => at('calls_1', 'locked'), /the user is locked\. Unlock it there/],
    [
      'a socket that is not there',
      () => `mysql://u@localhost/x?socket=${server.folder}/gone.sock`,
      /there is no socket of a server \(ENOENT\)/,
    ],
    [
      'a folder for a socket',
      () => `mysql://u@localhost/x?socket=${server.folder}`,
      /there is no socket of a server/,
    ],
  ])('%s is named as what it is', async (_, url, says) => {
    const problem = await problemAt(url());
    expect(problem).toMatch(says);
    expect(problem).not.toMatch(/geheim|falsch/);
  });

  test('a database that is made as the guide says is all that it takes', async () => {
    await server.run(statementsToMake('mysql'));
    expect(await problemAt(`mysql://familiar:secret@127.0.0.1:${server.port}/familiar`, true)).toBe('none');
  });

  test('a connection too many is named as that', async () => {
    const name = await createDatabase();
    const login = {
      host: '127.0.0.1',
      port: server.port,
      user: 'single',
      password: 'geheim',
      database: name,
    };
    const held = await createConnection(login);
    onTestFinished(() => held.end());
    expect(await problemAt(at(name, 'single'))).toMatch(
      /no connection left \(max_connections, max_user_connections\)/,
    );
  });

  test('a right that is missing is named, with the statement that grants it', async () => {
    const name = await createDatabase('select, insert, update, delete');
    expect(await problemAt(at(name))).toMatch(
      /a right is missing \(CREATE command denied .*\)\. Grant it: GRANT/,
    );
  });

  test('a database that can only be read serves reports, but no calls', async () => {
    const name = await createDatabase();
    expect(await problemAt(at(name), true)).toBe('none');
    await server.run(['set global read_only = 1']);
    onTestFinished(() => server.run(['set global read_only = 0']));
    expect(await problemAt(at(name))).toBe('none');
    expect(await problemAt(at(name), true)).toMatch(/it can only be read at the moment \(read_only\)/);
  });

  test('a server that was demoted under a running service is left, so that its name may lead to the next', async () => {
    const name = await createDatabase();
    const engine = await openEngine(databaseAt(at(name)), createTestLog());
    onTestFinished(() => engine.close());
    const write = () =>
      engine.transact(async tx => {
        const { rows } = await sql<{ id: number }>`select connection_id() as id`.execute(tx);
        await tx.insertInto('familiar_leases').values({ name: 'x', holder: '', expires_at: 0 }).execute();
        await tx.deleteFrom('familiar_leases').execute();
        return rows[0]?.id;
      });
    const before = await write();
    expect(await write()).toBe(before);
    await server.run(['set global read_only = 1']);
    onTestFinished(() => server.run(['set global read_only = 0']));
    await expect(write()).rejects.toMatchObject({ errno: 1290 });
    await server.run(['set global read_only = 0']);
    expect(await write()).not.toBe(before);
  });

  test('a user who may only read is told at start, and nothing of the proof is left', async () => {
    const name = await createDatabase();
    expect(await problemAt(at(name), true)).toBe('none');
    await server.run([`grant select on ${name}.* to reader@'%'`]);
    expect(await problemAt(at(name, 'reader'))).toBe('none');
    expect(await problemAt(at(name, 'reader'), true)).toMatch(/a right is missing \(INSERT command denied/);
    const engine = await openEngine(databaseAt(at(name)), createTestLog());
    expect(await engine.db.selectFrom('familiar_journal').selectAll().execute()).toEqual([]);
    expect(await engine.db.selectFrom('familiar_leases').selectAll().execute()).toEqual([]);
    await engine.close();
  });

  test('a right that is taken away while calls go on sets events aside, and they follow when it is back', async () => {
    const name = await createDatabase();
    expect(await problemAt(at(name))).toBe('none');
    // By table, since others hold for a connection as long as it is open.
    const grant = (rights: string, table: string): string =>
      `grant ${rights} on ${name}.${table} to reader@'%'`;
    const engine = await openEngine(databaseAt(at(name)), createTestLog());
    const tables = await engine.db.introspection.getTables();
    await engine.close();
    await server.run(tables.map(table => grant('select, insert, update, delete', table.name)));
    const log = createTestLog();
    const options = { instance: 'one', learning: defaultLearning, halfLifeDays: 90, log, clock: () => 0 };
    const inner = await openStore({ database: databaseAt(at(name, 'reader')), mustWrite: true, ...options });
    const file = join(await temporaryFolder(), 'spool');
    const spool = { file, bytes: 64 * 1024, giveUpAfterMs: 5_000, retryRefusedMs: 20 };
    const store = await withSpool(inner, { ...spool, ...options });
    onTestFinished(() => store.close());
    await server.run([`revoke insert on ${name}.familiar_journal from reader@'%'`]);
    for (const entry of answeredCall(leg('A'), 1_000, 'w1')) await store.record(entry);
    expect(store.state()).toMatchObject({
      isReachable: true,
      spooled: { entries: 0 },
      refused: { entries: 3, why: { reason: 'rights', code: 'ER_TABLEACCESS_DENIED_ERROR' } },
    });
    await server.run([grant('insert', 'familiar_journal')]);
    await vi.waitFor(() => expect(store.state().refused?.entries).toBe(0), 10_000);
    expect(await store.entriesSince(0)).toHaveLength(3);
  });

  test.each([
    'convert to character set latin1',
    'convert to character set utf8mb3',
    'convert to character set utf8mb4 collate utf8mb4_general_ci',
  ])('tables that were made or restored otherwise are refused with the remedy: %s', async change => {
    const name = await createDatabase();
    expect(await problemAt(at(name))).toBe('none');
    await server.run([`alter table familiar_calls ${change}`], name);
    const problem = await problemAt(at(name));
    expect(problem).toMatch(
      /familiar_calls has the collation \w+\. Convert each: ALTER TABLE familiar_calls CONVERT/,
    );
    const [, remedy = ''] = /(ALTER TABLE .*);/.exec(problem) ?? [];
    await server.run([remedy], name);
    expect(await problemAt(at(name))).toBe('none');
  });
});

test('a way to sign in that we don’t know has its own sentence', () => {
  const error = Object.assign(new Error('unknown plugin'), { code: 'AUTH_SWITCH_PLUGIN_ERROR' });
  const place = { host: 'db', port: 3306, database: 'x', user: 'u' };
  expect(mysqlRemedy(error, place)).toMatch(/in a way that Familiar does not know/);
});

test.each([
  [1130, "Host '10.0.0.7' is not allowed", /lets nobody in from this computer/],
  [1129, 'Host is blocked', /FLUSH HOSTS/],
  [1040, 'Too many connections', /no connection left/],
  [3159, 'Connections using insecure transport are prohibited', /by TLS only/],
  [1862, 'Your password has expired', /the password has expired/],
])('what the server says by number %i has its own sentence', (errno, message, says) => {
  const error = Object.assign(new Error(message), { errno });
  expect(mysqlRemedy(error, { host: 'db', port: 3306, database: 'x', user: 'u' })).toMatch(says);
});

test.runIf(areInstalled('mariadbd', 'installMariadb'))(
  'a server that is too old is refused with the version that is needed',
  async () => {
    const server = await startMariadb({ settings: ['--version=5.5.62'] });
    onTestFinished(() => server.stop());
    await server.run(['create database calls']);
    const database = databaseAt(`mysql://root@localhost/calls?socket=${server.folder}/mysqld.sock`);
    await expect(openEngine(database, createTestLog())).rejects.toThrow(
      `The MySQL database calls at socket ${server.folder}/mysqld.sock as user root can't be opened: MySQL 5.5.62 is too old; MySQL 5.7 or newer is needed.`,
    );
  },
);
