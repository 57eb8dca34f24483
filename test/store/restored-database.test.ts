import { copyFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import type { Recorded, Store } from '../../src/app/ports/store.ts';
import { defaultLearning } from '../../src/domain/call-record.ts';
import type { DatabaseConfig } from '../../src/store/database/database-config.ts';
import { openStore } from '../../src/store/open-store.ts';
import { withSpool } from '../../src/store/spool/spooling-store.ts';
import { createTestLog, type TestLog } from '../support/app.ts';
import { reachableServers } from '../support/databases.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { familiarityOf } from './contract/bench.ts';
import { anna, answeredCall, leg, newCall } from './entries.ts';

function open(database: DatabaseConfig, instance = 'one', log: TestLog = createTestLog()): Promise<Store> {
  return openStore({ database, instance, learning: defaultLearning, halfLifeDays: 90, log, clock: () => 0 });
}

test('what waits in the spool follows into a database that was put back from a backup, once', async () => {
  const folder = await temporaryFolder();
  const [file, backup] = [join(folder, 'familiar.db'), join(folder, 'backup.db')];
  const spooled = async (inner: Store): Promise<Store> =>
    withSpool(inner, {
      file: join(folder, 'spool'),
      bytes: 64 * 1024,
      giveUpAfterMs: 5_000,
      learning: defaultLearning,
      halfLifeDays: 90,
      clock: () => 0,
      log: createTestLog(),
      pause: () => new Promise(() => {}),
    });
  const before = await open({ kind: 'sqlite', file });
  const [ringing, ...rest] = answeredCall(leg('A'), 1_000, 'w1');
  if (ringing === undefined) throw new Error('A call begins.');
  await before.record(ringing);
  await before.close();
  await copyFile(file, backup);

  const inner = await open({ kind: 'sqlite', file });
  await inner.record(newCall(leg('B'), 2_000));
  // Both what the backup has and what it can't have waits.
  const away = await spooled({ ...inner, record: () => Promise.reject(new Error('gone')) });
  for (const entry of [ringing, ...rest]) await away.record(entry);
  await away.close().catch(() => {});
  for (const part of [file, `${file}-wal`, `${file}-shm`]) await rm(part, { force: true });
  await copyFile(backup, file);

  const store = await spooled(await open({ kind: 'sqlite', file }));
  onTestFinished(() => store.close());
  await vi.waitFor(() => expect(store.state().spooled.entries).toBe(0), 10_000);
  const events = (await store.entriesSince(0)).map(({ event }) => `${event.callId} ${event.type}`);
  expect(events).toEqual(['A newCall', 'A answer', 'A hangup']);
  expect(await familiarityOf(store, anna)).toMatchObject([{ answeredCalls: 1 }]);
});

const restart = {
  mysql: 'truncate table aside',
  postgres: 'truncate table aside restart identity',
} as const;

for (const server of await reachableServers()) {
  if (server.kind === 'sqlite') continue;
  const statement = restart[server.kind];
  test(`what others record is heard after a ${server.kind} database was put back from a backup under a running service`, async () => {
    const database = await server.create();
    const log = createTestLog();
    const stores = [await open(database.config, 'one', log), await open(database.config, 'other')] as const;
    const [one, other] = stores;
    const stop = new AbortController();
    const heard: Recorded[] = [];
    const following = one.follow(recorded => heard.push(recorded), stop.signal);
    onTestFinished(async () => {
      stop.abort();
      await following;
      for (const store of stores) await store.close();
      await database.drop();
    });
    const untilHeard = (id: string): Promise<void> =>
      vi.waitFor(() => expect(heard.map(({ entry }) => entry.event.callId)).toContain(id), 20_000);
    for (let index = 0; index < 5; index++) await other.record(newCall(leg(`before ${index}`), 1_000));
    await untilHeard('before 4');
    await database.query('alter table familiar_journal rename to aside');
    await vi.waitFor(() => expect(log.lines.join()).toContain('is not known for the moment'), 20_000);
    await database.query(statement);
    await database.query('alter table aside rename to familiar_journal');
    await vi.waitFor(() => expect(log.lines.join()).toContain('is known again'), 20_000);
    await other.record(newCall(leg('after'), 2_000));
    await untilHeard('after');
  });
}
