import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import type { PastDecision } from '../../src/app/ports/page.ts';
import type { Store } from '../../src/app/ports/store.ts';
import { defaultLearning } from '../../src/domain/call-record.ts';
import { decide, situationOf } from '../../src/routing/decide.ts';
import type { DatabaseKind } from '../../src/store/database/database-config.ts';
import type { Engine } from '../../src/store/database/engine.ts';
import { openEngine } from '../../src/store/database/open-engine.ts';
import { openStore } from '../../src/store/open-store.ts';
import { renderReason } from '../../src/wording/reason-text.ts';
import { createTestLog, type TestLog } from '../support/app.ts';
import { phone } from '../support/builders.ts';
import { reachableServers, type TestDatabase } from '../support/databases.ts';
import { fillAsOf, isSince, type LandedState, landedStates } from '../support/old-databases.ts';

const regular = phone('+491713920000');
const another = phone('+491713920001');
const lost = phone('+491713920002');
const direct = phone('+491713920003');

/** The calls that each of the states had seen, newest first: caller, kind, who answered, and the rule. */
const calls = [
  [another, 'past', '+492214710112', null],
  [another, 'past', '+492214710112', null],
  [direct, 'hotline', null, 'nobody-available'],
  [lost, 'hotline', 'w1', 'longest-idle'],
  [null, 'hotline', 'w2', 'longest-idle'],
  [regular, 'hotline', 'w5', 'preferred-agent'],
  [another, 'outgoing', 'w4', null],
  [direct, 'direct', 'w3', null],
  [lost, 'hotline', null, 'longest-idle'],
  [regular, 'hotline', 'w0', 'preferred-agent'],
  [another, 'hotline', 'w1', 'longest-idle'],
  [regular, 'hotline', 'w0', 'longest-idle'],
];

/** As {@link calls}, with the one that was recorded since decisions are packed. */
function callsSeenBy(commit: LandedState): typeof calls {
  return isSince(commit, '9937aff') ? calls.toSpliced(2, 0, [lost, 'hotline', 'w1', 'longest-idle']) : calls;
}

for (const server of await reachableServers()) {
  describe.each(landedStates)(`a ${server.kind} database made by %s`, commit => {
    let database: TestDatabase;
    let store: Store;
    let log: TestLog;
    beforeAll(async () => {
      database = await server.create();
      await fillAsOf(commit, server.kind, database);
      log = createTestLog();
      store = await open(database, log);
      return async () => {
        await store.close();
        await database.drop();
      };
    });

    test('gives every call that was in it, with its rule', async () => {
      expect((await store.recentCalls(100)).map(told)).toEqual(callsSeenBy(commit));
    });

    test('tells each decision, and makes it again', async () => {
      const decisions = (await store.recentCalls(100)).flatMap(({ decision }) => decision ?? []);
      for (const decision of decisions) {
        expect(renderReason(decision, 'en')).not.toContain('undefined');
        expect(renderReason(decision, 'de')).not.toContain('undefined');
        expect(decide(situationOf(decision)).outcome).toEqual(decision.outcome);
      }
    });

    test('gives reports what was decided, also once it is derived anew', async () => {
      const range = { from: 0, to: Number.MAX_SAFE_INTEGER, after: null, limit: 100 };
      const rules = async () =>
        (await store.directory.gistsBetween(range)).calls.map(({ gist }) => gist?.rule ?? null);
      const decided = callsSeenBy(commit)
        .map(([, , , rule]) => rule)
        .toReversed();
      expect(await rules()).toEqual(decided);
      await store.rebuild();
      expect(await rules()).toEqual(decided);
    });

    test('knows who knows whom, as counted anew', async () => {
      const asked = { memory: '', since: 0 };
      const before = await store.recallCaller({ ...asked, numbers: [regular] });
      expect(before.familiarity.map(one => [one.agentId, one.answeredCalls])).toEqual(
        expect.arrayContaining([
          ['w0', 2],
          ['w5', 1],
        ]),
      );
      await store.rebuild();
      expect(await store.recallCaller({ ...asked, numbers: [regular] })).toEqual(before);
    });

    test('keeps the roster, the configuration, users and pauses as far as it had them', async () => {
      expect((await store.loadRoster()).agents.map(agent => agent.id)).toContain('w0');
      expect(await store.latestRevision()).toBe(isSince(commit, 'b831701') ? 1 : 0);
      const hasPage = isSince(commit, 'b71e1b7');
      expect((await store.accounts.users()).map(user => user.login)).toEqual(
        hasPage ? ['anna@example.com'] : [],
      );
      expect(await store.pausesSince(0)).toHaveLength(hasPage ? 1 : 0);
    });

    test('is not derived anew by the next start', async () => {
      const next = createTestLog();
      await (await open(database, next)).close();
      expect(next.lines.filter(line => line.includes('anew'))).toEqual([]);
    });
  });

  describe(`the tables on ${server.kind}`, () => {
    let fresh: readonly unknown[];
    beforeAll(async () => {
      fresh = await tablesOf(await server.create(), null);
    });

    test.each(landedStates)('of a database made by %s are those of a new one', async commit => {
      expect(await tablesOf(await server.create(), commit)).toEqual(fresh);
    });

    /** Every column and index after the upgrade. */
    async function tablesOf(database: TestDatabase, commit: LandedState | null): Promise<readonly unknown[]> {
      try {
        if (commit !== null) await fillAsOf(commit, server.kind, database);
        const engine = await openEngine(database.config, createTestLog());
        try {
          return await describeTables(engine);
        } finally {
          await engine.close();
        }
      } finally {
        await database.drop();
      }
    }
  });
}

for (const server of (await reachableServers()).filter(({ kind }) => kind === 'mysql')) {
  // MySQL commits after each statement.
  test.each([
    ['before the derived tables were made anew', ['drop table familiar_calls']],
    ['behind the first of them', ['drop table familiar_familiarity', 'drop table familiar_calls']],
    [
      'after a column was added',
      [
        'drop table familiar_familiarity',
        'drop table familiar_calls',
        'alter table familiar_journal add column instance varchar(191) not null',
      ],
    ],
  ])('an upgrade that was cut short on MySQL %s goes on', async (_, done) => {
    const database = await server.create();
    try {
      await fillAsOf('388f8c5', 'mysql', database);
      for (const statement of done) await database.query(statement);
      const store = await open(database, createTestLog());
      expect((await store.recentCalls(100)).map(told)).toEqual(calls);
      await store.close();
    } finally {
      await database.drop();
    }
  });
}

function told({ call, decision }: PastDecision): readonly unknown[] {
  return [call.caller, call.kind, call.agentId, decision?.reason.rule ?? null];
}

function open({ config }: TestDatabase, log: TestLog): Promise<Store> {
  return openStore({
    database: config,
    learning: defaultLearning,
    halfLifeDays: 90,
    instance: 'test',
    log,
    clock: () => Date.UTC(2026, 5, 1, 14),
  });
}

const descriptions = {
  sqlite: [sql`select name, sql from sqlite_master where name like 'familiar\\_%' escape '\\' order by name`],
  mysql: [
    sql`select table_name, ordinal_position, column_name, column_type, is_nullable, column_default, extra, collation_name
      from information_schema.columns where table_schema = database() and table_name like 'familiar%'
      order by table_name, ordinal_position`,
    sql`select table_name, index_name, seq_in_index, column_name, non_unique
      from information_schema.statistics where table_schema = database() and table_name like 'familiar%'
      order by table_name, index_name, seq_in_index`,
  ],
  postgres: [
    sql`select table_name, ordinal_position, column_name, data_type, is_nullable, column_default, collation_name
      from information_schema.columns where table_schema = current_schema() and table_name like 'familiar%'
      order by table_name, ordinal_position`,
    sql`select tablename, indexname, indexdef from pg_indexes
      where schemaname = current_schema() and tablename like 'familiar%' order by tablename, indexname`,
  ],
} as const satisfies Record<DatabaseKind, readonly unknown[]>;

async function describeTables({ kind, db }: Engine): Promise<readonly unknown[]> {
  const answers = [];
  for (const question of descriptions[kind]) answers.push(...(await question.execute(db)).rows);
  return answers;
}
