import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { mysqlDatabaseAt } from '../../lab/databases.ts';
import { startFailoverProxy } from '../../lab/failover-proxy.ts';
import { checkJournal } from '../check-journal.ts';
import { startFamiliar } from '../familiar.ts';
import { canStartGalera, startGalera } from '../galera-cluster.ts';
import type { Experiment, Laboratory } from '../laboratory.ts';
import { startLoad } from '../load.ts';
import { findOut, type Outcome } from '../on-databases.ts';
import { print } from '../print.ts';
import { slowestMs, unkept, unreadable } from '../promises.ts';

const finding = { experiment: 'galera', database: 'mysql' };

export const galera: Experiment = {
  name: 'galera',
  purpose:
    'Two Familiars on a Galera cluster of three nodes, which are killed and rejoin one after the other under load: every push is answered in time, and nothing acknowledged is lost.',
  async run(laboratory) {
    if (laboratory.isShort)
      return laboratory.find({ ...finding, outcome: 'skipped', text: 'It takes two minutes.' });
    if (!canStartGalera())
      return laboratory.find({
        ...finding,
        outcome: 'skipped',
        text: 'It takes the packages mariadb-server and galera-4.',
      });
    return findOut(laboratory, finding, () => killNodeByNode(laboratory));
  },
};

async function killNodeByNode(laboratory: Laboratory): Promise<Outcome> {
  await using cluster = await startGalera();
  const ports = cluster.nodes.map(node => node.port);
  print('  three nodes are up');
  // Each instance prefers another node, and goes to the next when that one is gone.
  const sides = await Promise.all(
    [0, 1].map(async index => {
      const proxy = await startFailoverProxy([...ports.slice(index), ...ports.slice(0, index)]);
      const folder = join(laboratory.folder, `galera-${index}`);
      await mkdir(folder);
      const familiar = await startFamiliar(laboratory, {
        databaseUrl: `mysql://root@127.0.0.1:${proxy.port}/familiar`,
        folder,
        spoolFile: join(folder, 'events.spool'),
      });
      const { url, isDown } = familiar;
      return {
        proxy,
        familiar,
        load: startLoad(laboratory, { name: `galera-${index}`, url, pauseMs: 50, isDown }),
      };
    }),
  );
  await wait(3_000);
  for (const [index, node] of cluster.nodes.entries()) {
    await node.kill();
    print(`  node ${index + 1} killed`);
    await wait(10_000);
    await node.rejoin();
    print(`  node ${index + 1} has caught up`);
    await wait(3_000);
  }
  await Promise.all(sides.map(({ load }) => load.stop()));
  const database = mysqlDatabaseAt(new URL(`mysql://root@127.0.0.1:${ports[0]}/familiar`));
  const sent = sides.flatMap(({ load }) => load.sent);
  const acknowledged = new Set(sides.flatMap(({ load }) => [...load.acknowledged]));
  const lost = await checkJournal(database, acknowledged);
  for (const { familiar, proxy } of sides) {
    await familiar.stop();
    await proxy.close();
  }
  return {
    figures: `${acknowledged.size} events acknowledged by two instances; the slowest reply took ${slowestMs(sent)} ms.`,
    complaints: [...lost, ...unreadable(sent), ...unkept(sent)],
  };
}
