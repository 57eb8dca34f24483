// Familiar with 12 agents and no presence to poll, on SQLite in a file or on the database that the fourth
// argument names. Everything is durable, unless the third is `decision`: then newCalls are decided as usual,
// but not journaled.
import { writeFile } from 'node:fs/promises';
import type { AppContext } from '../../src/app/context.ts';
import type { Recorded, Store } from '../../src/app/ports/store.ts';
import { readConfig } from '../../src/config/read-config.ts';
import { foldCall } from '../../src/domain/fold-call.ts';
import type { JournalEntry } from '../../src/domain/journal-entry.ts';
import { startService } from '../../src/service.ts';
import { withdrawLeg } from '../../src/switchboard/switchboard.ts';
import { openConfiguredStore } from '../../src/wiring/configured-store.ts';
import { agents, hotline } from '../pushes.ts';
import { reportTo } from './report.ts';

const [publicKeyPem = '', folder = '', measured = '', databaseUrl = `sqlite:${folder}/familiar.db`] =
  process.argv.slice(2);
await writeFile(`${folder}/public-key.pem`, publicKeyPem);
const read = readConfig({
  WEBHOOK_URL: 'http://127.0.0.1/',
  PORT: '0',
  CENTRAL_SERVICE_PHONE: hotline,
  SERVICE_PHONES: agents.join(),
  SIPGATE_PUBLIC_KEY_FILE: `${folder}/public-key.pem`,
  DATABASE_URL: databaseUrl,
  SPOOL_FILE: `${folder}/events.spool`,
  PRESENCE_INTERVAL_SECONDS: '3600',
});
if (!read.ok) throw new Error(read.problems.join('\n'));

const nothing = (): void => {};
const log = { debug: nothing, info: nothing, warn: nothing, error: console.error };

/** A store that looks up as usual but writes nothing: each call is over as soon as it has been decided. */
function withoutJournal(store: Store): Store {
  const recordedOf = (entry: JournalEntry): Recorded => {
    const call = foldCall([entry]);
    return { isNew: true, entry, call: call && { ...call, endedAt: entry.receivedAt, cause: 'cancel' } };
  };
  return {
    ...store,
    record: async entry => recordedOf(entry),
    recordOffer: async entry => ({ kind: 'recorded', recorded: recordedOf(entry) }),
  };
}

/** Lets each caller hang up as soon as they have been put through, so agents are free for the next. */
function hangUpAtOnce({ feed, known }: AppContext): void {
  feed.subscribe(({ entry }) => withdrawLeg(known.switchboard, entry.event.callId));
}

const clock = Date.now;
const isDecisionOnly = measured === 'decision';
const own = isDecisionOnly
  ? { store: withoutJournal(await openConfiguredStore(read.config, { log, clock })) }
  : {};
const service = await startService(read.config, { log, clock, ...own });
if (isDecisionOnly) hangUpAtOnce(service.context);
await service.rosterKnown;
reportTo(Number(new URL(service.url).port));
