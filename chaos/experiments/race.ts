import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { agents } from '../../bench/pushes.ts';
import { bodyOf, makeCall } from '../call.ts';
import { checkJournal } from '../check-journal.ts';
import { type Connection, openConnection } from '../connection.ts';
import { findDoubleOffers, type Hold } from '../double-offers.ts';
import { type Familiar, startFamiliar } from '../familiar.ts';
import type { Experiment, Laboratory } from '../laboratory.ts';
import { type Attempt, type Outcome, onDatabases } from '../on-databases.ts';

const instances = 2;
const connections = 8;
/** How long a call rings at most before its caller hangs up, in milliseconds. */
const longestRingMs = 40;
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
        settings: { SERVICE_PHONES: agents.slice(0, 3).join(), RING_STRANGERS: '1' },
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

interface Race {
  readonly holds: readonly Hold[];
  readonly acknowledged: ReadonlySet<string>;
  readonly complaints: readonly string[];
}

async function makeRacingCalls(
  laboratory: Laboratory,
  { name, calls, urls }: { readonly name: string; readonly calls: number; readonly urls: readonly string[] },
): Promise<Race> {
  const holds: Hold[] = [];
  const acknowledged = new Set<string>();
  const complaints: string[] = [];
  let made = 0;

  async function race(index: number): Promise<void> {
    const chance = laboratory.chance(`${name}-${index}`);
    // One to each instance, so that both stay open.
    const lines: readonly Connection[] = urls.map(() => openConnection(laboratory.signer));
    while (made < calls) {
      const count = made++;
      const call = makeCall(`${name}-${index}`, count, chance);
      const side = count % urls.length;
      const [line, url] = [lines[side], urls[side]];
      if (line === undefined || url === undefined) throw new RangeError(`there is no instance ${side}`);
      const offer = await line.push(url, bodyOf('newCall', call, undefined));
      await wait(chance.next() * longestRingMs);
      const hangupSentAt = performance.now();
      for (const agent of offer.dialled)
        holds.push({ agent, callId: call.callId, from: offer.endedAt, until: hangupSentAt });
      const hangup = await line.push(url, bodyOf('hangup', call, undefined));
      for (const [event, reply] of [
        ['newCall', offer],
        ['hangup', hangup],
      ] as const) {
        if (reply.status === 200) acknowledged.add(`${call.callId} ${event}`);
        if (reply.status !== 200 || reply.problem !== null)
          complaints.push(`${event}: ${reply.status ?? 'no reply'}, ${reply.problem ?? 'well-formed'}`);
      }
    }
    for (const line of lines) line.close();
  }

  await Promise.all(Array.from({ length: connections }, (_, index) => race(index)));
  return { holds, acknowledged, complaints };
}
