import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDatabase } from '../lab/databases.ts';
import type { DatabaseKind } from '../src/store/database/database-config.ts';
import { type Load, load } from './load.ts';
import { median } from './median.ts';
import { startProduct } from './product.ts';
import type { Corpus, SignedPush } from './pushes.ts';
import { type ServerProcess, startServer } from './server-process.ts';
import { medianLoad } from './throughput.ts';

/** What the shipped product takes, everything durable and logged as in production. */
export interface DurableThroughput {
  readonly tasks: readonly TaskDone[];
  /** How many of all calls were decided from memory, since the database did not say in time whom the caller knows. */
  readonly decidedWithout: number;
}

export interface TaskDone {
  readonly what: string;
  readonly connections: number;
  readonly familiar: Load;
  /** Familiar's requests per second as a share of those of the bare servers, median over the rounds. */
  readonly ofBare: number;
  readonly ofDurable: number;
}

type Calls = readonly (readonly SignedPush[])[];

interface Task {
  readonly what: string;
  readonly connections: number;
  readonly calls: Calls;
}

/** Lets Familiar on a database of this kind and both bare servers take the same pushes in turns. Rejects if there is none. */
export async function measureDurable(
  corpus: Corpus,
  { kind, rounds }: { readonly kind: DatabaseKind; readonly rounds: number },
): Promise<DurableThroughput> {
  const [warmUp, ...parts] = partsOf(corpus.calls, 5);
  const tasks = parts.map(taskOf);
  const each: Round[] = [];
  for (let round = 0; round < rounds; round++) {
    const run = (server: ServerProcess): Promise<Load[]> => loadAll(server, warmUp ?? [], tasks);
    each.push({
      bare: await inFolder(folder => onBare('bare', corpus, folder, run)),
      durable: await inFolder(folder => onBare('durable-bare', corpus, folder, run)),
      ...(await inFolder(folder => onFamiliar({ kind, corpus, folder }, run))),
    });
  }
  return {
    tasks: tasks.map((task, index) => taskDone(task, index, each)),
    decidedWithout: each.reduce((sum, { decidedWithout }) => sum + decidedWithout, 0),
  };
}

/** The loads of each server, one for each task. */
interface Round extends Pick<DurableThroughput, 'decidedWithout'> {
  readonly bare: readonly Load[];
  readonly durable: readonly Load[];
  readonly familiar: readonly Load[];
}

function taskDone({ what, connections }: Task, task: number, rounds: readonly Round[]): TaskDone {
  const speed = (loads: readonly Load[]): number => loads[task]?.requestsPerSecond ?? 0;
  return {
    what,
    connections,
    familiar: medianLoad(rounds.flatMap(({ familiar }) => familiar[task] ?? [])),
    ofBare: median(rounds.map(({ familiar, bare }) => speed(familiar) / speed(bare))),
    ofDurable: median(rounds.map(({ familiar, durable }) => speed(familiar) / speed(durable))),
  };
}

function taskOf(part: Calls, index: number): Task {
  const connections = index % 2 === 0 ? 16 : 64;
  // As many on each connection, or some would send a call twice.
  const calls = part.slice(0, part.length - (part.length % Math.min(connections, part.length)));
  if (index < 2) return { what: 'full calls', connections, calls };
  const unanswered = calls.map(call => call.filter((_, event) => event !== 1));
  return { what: 'newCall and hangup', connections, calls: unanswered };
}

/** What is journaled counts only the first time; after that it is a repeat, which will do for warming up. */
async function loadAll(server: ServerProcess, warmUp: Calls, tasks: readonly Task[]): Promise<Load[]> {
  for (let round = 0; round < warmUpRounds; round++) await load(server, warmUp);
  const loads: Load[] = [];
  for (const { calls, connections } of tasks) loads.push(await load(server, calls, connections));
  return loads;
}

const warmUpRounds = 4;

type Run = (server: ServerProcess) => Promise<Load[]>;

async function onBare(name: 'bare' | 'durable-bare', corpus: Corpus, folder: string, run: Run) {
  await using server = await startServer(name, [corpus.publicKeyPem, folder]);
  return await run(server);
}

interface Place {
  readonly kind: DatabaseKind;
  readonly corpus: Corpus;
  readonly folder: string;
}

async function onFamiliar({ kind, corpus, folder }: Place, run: Run) {
  const database = await createDatabase(kind, folder);
  try {
    await using product = await startProduct(database.url.href, folder, corpus.publicKeyPem);
    const { pid, port } = product;
    const familiar = await run({
      url: `http://127.0.0.1:${port}`,
      usage: () => usageOf(pid),
      [Symbol.asyncDispose]: async () => {},
    });
    return { familiar, decidedWithout: await product.decidedWithout() };
  } finally {
    await database.drop();
  }
}

async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'familiar-bench-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Of a process that can't be asked, as Linux tells it. */
async function usageOf(pid: number): Promise<{ readonly cpuUs: number; readonly rssBytes: number }> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
  // The name before may hold spaces.
  const fields = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .map(Number);
  const [userTicks = 0, systemTicks = 0, residentPages = 0] = [fields[11], fields[12], fields[21]];
  return { cpuUs: (userTicks + systemTicks) * usPerTick, rssBytes: residentPages * pageBytes };
}

const usPerTick = 10_000;
const pageBytes = 4_096;

function partsOf<T>(all: readonly T[], count: number): T[][] {
  const size = Math.floor(all.length / count);
  return Array.from({ length: count }, (_, part) => all.slice(part * size, (part + 1) * size));
}
