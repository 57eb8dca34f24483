import { generateKeyPairSync } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { PastDecision } from '../../src/app/ports/page.ts';
import { freePort } from '../../src/cli/demo/free-port.ts';
import { type Environment, readConfig } from '../../src/config/read-config.ts';
import type { CallOutcome, PlacedCall } from '../../src/emulator/call.ts';
import type { Emulator } from '../../src/emulator/control.ts';
import { startEmulator } from '../../src/emulator/emulator.ts';
import type { EmulatorOptions } from '../../src/emulator/options.ts';
import { type Service, startService } from '../../src/service.ts';
import type { DatabaseConfig } from '../../src/store/database/database-config.ts';
import { availabilityOf } from '../../src/switchboard/availability.ts';
import { createTestLog, type TestLog } from './app.ts';
import { temporaryFolder } from './temporary-folder.ts';

// Small, so that tests don't wait for it.
export const emulatorKeyPem = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  publicKeyEncoding: { type: 'spki', format: 'pem' },
}).privateKey;

export interface HotlineOptions {
  readonly emulator?: EmulatorOptions;
  readonly environment?: Environment;
  readonly database?: DatabaseConfig;
  /** When to end what was started; by default with the test. */
  readonly onEnd?: (end: () => Promise<void>) => void;
}

/** The whole product: an emulated sipgate and Familiar on its time, over HTTP. */
export interface Hotline {
  readonly emulator: Emulator;
  readonly service: Service;
  readonly log: TestLog;
  readonly number: string;
  /** The number of the agent with this index. */
  agent(index: number): string;
  /** Calls the hotline, and resolves when the call is over. */
  call(from: string, call?: Partial<PlacedCall>): Promise<CallOutcome>;
  /** The calls so far, newest first. */
  history(): Promise<readonly PastDecision[]>;
  /** What Familiar thinks of each agent now. */
  availability(): readonly string[];
}

export async function startHotline(options: HotlineOptions = {}): Promise<Hotline> {
  const emulator = await startEmulator({ speed: 5000, privateKeyPem: emulatorKeyPem, ...options.emulator });
  const { onEnd = onTestFinished } = options;
  onEnd(() => emulator.close());
  const log = createTestLog();
  const service = await startFamiliar(emulator, options, log);
  await service.rosterKnown;
  const number = emulator.company.hotlines[0]?.number ?? '';
  const call = (from: string, more: Partial<PlacedCall> = {}): Promise<CallOutcome> =>
    emulator.placeCall({ from, to: number, ...more }).ended;
  return {
    emulator,
    service,
    log,
    number,
    agent: index => emulator.company.users[index]?.numbers[0]?.number ?? '',
    call,
    history: () => service.context.store.recentCalls(1000),
    availability: () => {
      const { known } = service.context;
      return known.roster.agents.map(agent => availabilityOf(agent, known, emulator.now()));
    },
  };
}

/** Starts Familiar against an emulator that is there already, as after a restart; its agents may not be known yet. */
export async function startFamiliar(
  emulator: Emulator,
  { environment, database, onEnd = onTestFinished }: HotlineOptions,
  log: TestLog = createTestLog(),
): Promise<Service> {
  const publicKeyFile = join(await temporaryFolder(onEnd), 'public-key.pem');
  await writeFile(publicKeyFile, emulator.publicKeyPem);
  const port = await freePort();
  const webhookUrl = `http://127.0.0.1:${port}/push?from=sipgate&key=1`;
  const read = readConfig({
    WEBHOOK_URL: webhookUrl,
    PORT: String(port),
    CENTRAL_SERVICE_PHONE: emulator.company.hotlines[0]?.number,
    TOKEN_ID: emulator.tokenId,
    TOKEN: emulator.token,
    SIPGATE_API_URL: emulator.apiUrl,
    SIPGATE_PUBLIC_KEY_FILE: publicKeyFile,
    DATABASE_URL: 'sqlite::memory:',
    ANSWER_BUDGET_MS: '5000',
    PRESENCE_STALE_SECONDS: '86400',
    SPOOL_FILE: join(await temporaryFolder(onEnd), 'familiar.spool'),
    ...environment,
  });
  if (!read.ok) throw new Error(read.problems.join('\n'));
  const config = database === undefined ? read.config : { ...read.config, database };
  // The emulator's time runs faster than the second between two looks at who is to be called back.
  const callbackIntervalMs = 50;
  const service = await startService(config, { log, clock: () => emulator.now(), callbackIntervalMs });
  onEnd(() => service.close());
  emulator.setPushUrls({ incoming: webhookUrl, outgoing: webhookUrl });
  return service;
}
