import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defaultLearning } from '../src/domain/call-record.ts';
import { openStore } from '../src/store/open-store.ts';
import { fillHistory, historicCaller } from './history.ts';
import { load } from './load.ts';
import { median } from './median.ts';
import { makeCorpus } from './pushes.ts';
import { type ServerProcess, startServer } from './server-process.ts';

export interface Decisions {
  /**
   * CPU time of the server per newCall, from the request to the answer, in microseconds; median over the
   * rounds.
   */
  readonly emptyUs: number;
  readonly fullUs: number;
  readonly ratio: number;
}

const rounds = 9;

/**
 * What answering a newCall takes with an empty history and with a long one, in turns. Nothing is journaled.
 */
export async function measureDecisions(size: {
  readonly history: number;
  readonly decisions: number;
}): Promise<Decisions> {
  // Callers from all over the history, so their rows are as cold as those of real ones.
  const spread = size.history / size.decisions;
  const callerOf = (index: number): string => historicCaller(Math.floor(index * spread), size.history);
  const corpus = await makeCorpus(size.decisions, { events: 1, callerOf });
  await using empty = await startWithHistory(corpus.publicKeyPem, 0);
  await using full = await startWithHistory(corpus.publicKeyPem, size.history);
  const emptyUs: number[] = [];
  const fullUs: number[] = [];
  for (let round = 0; round < rounds; round++) {
    emptyUs.push((await load(empty.server, corpus.calls)).cpuUsPerRequest);
    fullUs.push((await load(full.server, corpus.calls)).cpuUsPerRequest);
  }
  // The first rounds are for warming up.
  const [emptyWarm, fullWarm] = [emptyUs.slice(2), fullUs.slice(2)];
  const ratios = fullWarm.map((us, index) => us / (emptyWarm[index] ?? us));
  return { emptyUs: median(emptyWarm), fullUs: median(fullWarm), ratio: median(ratios) };
}

async function startWithHistory(
  publicKeyPem: string,
  calls: number,
): Promise<AsyncDisposable & { server: ServerProcess }> {
  const folder = await mkdtemp(join(tmpdir(), 'familiar-bench-'));
  const file = join(folder, 'familiar.db');
  const store = await openStore({ ...anyRules, database: { kind: 'sqlite', file } });
  await store.close();
  if (calls > 0) await fillHistory(file, calls);
  const server = await startServer('familiar', [publicKeyPem, folder, 'decision']);
  return {
    server,
    [Symbol.asyncDispose]: async () => {
      await server[Symbol.asyncDispose]();
      await rm(folder, { recursive: true });
    },
  };
}

const nothing = (): void => {};
const anyRules = {
  learning: defaultLearning,
  halfLifeDays: 90,
  instance: 'bench',
  log: { debug: nothing, info: nothing, warn: nothing, error: nothing },
  clock: Date.now,
};
