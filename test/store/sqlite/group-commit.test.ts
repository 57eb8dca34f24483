import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Engine } from '../../../src/store/database/engine.ts';
import { openSqlite } from '../../../src/store/sqlite/open-sqlite.ts';
import { createTestLog } from '../../support/app.ts';

let engine: Engine;

beforeEach(async () => {
  engine = await openSqlite(':memory:', createTestLog());
});
afterEach(() => engine.close());

function write(name: string, thenFail?: Error): Promise<string> {
  return engine.transact(async tx => {
    await tx.insertInto('familiar_meta').values({ name, value: '{}' }).execute();
    if (thenFail !== undefined) throw thenFail;
    return name;
  });
}

async function written(): Promise<string[]> {
  const rows = await engine.db.selectFrom('familiar_meta').select('name').orderBy('name').execute();
  return rows.map(row => row.name);
}

test('work that fails is undone alone and told why', async () => {
  const outcomes = await Promise.allSettled([
    write('a'),
    write('b', new Error('b is wrong')),
    write('c'),
    write('a'),
    write('d'),
  ]);
  expect(
    outcomes.map(outcome => (outcome.status === 'fulfilled' ? outcome.value : String(outcome.reason))),
  ).toEqual(['a', 'Error: b is wrong', 'c', 'Error: UNIQUE constraint failed: familiar_meta.name', 'd']);
  expect(await written()).toEqual(['a', 'c', 'd']);
});

test('nobody hears of success when the common commit fails', async () => {
  await sql`create table child (parent references familiar_meta (name) deferrable initially deferred)`.execute(
    engine.db,
  );
  const orphan = engine.transact(tx => sql`insert into child values ('nobody')`.execute(tx));
  const outcomes = await Promise.allSettled([write('a'), orphan]);
  expect(outcomes.map(outcome => outcome.status)).toEqual(['rejected', 'rejected']);
  expect(await written()).toEqual([]);
  expect(await write('b')).toBe('b');
});

test('more work than fits one commit is all done', async () => {
  const names = Array.from({ length: 450 }, (_, index) => `${index}`);
  expect(await Promise.all(names.map(name => write(name)))).toEqual(names);
  expect(await written()).toHaveLength(450);
});
