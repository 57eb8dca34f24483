import { createConnection, type RowDataPacket } from 'mysql2/promise';
import { describe, expect, onTestFinished, test } from 'vitest';
import { reportHealth } from '../../../src/app/health/report-health.ts';
import { importHistory } from '../../../src/app/history/import-history.ts';
import { createTutorialKeeper } from '../../../src/app/history/keep-tutorial-history.ts';
import type { Store } from '../../../src/app/ports/store.ts';
import { defaultLearning } from '../../../src/domain/call-record.ts';
import { openTutorial } from '../../../src/store/mysql/open-tutorial.ts';
import { openStore, type StoreOptions } from '../../../src/store/open-store.ts';
import { createTestApp, createTestLog } from '../../support/app.ts';
import { reachableServers, type TestDatabase } from '../../support/databases.ts';
import { familiarityOf, recordAll } from '../contract/bench.ts';
import { anna, answeredCall, bert, hangup, leg, newCall, phone } from '../entries.ts';

const agentsNumber = phone('+4921155555');
const noon = Date.UTC(2026, 5, 1, 10);

interface Row extends RowDataPacket {
  readonly id: string;
  readonly timestamp?: string;
  readonly customerPhone: string;
  readonly servicePhone: string;
}

for (const server of (await reachableServers()).filter(({ kind }) => kind === 'mysql')) {
  const start = async (changes: Partial<StoreOptions> = {}) => {
    const database = await server.create();
    onTestFinished(() => database.drop());
    const open = async (more: Partial<StoreOptions> = {}): Promise<Store> => {
      const store = await openStore({
        instance: 'one',
        database: database.config,
        learning: defaultLearning,
        halfLifeDays: 90,
        log: createTestLog(),
        clock: () => noon + 3_600_000,
        writesTutorial: true,
        tutorialTimeZone: 'Z',
        ...changes,
        ...more,
      });
      onTestFinished(() => store.close());
      return store;
    };
    return { database, open };
  };
  const rowsOf = ({ config }: TestDatabase): Promise<readonly Row[]> =>
    read(config, 'select * from call_history');
  const inShort = async (database: TestDatabase) =>
    (await rowsOf(database))
      .map(({ timestamp, customerPhone, servicePhone }) => [timestamp, customerPhone, servicePhone])
      .toSorted();
  /** Anna's call, answered five seconds after it began, by the agent whose number is known. */
  const call = (id: string, startedAt = noon) => {
    const [began, picked, ended] = answeredCall(leg(id), startedAt, 'w1');
    if (picked?.event.type !== 'answer') throw new Error('This is no answer.');
    return [began, { ...picked, event: { ...picked.event, answeringNumber: agentsNumber } }, ended].flatMap(
      entry => entry ?? [],
    );
  };

  describe('where the tutorial’s table is written to as well', () => {
    test('every answered call to the hotline is there once it is over, once, and nothing else', async () => {
      const { database, open } = await start();
      const store = await open();
      expect(await store.writeTutorialHistory()).toEqual({ rows: 0, withoutNumber: 0 });
      expect(await rowsOf(database)).toEqual([]);

      await recordAll(store, call('A'));
      const onlyRang = leg('B');
      await recordAll(store, [newCall(onlyRang, noon), hangup(onlyRang, noon + 20_000, 'cancel')]);
      await recordAll(store, answeredCall(leg('C', { role: 'direct' }), noon, 'w1'));
      await recordAll(store, call('D', noon + 60_000).slice(0, 2));
      await recordAll(store, answeredCall(leg('E', { caller: { kind: 'withheld' } }), noon, 'w1'));
      expect(await store.writeTutorialHistory()).toEqual({ rows: 1, withoutNumber: 0 });
      const first = ['2026-06-01 10:00:05', anna, agentsNumber];
      expect(await inShort(database)).toEqual([first]);

      await recordAll(store, call('D', noon + 60_000).slice(2));
      const second = ['2026-06-01 10:01:05', anna, agentsNumber];
      const other = await open({ instance: 'two' });
      await Promise.all([store.writeTutorialHistory(), other.writeTutorialHistory()]);
      await (await open()).writeTutorialHistory();
      expect(await inShort(database)).toEqual([first, second]);
      expect((await rowsOf(database)).map(({ id }) => id)).toEqual([
        expect.stringMatching(/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/),
        expect.stringMatching(/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/),
      ]);
    });

    test('the number is that of the agent where the answer named none; a call of nobody’s number is counted', async () => {
      const { database, open } = await start();
      const store = await open();
      await store.saveRoster({
        agents: [{ id: 'w1', name: 'Vera', numbers: [agentsNumber], presence: 'offline', dialNumber: null }],
        confirmedAt: noon,
      });
      await recordAll(store, answeredCall(leg('A'), noon, 'w1'));
      await recordAll(store, answeredCall(leg('B'), noon, 'w9'));
      expect(await store.writeTutorialHistory()).toEqual({ rows: 1, withoutNumber: 1 });
      expect(await inShort(database)).toEqual([['2026-06-01 10:00:05', anna, agentsNumber]]);
    });

    test.each([
      { zone: 'Europe/Berlin', want: '2026-06-01 12:00:05' },
      { zone: '+05:30', want: '2026-06-01 15:30:05' },
    ])('times are those of its clock, in $zone', async ({ zone, want }) => {
      const { database, open } = await start({ tutorialTimeZone: zone });
      const store = await open();
      await recordAll(store, call('A'));
      await store.writeTutorialHistory();
      expect((await inShort(database))[0]?.[0]).toBe(want);
    });

    test('the tutorial’s own rows stay, its columns are used, and nothing of it is ever taken for history anew', async () => {
      const { database, open } = await start({ tutorialTimeZone: null });
      await database.query(
        'create table call_history (id varchar(36) primary key, `timestamp` datetime not null default now(), ' +
          'customerPhone varchar(255) not null, servicePhone varchar(255) not null)',
      );
      await database.query(
        `insert into call_history (id, customerPhone, servicePhone) values ('1', '${bert}', '${agentsNumber}')`,
      );
      const store = await open({ clock: () => Date.now() + 60_000 });
      await recordAll(store, call('A'));
      await store.writeTutorialHistory();
      expect(await rowsOf(database)).toHaveLength(2);
      const { seconds } = (
        await read<{ seconds: number } & RowDataPacket>(
          database.config,
          `select unix_timestamp(\`timestamp\`) as seconds from call_history where customerPhone = '${anna}'`,
        )
      )[0] ?? { seconds: 0 };
      expect(seconds).toBe((noon + 5_000) / 1000);

      const again = await open({ clock: () => Date.now() + 60_000 });
      expect(await familiarityOf(again, anna)).toMatchObject([{ answeredCalls: 1 }]);
      expect(await familiarityOf(again, bert)).toMatchObject([{ answeredCalls: 1 }]);
    });

    test('rows that Familiar wrote are known again where the table is imported after a while with the tutorial', async () => {
      const { database, open } = await start();
      const store = await open();
      await recordAll(store, call('A'));
      await store.writeTutorialHistory();
      await database.query(
        `insert into call_history values ('1', '2026-06-01 10:00:09', '${bert}', '${agentsNumber}'), ('2', '2026-06-01 10:30:00', '${anna}', '${agentsNumber}')`,
      );
      if (database.config.kind !== 'mysql') throw new Error('This is about MySQL.');
      const { kind: _, timezone: __, ...place } = database.config;
      await using history = await openTutorial(place, {
        clock: () => noon + 3_600_000,
        timeZone: 'Z',
      });
      const run = { isTrial: false, signal: new AbortController().signal, onProgress: () => {} };
      const { totals } = await importHistory(store, history, run);
      expect(totals).toMatchObject({ added: 2, known: 1 });
      expect(await familiarityOf(store, anna)).toMatchObject([{ answeredCalls: 1 }, { answeredCalls: 1 }]);
    });

    test('a caller who is erased is erased there too, also from what the tutorial wrote', async () => {
      const { database, open } = await start();
      const store = await open();
      await recordAll(store, call('A'));
      await store.writeTutorialHistory();
      await database.query(
        `insert into call_history (id, customerPhone, servicePhone) values ('1', '${anna.slice(1)}', '+4989'), ('2', '${bert}', '+4989')`,
      );
      await store.callers.eraseCaller(anna);
      await store.writeTutorialHistory();
      expect((await rowsOf(database)).map(({ id }) => id)).toEqual(['2']);
    });

    test('a table that can’t be written to holds up nothing, is warned of, and gets what it lacks afterwards', async () => {
      const { database, open } = await start();
      const store = await open();
      const { context, log } = await createTestApp({ store });
      const keep = createTutorialKeeper(context);
      const warnings = () => reportHealth(context).warnings.map(({ en }) => en);
      await database.query('create table call_history (id int primary key, note text)');
      await recordAll(store, call('A'));
      await keep();
      await keep();
      expect(warnings()).toEqual([expect.stringContaining('TUTORIAL_HISTORY=write')]);
      expect(log.lines.filter(line => line.startsWith('warn'))).toHaveLength(1);
      expect(await store.recentCalls(9)).toHaveLength(1);

      await database.query('drop table call_history');
      await keep();
      expect(warnings()).toEqual([]);
      expect(await rowsOf(database)).toHaveLength(1);
    });
  });

  test('a store that was not opened for it refuses to write there', async () => {
    const { open } = await start({ writesTutorial: false });
    const store = await open();
    await expect(store.writeTutorialHistory()).rejects.toThrow('TUTORIAL_HISTORY');
  });
}

async function read<T extends RowDataPacket = Row>(
  config: TestDatabase['config'],
  statement: string,
): Promise<readonly T[]> {
  if (config.kind !== 'mysql') throw new Error('This is about MySQL.');
  const { host, port, user, password, database } = config;
  const connection = await createConnection({ host, port, user, password, database, dateStrings: true });
  try {
    const [rows] = await connection.query<T[]>(statement);
    return rows;
  } finally {
    await connection.end();
  }
}
