import { once } from 'node:events';
import { type FileHandle, mkdtemp, open, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, type MockInstance, onTestFinished, test, vi } from 'vitest';
import { StoreError } from '../../../src/store/database/store-error.ts';
import { openDatabase } from '../../../src/store/sqlite/open-database.ts';
import { openSqlite } from '../../../src/store/sqlite/open-sqlite.ts';
import { createTestLog } from '../../support/app.ts';
import { spawnInstance } from '../instances.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'familiar_test_'));
});
afterEach(() => rm(folder, { recursive: true }));

test('the file and the folder it creates belong to this user alone', async () => {
  const file = join(folder, 'new', 'familiar.db');
  const engine = await openSqlite(file, createTestLog());
  const modes = await Promise.all([join(folder, 'new'), file, `${file}-wal`].map(path => stat(path)));
  await engine.close();
  expect(modes.map(({ mode }) => (mode & 0o777).toString(8))).toEqual(['700', '600', '600']);
});

test('what a commit has written is synced before anybody hears of it, though not by SQLite within the commit', async () => {
  const file = join(folder, 'familiar.db');
  const engine = await openSqlite(file, createTestLog());
  const settings =
    await sql`select * from pragma_journal_mode, pragma_synchronous, pragma_foreign_keys`.execute(engine.db);
  expect(settings.rows).toEqual([{ journal_mode: 'wal', synchronous: 1, foreign_keys: 1 }]);
  const datasync = await spyOnDatasync();
  await engine.transact(tx => tx.insertInto('familiar_meta').values({ name: 'a', value: '1' }).execute());
  expect(datasync.mock.settledResults).toMatchObject([{ type: 'fulfilled' }]);
  const synced = datasync.mock.contexts[0] as FileHandle;
  expect((await synced.stat()).ino).toBe((await stat(`${file}-wal`)).ino);
  await engine.close();
});

async function spyOnDatasync(): Promise<MockInstance<FileHandle['datasync']>> {
  const handle = await open(folder);
  await handle.close();
  const datasync = vi.spyOn(Object.getPrototypeOf(handle) as FileHandle, 'datasync');
  onTestFinished(() => datasync.mockRestore());
  return datasync;
}

test('a place that can not be written is named', async () => {
  const file = join(folder, 'note.txt', 'familiar.db');
  await writeFile(join(folder, 'note.txt'), 'not a folder');
  const opening = openSqlite(file, createTestLog());
  await expect(opening).rejects.toThrow(StoreError);
  await expect(opening).rejects.toThrow(`The database file ${file} can't be written: `);
  await expect(opening).rejects.toThrow('or choose another place with DATABASE_URL.');
});

test('a file that is no database is left as it is', async () => {
  const file = join(folder, 'letter.txt');
  await writeFile(file, 'Dear Anna, this is a letter and certainly not a database.'.repeat(100));
  await expect(openSqlite(file, createTestLog())).rejects.toThrow(
    `The file ${file} can't be used as Familiar's database: file is not a database. ` +
      'Choose another file with DATABASE_URL, or restore this one from a backup.',
  );
});

test('a database of a newer version is left as it is', async () => {
  const file = join(folder, 'familiar.db');
  const newer = await openSqlite(file, createTestLog());
  await sql`insert into familiar_migration values ('9999-later', '2100-01-01')`.execute(newer.db);
  await newer.close();
  await expect(openSqlite(file, createTestLog())).rejects.toThrow(
    'a newer version of Familiar has changed its tables. Start that version, choose another file with DATABASE_URL',
  );
});

test('a file that is not harmed is not said to need a backup', async () => {
  const file = join(folder, 'familiar.db');
  const engine = await openSqlite(file, createTestLog());
  await sql`drop table familiar_meta`.execute(engine.db);
  await sql`delete from familiar_migration where name like '0003a%'`.execute(engine.db);
  await sql`drop table familiar_calls`.execute(engine.db);
  await engine.close();
  const opening = openSqlite(file, createTestLog());
  await expect(opening).rejects.toThrow(
    /\(no such table: familiar_meta\)\. Nothing was changed\. Go on with/,
  );
  await expect(opening).rejects.not.toThrow('backup');
});

test('work fails, and nothing hangs, while another process keeps writing', async () => {
  const file = join(folder, 'familiar.db');
  const engine = await openSqlite(file, createTestLog());
  const write = () =>
    engine.transact(tx => tx.insertInto('familiar_meta').values({ name: 'a', value: '1' }).execute());
  const other = await openDatabase(file);
  other.exec('begin immediate');
  await expect(write()).rejects.toThrow('database is locked');
  other.exec('rollback');
  other.close();
  await expect(write()).resolves.toBeDefined();
  await engine.close();
});

test('what was acknowledged survives the death of the process', async () => {
  const file = join(folder, 'familiar.db');
  const instance = spawnInstance({ kind: 'sqlite', file });
  const acknowledged: string[] = [];
  if (instance.stdout === null) throw new Error('The output of the instance is missing.');
  for await (const line of createInterface(instance.stdout)) {
    acknowledged.push(line);
    if (acknowledged.length === 100) instance.kill('SIGKILL');
  }
  if (instance.exitCode === null && instance.signalCode === null) await once(instance, 'exit');
  expect(instance.signalCode).toBe('SIGKILL');
  expect(acknowledged.length).toBeGreaterThanOrEqual(100);

  const engine = await openSqlite(file, createTestLog());
  const rows = await engine.db.selectFrom('familiar_journal').select(['call_id', 'event']).execute();
  await engine.close();
  expect(rows.map(row => `${row.call_id} ${row.event}`)).toEqual(expect.arrayContaining(acknowledged));
});
