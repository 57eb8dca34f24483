import type { Offered, Store } from '../app/ports/store.ts';
import type { Engine } from './database/engine.ts';
import { inBatches } from './database/in-batches.ts';
import type { Write } from './database/session.ts';
import { readCaller, readCallers } from './familiarity/familiarity.ts';
import { type Recording, recordTogether } from './record-entry.ts';
import { refusalOf } from './spool/refusal.ts';

/**
 * What a call in progress asks of a store. Each statement to a server is a journey, so what comes at one moment
 * travels together; SQLite's are none, and its engine commits together by itself.
 */
export function openRecorder(
  engine: Engine,
  write: Write,
): Pick<Store, 'record' | 'recordOffer' | 'recallCaller'> {
  const recordAll = (recordings: readonly Recording[]) => write(unit => recordTogether(unit, recordings));
  const isServer = engine.kind !== 'sqlite';
  const take = isServer
    ? inBatches(recordAll, { ...batches, isOfOneItem: error => refusalOf(error) !== null })
    : async (one: Recording) => (await recordAll([one]))[0] as Offered;
  return {
    async record(entry) {
      const offered = await take({ entry, offer: null });
      if (offered.kind === 'refused') throw new Error('An entry that claims nobody was refused.');
      return offered.recorded;
    },
    recordOffer: (entry, claimedUntil, waitingOf = () => []) =>
      take({ entry, offer: { claimedUntil, waitingOf } }),
    recallCaller: isServer
      ? inBatches(asked => readCallers(engine, asked), { ...batches, isOfOneItem: () => false })
      : asked => readCaller(engine, asked),
  };
}

/**
 * While one batch is being committed, another is on its way; more would only make them smaller. What can't begin
 * in time is kept by the spool.
 */
const batches = { maxAtOnce: 2, maxItems: 50, maxWaitMs: 1_000 };
