import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import fc from 'fast-check';
import { openDatabase } from '../../src/store/sqlite/open-database.ts';
import { arbitraryStep } from '../../test/support/living/arbitrary-step.ts';
import { agents, type Company, hotline, lookOf } from '../../test/support/living/familiar.ts';
import { startSource } from '../../test/support/living/source.ts';
import { createWalk } from '../../test/support/living/steps.ts';
import { openConnection } from '../connection.ts';
import { type Familiar, startFamiliar } from '../familiar.ts';
import { readHealth } from '../health.ts';
import type { Experiment, Laboratory } from '../laboratory.ts';
import { type Attempt, type Outcome, onDatabases } from '../on-databases.ts';
import { startProxyBefore } from '../proxy.ts';

const steps = 10_000;
const longestMs = 15 * 60_000;
/** By how much the clock is set. */
const leapMs = 50 * 60_000;

export const living: Experiment = {
  name: 'living',
  purpose:
    'Calls, repeated and lost pushes, outages, a full spool, kills, a clock that is set and presence that is lost, in any order: after each step as many legs are open as follow from what was acknowledged, and nobody is rung who is busy.',
  async run(laboratory) {
    if (laboratory.isShort)
      return laboratory.find({
        experiment: 'living',
        database: 'all',
        outcome: 'skipped',
        text: 'The tests take such walks.',
      });
    await onDatabases(laboratory, 'living', ['sqlite', 'mysql', 'postgres'], attempt =>
      walk(laboratory, attempt),
    );
  },
};

async function walk(laboratory: Laboratory, { database, folder }: Attempt): Promise<Outcome> {
  const outages =
    database.kind === 'sqlite' ? lockableFile(database.url.pathname) : await proxied(database.url);
  const source = await startSource(agents);
  const familiar = await startFamiliar(laboratory, {
    databaseUrl: outages.url?.href ?? database.url.href,
    folder,
    spoolFile: join(folder, 'events.spool'),
    settings: {
      CENTRAL_SERVICE_PHONE: `+${hotline}`,
      SERVICE_PHONES: agents.map(one => `+${one}`).join(),
      SPOOL_MEGABYTES: '1',
      PRESENCE_INTERVAL_SECONDS: '1',
      ...source.settings,
    },
    leapsMs: [leapMs, -leapMs],
  });
  await untilReady(familiar);
  const company = companyOf(laboratory, familiar, outages);
  const seed = Math.floor(laboratory.chance(`living ${database.kind}`).next() * 1_000_000_000);
  const complaints: string[] = [];
  const { step } = createWalk(company, source);
  const startedAt = performance.now();
  let taken = 0;
  for (const one of fc.sample(arbitraryStep, { seed, numRuns: steps })) {
    if (performance.now() - startedAt > longestMs) break;
    try {
      await step(one);
    } catch (error) {
      complaints.push(`step ${taken} of the walk ${seed}: ${String(error)}`);
      break;
    }
    taken += 1;
  }
  await outages.unlock();
  await familiar.stop();
  await outages.close();
  await source[Symbol.asyncDispose]();
  return { figures: `${taken} steps of the walk ${seed}.`, complaints };
}

/** The first roster is known a moment after the first answer. */
async function untilReady({ url }: Familiar): Promise<void> {
  while (!(await fetch(new URL('/readyz', url))).ok) await wait(20);
}

/** How the database is taken away and given back. */
interface Outages extends Pick<Company, 'lock' | 'unlock'> {
  /** The way to it; null: its own. */
  readonly url: URL | null;
  close(): Promise<void>;
}

async function proxied(database: URL): Promise<Outages> {
  const { proxy, url } = await startProxyBefore(database);
  return { url, lock: proxy.refuse, unlock: proxy.restore, close: proxy.close };
}

function lockableFile(file: string): Outages {
  let lock: Awaited<ReturnType<typeof openDatabase>> | null = null;
  const unlock = async (): Promise<void> => {
    lock?.close();
    lock = null;
  };
  return {
    url: null,
    async lock() {
      if (lock !== null) return;
      lock = await openDatabase(file);
      lock.exec('pragma busy_timeout = 5000');
      lock.exec('begin immediate');
    },
    unlock,
    close: unlock,
  };
}

function companyOf(
  laboratory: Laboratory,
  familiar: Familiar,
  { lock, unlock }: Pick<Company, 'lock' | 'unlock'>,
): Company {
  const line = openConnection(laboratory.signer);
  let aheadMs = 0;
  return {
    now: () => Date.now() + aheadMs,
    async push(fields) {
      const { status, dialled } = await line.push(familiar.url, new URLSearchParams(fields).toString());
      return { isAcknowledged: status === 200, dialled };
    },
    look: async () => lookOf(await readHealth(familiar), null),
    // Time passes by itself.
    advance: () => {},
    isInRealTime: true,
    leap() {
      familiar.leap();
      const byMs = aheadMs === 0 ? leapMs : -leapMs;
      aheadMs += byMs;
      return byMs;
    },
    patienceMs: 5_000,
    lock,
    unlock,
    async restart(how) {
      await unlock();
      await familiar[how]();
      // Its clock is the machine's again.
      aheadMs = 0;
      await familiar.start();
    },
  };
}
