import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { agents, hotline } from '../bench/pushes.ts';
import { freePort } from '../src/cli/demo/free-port.ts';
import type { Laboratory } from './laboratory.ts';
import { print } from './print.ts';

export const bundle = fileURLToPath(new URL('../dist/familiar.js', import.meta.url));
/** Long, since a busy machine may take its time. */
const patienceMs = 60_000;

export interface FamiliarOptions {
  readonly databaseUrl: string;
  /** Where its spool and everything else of its own is. */
  readonly folder: string;
  readonly spoolFile: string;
  readonly settings?: Readonly<Record<string, string>>;
  /** Gets each line that it logs. */
  readonly onLine?: (line: string) => void;
  /** By how many milliseconds its clock is set, in turn, over and over. */
  readonly leapsMs?: readonly number[];
}

const running = new Set<ChildProcess>();

/** Ends what failed experiments have left running. */
export function killFamiliars(): void {
  for (const child of running) child.kill('SIGKILL');
}

/** A Familiar in a process of its own, as it is shipped. */
export interface Familiar {
  readonly url: string;
  isDown(): boolean;
  /** Ends it without a warning. */
  kill(): Promise<void>;
  /** Resolves when it answers. Rejects with what it said last if it does not. */
  start(): Promise<void>;
  /** Sets its clock by the next of the leaps, also while it is down. */
  leap(): void;
  /** Stops it after it has finished what it had begun. */
  stop(): Promise<void>;
}

export async function startFamiliar(laboratory: Laboratory, options: FamiliarOptions): Promise<Familiar> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const env = {
    WEBHOOK_URL: `${url}/push`,
    PORT: String(port),
    CENTRAL_SERVICE_PHONE: hotline,
    SERVICE_PHONES: agents.join(),
    SIPGATE_PUBLIC_KEY_FILE: laboratory.publicKeyFile,
    DATABASE_URL: options.databaseUrl,
    SPOOL_FILE: options.spoolFile,
    LOG_LEVEL: 'warn',
    // Calls that a kill cuts off would set everybody aside.
    MISSED_OFFERS_BEFORE_PAUSE: '0',
    ...options.settings,
  };
  let leapsDone = 0;
  let child: ChildProcess | null = null;
  let isDown = true;
  let lastWords = '';

  async function start(): Promise<void> {
    const clock = options.leapsMs === undefined ? {} : settableClock(options.leapsMs, leapsDone);
    const started = spawn(process.execPath, [bundle, 'start'], {
      cwd: options.folder,
      env: { ...env, ...clock },
    });
    for (const stream of [started.stdout, started.stderr])
      stream.on('data', chunk => {
        lastWords = `${lastWords}${String(chunk)}`.slice(-2_000);
      });
    if (options.onLine !== undefined) createInterface(started.stdout).on('line', options.onLine);
    started.once('exit', (code, signal) => {
      if (!isDown) print(`  Familiar ended by itself (${signal ?? code}). It last said: ${lastWords}`);
    });
    child = started;
    running.add(started);
    started.once('exit', () => running.delete(started));
    await untilHealthy(`${url}/healthz`, () => started.exitCode !== null).catch((error: Error) => {
      started.kill('SIGKILL');
      throw new Error(`${error.message} It last said: ${lastWords}`);
    });
    isDown = false;
  }

  async function end(signal: NodeJS.Signals): Promise<void> {
    isDown = true;
    if (child === null || child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, 'exit');
    child.kill(signal);
    await Promise.race([exited, killLater(child)]);
  }

  await start();
  return {
    url: `${url}/push`,
    isDown: () => isDown,
    kill: () => end('SIGKILL'),
    start,
    leap() {
      leapsDone += 1;
      child?.kill('SIGUSR2');
    },
    stop: () => end('SIGTERM'),
  };
}

function settableClock(leapsMs: readonly number[], done: number): Readonly<Record<string, string>> {
  const preload = new URL('settable-clock.mjs', import.meta.url);
  return {
    NODE_OPTIONS: `--import ${preload.href}`,
    CHAOS_LEAPS_MS: leapsMs.join(),
    CHAOS_LEAPS_DONE: String(done),
  };
}

/** A Familiar that does not stop when asked must not hold up the laboratory. */
async function killLater(child: ChildProcess): Promise<void> {
  await wait(patienceMs, undefined, { ref: false });
  child.kill('SIGKILL');
}

async function untilHealthy(url: string, hasEnded: () => boolean): Promise<void> {
  const startedAt = performance.now();
  while (performance.now() - startedAt < patienceMs) {
    if (hasEnded()) throw new Error('Familiar ended before it answered.');
    const response = await fetch(url).catch(() => null);
    if (response !== null) return;
    await wait(10);
  }
  throw new Error(`Familiar did not answer within ${patienceMs} ms.`);
}
