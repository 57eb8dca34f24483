import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defaultLearning } from '../../src/domain/call-record.ts';
import { openStore } from '../../src/store/open-store.ts';
import { openDatabase } from '../../src/store/sqlite/open-database.ts';
import { fillHistory, historicCaller } from '../history.ts';
import { agents, hotline } from '../pushes.ts';
import { startBenchService } from './service.ts';

export interface ViewTime {
  readonly view: string;
  readonly smallMs: number;
  readonly largeMs: number;
}

const rounds = 15;
/**
 * What a day holds is a question of how busy a company is, not of how long its history: the same for both.
 */
const callsADay = 300;
const frequentCaller = '+491719999999';

/**
 * How long each view's data takes to load, with a small history and with a large one of the same calls a day.
 */
export async function measureViews(small: number, large: number): Promise<readonly ViewTime[]> {
  const [few, many] = [await timesWith(small), await timesWith(large)];
  return [...few].map(([view, smallMs]) => ({ view, smallMs, largeMs: many.get(view) ?? Number.NaN }));
}

async function timesWith(calls: number): Promise<ReadonlyMap<string, number>> {
  const folder = await mkdtemp(join(tmpdir(), 'familiar-views-'));
  const file = join(folder, 'familiar.db');
  try {
    await createTables(file);
    await fillHistory(file, calls);
    await spread(file);
    await using bench = await startBenchService(12, file);
    const headers = { authorization: `Bearer ${await bench.token()}` };
    const times = new Map<string, number>();
    for (const path of paths(calls)) {
      const took: number[] = [];
      for (let round = 0; round < rounds; round++) {
        const startedAt = performance.now();
        const response = await fetch(`${bench.service.url}/api${path}`, { headers });
        await response.text();
        took.push(performance.now() - startedAt);
        if (!response.ok) throw new Error(`${path}: ${response.status}`);
      }
      // The fastest counts, since the machine has other work too.
      times.set(
        path.replace(historicCaller(7, calls), '(ten calls)').replace(frequentCaller, '(every hundredth)'),
        Math.min(...took),
      );
    }
    return times;
  } finally {
    await rm(folder, { recursive: true });
  }
}

function paths(calls: number): readonly string[] {
  const day = (ago: number): string => new Date(Date.now() - ago * 86_400_000).toISOString().slice(0, 10);
  return [
    '/board',
    '/start',
    '/board/comparison',
    '/callers',
    '/callers?search=0171%20100',
    '/callers?search=0171%209999',
    `/callers/${historicCaller(7, calls)}`,
    `/callers/${frequentCaller}`,
    '/missed',
    `/reports?from=${day(6)}&to=${day(0)}`,
    '/agents',
    `/agents/${encodeURIComponent(agents[0] ?? '')}`,
    '/health',
  ];
}

async function createTables(file: string): Promise<void> {
  const nothing = (): void => {};
  const log = { debug: nothing, info: nothing, warn: nothing, error: console.error };
  const database = { kind: 'sqlite', file } as const;
  const rules = { learning: defaultLearning, halfLifeDays: 90 };
  const store = await openStore({ database, ...rules, instance: 'bench', log, clock: Date.now });
  await store.close();
}

/**
 * Makes them calls to the hotline, so many a day, some of which nobody answered. The last ten thousand are
 * the same whatever lies behind them. Every hundredth is by the same caller, such as a parcel service: what
 * is looked at of one caller must not depend on how often they have called.
 */
async function spread(file: string): Promise<void> {
  const database = await openDatabase(file);
  const stepMs = Math.round(86_400_000 / callsADay);
  const ago = 'cast(substr(flow_id, 2) as integer)';
  database.exec(`
    update familiar_calls set kind = 'hotline', called = '${hotline}',
      first_seen_at = ${Date.now()} - ${ago} * ${stepMs}, started_at = ${Date.now()} - ${ago} * ${stepMs},
      answered_at = case when ${ago} % 8 = 0 then null else ${Date.now()} - ${ago} * ${stepMs} + 9000 end,
      ended_at = ${Date.now()} - ${ago} * ${stepMs} + 60000,
      caller = case
        when ${ago} % 100 = 50 then '${frequentCaller}'
        when ${ago} < 10000 then '+49171' || (1000000 + ${ago} % 1000)
        else caller end;
    analyze;
  `);
  database.close();
}
