import { copyFile, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { Engine } from '../../../src/store/database/engine.ts';
import { openDatabase } from '../../../src/store/sqlite/open-database.ts';
import { openSqlite } from '../../../src/store/sqlite/open-sqlite.ts';
import { createTestLog, type TestLog } from '../../support/app.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

interface Bench {
  readonly folder: string;
  readonly file: string;
  readonly engine: Engine;
  readonly log: TestLog;
  write(name: string): Promise<unknown>;
  names(): Promise<readonly string[]>;
}

async function open(): Promise<Bench> {
  const folder = join(await temporaryFolder(), 'data');
  const file = join(folder, 'familiar.db');
  const log = createTestLog();
  const engine = await openSqlite(file, log);
  onTestFinished(() => engine.close().catch(() => {}));
  return {
    folder,
    file,
    engine,
    log,
    write: name =>
      engine.transact(tx => tx.insertInto('familiar_meta').values({ name, value: '1' }).execute()),
    async names() {
      const rows = await engine.db.selectFrom('familiar_meta').select('name').orderBy('name').execute();
      return rows.map(row => row.name);
    },
  };
}

test.each([
  ['alone', ['']],
  ['with its log', ['', '-wal', '-shm']],
])('a database that is deleted %s while it is open is put back with all that was in it', async (_, parts) => {
  const { file, write, names, log, engine } = await open();
  await write('before');
  for (const part of parts) await rm(`${file}${part}`);
  await expect(write('meanwhile')).rejects.toMatchObject({ code: 'DATABASE_FILE_LOST' });
  await write('after');
  const kept = ['after', 'before', 'meanwhile'];
  expect(await names()).toEqual(kept);
  expect(log.lines).toEqual([
    `error: The database file was deleted while it was open. {"file":${JSON.stringify(file)}}`,
    `warn: The database file is in use again. What was recorded meanwhile follows from the spool. {"file":${JSON.stringify(file)}}`,
  ]);
  await engine.close();
  const reopened = await openSqlite(file, log);
  const rows = await reopened.db.selectFrom('familiar_meta').select('name').orderBy('name').execute();
  await reopened.close();
  expect(rows.map(row => row.name)).toEqual(kept);
});

test('a database that is replaced while it is open is opened instead', async () => {
  const { file, write, names, log } = await open();
  await write('of the backup');
  const backup = `${file}.backup`;
  // By a connection without statements: one that keeps them stays open within this process.
  const other = await openDatabase(file);
  other.exec(`vacuum into '${backup}'`);
  other.close();
  await write('before');
  await rename(backup, file);
  await expect(write('meanwhile')).rejects.toThrow(
    `The database file ${file} was deleted or replaced while it was open.`,
  );
  await write('after');
  expect(await names()).toEqual(['after', 'of the backup']);
  expect(log.lines[0]).toContain('was replaced');
});

test('while there is no place for it nothing is acknowledged, and nothing is lost once there is', async () => {
  const { folder, write, names } = await open();
  await write('before');
  await rm(folder, { recursive: true });
  for (const name of ['meanwhile', 'still', 'yet']) await expect(write(name)).rejects.toThrow();
  await mkdir(folder);
  await write('after');
  expect(await names()).toEqual(['after', 'before', 'meanwhile']);
  expect((await readdir(folder)).filter(name => name.includes('put-back'))).toEqual([]);
});

test('a file that is no database in the place of one is refused, until there is one', async () => {
  const { file, write, names, folder } = await open();
  const kept = join(folder, 'kept.db');
  await copyFile(file, kept);
  await writeFile(`${file}.new`, 'Dear Anna, this is a letter and certainly not a database.'.repeat(100));
  await rename(`${file}.new`, file);
  await expect(write('meanwhile')).rejects.toThrow('was deleted or replaced');
  await expect(write('still')).rejects.toThrow('file is not a database');
  await rename(kept, file);
  await write('after');
  expect(await names()).toContain('after');
});
