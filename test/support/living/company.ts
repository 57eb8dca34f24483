import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { addUser, issueSignInLink, signInByLink } from '../../../src/app/access.ts';
import type { HealthSummary } from '../../../src/app/health-summary.ts';
import { freePort } from '../../../src/cli/demo/free-port.ts';
import { readConfig } from '../../../src/config/read-config.ts';
import { type Service, startService } from '../../../src/service.ts';
import { openDatabase } from '../../../src/store/sqlite/open-database.ts';
import { createTestLog } from '../app.ts';
import { pushHeaders, testPublicKeyPem } from '../signing.ts';
import { agents, type Company, hotline, type Look, lookOf } from './familiar.ts';
import { type Source, startSource } from './source.ts';

/** By how much the clock is set. Not a whole hour: what is that old is doubted after a restart, which ADR 0044 names. */
const leapMs = 50 * 60_000;
/** Small, so that it is full soon. */
const spoolBytes = 128 * 1024;
/** Often, so that a step need not wait for it. */
const presenceIntervalMs = 100;

/** A whole Familiar on a database file, whose clock, database and life are in the hands of the test. */
export async function openCompany(
  parent: string,
): Promise<Company & AsyncDisposable & { readonly source: Source }> {
  let folder = join(parent, '0');
  let wallMs = Date.UTC(2026, 5, 1, 10);
  let uptimeMs = 0;
  let isAhead = false;
  let lock: Awaited<ReturnType<typeof openDatabase>> | null = null;
  let cookie: string | null = null;
  const source = await startSource(agents);
  let service = await start();

  async function start(): Promise<Service> {
    await mkdir(folder, { recursive: true });
    const publicKeyFile = join(folder, 'public-key.pem');
    await writeFile(publicKeyFile, testPublicKeyPem);
    const port = await freePort();
    const read = readConfig({
      WEBHOOK_URL: `http://127.0.0.1:${port}/push`,
      PORT: String(port),
      CENTRAL_SERVICE_PHONE: `+${hotline}`,
      SERVICE_PHONES: agents.map(number => `+${number}`).join(),
      SIPGATE_PUBLIC_KEY_FILE: publicKeyFile,
      DATABASE_URL: `sqlite:${join(folder, 'familiar.db')}`,
      SPOOL_FILE: join(folder, 'events.spool'),
      MISSED_OFFERS_BEFORE_PAUSE: '0',
      ...source.settings,
    });
    if (!read.ok) throw new Error(read.problems.join('\n'));
    const log = createTestLog();
    const { spool, sipgate } = read.config;
    const config = {
      ...read.config,
      spool: { ...spool, bytes: spoolBytes },
      sipgate: { ...sipgate, presenceIntervalMs },
    };
    return startService(config, { log, clock: () => wallMs, uptime: () => uptimeMs });
  }

  async function openLock(): Promise<void> {
    if (lock !== null) return;
    lock = await openDatabase(join(folder, 'familiar.db'));
    lock.exec('pragma busy_timeout = 5000');
    lock.exec('begin immediate');
  }

  function unlock(): void {
    lock?.exec('rollback');
    lock?.close();
    lock = null;
  }

  /** As the files are left by a process that ends in the middle of whatever it does. */
  async function crash(): Promise<void> {
    // Nobody writes to the database while it is copied.
    await openLock();
    const next = join(parent, String(Number(basename(folder)) + 1));
    await mkdir(next);
    for (const file of ['familiar.db', 'familiar.db-wal', 'events.spool', 'events.spool.rejected'])
      await copyFile(join(folder, file), join(next, file)).catch(() => {});
    unlock();
    await service.close();
    folder = next;
  }

  /** Sessions outlast a restart. */
  async function signIn(): Promise<string> {
    const { context } = service;
    const user = await addUser(context, { login: 'test', password: null, role: 'viewer', agentId: null });
    const session = user === null ? null : await signInByLink(context, await issueSignInLink(context, user));
    return `familiar_session=${session?.secret ?? ''}`;
  }

  await service.rosterKnown;
  cookie = await signIn();
  return {
    source,
    now: () => wallMs,
    async push(fields) {
      const body = new URLSearchParams(fields).toString();
      const url = new URL('/push', service.url);
      const response = await fetch(url, { method: 'POST', headers: pushHeaders(body), body });
      const xml = await response.text();
      return {
        isAcknowledged: response.status === 200,
        dialled: [...xml.matchAll(/<Number>(\d+)<\/Number>/g)].map(([, number = '']) => number),
      };
    },
    async look(): Promise<Look> {
      const health = (await (await fetch(new URL('/health', service.url))).json()) as HealthSummary;
      const headers = { cookie: cookie ?? '' };
      const response = await fetch(new URL('/api/board', service.url), { headers });
      if (!response.ok) throw new Error(`The board says ${response.status}: ${await response.text()}`);
      const board = (await response.json()) as { agents: { agentId: string; availability: string }[] };
      return lookOf(
        health,
        new Map(board.agents.map(({ agentId, availability }) => [source.agentOf(agentId), availability])),
      );
    },
    advance(ms) {
      wallMs += ms;
      uptimeMs += ms;
    },
    isInRealTime: false,
    leap() {
      const byMs = isAhead ? -leapMs : leapMs;
      isAhead = !isAhead;
      wallMs += byMs;
      return byMs;
    },
    patienceMs: 0,
    lock: openLock,
    unlock: async () => unlock(),
    async restart(how) {
      unlock();
      if (how === 'kill') await crash();
      else await service.close();
      service = await start();
    },
    async [Symbol.asyncDispose]() {
      unlock();
      await service.close();
      await source[Symbol.asyncDispose]();
    },
  };
}
