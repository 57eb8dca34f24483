import { type Kysely, sql } from 'kysely';
import { expect, onTestFinished, test } from 'vitest';
import { defaultLearning } from '../../../src/domain/call-record.ts';
import type { DatabaseKind } from '../../../src/store/database/database-config.ts';
import { openEngine } from '../../../src/store/database/open-engine.ts';
import type { Tables } from '../../../src/store/database/tables.ts';
import { openStore } from '../../../src/store/open-store.ts';
import { createTestLog } from '../../support/app.ts';
import { reachableServers } from '../../support/databases.ts';
import { familiarityOf } from '../contract/bench.ts';
import { anna, leg, newCall } from '../entries.ts';

/** Locks the table of users for everybody else until `mayEnd` resolves. */
function lockUsers(
  db: Kysely<Tables>,
  kind: DatabaseKind,
  { isLocked, mayEnd }: { readonly isLocked: () => void; readonly mayEnd: Promise<void> },
): Promise<void> {
  const [lock, unlock] =
    kind === 'mysql'
      ? [sql`lock tables familiar_users write`, sql`unlock tables`]
      : [sql`begin; lock table familiar_users in access exclusive mode`, sql`rollback`];
  return db.connection().execute(async connection => {
    await sql.raw(lock.compile(connection).sql).execute(connection);
    isLocked();
    await mayEnd;
    await unlock.execute(connection);
  });
}

for (const server of (await reachableServers()).filter(({ kind }) => kind !== 'sqlite'))
  test(`on ${server.kind}, whatever hangs that the page looks up or saves, calls are taken meanwhile`, async () => {
    const database = await server.create();
    const store = await openStore({
      database: database.config,
      learning: defaultLearning,
      halfLifeDays: 90,
      instance: 'test',
      log: createTestLog(),
      clock: () => 0,
    });
    const locking = await openEngine(database.config, createTestLog());
    let unlock = (): void => {};
    const mayEnd = new Promise<void>(resolve => {
      unlock = resolve;
    });
    onTestFinished(async () => {
      unlock();
      await store.close();
      await locking.close();
      await database.drop();
    });
    let lock: Promise<void> = Promise.resolve();
    await new Promise<void>(resolve => {
      lock = lockUsers(locking.db, server.kind, { isLocked: resolve, mayEnd });
    });

    let answered = 0;
    const user = { id: 'u', login: 'u', passwordHash: null, role: 'admin', agentId: null } as const;
    const asked = Array.from({ length: 8 }, () => [
      store.accounts.users(),
      store.accounts.addUser({ ...user, createdAt: 0 } as never),
    ]).flat();
    const looks = asked.map(look => look.catch(() => null).finally(() => (answered += 1)));
    // Not many: what hangs is given up after some seconds, and a busy machine needs its time.
    expect((await store.record(newCall(leg('A'), 1_000))).isNew).toBe(true);
    await familiarityOf(store, anna);
    expect(answered).toBe(0);
    unlock();
    await Promise.all([lock, ...looks]);
  });
