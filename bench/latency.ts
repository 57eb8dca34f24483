import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { createDatabase } from '../lab/databases.ts';
import { startFailoverProxy } from '../lab/failover-proxy.ts';
import { startProxy } from '../lab/proxy.ts';
import { load } from './load.ts';
import type { Corpus } from './pushes.ts';
import { type ServerProcess, startServer } from './server-process.ts';

/** The answers that 99 of 100 were faster than, in milliseconds, under the same load. */
export interface Latency {
  readonly bareMs: number;
  readonly healthyMs: number;
  /** While the database takes connections and bytes but never answers. */
  readonly hangingMs: number;
  /** While its server goes away and another one takes over behind the same address. */
  readonly switchOverMs: number;
}

/** Enough to keep a server busy, and not so many that every answer waits for the others. */
const connections = 8;
const defaultPorts = { mysql: 3306, postgres: 5432 } as const;

/**
 * Measures full calls on a database server, a quarter of the corpus in each state. Rejects if there is no
 * server.
 */
export async function measureLatency(corpus: Corpus, kind: 'mysql' | 'postgres'): Promise<Latency> {
  const folder = await mkdtemp(join(tmpdir(), 'familiar-bench-'));
  const database = await createDatabase(kind, folder);
  const target = { host: database.url.hostname, port: Number(database.url.port || defaultPorts[kind]) };
  const first = await startProxy(target);
  const second = await startProxy(target);
  const address = await startFailoverProxy([first.port, second.port]);
  const through = new URL(database.url.href);
  through.hostname = '127.0.0.1';
  through.port = String(address.port);
  try {
    await using bare = await startServer('bare', [corpus.publicKeyPem]);
    await using familiar = await startServer('familiar', [
      corpus.publicKeyPem,
      folder,
      'full-calls',
      through.href,
    ]);
    const part = (index: number) => corpus.calls.filter((_, call) => call % 4 === index);
    const p99Of = async (server: ServerProcess, index: number): Promise<number> =>
      (await load(server, part(index), connections)).p99Ms;

    await p99Of(bare, 0);
    await p99Of(familiar, 0);
    const bareMs = await p99Of(bare, 1);
    const healthyMs = await p99Of(familiar, 1);
    const [switchOverMs] = await Promise.all([p99Of(familiar, 2), wait(goesAwayAfterMs).then(first.refuse)]);
    await wait(settleMs);
    second.hang();
    const hangingMs = await p99Of(familiar, 3);
    await second.restore();
    return { bareMs, healthyMs, hangingMs, switchOverMs };
  } finally {
    await Promise.all([address.close(), first.close(), second.close()]);
    await database.drop();
    await rm(folder, { recursive: true });
  }
}

const goesAwayAfterMs = 100;
/** For the spool to be drained before the next fault. */
const settleMs = 2_000;
