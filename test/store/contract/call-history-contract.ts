import { describe, expect, test } from 'vitest';
import type { Log } from '../../../src/app/ports.ts';
import { anna, bert, phone } from '../entries.ts';
import type { Bench } from './bench.ts';
import { familiarityOf } from './bench.ts';

export function callHistoryContract(bench: Bench): void {
  describe('the history of the tutorial', () => {
    test('becomes history on the first start, once, without being changed', async () => {
      await createCallHistory(bench);
      const clock = () => 1_700_000_000_000;
      const messages: unknown[] = [];
      const log: Log = { ...silent, info: (fields, message) => messages.push({ ...fields, message }) };
      const first = await bench.open({ clock, log });
      const known = await familiarityOf(first, anna);
      expect(known).toEqual([
        { agentId: agent, answeredCalls: 2, weight: 2, lastAnsweredAt: 1_700_000_000_000 },
      ]);
      expect(await familiarityOf(first, bert)).toMatchObject([{ agentId: agent, answeredCalls: 1 }]);
      expect(messages.at(-1)).toEqual({
        adopted: 3,
        unusable: 3,
        message: 'Adopted the history of the tutorial. Its table was not changed.',
      });
      await first.close();

      await bench.database.query(row('7', anna, agent));
      const second = await bench.open({ clock: () => 1_800_000_000_000 });
      expect(await familiarityOf(second, anna)).toEqual(known);
      expect(await second.recentCalls(10)).toHaveLength(3);
    });

    test('is adopted to the end when the first start was cut short', async () => {
      await createCallHistory(bench);
      const first = await bench.open();
      await first.close();
      await bench.database.query("delete from familiar_meta where name = 'call_history'");
      await bench.database.query(row('7', anna, agent));
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
const silent: Log = { debug() {}, info() {}, warn() {}, error() {} };

/** The table as the tutorial makes it, with three usable rows and three that name nobody. */
async function createCallHistory({ database }: Bench): Promise<void> {
  const quote = database.config.kind === 'mysql' ? '`' : '"';
  const [caller, called] = ['customerPhone', 'servicePhone'].map(name => `${quote}${name}${quote}`);
  await database.query(
    `create table call_history (id varchar(36) primary key, ${caller} varchar(255), ${called} varchar(255))`,
  );
  await database.query(row('1', anna, agent));
  await database.query(row('2', anna.slice(1), agent));
  await database.query(row('3', bert, agent));
  await database.query(row('4', 'anonymous', agent));
  await database.query(row('5', '+', agent));
  await database.query(row('6', anna, ''));
}

function row(id: string, caller: string, called: string): string {
  return `insert into call_history values ('${id}', '${caller}', '${called}')`;
}
