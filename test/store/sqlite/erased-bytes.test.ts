import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { defaultLearning } from '../../../src/domain/call-record.ts';
import { toParty } from '../../../src/domain/party.ts';
import { openStore } from '../../../src/store/open-store.ts';
import { withSpool } from '../../../src/store/spool/spooling-store.ts';
import { openDatabase } from '../../../src/store/sqlite/open-database.ts';
import { createTestLog } from '../../support/app.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { anna, answeredCall, bert, callback, leg } from '../entries.ts';

test('after an erasure no file holds the number any more, neither of the database nor of the spool', async () => {
  const folder = await temporaryFolder();
  const file = join(folder, 'familiar.db');
  const log = createTestLog();
  const options = { learning: defaultLearning, halfLifeDays: 90, log, clock: () => 0 };
  const inner = await openStore({
    ...options,
    database: { kind: 'sqlite', file },
    erasedFile: `${file}.erased`,
    instance: 'test',
  });
  const failing = new Set<'database'>();
  const { record } = inner;
  Object.assign(inner, {
    record: (entry: Parameters<typeof record>[0]) =>
      failing.has('database') ? Promise.reject(new Error('gone')) : record(entry),
  });
  const store = await withSpool(inner, {
    ...options,
    file: join(folder, 'spool'),
    bytes: 64 * 1024,
    giveUpAfterMs: 500,
    pause: () => new Promise(resolve => setTimeout(resolve, 5)),
  });
  const callOf = async (index: number, caller: typeof anna): Promise<void> => {
    const on = leg(`C${index}${caller}`.replace(anna, 'a').replace(bert, 'b'), { caller: toParty(caller) });
    for (const entry of answeredCall(on, index * 100_000, 'w0')) await store.record(entry);
  };
  for (let index = 0; index < 150; index++) for (const caller of [anna, bert]) await callOf(index, caller);
  await store.directory.saveProfile(anna, { name: 'Änne', note: 'nett', objects: false });
  await store.directory.saveCallbacks([callback({ caller: anna, takenBy: 'ben', takenAt: 1 })]);
  // These wait in the spool for a while.
  failing.add('database');
  await callOf(900, anna);
  await callOf(901, bert);
  expect(await holding(folder, anna)).toContain('spool');
  await store.callers.noteErased(anna, 1_000_000_000);
  failing.clear();
  await vi.waitFor(() => expect(store.state().spooled).toMatchObject({ entries: 0, bytes: 0 }), 10_000);
  await store.callers.eraseCaller(anna);

  for (const text of [anna, anna.slice(1), 'Änne'])
    expect([text, await holding(folder, text)]).toEqual([text, []]);
  expect(await holding(folder, bert)).toContain('familiar.db');
  expect(await store.recentCalls(999)).toHaveLength(151);
  await store.close();
});

test('an erasure is done only once nobody reads the state before it any more', async () => {
  const file = join(await temporaryFolder(), 'familiar.db');
  const options = { learning: defaultLearning, halfLifeDays: 90, log: createTestLog(), clock: () => 0 };
  const store = await openStore({ ...options, database: { kind: 'sqlite', file }, instance: 'test' });
  for (const entry of answeredCall(leg('A'), 1_000, 'w0')) await store.record(entry);
  const reader = await openDatabase(file);
  reader.exec('begin');
  reader.prepare('select count(*) from familiar_journal').get();
  const erasing = store.callers.eraseCaller(anna);
  await vi.waitFor(async () => expect(await store.recentCalls(1)).toEqual([]), 5_000);
  reader.exec('commit');
  await erasing;
  reader.close();
  await store.close();
});

/** The files in a folder in which a text stands. */
async function holding(folder: string, text: string): Promise<readonly string[]> {
  const files = await readdir(folder);
  const contents = await Promise.all(
    files.map(async name => [name, await readFile(join(folder, name))] as const),
  );
  return contents.filter(([, content]) => content.includes(text)).map(([name]) => name);
}
