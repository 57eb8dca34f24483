import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { addUser, issueSignInLink, signInByLink } from '../../../src/app/access.ts';
import type { HealthSummary } from '../../../src/app/health.ts';
import { freePort } from '../../../src/cli/demo/free-port.ts';
import { readConfig } from '../../../src/config/read-config.ts';
import { type Service, startService } from '../../../src/service.ts';
import { openDatabase } from '../../../src/store/sqlite/open-database.ts';
import { createTestLog } from '../app.ts';
import { pushHeaders, testPublicKeyPem } from '../signing.ts';
import type { Company, Look } from './steps.ts';
import { agents, hotline, leapMs } from './steps.ts';

/** A whole Familiar on a database file, whose clock, database and life are in the hands of the test. */
export async function openCompany(parent: string): Promise<Company & AsyncDisposable> {
  let folder = join(parent, '0');
  let wallMs = Date.UTC(2026, 5, 1, 10);
  let uptimeMs = 0;
  let isAhead = false;
  let lock: Awaited<ReturnType<typeof openDatabase>> | null = null;
  let cookie: string | null = null;
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
      SPOOL_MEGABYTES: '4',
      MISSED_OFFERS_BEFORE_PAUSE: '0',
    });
    if (!read.ok) throw new Error(read.problems.join('\n'));
    const log = createTestLog();
    const started = await startService(read.config, { log, clock: () => wallMs, uptime: () => uptimeMs });
    await started.rosterKnown;
    return started;
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

  cookie = await signIn();
  return {
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
      return {
        openLegs: health.openLegs,
        expired: health.corrections.expired,
        waiting: health.store.spooled.entries,
        availability: new Map(
          board.agents.map(({ agentId, availability }) => [agentId.replace('+', ''), availability]),
        ),
      };
    },
    advance(ms) {
      wallMs += ms;
      uptimeMs += ms;
    },
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
    },
  };
}
