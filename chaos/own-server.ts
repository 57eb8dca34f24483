import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { answers } from '../lab/databases.ts';
import { freePort } from '../src/cli/demo/free-port.ts';
import { giveAway } from './mariadb.ts';
import { recipes, type ServerKind } from './server-recipes.ts';

const run = promisify(execFile);
const startTimeoutMs = 60_000;

/** A database server of an experiment's own, on loopback, empty at first. */
export interface OwnServer extends AsyncDisposable {
  readonly url: URL;
  /** Halts every process of it. The system still accepts connections, and nobody answers them. */
  halt(): Promise<void>;
  /** Lets them go on as if nothing had happened. */
  resume(): Promise<void>;
  /** Ends them as a power cut would. */
  kill(): Promise<void>;
  /** Starts it again. Resolves when it answers. */
  start(): Promise<void>;
}

/**
 * Makes a server in a temporary folder and starts it on a free port: the usual superuser without a password.
 */
export async function startOwnServer(kind: ServerKind): Promise<OwnServer> {
  const { account, prepare, command } = recipes[kind];
  const folder = await mkdtemp(join(tmpdir(), `familiar-${kind}-`));
  const data = join(folder, 'data');
  await mkdir(data, { mode: 0o700 });
  await giveAway(folder, account);
  const port = await freePort();
  const url = new URL(
    kind === 'mysql' ? `mysql://root@127.0.0.1:${port}` : `postgres://postgres@127.0.0.1:${port}`,
  );
  let child: ChildProcess | null = null;

  async function start(): Promise<void> {
    const deadline = performance.now() + startTimeoutMs;
    // What a killed server leaves behind may refuse a new one for a moment.
    for (; performance.now() < deadline; await wait(100)) {
      if (child === null || hasEnded(child)) child = await spawnServer(folder, command(data, port));
      if (await answers(url)) return;
    }
    throw new Error(`The server on port ${port} does not answer within ${startTimeoutMs / 1000} s.`);
  }

  /** Resolves to the processes that got it. */
  async function signal(name: NodeJS.Signals): Promise<readonly number[]> {
    if (child?.pid === undefined || hasEnded(child)) return [];
    // The first one first, so it starts no more of them.
    trySignal(child.pid, name);
    const children = await childrenOf(child.pid);
    for (const pid of children) trySignal(pid, name);
    return [child.pid, ...children];
  }

  async function kill(): Promise<void> {
    if (child === null || hasEnded(child)) return;
    const ended = once(child, 'exit');
    // Those whose parent is gone could not be found any more.
    for (const pid of await signal('SIGSTOP')) trySignal(pid, 'SIGKILL');
    await ended;
  }

  async function close(): Promise<void> {
    await kill();
    await rm(folder, { recursive: true, force: true, maxRetries: 10 });
  }

  try {
    await prepare(data);
    await start();
  } catch (error) {
    await close();
    throw error;
  }
  return {
    url,
    halt: async () => void (await signal('SIGSTOP')),
    resume: async () => void (await signal('SIGCONT')),
    kill,
    start,
    [Symbol.asyncDispose]: close,
  };
}

async function spawnServer(
  folder: string,
  [program = '', ...options]: readonly string[],
): Promise<ChildProcess> {
  const log = await open(join(folder, 'server.log'), 'a');
  const child = spawn(program, options, { cwd: folder, stdio: ['ignore', log.fd, log.fd] });
  await log.close();
  return child;
}

function hasEnded({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null;
}

async function childrenOf(pid: number): Promise<readonly number[]> {
  const { stdout } = await run('ps', ['-A', '-o', 'pid=,ppid=']);
  return stdout
    .split('\n')
    .map(line => line.trim().split(/\s+/).map(Number))
    .flatMap(([own, parent]) => (own !== undefined && parent === pid ? [own] : []));
}

/** One that has just ended by itself needs no signal. */
function trySignal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {}
}
