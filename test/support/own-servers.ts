import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, cpSync, existsSync, readdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { type AddressInfo, connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { vi } from 'vitest';
import { realTime } from './machine.ts';

/** A certificate with its key, as PEM files. */
export interface Certificate {
  readonly cert: string;
  readonly key: string;
}

/** A server of a test file's own. */
export interface OwnServer {
  readonly port: number;
  /** Where its sockets lie. */
  readonly folder: string;
  /** Runs statements as its administrator. */
  run(statements: readonly string[], database?: string): Promise<void>;
  /** Shows another certificate to whoever comes from now on. */
  show(certificate: Certificate): Promise<void>;
  stop(): Promise<void>;
}

export interface ServerOptions {
  readonly tls?: Certificate;
  /** PEM file with whom it believes when clients show who they are. */
  readonly authority?: string;
  /** As its command line takes them. */
  readonly settings?: readonly string[];
}

/** What the servers of these tests are made of, as Debian installs it; null where one is missing. */
export const programs = {
  mariadbd: find('/usr/sbin/mariadbd'),
  installMariadb: find('/usr/bin/mariadb-install-db'),
  postgres: find(`${latestPostgres()}/bin/postgres`),
  initdb: find(`${latestPostgres()}/bin/initdb`),
  pgDump: find(`${latestPostgres()}/bin/pg_dump`),
  psql: find(`${latestPostgres()}/bin/psql`),
  pgbouncer: find('/usr/sbin/pgbouncer'),
  openssl: find('/usr/bin/openssl'),
  nginx: find('/usr/sbin/nginx'),
  caddy: find('/usr/bin/caddy'),
};

/**
 * Whether all of these are installed, and on databases that DATABASES names. If not installed, says so on standard error for the tests that are left out; with
 * REQUIRE_DATABASES=1 it is an error.
 */
export function areInstalled(...wanted: readonly (keyof typeof programs)[]): boolean {
  const kinds = process.env['DATABASES']?.split(',');
  const isLeftOut = (kind: string, name: string): boolean =>
    kinds?.includes(kind) === false && wanted.some(each => each === name);
  if (isLeftOut('mysql', 'mariadbd') || isLeftOut('postgres', 'postgres')) return false;
  const missing = wanted.filter(name => programs[name] === null);
  if (missing.length === 0) return true;
  const problem = `${missing.join(' and ')} can't be found`;
  if (process.env['REQUIRE_DATABASES'] === '1') throw new Error(problem);
  process.stderr.write(`SKIPPED: ${problem}\n`);
  return false;
}

/** Whom a process runs as; empty: as ourselves. */
export interface Identity {
  readonly uid?: number;
  readonly gid?: number;
}

/** PostgreSQL and PgBouncer refuse to run as root. */
export function unprivileged(): Identity {
  if (process.getuid?.() !== 0) return {};
  const [uid = 0, gid = 0] = ['-u', '-g'].map(what =>
    Number(execFileSync('id', [what, 'postgres'], { encoding: 'utf8' })),
  );
  return { uid, gid };
}

export function give(path: string, { uid, gid }: Identity): void {
  chmodSync(path, 0o755);
  if (uid !== undefined && gid !== undefined) chownSync(path, uid, gid);
}

/** What a server shows, where it may read it. */
export function copyPair(folder: string, from: Certificate, as: Identity): Certificate {
  return {
    cert: copyFor(as, from.cert, join(folder, 'server.pem')),
    key: copyFor(as, from.key, join(folder, 'server.key')),
  };
}

/** Servers read no key that others may read too. */
export function copyFor(as: Identity, from: string, to: string): string {
  cpSync(from, to);
  give(to, as);
  chmodSync(to, 0o600);
  return to;
}

export async function serverFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'familiar-server-'));
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

interface LaunchOptions {
  readonly folder: string;
  readonly as?: Identity;
  /** Beside the variables of this process. */
  readonly env?: NodeJS.ProcessEnv;
}

/** Starts a program of ours, which ends with this process at the latest. */
export function launch(
  program: keyof typeof programs,
  args: readonly string[],
  { folder, as = {}, env = {} }: LaunchOptions,
): ChildProcess {
  const child = spawn(programs[program] ?? '', args, {
    ...as,
    cwd: folder,
    env: { ...realTime, ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const kill = (): void => void child.kill('SIGKILL');
  process.once('exit', kill);
  child.once('exit', () => process.off('exit', kill));
  return child;
}

/** Waits until a server that has been started answers what it is asked. */
export async function untilReady(child: ChildProcess, ask: () => Promise<unknown>): Promise<void> {
  let said = '';
  child.stderr?.on('data', chunk => {
    said = (said + String(chunk)).slice(-4_000);
  });
  await vi.waitFor(
    async () => {
      if (child.exitCode !== null) throw new Error(`The server ended: ${said}`);
      await ask();
    },
    { timeout: 30_000, interval: 20 },
  );
}

export async function untilListening(child: ChildProcess, port: number): Promise<void> {
  await untilReady(child, async () => {
    const socket = connect(port, '127.0.0.1');
    await once(socket, 'connect');
    socket.destroy();
  });
}

export async function end(child: ChildProcess, folder: string, signal: NodeJS.Signals): Promise<void> {
  const ended = once(child, 'exit');
  // What has ended already is not signalled, and reports no end.
  if (child.kill(signal)) await ended;
  await rm(folder, { recursive: true, force: true });
}

function find(path: string): string | null {
  return existsSync(path) ? path : null;
}

function latestPostgres(): string {
  const all = '/usr/lib/postgresql';
  const versions = existsSync(all) ? readdirSync(all) : [];
  return join(all, versions.toSorted((a, b) => Number(b) - Number(a))[0] ?? 'none');
}
