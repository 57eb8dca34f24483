import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { agents } from '../../bench/pushes.ts';
import { checkJournal } from '../check-journal.ts';
import { findDoubleOffers } from '../double-offers.ts';
import { type Familiar, startFamiliar } from '../familiar.ts';
import type { Experiment, Laboratory } from '../laboratory.ts';
import { type Attempt, type Outcome, onDatabases } from '../on-databases.ts';
import { makeRacingCalls } from '../racing-calls.ts';

const instances = 2;
/** Below this share of calls that ring somebody, a run proves nothing. */
const leastDialledShare = 0.02;

export const race: Experiment = {
  name: 'race',
  purpose: 'Two Familiars on one database race for three agents: nobody is offered two calls at once.',
  run: laboratory =>
    onDatabases(laboratory, 'race', ['mysql', 'postgres'], attempt => raceForAgents(laboratory, attempt)),
};

async function raceForAgents(laboratory: Laboratory, { database, folder }: Attempt): Promise<Outcome> {
  const familiars: Familiar[] = [];
  for (let index = 0; index < instances; index++) {
    const own = join(folder, String(index));
    await mkdir(own);
    familiars.push(
      await startFamiliar(laboratory, {
        databaseUrl: database.url.href,
        folder: own,
        spoolFile: join(own, 'events.spool'),
        settings: {
          SERVICE_PHONES: agents.slice(0, 3).join(),
          RING_STRANGERS: '1',
          // The claims are tried here. A database that is slower than the usual budget is taken for away, and then an
          // offer stands without a claim, because the caller comes first.
          ANSWER_BUDGET_MS: '5000',
        },
      }),
    );
  }
  const calls = laboratory.isShort ? 500 : 10_000;
  const run = await makeRacingCalls(laboratory, {
    name: `race-${database.kind}`,
    calls,
    urls: familiars.map(({ url }) => url),
  });
  const lost = await checkJournal(database, run.acknowledged);
  await Promise.all(familiars.map(familiar => familiar.stop()));
  const doubles = findDoubleOffers(run.holds).map(() => 'an agent was offered two calls at once');
  const isIdle =
    run.holds.length < calls * leastDialledShare ? ['too few calls rang anybody to prove anything'] : [];
  return {
    figures: `${calls} calls, of which ${run.holds.length} rang somebody; ${doubles.length} double offers.`,
    complaints: [...doubles, ...lost, ...isIdle, ...run.complaints],
  };
}
