import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Load, load } from './load.ts';
import { median } from './median.ts';
import type { Corpus, SignedPush } from './pushes.ts';
import { type ServerProcess, startServer } from './server-process.ts';

export interface Throughput {
  readonly bare: Load;
  readonly familiar: Load;
  /** Familiar's requests per second as a share of the bare server's, median over the rounds. */
  readonly ratio: number;
  /** The bare server's CPU time per request as a share of Familiar's, median over the rounds. */
  readonly cpuRatio: number;
}

/**
 * How fast newCalls are decided if none is journaled. Both servers take the same pushes in turns, so a machine that slows down
 * slows down both.
 */
export async function measureDeciding(
  corpus: Corpus,
  options: { readonly rounds: number },
): Promise<Throughput> {
  const calls = corpus.calls.map(call => call.slice(0, 1));
  const rounds: { bare: Load; familiar: Load }[] = [];
  for (let round = 0; round < options.rounds; round++) {
    const bare = await loadBare(corpus, calls);
    const familiar = await loadFamiliar(corpus, calls);
    rounds.push({ bare, familiar });
  }
  return {
    bare: medianLoad(rounds.map(({ bare }) => bare)),
    familiar: medianLoad(rounds.map(({ familiar }) => familiar)),
    ratio: median(rounds.map(({ bare, familiar }) => familiar.requestsPerSecond / bare.requestsPerSecond)),
    cpuRatio: median(rounds.map(({ bare, familiar }) => bare.cpuUsPerRequest / familiar.cpuUsPerRequest)),
  };
}

type Calls = readonly (readonly SignedPush[])[];

async function loadBare(corpus: Corpus, calls: Calls): Promise<Load> {
  await using server = await startServer('bare', [corpus.publicKeyPem]);
  return await loadWarm(server, calls);
}

async function loadFamiliar(corpus: Corpus, calls: Calls): Promise<Load> {
  const folder = await mkdtemp(join(tmpdir(), 'familiar-bench-'));
  try {
    await using server = await startServer('familiar', [corpus.publicKeyPem, folder, 'decision']);
    return await loadWarm(server, calls);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Measures a server whose code has been compiled, as after some minutes of running. */
async function loadWarm(server: ServerProcess, calls: Calls): Promise<Load> {
  for (let round = 0; round < warmUpRounds; round++) await load(server, calls);
  return load(server, calls);
}

const warmUpRounds = 4;

export function medianLoad(loads: readonly Load[]): Load {
  return {
    requestsPerSecond: median(loads.map(({ requestsPerSecond }) => requestsPerSecond)),
    cpuUsPerRequest: median(loads.map(({ cpuUsPerRequest }) => cpuUsPerRequest)),
    p99Ms: median(loads.map(({ p99Ms }) => p99Ms)),
  };
}
