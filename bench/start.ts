import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { freePort } from '../src/cli/demo/free-port.ts';
import { median } from './median.ts';
import { agents, hotline } from './pushes.ts';

export interface Start {
  /** From starting the process to its first answer, median. */
  readonly readyMs: number;
  readonly rssMiB: number;
}

/** Starts the bundle as an operator would, with an empty database, and waits for its first answer. */
export async function measureStart(times: number): Promise<Start> {
  const starts: Start[] = [];
  for (let i = 0; i < times; i++) starts.push(await startOnce());
  return {
    readyMs: median(starts.map(({ readyMs }) => readyMs)),
    rssMiB: median(starts.map(({ rssMiB }) => rssMiB)),
  };
}

async function startOnce(): Promise<Start> {
  const folder = await mkdtemp(join(tmpdir(), 'familiar-bench-'));
  const port = await freePort();
  const startedAt = performance.now();
  const child = spawn(process.execPath, ['dist/familiar.js', 'start'], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      WEBHOOK_URL: `http://127.0.0.1:${port}/`,
      PORT: String(port),
      CENTRAL_SERVICE_PHONE: hotline,
      SERVICE_PHONES: agents.join(),
      DATABASE_URL: `sqlite:${folder}/familiar.db`,
    },
  });
  const exited = once(child, 'exit');
  try {
    await untilHealthy(`http://127.0.0.1:${port}/healthz`, child);
    const readyMs = performance.now() - startedAt;
    await wait(1000);
    const status = await readFile(`/proc/${child.pid}/status`, 'utf8');
    return { readyMs, rssMiB: Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024 };
  } finally {
    child.kill('SIGTERM');
    await exited;
    await rm(folder, { recursive: true });
  }
}

async function untilHealthy(url: string, child: ChildProcess): Promise<void> {
  for (let attempt = 0; attempt < 1000; attempt++) {
    if (child.exitCode !== null) throw new Error(`Familiar ended with ${child.exitCode} before it answered.`);
    const response = await fetch(url).catch(() => null);
    if (response?.ok) return;
    await wait(5);
  }
  throw new Error(`Nothing answered at ${url}.`);
}
