import { existsSync } from 'node:fs';
import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { CompiledQuery, sql } from 'kysely';
import { expect, onTestFinished, test, vi } from 'vitest';
import type { Engine } from '../../../src/store/database/engine.ts';
import { checkpointBeside } from '../../../src/store/sqlite/checkpoint-beside.ts';
import { openDatabase } from '../../../src/store/sqlite/open-database.ts';
import { openSqlite } from '../../../src/store/sqlite/open-sqlite.ts';
import { type Connection, connectionTo, runNow } from '../../../src/store/sqlite/sqlite-dialect.ts';
import { createTestLog } from '../../support/app.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

async function open() {
  const file = join(await temporaryFolder(), 'familiar.db');
  const log = createTestLog();
  const engine = await openSqlite(file, log);
  onTestFinished(() => engine.close().catch(() => {}));
  return { file, log, engine };
}

/** Six megabytes, of which each commit writes a part to the log. */
async function writeMuch(engine: Engine): Promise<void> {
  for (let part = 0; part < 60; part++) await write(engine, `part ${part}`, 'x'.repeat(100_000));
}

function write(engine: Engine, name: string, value = '1'): Promise<unknown> {
  return engine.transact(tx => tx.insertInto('familiar_meta').values({ name, value }).execute());
}

/** How many pages of the log are not in the database file yet. */
async function pagesLeft(engine: Engine): Promise<number> {
  const { rows } = await sql<{ log: number; checkpointed: number }>`pragma wal_checkpoint(noop)`.execute(
    engine.db,
  );
  const [state] = rows;
  return (state?.log ?? 0) - (state?.checkpointed ?? 0);
}

const patient = { timeout: 20_000 };

test('what stands in the log is taken over by a thread, and not within a commit', async () => {
  const { engine, log } = await open();
  await writeMuch(engine);
  expect(await pagesLeft(engine)).toBeGreaterThan(1_000);
  await vi.waitFor(async () => expect(await pagesLeft(engine)).toBe(0), patient);
  await engine.close();
  expect(log.lines).toEqual([]);
});

test('the log takes no more of the disk than it needs, however much is written at once', async () => {
  const { engine, file } = await open();
  // A hundred megabytes that are written anew again and again, before anybody looks.
  await write(engine, 'much');
  for (let round = 0; round < 100; round++)
    await engine.transact(tx =>
      tx
        .updateTable('familiar_meta')
        .set({ value: String(round % 10).repeat(1_000_000) })
        .where('name', '=', 'much')
        .execute(),
    );
  const { size } = await stat(`${file}-wal`);
  expect(size).toBeLessThan(24 * 1024 * 1024);
});

test('a thread that fails makes no file anew, says so, and leaves the log to SQLite again', async () => {
  const file = join(await temporaryFolder(), 'familiar.db');
  const log = createTestLog();
  const connection = connectionTo(await openDatabase(file));
  connection.exec('pragma journal_mode = wal');
  connection.exec('create table notes (text)');
  const checkpoints = checkpointBeside(connection, file, log);
  checkpoints.begin();
  expect(pragmaOf(connection, 'wal_autocheckpoint')).toBe(4_096);
  for (let row = 0; row < 60; row++) connection.exec('insert into notes values (zeroblob(100000))');
  await rm(file);
  await vi.waitFor(() => expect(log.lines).toHaveLength(1), patient);
  expect(log.lines[0]).toContain('From now on calls wait for that.');
  expect(existsSync(file)).toBe(false);
  expect(pragmaOf(connection, 'wal_autocheckpoint')).toBe(1_000);
  await checkpoints.end();
  connection.close();
});

test('a database that can not be asked ends nothing', async () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const log = createTestLog();
  const connection = connectionTo(await openDatabase(':memory:'));
  const checkpoints = checkpointBeside(connection, 'familiar.db', log);
  checkpoints.begin();
  connection.close();
  vi.advanceTimersByTime(60_000);
  await checkpoints.end();
  expect(log.lines).toEqual([]);
});

function pragmaOf(connection: Connection, pragma: string): unknown {
  const [row] = runNow<Record<string, unknown>>(connection, CompiledQuery.raw(`pragma ${pragma}`));
  return row?.[pragma];
}
