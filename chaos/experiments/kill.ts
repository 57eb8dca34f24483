import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { checkJournal } from '../check-journal.ts';
import { startFamiliar } from '../familiar.ts';
import type { Experiment, Laboratory } from '../laboratory.ts';
import { startLoad } from '../load.ts';
import { type Attempt, type Outcome, onDatabases } from '../on-databases.ts';
import { unkept, unreadable } from '../promises.ts';

/** How long Familiar runs between two kills at most, in milliseconds. */
const longestLifeMs = 1_000;

export const kill: Experiment = {
  name: 'kill',
  purpose:
    'Familiar is killed at random moments under load and started again: what it acknowledged is journaled once.',
  run: laboratory =>
    onDatabases(laboratory, 'kill', ['sqlite', 'mysql', 'postgres'], attempt =>
      killOften(laboratory, attempt),
    ),
};

async function killOften(laboratory: Laboratory, { database, folder }: Attempt): Promise<Outcome> {
  const kills = laboratory.isShort ? 5 : 70;
  const chance = laboratory.chance(`kill ${database.kind}`);
  const familiar = await startFamiliar(laboratory, {
    databaseUrl: database.url.href,
    folder,
    spoolFile: join(folder, 'events.spool'),
  });
  const load = startLoad(laboratory, {
    name: `kill-${database.kind}`,
    url: familiar.url,
    pauseMs: 2,
    isDown: familiar.isDown,
  });
  try {
    for (let count = 0; count < kills; count++) {
      await wait(chance.next() * longestLifeMs);
      await familiar.kill();
      await familiar.start();
    }
  } finally {
    await load.stop();
  }
  const lost = await checkJournal(database, load.acknowledged);
  await familiar.stop();
  const silent = load.sent.filter(({ reply }) => reply.status === null).length;
  return {
    figures: `${kills} kills, ${load.acknowledged.size} events acknowledged, ${silent} pushes without a reply while it was down.`,
    complaints: [...lost, ...unreadable(load.sent), ...silence(load.sent)],
  };
}

/**
 * Pushes that a running Familiar left without a reply. How long replies took is another experiment's matter.
 */
function silence(sent: Parameters<typeof unkept>[0]): readonly string[] {
  return unkept(sent.filter(({ reply }) => reply.status === null));
}
