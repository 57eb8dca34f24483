import { describe, expect, test } from 'vitest';
import type { Log } from '../../../src/app/ports/log.ts';
import type { Store } from '../../../src/app/ports/store.ts';
import { pastCallEntry } from '../../../src/domain/journal-entry.ts';
import { anna, answeredCall, bert, leg, phone } from '../entries.ts';
import type { Bench } from './bench.ts';
import { familiarityOf, recordAll } from './bench.ts';

export function callHistoryContract(bench: Bench): void {
  describe('the history of the tutorial', () => {
    test('becomes history on the first start, once, with its dates, and without being changed', async () => {
      await createCallHistory(bench);
      const { log, messages } = keepLog();
      const first = await bench.open({ clock: () => now, log, tutorialTimeZone: 'Z' });
      const known = await familiarityOf(first, anna);
      expect(known).toEqual([
        {
          agentId: agent,
          answeredCalls: 2,
          weight: expect.closeTo(1 + 0.5 ** (59.35 / 90), 3),
          lastAnsweredAt: Date.UTC(2026, 4, 31, 8, 30, 15),
        },
      ]);
      expect(await familiarityOf(first, bert)).toMatchObject([
        { agentId: agent, answeredCalls: 1, lastAnsweredAt: Date.UTC(2026, 0, 1) },
      ]);
      expect(messages.at(-1)).toEqual({
        adopted: 3,
        unusable: 3,
        message:
          'Adopted the history of the tutorial, with its dates read in the time zone Z (DATABASE_TIMEZONE). Its table was not changed.',
      });
      await first.close();

      await bench.database.query(row('7', anna, agent, '2026-05-31 09:00:00'));
      const second = await bench.open({ clock: () => now + 1_000 });
      expect(await familiarityOf(second, anna)).toEqual(known);
      expect(await second.recentCalls(10)).toHaveLength(3);
    });

    test('counts as of the moment it was written by the clock of the database server, where nothing else is said', async () => {
      await createTable(bench);
      const before = Date.now();
      await bench.database.query(rowOf(before, bench));
      const { log, messages } = keepLog();
      const store = await bench.open({ clock: () => Date.now() + 3_600_000, log });
      const [known] = await familiarityOf(store, anna);
      expect(Math.abs((known?.lastAnsweredAt ?? 0) - before)).toBeLessThan(60_000);
      expect(messages.at(-1)).toMatchObject({
        message: expect.stringContaining(
          'read by the clock of the database server (DATABASE_TIMEZONE is not set)',
        ),
      });
    });

    test.each<{ zone: string; at: number }>([
      { zone: 'Europe/Berlin', at: Date.UTC(2026, 4, 31, 6, 30, 15) },
      { zone: '+05:30', at: Date.UTC(2026, 4, 31, 3, 0, 15) },
      { zone: 'Z', at: Date.UTC(2026, 4, 31, 8, 30, 15) },
    ])(
      'counts as of the moment its clock showed in $zone, where that is its time zone',
      async ({ zone, at }) => {
        await createCallHistory(bench);
        const store = await bench.open({ clock: () => now, tutorialTimeZone: zone });
        expect(await familiarityOf(store, anna)).toMatchObject([{ answeredCalls: 2, lastAnsweredAt: at }]);
      },
    );

    test('has rows of the same moment count one by one, and those from the future as of now, with a warning', async () => {
      await createTable(bench);
      for (const id of ['1', '2', '3'])
        await bench.database.query(row(id, anna, agent, '2026-05-01 08:00:00'));
      await bench.database.query(row('4', anna, agent, '2026-06-01 11:30:00'));
      const { log, messages } = keepLog();
      const store = await bench.open({ clock: () => now, log, tutorialTimeZone: 'Z' });
      expect(await familiarityOf(store, anna)).toMatchObject([{ answeredCalls: 4, lastAnsweredAt: now }]);
      expect(messages.at(-1)).toMatchObject({ rows: 1, message: expect.stringContaining('later than now') });
    });

    test('is not counted again where its calls are known from elsewhere, before or afterwards', async () => {
      const store = await bench.open({ clock: () => now });
      await store.saveRoster({ agents: [agentWith(agent)], confirmedAt: now });
      const at = Date.UTC(2026, 4, 31, 8, 30, 10);
      await recordAll(store, answeredCall(leg('A'), at - 5_000, 'w1'));
      await store.close();

      await createCallHistory(bench);
      const { log, messages } = keepLog();
      const later = await bench.open({ clock: () => now, log, tutorialTimeZone: 'Z' });
      expect(messages.at(-1)).toMatchObject({ adopted: 2, known: 1, unusable: 3 });
      expect(await count(later)).toBe(2);

      // As the history of sipgate has it: only when it began, and for how long.
      const startedAt = Date.UTC(2026, 3, 1, 23, 59, 40);
      const past = {
        type: 'pastCall',
        callId: 'sipgate:1',
        caller: anna,
        agentId: 'w1',
        answeringNumber: null,
        startedAt,
        answeredAt: startedAt,
        endedAt: startedAt + 90_000,
      } as const;
      expect(await imported(later, [past])).toMatchObject({ added: 0, known: 1 });
      expect(await count(later)).toBe(2);
    });

    test('gets its dates where an earlier version took it over without', async () => {
      await createCallHistory(bench);
      const first = await bench.open({ clock: () => now });
      await first.close();
      // As that version left it: all of one moment, and no word of dates.
      const undated = now - 3_600_000;
      await bench.database.query(
        `update familiar_meta set value = '{"adoptedAt":${undated},"adopted":3,"unusable":3}' where name = 'call_history'`,
      );
      for (const [id, caller] of [
        ['1', anna],
        ['2', anna],
        ['3', bert],
      ] as const) {
        const callId = `call_history:${id}`;
        const entry = pastCallEntry({
          type: 'pastCall',
          callId,
          caller,
          answeringNumber: agent,
          answeredAt: undated,
        });
        await bench.database.query(
          `update familiar_journal set entry = '${JSON.stringify(entry)}', received_at = ${undated} where call_id = '${callId}'`,
        );
      }
      const upgrade = keepLog();
      const upgraded = await bench.open({ clock: () => now, tutorialTimeZone: 'Z', log: upgrade.log });
      expect(upgrade.messages).toMatchObject([
        {
          redated: 3,
          message: expect.stringContaining('It has them now, with its dates read in the time zone Z'),
        },
      ]);
      expect(await familiarityOf(upgraded, anna)).toMatchObject([
        { answeredCalls: 2, lastAnsweredAt: Date.UTC(2026, 4, 31, 8, 30, 15) },
      ]);
      await upgraded.close();

      const { log, messages } = keepLog();
      const again = await bench.open({ clock: () => now, log });
      expect(messages).toEqual([]);
      expect((await again.recentCalls(9)).map(({ call }) => [call.callId, call.answeredAt])).toEqual([
        ['call_history:1', Date.UTC(2026, 4, 31, 8, 30, 15)],
        ['call_history:2', Date.UTC(2026, 3, 2)],
        ['call_history:3', Date.UTC(2026, 0, 1)],
      ]);
      const before = await familiarityOf(again, anna);
      await again.rebuild();
      expect(await familiarityOf(again, anna)).toEqual(before);
    });

    test('counts as of now where its table has no times, as in the tutorial’s first version', async () => {
      await createTable(bench, { isDated: false });
      await bench.database.query(`insert into call_history values ('1', '${anna}', '${agent}')`);
      const { log, messages } = keepLog();
      const store = await bench.open({ clock: () => now, log });
      expect(await familiarityOf(store, anna)).toMatchObject([{ answeredCalls: 1, lastAnsweredAt: now }]);
      expect(messages.at(-1)).toMatchObject({
        message:
          'Adopted the history of the tutorial, which has no times: it counts as of today. Its table was not changed.',
      });
    });

    test('is adopted to the end when the first start was cut short', async () => {
      await createCallHistory(bench);
      const first = await bench.open();
      await first.close();
      await bench.database.query("delete from familiar_meta where name = 'call_history'");
      await bench.database.query(row('7', anna, agent, '2026-05-31 08:30:16'));
      const second = await bench.open();
      expect(await familiarityOf(second, anna)).toMatchObject([{ agentId: agent, answeredCalls: 3 }]);
    });

    test('is not taken for one when a table only bears its name', async () => {
      await bench.database.query('create table call_history (id varchar(36) primary key, note text)');
      const store = await bench.open();
      expect(await store.recentCalls(10)).toEqual([]);
    });
  });
}

const agent = phone('+4921155555');
/** 1 June 2026, 10:00 UTC. */
const now = Date.UTC(2026, 5, 1, 10);

function agentWith(number: typeof agent) {
  return { id: 'w1', name: 'Vera', numbers: [number], presence: 'reachable', dialNumber: number } as const;
}

async function count(store: Store): Promise<number> {
  const known = await familiarityOf(store, anna);
  return known.reduce((sum, { answeredCalls }) => sum + answeredCalls, 0);
}

function imported(store: Store, calls: Parameters<Store['importCalls']>[0]['calls']) {
  const totals = { added: 0, known: 0, withoutAgent: 0, withoutCaller: 0 };
  return store.importCalls({ source: 'sipgate:1', calls, position: null, totals, isTrial: false });
}

function keepLog(): { readonly log: Log; readonly messages: object[] } {
  const messages: object[] = [];
  const keep = (fields: object, message: string): void => void messages.push({ ...fields, message });
  return { log: { debug() {}, info: keep, warn: keep, error: keep }, messages };
}

/** The table as the tutorial makes it, with three usable rows and three that name nobody. */
async function createCallHistory(bench: Bench): Promise<void> {
  await createTable(bench);
  const { database } = bench;
  await database.query(row('1', anna, agent, '2026-05-31 08:30:15'));
  await database.query(row('2', anna.slice(1), agent, '2026-04-02 00:00:00'));
  await database.query(row('3', bert, agent, '2026-01-01 00:00:00'));
  await database.query(row('4', 'anonymous', agent, '2026-05-31 08:30:15'));
  await database.query(row('5', '+', agent, '2026-05-31 08:30:15'));
  await database.query(row('6', anna, '', '2026-05-31 08:30:15'));
}

async function createTable({ database }: Bench, { isDated = true } = {}): Promise<void> {
  const { kind } = database.config;
  const quote = kind === 'mysql' ? '`' : '"';
  const [caller, called, timestamp] = ['customerPhone', 'servicePhone', 'timestamp'].map(
    name => `${quote}${name}${quote}`,
  );
  const type = kind === 'postgres' ? 'timestamp default now()' : 'datetime default current_timestamp';
  await database.query(
    `create table call_history (id varchar(36) primary key, ${isDated ? `${timestamp} ${type} not null, ` : ''}` +
      `${caller} varchar(255) not null, ${called} varchar(255) not null)`,
  );
}

/** A row of this moment, in epoch milliseconds, as the clock of the database server shows it. */
function rowOf(at: number, { database }: Bench): string {
  const seconds = Math.floor(at / 1000);
  const shown = {
    sqlite: `datetime(${seconds}, 'unixepoch')`,
    mysql: `from_unixtime(${seconds})`,
    postgres: `to_timestamp(${seconds})`,
  };
  return `insert into call_history values ('1', ${shown[database.config.kind]}, '${anna}', '${agent}')`;
}

function row(id: string, caller: string, called: string, at: string): string {
  return `insert into call_history values ('${id}', '${at}', '${caller}', '${called}')`;
}
