import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { createConnection } from 'mysql2/promise';
import { giveAway, installTables, mariadbAccount, mariadbOptions, mariadbServer } from './mariadb.ts';

const provider = '/usr/lib/galera/libgalera_smm.so';
const startTimeoutMs = 60_000;

/** A node of the cluster: a MariaDB server of its own, on loopback. */
export interface GaleraNode {
  readonly port: number;
  /** Ends it as a power cut would. */
  kill(): Promise<void>;
  /** Starts it again. Resolves when it has caught up with the others. */
  rejoin(): Promise<void>;
}

export interface GaleraCluster extends AsyncDisposable {
  readonly nodes: readonly GaleraNode[];
}

/** Whether this machine has what a cluster takes: Debian's packages mariadb-server and galera-4. */
export function canStartGalera(): boolean {
  return existsSync(mariadbServer) && existsSync(provider);
}

/**
 * Starts a Galera cluster of three nodes in a temporary folder: user root without a password, database
 * `familiar`. Uses the ports from `firstPort` on, ten for each node; the default is below those that systems
 * give to connections. Takes some 10 seconds.
 */
export async function startGalera(firstPort = 23_306): Promise<GaleraCluster> {
  const folder = await mkdtemp(join(tmpdir(), 'familiar-galera-'));
  const nodes: GaleraNode[] = [];
  const close = async (): Promise<void> => {
    await Promise.all(nodes.map(node => node.kill()));
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await prepareNodes(folder);
    for (let index = 0; index < 3; index++) nodes.push(await openNode(folder, firstPort, index));
    const first = await connect(firstPort);
    await first.query('create database familiar character set utf8mb4');
    await first.end();
    return { nodes, [Symbol.asyncDispose]: close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function openNode(folder: string, firstPort: number, index: number): Promise<GaleraNode> {
  const port = firstPort + index * 10;
  const everybody = [0, 1, 2].map(other => `127.0.0.1:${firstPort + other * 10 + 1}`).join(',');
  // The first node founds the cluster, and the others join it.
  let child = await startServer(folder, { index, port, cluster: index === 0 ? '' : everybody });
  return {
    port,
    async kill() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    },
    async rejoin() {
      child = await startServer(folder, { index, port, cluster: everybody });
    },
  };
}

async function prepareNodes(folder: string): Promise<void> {
  const [first, ...others] = [0, 1, 2].map(index => join(folder, `node-${index}`));
  if (first === undefined) return;
  // The others get the tables of the first when they join it.
  for (const data of [first, ...others]) await mkdir(data);
  // Files that the nodes send each other must be writable for them.
  await giveAway(folder, mariadbAccount);
  await installTables(first);
  await giveAway(folder, mariadbAccount);
}

interface ServerOptions {
  readonly index: number;
  readonly port: number;
  /** Addresses of the nodes to join; empty: none. */
  readonly cluster: string;
}

async function startServer(folder: string, { index, port, cluster }: ServerOptions): Promise<ChildProcess> {
  const data = join(folder, `node-${index}`);
  const log = await open(join(folder, `node-${index}.log`), 'a');
  const child = spawn(
    mariadbServer,
    [
      ...mariadbOptions({ data, port, socket: join(folder, `${index}.sock`) }),
      '--binlog-format=row',
      '--innodb-autoinc-lock-mode=2',
      '--wsrep-on=on',
      `--wsrep-provider=${provider}`,
      `--wsrep-cluster-address=gcomm://${cluster}`,
      `--wsrep-node-address=127.0.0.1:${port + 1}`,
      `--wsrep-node-name=node-${index}`,
      '--wsrep-sst-method=rsync',
      `--wsrep-sst-receive-address=127.0.0.1:${port + 3}`,
      `--wsrep-provider-options=gcache.size=16M;base_port=${port + 1};ist.recv_addr=127.0.0.1:${port + 2};gmcast.listen_addr=tcp://127.0.0.1:${port + 1}`,
    ],
    { stdio: ['ignore', log.fd, log.fd] },
  );
  await log.close();
  await untilSynced(port, child);
  return child;
}

async function untilSynced(port: number, child: ChildProcess): Promise<void> {
  const deadline = Date.now() + startTimeoutMs;
  while (Date.now() < deadline) {
    if (child.exitCode !== null || child.signalCode !== null) break;
    if (await isSynced(port)) return;
    await wait(200);
  }
  throw new Error(
    `The Galera node on port ${port} has not joined the cluster within ${startTimeoutMs / 1000} s.`,
  );
}

async function isSynced(port: number): Promise<boolean> {
  try {
    const connection = await connect(port);
    const [rows] = await connection.query("show status like 'wsrep_local_state_comment'");
    await connection.end();
    return JSON.stringify(rows).includes('Synced');
  } catch {
    return false;
  }
}

function connect(port: number) {
  return createConnection({ host: '127.0.0.1', port, user: 'root' });
}
