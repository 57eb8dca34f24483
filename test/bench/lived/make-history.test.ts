import { afterEach, describe, expect, test } from 'vitest';
import { liveCalls } from '../../../bench/lived/live-calls.ts';
import { makeHistory, openCompany } from '../../../bench/lived/make-history.ts';
import { heavyCaller, whoCalls } from '../../../bench/lived/who-calls.ts';
import { agents, hotline } from '../../../bench/pushes.ts';
import { silentLog } from '../../../bench/recall/silent-log.ts';
import type { Config } from '../../../src/config/config.ts';
import { readConfig } from '../../../src/config/read-config.ts';
import type { DatabaseConfig } from '../../../src/store/database/database-config.ts';
import { openEngine } from '../../../src/store/database/open-engine.ts';
import { openConfiguredStore } from '../../../src/wiring/configured-store.ts';
import { noon } from '../../support/builders.ts';
import { reachableServers, type TestDatabase } from '../../support/databases.ts';

/** As many at once as there are agents, now and then. */
const lived = { calls: 250, until: noon, spanMs: 80 * 60_000, seed: 1 };
const made: TestDatabase[] = [];

afterEach(async () => {
  for (const database of made.splice(0)) await database.drop();
});

describe.each(await reachableServers())('a lived history on $kind', server => {
  async function newConfig(): Promise<Config> {
    const database = await server.create();
    made.push(database);
    return configOf(database.config);
  }

  test('is what the product leaves when it takes the same calls', async () => {
    const history = await newConfig();
    await makeHistory(history, lived);

    const config = await newConfig();
    const store = await openConfiguredStore(config, { log: silentLog, clock: Date.now });
    const company = await openCompany(config, store);
    await liveCalls(company, whoCalls(lived));
    await store.close();

    const { journal, ...tables } = await tablesOf(history);
    expect(await tablesOf(config)).toEqual({ journal, ...tables });
    const rules = ['preferred-agent', 'next-familiar', 'return-call', 'longest-idle', 'nobody-available'];
    for (const rule of rules) expect(JSON.stringify(journal)).toContain(`\\"rule\\":\\"${rule}\\"`);
  });
});

test('a lived history is the same each time it is made from the same seed, and another from another', async () => {
  const calls = (seed: number) => [...whoCalls({ ...lived, seed })];
  expect(calls(1)).toEqual(calls(1));
  expect(calls(2)).not.toEqual(calls(1));
});

test('a lived history has a year of calls, one caller who makes a fifth of them, and others who return', () => {
  const calls = [...whoCalls({ calls: 5_000, until: noon, seed: 1 })];
  const days = (noon - (calls[0]?.at ?? 0)) / 86_400_000;
  expect(Math.round(days)).toBe(366);
  const times = calls.map(call => call.at);
  expect(times).toEqual(times.toSorted((a, b) => a - b));
  const callers = calls.filter(call => call.leg.direction === 'in').map(call => call.leg.from);
  const byHeavy = callers.filter(caller => caller === heavyCaller.slice(1)).length;
  expect(byHeavy).toBeGreaterThan(900);
  expect(byHeavy).toBeLessThan(1_100);
  expect(new Set(callers).size).toBeLessThan(callers.length / 3);
});

function configOf(database: DatabaseConfig): Config {
  const read = readConfig({
    WEBHOOK_URL: 'http://127.0.0.1/push',
    CENTRAL_SERVICE_PHONE: hotline,
    SERVICE_PHONES: agents.join(),
    DATABASE_URL: 'sqlite::memory:',
  });
  if (!read.ok) throw new Error(read.problems.join('\n'));
  // However slow a database is, it is waited for: nothing is decided from memory.
  return { ...read.config, database, answerBudgetMs: 50_000 };
}

/**
 * All that is stored of calls, but for who has stored it and how often a flow was locked; MariaDB gives fractions back with 15
 * digits or so.
 */
async function tablesOf({ database }: Config): Promise<{ readonly journal: unknown }> {
  const { db, close } = await openEngine(database, silentLog);
  try {
    const journal = await db
      .selectFrom('familiar_journal')
      .select(['call_id', 'event', 'received_at', 'flow_id', 'role', 'entry', 'decision'])
      .orderBy('seq')
      .execute();
    const flowIds = await db
      .selectFrom('familiar_flow_ids')
      .select(['id', 'flow_id'])
      .orderBy('id')
      .execute();
    const calls = await db.selectFrom('familiar_calls').selectAll().orderBy('flow_id').execute();
    const familiarity = await db
      .selectFrom('familiar_familiarity')
      .selectAll()
      .orderBy('caller')
      .orderBy('memory')
      .orderBy('agent_id')
      .execute();
    const claims = await db.selectFrom('familiar_claims').selectAll().orderBy('agent_id').execute();
    const stored = JSON.stringify({ journal, flowIds, calls, familiarity, claims });
    return JSON.parse(stored.replaceAll(/\d+\.\d{9,}/g, fraction => Number(fraction).toPrecision(12)));
  } finally {
    await close();
  }
}
