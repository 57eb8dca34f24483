// How soon a restart knows who is busy: with a million calls in the history and 5,000 today, on every
// database that is there. `npm run bench:recall -- 10000` takes as many past calls instead.

import { recall } from '../../src/app/switchboard/recall.ts';
import { defaultLearning } from '../../src/domain/call-record.ts';
import { openStore } from '../../src/store/open-store.ts';
import { createTestApp } from '../../test/support/app.ts';
import { reachableServers } from '../../test/support/databases.ts';
import { median } from '../median.ts';
import { fill } from './fill.ts';
import { silentLog } from './silent-log.ts';

const past = Number(process.argv[2] ?? 1_000_000);
const rounds = 5;

for (const server of await reachableServers()) {
  const database = await server.create();
  try {
    const now = Date.now();
    await fill(database.config, { past, today: 5_000, now });
    const taken: { readonly openMs: number; readonly recallMs: number; readonly openLegs: number }[] = [];
    for (let round = 0; round < rounds; round++) taken.push(await restart(database.config, now));
    const openMs = median(taken.map(one => one.openMs));
    const recallMs = median(taken.map(one => one.recallMs));
    const fastestMs = Math.min(...taken.map(one => one.openMs + one.recallMs));
    console.log(
      `${server.kind}: the switchboard known after ${(openMs + recallMs).toFixed(0)} ms (at most 1000), at best ${fastestMs.toFixed(0)} ms: ` +
        `opened in ${openMs.toFixed(0)} ms, recalled in ${recallMs.toFixed(0)} ms, ${taken[0]?.openLegs} open legs`,
    );
  } finally {
    await database.drop();
  }
}

async function restart(database: Parameters<typeof fill>[0], now: number) {
  const from = performance.now();
  const store = await openStore({
    instance: 'bench',
    database,
    learning: defaultLearning,
    halfLifeDays: 90,
    log: silentLog,
    clock: () => now,
  });
  const openedAt = performance.now();
  const clock = Object.assign(() => now, { advance: () => {} });
  const { context } = await createTestApp({ store, clock });
  await recall(context);
  const recallMs = performance.now() - openedAt;
  const { ringing, talking } = context.known.board.legs;
  await store.close();
  return { openMs: openedAt - from, recallMs, openLegs: ringing.size + talking.size };
}
