import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Engine } from '../../../src/store/database/engine.ts';
import { prepared } from '../../../src/store/database/prepared.ts';
import { openSqlite } from '../../../src/store/sqlite/open-sqlite.ts';
import { createTestLog } from '../../support/app.ts';

let engine: Engine;
let built = 0;

const insert = prepared(({ db }, { rows }: { rows: readonly { name: string; value: string }[] }) => {
  built += 1;
  return db.insertInto('familiar_meta').values(rows);
});

const select = prepared(({ db }, { names, besides }: { names: readonly string[]; besides: string }) => {
  built += 1;
  const all = db.selectFrom('familiar_meta').select('value').orderBy('name');
  return all.where('name', 'in', names).where('name', '!=', besides);
});

beforeEach(async () => {
  engine = await openSqlite(':memory:', createTestLog());
  built = 0;
});
afterEach(() => engine.close());

test('a query is bound to new values each time, and built once for each length of its lists', async () => {
  await insert(engine, { rows: [{ name: 'a', value: '1' }] });
  await insert(engine, { rows: [{ name: 'b', value: '2' }] });
  await insert(engine, {
    rows: [
      { name: 'c', value: '3' },
      { name: 'd', value: '4' },
    ],
  });
  expect(built).toBe(2);
  expect(await select(engine, { names: ['a', 'b', 'd'], besides: 'b' })).toEqual([
    { value: '1' },
    { value: '4' },
  ]);
  expect(await select(engine, { names: ['b', 'c', 'x'], besides: 'a' })).toEqual([
    { value: '2' },
    { value: '3' },
  ]);
  expect(built).toBe(3);
});

test('a query outside of a transaction does not see into one that may still be undone', async () => {
  let undo = (): void => {};
  const mayEnd = new Promise<void>(resolve => {
    undo = resolve;
  });
  let begin = (): void => {};
  const hasBegun = new Promise<void>(resolve => {
    begin = resolve;
  });
  const undone = engine.transact(async tx => {
    await tx.insertInto('familiar_meta').values({ name: 'a', value: '1' }).execute();
    begin();
    await mayEnd;
    throw new Error('Undone.');
  });
  await hasBegun;
  const selected = select(engine, { names: ['a', 'b'], besides: 'b' });
  undo();
  await expect(undone).rejects.toThrow('Undone.');
  expect(await selected).toEqual([]);
});
