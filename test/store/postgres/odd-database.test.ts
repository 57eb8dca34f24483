import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { sql } from 'kysely';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { defaultLearning } from '../../../src/domain/call-record.ts';
import type { JournalEntry } from '../../../src/domain/journal-entry.ts';
import type { Engine } from '../../../src/store/database/engine.ts';
import { openEngine } from '../../../src/store/database/open-engine.ts';
import { openStore } from '../../../src/store/open-store.ts';
import { postgresRemedy } from '../../../src/store/postgres/postgres-remedy.ts';
import { withSpool } from '../../../src/store/spool/spooling-store.ts';
import { createTestLog } from '../../support/app.ts';
import { statementsToMake } from '../../support/guide.ts';
import { startPostgres } from '../../support/own-postgres.ts';
import { areInstalled, type OwnServer, programs } from '../../support/own-servers.ts';
import { databaseAt } from '../../support/server-url.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { answeredCall, leg } from '../entries.ts';

describe.runIf(areInstalled('postgres', 'initdb', 'pgDump', 'psql'))(
  'a PostgreSQL database of its own ways',
  () => {
    let server: OwnServer;
    let names = 0;

    beforeAll(async () => {
      server = await startPostgres({ hba: ['host all barred all reject'] });
      await server.run([
        ...['fam', 'other', 'barred'].map(role => `create role ${role} login password 'geheim'`),
        "create role single login password 'geheim' connection limit 1",
      ]);
    });
    afterAll(() => server.stop());

    async function createDatabase(more = 'owner fam'): Promise<string> {
      const name = `calls_${++names}`;
      await server.run([`create database ${name} ${more}`]);
      return name;
    }

    function at(database: string, user = 'fam', options = ''): string {
      return `postgres://${user}:geheim@127.0.0.1:${server.port}/${database}${options}`;
    }

    async function open(url: string, mustWrite = false): Promise<Engine> {
      return openEngine(databaseAt(url), createTestLog(), mustWrite);
    }

    async function problemAt(url: string, mustWrite = false): Promise<string> {
      try {
        await (await open(url, mustWrite)).close();
        return 'none';
      } catch (error) {
        return String(error);
      }
    }

    test.each(['LATIN1', 'SQL_ASCII', 'LATIN9', 'WIN1252'])(
      'one in %s is refused before anything is made in it',
      async encoding => {
        const name = await createDatabase(
          `owner fam encoding '${encoding}' template template0 lc_collate 'C' lc_ctype 'C'`,
        );
        const problem = await problemAt(at(name));
        expect(problem).toMatch(new RegExp(`it keeps texts as ${encoding}, which can't hold every name`));
        const [, remedy = ''] = /(CREATE DATABASE .*);/.exec(problem) ?? [];
        await server.run([remedy]);
        await server.run([`alter database ${name}_utf8 owner to fam`]);
        expect(await problemAt(at(`${name}_utf8`))).toBe('none');
      },
    );

    test('one that an earlier version has filled is opened all the same, and what it can’t hold keeps nothing else waiting', async () => {
      const whole = await createDatabase();
      expect(await problemAt(at(whole))).toBe('none');
      const name = await createDatabase(
        "owner fam encoding 'LATIN1' template template0 lc_collate 'C' lc_ctype 'C'",
      );
      const dump = execFileSync(
        programs.pgDump ?? '',
        ['-h', server.folder, '-p', String(server.port), '-U', 'postgres', whole],
        {
          encoding: 'utf8',
        },
      );
      execFileSync(
        programs.psql ?? '',
        ['-h', server.folder, '-p', String(server.port), '-U', 'postgres', '-d', name, '-q'],
        {
          input: dump,
          stdio: ['pipe', 'ignore', 'inherit'],
        },
      );
      const folder = await temporaryFolder();
      const log = createTestLog();
      const options = { instance: 'one', learning: defaultLearning, halfLifeDays: 90, log, clock: () => 0 };
      const inner = await openStore({ database: databaseAt(at(name)), mustWrite: true, ...options });
      const spool = { file: join(folder, 'spool'), bytes: 64 * 1024, giveUpAfterMs: 5_000 };
      const store = await withSpool(inner, { ...spool, ...options });
      onTestFinished(() => store.close());
      for (const id of ['A', 'B', 'C']) {
        const [ringing, ...rest] = answeredCall(leg(id), 1_000, 'w1');
        const event = { ...ringing?.event, users: [{ id: 'w1', name: 'Mehmet Yılmaz' }] };
        await store.recordOffer({ ...ringing, event } as JournalEntry, 2_000);
        for (const entry of rest) await store.record(entry);
      }
      expect((await inner.entriesSince(0)).map(({ event }) => event.type).toSorted()).toEqual([
        ...['answer', 'answer', 'answer'],
        ...['hangup', 'hangup', 'hangup'],
      ]);
      expect(await store.entriesSince(0)).toHaveLength(9);
      expect(store.state()).toMatchObject({
        encoding: 'LATIN1',
        isReachable: true,
        spooled: { entries: 0 },
        refused: { entries: 3, why: { reason: 'character', code: '22P05' } },
      });
    });

    test('who may not make tables is told which rights to grant, and they are enough', async () => {
      const name = await createDatabase('');
      const problem = await problemAt(at(name), true);
      expect(problem).toMatch(
        /a right is missing \(permission denied for schema public\)\. As owner of this database run: GRANT/,
      );
      await server.run(grantsIn(problem), name);
      expect(await problemAt(at(name), true)).toBe('none');
    });

    test('in the schema to which their search_path leads', async () => {
      const name = await createDatabase('');
      await server.run(['create schema "Calls"', 'grant usage on schema "Calls" to fam'], name);
      const url = at(name, 'fam', '?options=-c%20search_path%3D%22Calls%22');
      const problem = await problemAt(url, true);
      expect(problem).toMatch(/GRANT USAGE, CREATE ON SCHEMA "Calls" TO "fam";/);
      await server.run(grantsIn(problem), name);
      expect(await problemAt(url, true)).toBe('none');
    });

    test('so is who finds tables that belong to somebody else', async () => {
      const name = await createDatabase();
      expect(await problemAt(at(name))).toBe('none');
      const problem = await problemAt(at(name, 'other'), true);
      expect(problem).toMatch(/a right is missing \(permission denied for table familiar_\w+\)/);
      await server.run(grantsIn(problem), name);
      expect(await problemAt(at(name, 'other'), true)).toBe('none');
    });

    function grantsIn(problem: string): string[] {
      return [...problem.matchAll(/GRANT [^;]+/g)].map(([statement]) => statement);
    }

    test('a search_path that leads nowhere is named', async () => {
      const name = await createDatabase();
      expect(await problemAt(at(name, 'fam', '?options=-c%20search_path%3Dnowhere'))).toMatch(
        /there is no schema to make tables in\. Check search_path/,
      );
    });

    test('two installations live in two schemas of one database', async () => {
      const name = await createDatabase();
      await server.run(
        ['create schema north authorization fam', 'create schema south authorization fam'],
        name,
      );
      for (const schema of ['north', 'south']) {
        const engine = await open(at(name, 'fam', `?options=-c%20search_path%3D${schema}`), true);
        await engine.db
          .insertInto('familiar_meta')
          .values({ name: 'where', value: JSON.stringify(schema) })
          .execute();
        expect(
          await engine.db.selectFrom('familiar_meta').select('value').where('name', '=', 'where').execute(),
        ).toEqual([{ value: JSON.stringify(schema) }]);
        await engine.close();
      }
    });

    test('tables are found again after a schema was made that comes before theirs', async () => {
      const name = await createDatabase();
      const engine = await open(at(name));
      await engine.db.insertInto('familiar_meta').values({ name: 'here', value: '1' }).execute();
      await engine.close();
      await server.run(['create schema fam authorization fam'], name);
      const again = await open(at(name), true);
      expect(
        await again.db.selectFrom('familiar_meta').select('value').where('name', '=', 'here').execute(),
      ).toHaveLength(1);
      await again.close();
    });

    test('a database that can only be read serves reports, but no calls', async () => {
      const name = await createDatabase();
      expect(await problemAt(at(name), true)).toBe('none');
      await server.run([`alter database ${name} set default_transaction_read_only = on`]);
      expect(await problemAt(at(name))).toBe('none');
      expect(await problemAt(at(name), true)).toMatch(
        /it can only be read at the moment\. Name the server that can write/,
      );
    });

    test('a server that was demoted under a running service is left, so that its name may lead to the next', async () => {
      const engine = await open(at(await createDatabase()));
      onTestFinished(() => engine.close());
      const processId = async (): Promise<number> =>
        engine.transact(async tx => {
          const { rows } = await sql<{ id: number }>`select pg_backend_pid() as id`.execute(tx);
          return rows[0]?.id ?? 0;
        });
      const before = await processId();
      expect(await processId()).toBe(before);
      const writing = engine.transact(async tx => {
        await sql`set transaction read only`.execute(tx);
        await tx.insertInto('familiar_leases').values({ name: 'x', holder: '', expires_at: 0 }).execute();
      });
      await expect(writing).rejects.toMatchObject({ code: '25006' });
      expect(await vi.waitFor(processId, 30_000)).not.toBe(before);
    });

    test('limits and levels that a hoster has set for all sessions are ours within a transaction', async () => {
      const name = await createDatabase();
      await server.run([
        `alter database ${name} set statement_timeout = '20s'`,
        `alter database ${name} set lock_timeout = '20s'`,
        `alter database ${name} set default_transaction_isolation = 'serializable'`,
      ]);
      const engine = await open(at(name));
      onTestFinished(() => engine.close());
      const { rows } = await engine.transact(tx =>
        sql`select current_setting('statement_timeout') as statement, current_setting('lock_timeout') as lock,
        current_setting('transaction_isolation') as level`.execute(tx),
      );
      expect(rows).toEqual([{ statement: '30s', lock: '3s', level: 'read committed' }]);
    });

    test('a database that is made as the guide says is all that it takes', async () => {
      await server.run(statementsToMake('postgres'));
      expect(await problemAt(`postgres://familiar:secret@127.0.0.1:${server.port}/familiar`, true)).toBe(
        'none',
      );
    });

    test('a connection too many is named as that', async () => {
      const name = await createDatabase('owner single');
      const held = new Client({ connectionString: at(name, 'single') });
      await held.connect();
      onTestFinished(() => held.end());
      expect(await problemAt(at(name, 'single'))).toMatch(/no connection left \(max_connections\)/);
    });

    test.each([
      ['a database that is not there', () => at('nowhere'), /it does not exist\. Create it with createdb/],
      [
        'a wrong password',
        () => at('postgres').replace('geheim', 'falsch'),
        /access is denied\. Check user and password/,
      ],
      [
        'no password',
        () => at('postgres').replace(':geheim', ''),
        /wants a password, and none is given\. Write it into DATABASE_PASSWORD/,
      ],
      [
        'a user whom pg_hba.conf bars',
        () => at('postgres', 'barred'),
        /access is denied \(pg_hba\.conf rejects.*what pg_hba\.conf on the server says/,
      ],
      [
        'a socket that is not there',
        () => `postgres:///x?host=${server.folder}/gone`,
        /no socket of a server in this folder \(ENOENT\)/,
      ],
      [
        'another user on a socket',
        () => `postgres://fam@/postgres?host=${server.folder}&port=${server.port}`,
        /access is denied \(Peer authentication failed/,
      ],
    ])('%s is named as what it is', async (_, url, says) => {
      const problem = await problemAt(url());
      expect(problem).toMatch(says);
      expect(problem).not.toMatch(/geheim|falsch/);
    });

    test('a socket is as good as an address', async () => {
      const name = await createDatabase();
      expect(
        await problemAt(`postgres://postgres@/${name}?host=${server.folder}&port=${server.port}`, true),
      ).toBe('none');
      const file = encodeURIComponent(server.folder);
      expect(await problemAt(`postgres://postgres@${file}:${server.port}/${name}?sslmode=verify-full`)).toBe(
        'none',
      );
    });
  },
);

test.each([
  ['57P03', 'the database system is starting up', /the server is not ready yet/],
  ['53300', 'sorry, too many clients already', /no connection left/],
])('what the server says by code %s has its own sentence', (code, message, says) => {
  const error = Object.assign(new Error(message), { code });
  expect(postgresRemedy(error, { host: 'db', port: 5432, database: 'x', user: 'u' })).toMatch(says);
});
