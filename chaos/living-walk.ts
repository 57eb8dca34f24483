import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import fc from 'fast-check';
import type { LabDatabase } from '../lab/databases.ts';
import { startProxyBefore } from '../lab/proxy.ts';
import { openDatabase } from '../src/store/sqlite/open-database.ts';
import { agents, type Company, hotline, lookOf, type StepAt } from '../test/support/living/familiar.ts';
import { type Source, startSource } from '../test/support/living/source.ts';
import { createWalk } from '../test/support/living/steps.ts';
import { openConnection } from './connection.ts';
import { type Familiar, startFamiliar } from './familiar.ts';
import { readHealth } from './health.ts';
import type { Laboratory } from './laboratory.ts';
import type { Attempt, Outcome } from './on-databases.ts';
import { openLegsIn } from './open-legs.ts';
import { print } from './print.ts';

/**
 * By how much the clock is set. With the minutes that a talk may last here, it is less than any that counts as longer than usual
 * once many are known, which ADR 0044 doubts.
 */
const leapMs = 3 * 60_000;
/** How much time passes by itself, so one instance hears of the other. */
const longestAdvanceMs = 500;
const longestMs = 3 * 60 * 60_000;

interface Walk {
  readonly name: string;
  readonly instances: number;
  readonly steps: number;
  readonly arbitrary: fc.Arbitrary<StepAt>;
}

/** Takes one random step after the other with so many instances on a database, until something fails. */
export async function walkAtRandom(
  laboratory: Laboratory,
  { database, folder }: Attempt,
  { name, instances, steps, arbitrary }: Walk,
): Promise<Outcome> {
  const source = await startSource(agents);
  const started: Started[] = [];
  for (let at = 0; at < instances; at++)
    started.push(await startOne(laboratory, database, { source, folder: join(folder, String(at)) }));
  const seed = Math.floor(laboratory.chance(`${name} ${database.kind}`).next() * 1_000_000_000);
  const complaints: string[] = [];
  const company = companyOf(laboratory, started);
  const { step } = createWalk(company, source);
  const startedAt = performance.now();
  let taken = 0;
  for (const one of fc.sample(arbitrary, { seed, numRuns: steps })) {
    if (performance.now() - startedAt > longestMs) break;
    try {
      await step(one);
    } catch (error) {
      await company.unlock();
      const journaled = await openLegsIn(database.url, company.now(), String(error));
      complaints.push(
        `step ${taken} of the walk ${seed}: ${String(error)} By the journal: ${journaled.join(', ')}`,
      );
      break;
    }
    taken += 1;
    if (taken % 500 === 0) print(`  ${database.kind}: ${taken} steps of ${steps}.`);
  }
  await company.unlock();
  for (const { familiar, outages } of started) {
    await familiar.stop();
    await outages.close();
  }
  await source[Symbol.asyncDispose]();
  return { figures: `${taken} steps of the walk ${seed}.`, complaints };
}

interface Started {
  readonly familiar: Familiar;
  readonly outages: Outages;
}

async function startOne(
  laboratory: Laboratory,
  database: LabDatabase,
  { source, folder }: { readonly source: Source; readonly folder: string },
): Promise<Started> {
  await mkdir(folder);
  const outages =
    database.kind === 'sqlite' ? lockableFile(database.url.pathname) : await proxied(database.url);
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
  return { familiar, outages };
}

/** The first roster is known a moment after the first answer. */
async function untilReady({ url }: Familiar): Promise<void> {
  while (!(await fetch(new URL('/readyz', url))).ok) await wait(20);
}

/** How the database is taken away and given back. */
interface Outages {
  /** The way to it; null: its own. */
  readonly url: URL | null;
  lock(): Promise<void>;
  unlock(): Promise<void>;
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

function companyOf(laboratory: Laboratory, started: readonly Started[]): Company {
  const line = openConnection(laboratory.signer);
  let aheadMs = 0;
  return {
    instances: started.map(({ familiar }) => ({
      async push(fields) {
        const { status, dialled } = await line.push(familiar.url, new URLSearchParams(fields).toString());
        return { isAcknowledged: status === 200, dialled };
      },
      look: async () => lookOf(await readHealth(familiar), null),
      isDown: familiar.isDown,
      end: how => familiar[how](),
      start: familiar.start,
    })),
    now: () => Date.now() + aheadMs,
    // Time passes by itself; only what one tells the other takes some.
    advance: ms => (started.length > 1 ? wait(Math.min(ms, longestAdvanceMs)) : undefined),
    isInRealTime: true,
    leap() {
      for (const { familiar } of started) familiar.leap();
      const byMs = aheadMs === 0 ? leapMs : -leapMs;
      aheadMs += byMs;
      return byMs;
    },
    patienceMs: started.length > 1 ? 20_000 : 5_000,
    async lock(at) {
      for (const { outages } of at === null ? started : started.slice(at, at + 1)) await outages.lock();
    },
    async unlock() {
      for (const { outages } of started) await outages.unlock();
    },
  };
}
