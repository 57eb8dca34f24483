import { CompiledQuery, sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Engine } from '../../../src/store/database/engine.ts';
import { openEngine } from '../../../src/store/database/open-engine.ts';
import { isAnswer, refusalOf } from '../../../src/store/spool/refusal.ts';
import { createTestLog } from '../../support/app.ts';
import { reachableServers, type TestDatabase } from '../../support/databases.ts';

/** Why it is refused, if it is, and by which code or number. */
type Outcome = readonly [reason: string | null, code: string | number];

const journaled = (callId: string, entry = '{}'): string =>
  `insert into familiar_journal (call_id, event, received_at, flow_id, role, entry, instance)
   values ('${callId}', 'newCall', 1, 'f', 'hotline', '${entry}', 'one')`;

/** What each database says of the same faults; null: the entry has nothing to do with it. */
const faults: Readonly<
  Record<string, readonly (readonly [what: string, statements: readonly string[], outcome: Outcome])[]>
> = {
  sqlite: [
    ['a table that is gone', ['insert into familiar_gone values (1)'], ['tables', 'SQLite 1']],
    ['a column that is gone', ['select gone from familiar_calls'], ['tables', 'SQLite 1']],
    ['a transaction that a full disk has ended', ['commit'], [null, 'ERR_SQLITE_ERROR']],
    ['a row that may not be twice', [journaled('A'), journaled('A')], ['other', 'SQLite 2067']],
    [
      'a database that can only be read',
      ['pragma query_only = on', journaled('B')],
      [null, 'ERR_SQLITE_ERROR'],
    ],
  ],
  mysql: [
    ['an id that is too long', [journaled('x'.repeat(192))], ['too-long', 'ER_DATA_TOO_LONG']],
    [
      'a letter that a column has no room for',
      ['create temporary table t (a varchar(9)) character set latin1', "insert into t values ('Yılmaz')"],
      ['character', 'ER_TRUNCATED_WRONG_VALUE_FOR_FIELD'],
    ],
    [
      'a number that is too large',
      [
        'update familiar_claims set expires_at = 1e30',
        "insert into familiar_claims values ('a', 'b', 9223372036854775808)",
      ],
      ['out-of-range', 'ER_WARN_DATA_OUT_OF_RANGE'],
    ],
    ['a table that is gone', ['insert into familiar_gone values (1)'], ['tables', 'ER_NO_SUCH_TABLE']],
    ['a column that is gone', ['select gone from familiar_calls'], ['tables', 'ER_BAD_FIELD_ERROR']],
    ['a connection that is cut', ['kill connection_id()'], [null, 1927]],
  ],
  postgres: [
    [
      'a character that no text may hold',
      [`select '\\x00'::bytea, convert_from('\\x41ff'::bytea, 'UTF8')`],
      ['character', '22021'],
    ],
    [
      'an id that is too long',
      [
        `insert into familiar_leases select string_agg(md5(n::text), ''), '', 0 from generate_series(1, 1000) n`,
      ],
      ['too-long', '54000'],
    ],
    [
      'a number that is too large',
      ["insert into familiar_leases values ('a', '', 9223372036854775808)"],
      ['out-of-range', '22003'],
    ],
    ['a table that is gone', ['insert into familiar_gone values (1)'], ['tables', '42P01']],
    [
      'a right that is missing',
      ['begin; set local role pg_monitor; insert into familiar_leases values (1, 1, 1)'],
      ['rights', '42501'],
    ],
    [
      'a row that may not be twice',
      ["insert into familiar_leases values ('a', '', 0), ('a', '', 0)"],
      ['other', '23505'],
    ],
    [
      'a database that can only be read',
      ["begin; set transaction read only; insert into familiar_leases values ('a', '', 0)"],
      [null, '25006'],
    ],
    [
      'a statement that takes too long',
      ['begin; set local statement_timeout = 1; select pg_sleep(9)'],
      [null, '57014'],
    ],
    ['a connection that is cut', ['select pg_terminate_backend(pg_backend_pid())'], [null, '57P01']],
  ],
};

for (const server of await reachableServers())
  describe(`what ${server.kind} says`, () => {
    let database: TestDatabase;
    let engine: Engine;
    beforeAll(async () => {
      database = await server.create();
      engine = await openEngine(database.config, createTestLog());
    });
    afterAll(async () => {
      await engine.close();
      await database.drop();
    });

    test.each(faults[server.kind] ?? [])('%s', async (_, statements, [reason, code]) => {
      const error = await engine.db
        .connection()
        .execute(async db => {
          try {
            for (const statement of statements) await db.executeQuery(CompiledQuery.raw(statement));
          } catch (failure) {
            await db
              .executeQuery(
                CompiledQuery.raw(server.kind === 'sqlite' ? 'pragma query_only = off' : 'rollback'),
              )
              .catch(() => {});
            throw failure;
          }
        })
        .catch((failure: unknown) => failure);
      expect(isAnswer(error)).toBe(true);
      expect(refusalOf(error)).toEqual(reason === null ? null : { reason, code });
      if (reason === null) expect(error).toMatchObject(typeof code === 'number' ? { errno: code } : { code });
      // The database is there for others.
      expect((await sql`select 1 as one`.execute(engine.db)).rows).toEqual([{ one: 1 }]);
    });
  });

test.each([
  Object.assign(new Error('connect'), { code: 'ECONNREFUSED', errno: -111, syscall: 'connect' }),
  Object.assign(new Error('lost'), { code: 'PROTOCOL_CONNECTION_LOST', fatal: true }),
  Object.assign(new Error('silent'), { code: 'ETIMEDOUT' }),
  new Error('Connection terminated unexpectedly'),
  null,
])('%s is neither a refusal nor an answer', error => {
  expect(refusalOf(error)).toBeNull();
  expect(isAnswer(error)).toBe(false);
});

test.each([1044, 1049, 1203, 1226])(
  'a connection that MySQL does not give is no refusal of an entry: %i',
  errno => {
    const error = Object.assign(new Error('no'), { errno, code: 'ER_SOMETHING', sqlState: '42000' });
    expect(refusalOf(error)).toBeNull();
    expect(isAnswer(error)).toBe(true);
  },
);

test('what goes wrong in our own code with an entry counts as refused, since it would do so for ever', () => {
  expect(refusalOf(new TypeError('undefined is no object'))).toEqual({ reason: 'other', code: 'TypeError' });
});
