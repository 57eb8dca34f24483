// Familiar on SQLite in a file, with 12 agents and no presence to poll. Everything is durable, unless the last
// argument is `decision`: then newCalls are decided as ever, but not journaled.
import { writeFile } from 'node:fs/promises';
import type { Store } from '../../src/app/ports.ts';
import { readConfig } from '../../src/config/read-config.ts';
import { openConfiguredStore, startService } from '../../src/service.ts';
import { agents, hotline } from '../pushes.ts';
import { reportTo } from './report.ts';

const [publicKeyPem = '', folder = '', measured = ''] = process.argv.slice(2);
await writeFile(`${folder}/public-key.pem`, publicKeyPem);
const read = readConfig({
  WEBHOOK_URL: 'http://127.0.0.1/',
  PORT: '0',
  CENTRAL_SERVICE_PHONE: hotline,
  SERVICE_PHONES: agents.join(),
  SIPGATE_PUBLIC_KEY_FILE: `${folder}/public-key.pem`,
  DATABASE_URL: `sqlite:${folder}/familiar.db`,
  PRESENCE_INTERVAL_SECONDS: '3600',
});
if (!read.ok) throw new Error(read.problems.join('\n'));

const nothing = (): void => {};
const log = { debug: nothing, info: nothing, warn: nothing, error: console.error };
// Where only newCalls are sent nobody hangs up; time that leaps lets the agents ring out from one call to the next.
let leaptMs = 0;
const clock = (): number => {
  if (measured !== 'full-calls') leaptMs += 60_000;
  return Date.now() + leaptMs;
};

function withoutJournal(store: Store): Store {
  return {
    ...store,
    // What time that leaps lets expire.
    record: entry => Promise.resolve({ isNew: true, entry, call: null }),
    recordOffer: entry => Promise.resolve({ kind: 'recorded', recorded: { isNew: true, entry, call: null } }),
  };
}

const own =
  measured === 'decision'
    ? { store: withoutJournal(await openConfiguredStore(read.config, { log, clock })) }
    : {};
const service = await startService(read.config, { log, clock, ...own });
await service.rosterKnown;
reportTo(Number(new URL(service.url).port));
