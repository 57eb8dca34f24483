import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { HealthSummary } from '../../../src/app/health/health-summary.ts';
import { toLiveAgent } from '../../../src/app/page/live-agent.ts';
import { freePort } from '../../../src/cli/demo/free-port.ts';
import { readConfig } from '../../../src/config/read-config.ts';
import { type Service, startService } from '../../../src/service.ts';
import { createTestLog } from '../app.ts';
import { pushHeaders, testPublicKeyPem } from '../signing.ts';
import { agents, hotline, type Instance, type Look, lookOf } from './familiar.ts';
import type { Source } from './source.ts';

/** Small, so that it is full soon. */
const spoolBytes = 128 * 1024;
/** Often, so that a step need not wait for it. */
const presenceIntervalMs = 100;

/** What an instance stands on. */
export interface Ground {
  readonly source: Source;
  readonly clock: () => number;
  readonly uptime: () => number;
  /** The address of its database, where its files are in this folder. */
  databaseUrl(folder: string): string;
  /** Which of those files are the database's. */
  readonly databaseFiles: readonly string[];
  /** Copies the files while nobody writes to the database, and lets go of the process, which must not write to them any more. */
  crash(copy: () => Promise<void>, close: () => Promise<void>): Promise<void>;
}

/** A whole Familiar in this process, with its files below a folder. */
export interface OwnInstance extends Instance {
  /** Where its files are. */
  folder(): string;
}

export async function startInstance(parent: string, ground: Ground): Promise<OwnInstance> {
  const { source } = ground;
  let folder = join(parent, '0');
  let isDown = false;
  let service = await start();
  await service.rosterKnown;

  async function start(): Promise<Service> {
    await mkdir(folder, { recursive: true });
    const publicKeyFile = join(folder, 'public-key.pem');
    await writeFile(publicKeyFile, testPublicKeyPem);
    const port = await freePort();
    const read = readConfig({
      WEBHOOK_URL: `http://127.0.0.1:${port}/push`,
      PORT: String(port),
      CENTRAL_SERVICE_PHONE: `+${hotline}`,
      SERVICE_PHONES: agents.map(number => `+${number}`).join(),
      SIPGATE_PUBLIC_KEY_FILE: publicKeyFile,
      DATABASE_URL: ground.databaseUrl(folder),
      SPOOL_FILE: join(folder, 'events.spool'),
      MISSED_OFFERS_BEFORE_PAUSE: '0',
      ...source.settings,
    });
    if (!read.ok) throw new Error(read.problems.join('\n'));
    const { spool, sipgate } = read.config;
    const config = {
      ...read.config,
      spool: { ...spool, bytes: spoolBytes },
      sipgate: { ...sipgate, presenceIntervalMs },
    };
    return startService(config, { log: createTestLog(), clock: ground.clock, uptime: ground.uptime });
  }

  /** As the files are left by a process that ends in the middle of whatever it does. */
  async function copyFiles(): Promise<void> {
    const next = join(dirname(folder), String(Number(basename(folder)) + 1));
    await mkdir(next);
    for (const file of [...ground.databaseFiles, 'events.spool', 'events.spool.rejected'])
      await copyFile(join(folder, file), join(next, file)).catch(() => {});
    folder = next;
  }

  return {
    folder: () => folder,
    async push(fields) {
      const body = new URLSearchParams(fields).toString();
      const url = new URL('/push', service.url);
      const response = await fetch(url, { method: 'POST', headers: pushHeaders(body), body });
      const xml = await response.text();
      return {
        isAcknowledged: response.status === 200,
        dialled: [...xml.matchAll(/<Number>(\d+)<\/Number>/g)].map(([, number = '']) => number),
      };
    },
    async look(): Promise<Look> {
      const health = (await (await fetch(new URL('/health', service.url))).json()) as HealthSummary;
      const { context } = service;
      // What the live page shows, whose visitors are not known while the database can't be asked.
      const board = context.known.roster.agents.map(agent =>
        toLiveAgent(context, agent, undefined, ground.clock()),
      );
      return lookOf(
        health,
        new Map(board.map(({ agentId, availability }) => [source.agentOf(agentId), availability])),
      );
    },
    isDown: () => isDown,
    async end(how) {
      if (isDown) return;
      isDown = true;
      const close = (): Promise<void> => service.close();
      await (how === 'kill' ? ground.crash(copyFiles, close) : close());
    },
    async start() {
      service = await start();
      isDown = false;
    },
  };
}
