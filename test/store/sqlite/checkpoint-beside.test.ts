import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { expect, onTestFinished, test, vi } from 'vitest';
import type { Engine } from '../../../src/store/database/engine.ts';
import { openSqlite } from '../../../src/store/sqlite/open-sqlite.ts';
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

test('a file that was deleted is not made anew by the thread, but put back with all that was in it', async () => {
  const { engine, file, log } = await open();
  await writeMuch(engine);
  await rm(file);
  await vi.waitFor(() => expect(log.lines.join()).toContain('has failed'), patient);
  expect(existsSync(file)).toBe(false);
  await expect(write(engine, 'meanwhile')).rejects.toMatchObject({ code: 'DATABASE_FILE_LOST' });
  await write(engine, 'after');
  const { count } = engine.db.fn;
  const row = await engine.db.selectFrom('familiar_meta').select(count('name').as('rows')).executeTakeFirst();
  expect(row?.rows).toBeGreaterThanOrEqual(62);
  await engine.close();
});
