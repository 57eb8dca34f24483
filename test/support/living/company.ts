import { join } from 'node:path';
import { startProxy } from '../../../lab/proxy.ts';
import { openDatabase } from '../../../src/store/sqlite/open-database.ts';
import type { TestServer } from '../databases.ts';
import { agents, type Company } from './familiar.ts';
import { type Ground, type OwnInstance, startInstance } from './instance.ts';
import { type Source, startSource } from './source.ts';

/** By how much the clock is set. Not a whole hour: what is that old is doubted after a restart, which ADR 0044 names. */
const leapMs = 50 * 60_000;
/** How soon an instance surely knows what another has recorded, also on a machine with much else to do. */
const heardWithinMs = 20_000;

type OwnCompany = Company & AsyncDisposable & { readonly source: Source };

/** A whole Familiar on a database file, whose clock, database and life are in the hands of the test. */
export async function openCompany(parent: string): Promise<OwnCompany> {
  const time = createTime();
  const source = await startSource(agents);
  let lock: Awaited<ReturnType<typeof openDatabase>> | null = null;

  async function openLock(): Promise<void> {
    if (lock !== null) return;
    lock = await openDatabase(join(instance.folder(), 'familiar.db'));
    lock.exec('pragma busy_timeout = 5000');
    lock.exec('begin immediate');
  }

  async function unlock(): Promise<void> {
    lock?.exec('rollback');
    lock?.close();
    lock = null;
  }

  const instance = await startInstance(parent, {
    source,
    ...time,
    databaseUrl: folder => `sqlite:${join(folder, 'familiar.db')}`,
    databaseFiles: ['familiar.db', 'familiar.db-wal'],
    async crash(copy, close) {
      await openLock();
      await copy();
      await unlock();
      await close();
    },
  });
  return {
    source,
    instances: [instance],
    ...time,
    patienceMs: 0,
    lock: openLock,
    unlock,
    async [Symbol.asyncDispose]() {
      await unlock();
      await instance.end('stop');
      await source[Symbol.asyncDispose]();
    },
  };
}

/** Two of them on one database of a server, each with a way of its own to it. */
export async function openPair(parent: string, server: TestServer): Promise<OwnCompany> {
  const time = createTime();
  const source = await startSource(agents);
  const database = await server.create();
  const { config } = database;
  if (config.kind === 'sqlite') throw new Error('A database file serves one instance.');
  const proxies = [await startProxy(config), await startProxy(config)];
  const groundOn = (proxy: Awaited<ReturnType<typeof startProxy>>): Ground => ({
    source,
    ...time,
    databaseUrl() {
      const url = new URL(`${config.kind}://127.0.0.1:${proxy.port}/${config.database}`);
      url.username = config.user;
      url.password = config.password;
      return url.href;
    },
    databaseFiles: [],
    async crash(copy, close) {
      await proxy.refuse();
      await copy();
      await close();
    },
  });
  const instances: OwnInstance[] = [];
  for (const [at, proxy] of proxies.entries())
    instances.push(await startInstance(join(parent, String(at)), groundOn(proxy)));
  const unlock = async (): Promise<void> => {
    for (const proxy of proxies) await proxy.restore();
  };
  return {
    source,
    instances,
    ...time,
    patienceMs: heardWithinMs,
    async lock(at) {
      for (const proxy of at === null ? proxies : proxies.slice(at, at + 1)) await proxy.refuse();
    },
    unlock,
    async [Symbol.asyncDispose]() {
      await unlock();
      for (const instance of instances) await instance.end('stop');
      for (const proxy of proxies) await proxy.close();
      await source[Symbol.asyncDispose]();
      await database.drop();
    },
  };
}

/** A clock that stands still unless it is told otherwise. */
function createTime() {
  let wallMs = Date.UTC(2026, 5, 1, 10);
  let uptimeMs = 0;
  let isAhead = false;
  const now = (): number => wallMs;
  return {
    now,
    clock: now,
    uptime: () => uptimeMs,
    isInRealTime: false,
    advance(ms: number) {
      wallMs += ms;
      uptimeMs += ms;
    },
    leap() {
      const byMs = isAhead ? -leapMs : leapMs;
      isAhead = !isAhead;
      wallMs += byMs;
      return byMs;
    },
  };
}
