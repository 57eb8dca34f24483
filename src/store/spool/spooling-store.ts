import { setTimeout as wait } from 'node:timers/promises';
import type { Recorded, Store } from '../../app/ports/store.ts';
import { StoreUnavailable } from '../../app/ports/store.ts';
import type { JournalEntry } from '../../domain/journal-entry.ts';
import { withoutClaim } from '../../domain/without-claim.ts';
import { within } from '../database/within.ts';
import { waitingOf, withBacklog } from './backlog.ts';
import { createFamiliarityMemory } from './familiarity-memory.ts';
import { openSpool, type SpoolOptions } from './open-spool.ts';
import { createOutageLog } from './outage-log.ts';
import { createQueue, type SpoolQueue } from './queue.ts';
import { createReachability, type Reachability } from './reachability.ts';
import { refusalOf } from './refusal.ts';
import type { RefusedEntries } from './refused-entries.ts';
import { retryRefused } from './retry-refused.ts';
import type { SpoolFile } from './spool-file.ts';
import { createWaitList, type WaitList } from './wait-list.ts';

const pauseMs = 1_000;
/** What is not handed over by then is left to the next start. */
const closeWithinMs = 2_000;
const retryRefusedMs = 60_000;
/** How long an erasure waits for events that are on their way to the database. */
const drainsWithinMs = 5_000;

/**
 * A store that keeps on disk what `inner` can't take, and hands it over later in order. `recallCaller`
 * rejects with a `StoreUnavailable` while the database is away. Rejects with a `SpoolError` if the file can't
 * be used.
 */
export async function withSpool(inner: Store, options: SpoolOptions): Promise<Store> {
  const { file, clock, log, giveUpAfterMs } = options;
  const { spool, left, refusedEntries } = await openSpool(options);
  const waitList = createWaitList();
  const database = createReachability(clock);
  const outages = createOutageLog(file, log);
  const pause = options.pause ?? (() => wait(pauseMs, undefined, { ref: false }));
  const queue = createQueue({ inner, spool, waitList, refusedEntries, database, outages, pause });
  queue.resume(left);
  const parts: Parts = { inner, spool, waitList, refusedEntries, database, queue, giveUpAfterMs };
  const stopping = new AbortController();
  const retrying = retryRefused(
    {
      inner,
      refusedEntries,
      everyMs: options.retryRefusedMs ?? retryRefusedMs,
      log,
      mayAsk: database.isReachable,
      onFailure: database.failed,
    },
    stopping.signal,
  );

  async function close(): Promise<void> {
    stopping.abort();
    // There is no use in waiting for a database that takes nothing.
    if (!database.isReachable()) queue.stop();
    else await within(Promise.all([queue.idle(), retrying]), closeWithinMs).catch(() => {});
    queue.stop();
    if (waitList.size() > 0)
      log.warn({ file, entries: waitList.size() }, 'Events are left in the spool for the next start.');
    await inner.close();
    await spool.close();
  }

  let closed: Promise<void> | null = null;
  return {
    ...inner,
    ...withBacklog(inner, parts),
    ...whileCalling(parts, options),
    state: () => stateOf(parts),
    close() {
      closed ??= close();
      return closed;
    },
  };
}

interface Parts {
  readonly inner: Store;
  readonly spool: SpoolFile;
  readonly waitList: WaitList;
  readonly refusedEntries: RefusedEntries;
  readonly database: Reachability;
  readonly queue: SpoolQueue;
  readonly giveUpAfterMs: number;
}

/** What a call in progress asks of a store. */
function whileCalling(
  parts: Parts,
  { learning, halfLifeDays, ownMemories = {} }: SpoolOptions,
): Pick<Store, 'record' | 'recordOffer' | 'recallCaller' | 'learnBy' | 'callers'> {
  const { inner, refusedEntries, database, giveUpAfterMs } = parts;
  let memory = createFamiliarityMemory({ learning, halfLifeDays, ownMemories });
  return {
    async record(entry) {
      const recorded = await recordOrKeep(parts, entry, {
        record: () => inner.record(entry),
        isTaken: () => true,
      });
      memory.learn(recorded);
      return recorded;
    },
    async recordOffer(entry, claimedUntil) {
      const offered = await recordOrKeep(parts, inner.isShared ? withoutClaim(entry) : entry, {
        record: () => inner.recordOffer(entry, claimedUntil, callIds => waitingOf(callIds, parts)),
        isTaken: ({ kind }) => kind === 'recorded',
      });
      return 'kind' in offered ? offered : { kind: 'recorded', recorded: offered };
    },
    async recallCaller(asked) {
      if (!database.isReachable() && !database.mayAsk())
        throw new StoreUnavailable(memory.recall(asked), null);
      try {
        const known = await within(inner.recallCaller(asked), giveUpAfterMs);
        database.succeeded();
        memory.remember(asked, known);
        return known;
      } catch (error) {
        database.failed(error);
        throw new StoreUnavailable(memory.recall(asked), error);
      }
    },
    learnBy(rules) {
      memory = createFamiliarityMemory(rules);
      return inner.learnBy(rules);
    },
    callers: {
      ...inner.callers,
      async eraseCaller(caller, until) {
        await eraseOnDisk(parts);
        await inner.callers.eraseCaller(caller, until);
      },
      forget(isMeant) {
        memory.forget(isMeant);
        // Where the disk does not take that, they are left out when they are tried again.
        void refusedEntries.rewrite(inner.callers.withoutErased).catch(() => {});
      },
    },
  };
}

/**
 * Waits for what is on its way to the database, without whoever is on the list of erased callers, and so for the
 * file to be emptied. Where the database takes nothing, they are left out once it does.
 */
async function eraseOnDisk({ inner, refusedEntries, queue }: Parts): Promise<void> {
  await refusedEntries.rewrite(inner.callers.withoutErased);
  await within(queue.idle(), drainsWithinMs).catch(() => {});
}

/**
 * Records an entry, or keeps it on disk. The events of one call stay in their order; those of other calls
 * need not wait for them, or a spool would never drain as long as calls come.
 */
async function recordOrKeep<T>(
  { waitList, refusedEntries, database, queue, giveUpAfterMs }: Parts,
  entry: JournalEntry,
  { record, isTaken }: { readonly record: () => Promise<T>; readonly isTaken: (result: T) => boolean },
): Promise<T | Recorded> {
  const refused = refusedEntries.find(entry);
  if (refused !== null) return { isNew: false, entry: refused, call: null };
  if (waitList.holdsCallOf(entry) || !database.mayAsk()) return queue.keep(entry);
  const recording = record();
  try {
    const result = await within(recording, giveUpAfterMs);
    database.succeeded();
    return result;
  } catch (error) {
    database.failed(error);
    const refusal = refusalOf(error);
    // Others need not wait for it.
    if (refusal !== null && (await refusedEntries.add(entry, refusal)))
      return { isNew: true, entry, call: null };
    const kept = await queue.keep(entry, recording);
    // If the database takes it late after all, it need not be handed over again.
    recording.then(
      result => {
        if (isTaken(result)) waitList.remove(entry);
      },
      () => {},
    );
    return kept;
  }
}

function stateOf({ inner, spool, waitList, refusedEntries, database }: Parts): ReturnType<Store['state']> {
  return {
    ...inner.state(),
    isReachable: database.isReachable(),
    isAnswering: database.isAnswering(),
    refused: { entries: refusedEntries.size(), why: refusedEntries.lastRefusal() },
    spooled: { entries: waitList.size(), bytes: spool.usedBytes(), capacityBytes: spool.capacityBytes },
    lastError: database.lastError(),
  };
}
