// Whether memory stays flat over a great many calls: a started service on SQLite in a file, with its spool,
// switchboard, caches and background tasks. Calls are given to what the webhook calls, below HTTP and the
// signature, since signing a million pushes would take hours; http.Server and the parser of forms are covered
// by test/http and the other figures.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { recordCall } from '../../src/app/calls/record-call.ts';
import { takeCall } from '../../src/app/calls/take-call.ts';
import { readConfig } from '../../src/config/read-config.ts';
import type { PhoneNumber } from '../../src/domain/phone-number.ts';
import { startService } from '../../src/service.ts';
import { agents, hotline } from '../pushes.ts';

const calls = Number(process.argv[2]);
const printEach = calls / 10;
const atOnce = 16;
const callers = 50_000;

const folder = await mkdtemp(join(tmpdir(), 'familiar-bench-'));
const read = readConfig({
  WEBHOOK_URL: 'http://127.0.0.1/',
  PORT: '0',
  CENTRAL_SERVICE_PHONE: hotline,
  SERVICE_PHONES: agents.slice(0, 4).join(),
  DATABASE_URL: `sqlite:${folder}/familiar.db`,
});
if (!read.ok) throw new Error(read.problems.join('\n'));
const nothing = (): void => {};
const log = { debug: nothing, info: nothing, warn: nothing, error: console.error };
let aheadMs = 0;
const service = await startService(read.config, { log, clock: () => Date.now() + aheadMs });
await service.rosterKnown;
const { context } = service;
let made = 0;

async function makeCalls(): Promise<void> {
  while (made < calls) {
    const index = made++;
    await makeCall(index);
    if ((index + 1) % printEach === 0) printMemory(index + 1);
    // On a machine that is slower than its load the spool would only fill up: it is cleared once it is empty.
    while (context.store.state().spooled.entries > 0) await wait(50);
  }
}

async function makeCall(index: number): Promise<void> {
  const callId = index.toString(16).padStart(32, '0');
  const number = (text: string) => ({ kind: 'number', number: text as PhoneNumber }) as const;
  const ends = {
    caller: number(`+49171${1_000_000 + (index % callers)}`),
    called: number(hotline),
    direction: 'in',
  } as const;
  const ids = { callId, flowId: callId, originalCallId: callId };
  await takeCall(context, { type: 'newCall', ...ids, ...ends, users: [], diversion: null });
  const answeringNumber = (agents[index % 4] ?? '') as PhoneNumber;
  await recordCall(context, { type: 'answer', ...ids, ...ends, answeringNumber, user: null });
  await recordCall(context, { type: 'hangup', ...ids, ...ends, answeringNumber, cause: 'normal-clearing' });
}

/**
 * What is still in use after a collection: until one is due, the heap grows by what nobody needs any more.
 */
/**
 * What is kept for a while is gone some hours after the last call; each agent takes one, so it is looked at.
 */
async function printMemoryLater(): Promise<void> {
  aheadMs = 5 * 3_600_000;
  for (let index = calls; index < calls + 4; index++) await makeCall(index);
  printMemory(calls + 4, ', five hours later');
}

function printMemory(count: number, when = ''): void {
  globalThis.gc?.();
  const { rss, heapUsed } = process.memoryUsage();
  const mebi = (bytes: number): string => (bytes / 2 ** 20).toFixed(0);
  console.log(`${count} calls${when}: ${mebi(rss)} MiB resident, ${mebi(heapUsed)} MiB of the heap in use`);
}

try {
  await Promise.all(Array.from({ length: atOnce }, makeCalls));
  await printMemoryLater();
} finally {
  await service.close();
  await rm(folder, { recursive: true });
}
