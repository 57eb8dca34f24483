import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { addUser, issueToken } from '../src/app/access/access.ts';
import { freePort } from '../src/cli/demo/free-port.ts';
import type { Config } from '../src/config/config.ts';
import { readConfig } from '../src/config/read-config.ts';
import { openConfiguredStore } from '../src/wiring/configured-store.ts';
import { agents, hotline } from './pushes.ts';
import { silentLog } from './recall/silent-log.ts';

/** The shipped product as a process, as an operator would start it, with everything as by default. */
export interface Product extends AsyncDisposable {
  readonly port: number;
  readonly pid: number;
  /** What the commands get as well. */
  readonly environment: Environment;
  /** Of an admin. */
  readonly token: string;
  /** How many calls it has decided without the database. */
  decidedWithout(): Promise<number>;
  /** Waits until it answers at once and no event waits for the database; no longer than so many milliseconds. */
  settle(mostMs: number): Promise<void>;
}

export type Environment = Readonly<Record<string, string>>;

export function environmentOf(databaseUrl: string): Environment {
  return {
    WEBHOOK_URL: 'http://127.0.0.1/',
    CENTRAL_SERVICE_PHONE: hotline,
    SERVICE_PHONES: agents.join(),
    DATABASE_URL: databaseUrl,
  };
}

/** @throws Error with all that is wrong. */
export function configFrom(environment: Environment): Config {
  const read = readConfig(environment);
  if (!read.ok) throw new Error(read.problems.join('\n'));
  return read.config;
}

/** Starts it on a database that is there. What it writes besides lies in `folder`. */
export async function startProduct(
  databaseUrl: string,
  folder: string,
  publicKeyPem: string,
): Promise<Product> {
  const port = await freePort();
  const keyFile = join(folder, 'public-key.pem');
  await writeFile(keyFile, publicKeyPem);
  const environment = {
    ...environmentOf(databaseUrl),
    PORT: String(port),
    SIPGATE_PUBLIC_KEY_FILE: keyFile,
    SPOOL_FILE: join(folder, 'events.spool'),
  };
  const token = await issueAdminToken(configFrom(environment));
  const logFile = join(folder, 'familiar.log');
  const child = startLogged(environment, logFile);
  const ended = once(child, 'exit');
  const base = `http://127.0.0.1:${port}`;
  await until(async () => (await fetch(`${base}/readyz`)).ok, child);
  return {
    port,
    pid: child.pid ?? 0,
    environment,
    token,
    decidedWithout: async () =>
      (await readFile(logFile, 'utf8')).split('decided without the database').length - 1,
    async settle(mostMs) {
      const deadline = performance.now() + mostMs;
      while (performance.now() < deadline && !(await isSettled(base))) await wait(200);
    },
    [Symbol.asyncDispose]: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

async function issueAdminToken(config: Config): Promise<string> {
  const store = await openConfiguredStore(config, { log: silentLog, clock: Date.now });
  try {
    const access = { store, clock: Date.now };
    const admin = { login: `bench-${Date.now()}`, password: null, role: 'admin', agentId: null } as const;
    const user = await addUser(access, admin);
    if (user === null) throw new Error(`There is a ${admin.login} already.`);
    return await issueToken(access, user, 'bench');
  } finally {
    await store.close();
  }
}

function startLogged(environment: Environment, logFile: string): ChildProcess {
  const log = openSync(logFile, 'a');
  try {
    return spawn(process.execPath, ['dist/familiar.js', 'start'], {
      stdio: ['ignore', log, 'inherit'],
      env: environment,
    });
  } finally {
    closeSync(log);
  }
}

async function until(isSo: () => Promise<boolean>, child: ChildProcess): Promise<void> {
  for (let attempt = 0; attempt < 1_200; attempt++) {
    if (child.exitCode !== null) throw new Error(`Familiar ended with ${child.exitCode}.`);
    if (await isSo().catch(() => false)) return;
    await wait(100);
  }
  throw new Error('Familiar is not ready after two minutes.');
}

/** Several times in a row: what delays it may do so piece by piece. */
async function isSettled(base: string): Promise<boolean> {
  for (let time = 0; time < 5; time++) {
    const askedAt = performance.now();
    const response = await fetch(`${base}/health`).catch(() => null);
    if (response === null) return false;
    const { store } = (await response.json()) as { store: { spooled: { entries: number } } };
    if (store.spooled.entries > 0 || performance.now() - askedAt > 200) return false;
    await wait(20);
  }
  return true;
}
