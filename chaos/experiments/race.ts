import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { agents } from '../../bench/pushes.ts';
import { startProxyBefore } from '../../lab/proxy.ts';
import { checkJournal } from '../check-journal.ts';
import { findDoubleOffers, type Hold } from '../double-offers.ts';
import { type Familiar, startFamiliar } from '../familiar.ts';
import { readHealth } from '../health.ts';
import type { Experiment, Laboratory } from '../laboratory.ts';
import { type Attempt, type Outcome, onDatabases } from '../on-databases.ts';
import { makeRacingCalls } from '../racing-calls.ts';

const instances = 2;
/** Below this share of calls that ring somebody, a run proves nothing. */
const leastDialledShare = 0.02;

export const race: Experiment = {
  name: 'race',
  purpose:
    'Two Familiars on one database race for three agents, then with the usual time budget, then while the database hangs: nobody is offered two calls at once, but by an offer that says that it got no claim.',
  run: laboratory =>
    onDatabases(laboratory, 'race', ['mysql', 'postgres'], attempt => raceForAgents(laboratory, attempt)),
};

async function raceForAgents(laboratory: Laboratory, attempt: Attempt): Promise<Outcome> {
  const calls = laboratory.isShort ? 250 : 5_000;
  // With so much time no database counts as unreachable: only the claims are tested.
  const patient = await raceOnce(laboratory, attempt, { name: 'patient', calls, budgetMs: 5_000 });
  // The caller comes first: a database slower than this counts as unreachable, and the offer is made without
  // a claim.
  const usual = await raceOnce(laboratory, attempt, { name: 'usual', calls });
  const hangMs = laboratory.isShort ? 1_000 : 5_000;
  const hanging = await raceOnce(laboratory, attempt, { name: 'hanging', calls, hangMs });
  return {
    figures: `${patient.figures} With the usual budget: ${usual.figures} With a database that hangs: ${hanging.figures}`,
    complaints: [...patient.doubles, ...patient.complaints, ...usual.complaints, ...hanging.complaints],
  };
}

interface Round {
  readonly name: string;
  readonly calls: number;
  /** Default: the usual one. */
  readonly budgetMs?: number;
  /** For how long the database hangs meanwhile. Default: not at all. */
  readonly hangMs?: number;
}

async function raceOnce(
  laboratory: Laboratory,
  { database, folder }: Attempt,
  { name, calls, budgetMs, hangMs = 0 }: Round,
): Promise<Outcome & { readonly doubles: readonly string[] }> {
  const { proxy, url } = await startProxyBefore(database.url);
  const settings = budgetMs === undefined ? {} : { ANSWER_BUDGET_MS: String(budgetMs) };
  const { familiars, unclaimed } = await startInstances(laboratory, join(folder, name), url, settings);
  const racing = makeRacingCalls(laboratory, {
    name: `race-${database.kind}-${name}`,
    calls,
    urls: familiars.map(familiar => familiar.url),
  });
  if (hangMs > 0) {
    await wait(100);
    proxy.hang();
    await wait(hangMs);
    await proxy.restore();
  }
  const run = await racing;
  const lost = await checkJournal(database, run.acknowledged);
  const health = await Promise.all(familiars.map(readHealth));
  const counted = health.reduce((sum, { offersUnclaimed }) => sum + offersUnclaimed, 0);
  await Promise.all(familiars.map(familiar => familiar.stop()));
  await proxy.close();
  const claimed = run.holds.filter(({ callId }) => !unclaimed.has(callId));
  const doubles = doublesOf(run.holds);
  return {
    figures: `${calls} calls, of which ${run.holds.length} rang somebody, ${unclaimed.size} of them without a claim; ${doubles.length} double offers.`,
    doubles,
    complaints: [
      ...doublesOf(claimed).map(double => `${double}, both with claims`),
      // One that knows all its calls needs no claim to tell them apart.
      ...familiars.flatMap((_, instance) =>
        doublesOf(run.holds.filter(hold => hold.instance === instance)).map(
          double => `${double} by one instance`,
        ),
      ),
      ...(counted === unclaimed.size ? [] : [`offers without a claim counted as ${counted} in /health`]),
      ...(run.holds.length < calls * leastDialledShare
        ? ['too few calls rang anybody to prove anything']
        : []),
      ...lost,
      ...run.complaints,
    ],
  };
}

async function startInstances(
  laboratory: Laboratory,
  folder: string,
  databaseUrl: URL,
  settings: Readonly<Record<string, string>>,
): Promise<{ readonly familiars: readonly Familiar[]; readonly unclaimed: ReadonlySet<string> }> {
  const familiars: Familiar[] = [];
  const unclaimed = new Set<string>();
  for (let index = 0; index < instances; index++) {
    const own = join(folder, String(index));
    await mkdir(own, { recursive: true });
    familiars.push(
      await startFamiliar(laboratory, {
        databaseUrl: databaseUrl.href,
        folder: own,
        spoolFile: join(own, 'events.spool'),
        settings: {
          SERVICE_PHONES: agents.slice(0, 3).join(),
          RING_STRANGERS: '1',
          LOG_LEVEL: 'info',
          ...settings,
        },
        // The journal does not show a claim that was obtained only after the phone rang.
        onLine(line) {
          if (!line.includes('"unclaimed":true')) return;
          const { callId }: { callId: string } = JSON.parse(line);
          unclaimed.add(callId);
        },
      }),
    );
  }
  return { familiars, unclaimed };
}

function doublesOf(holds: readonly Hold[]): readonly string[] {
  return findDoubleOffers(holds).map(() => 'an agent was offered two calls at once');
}
