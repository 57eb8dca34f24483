import { setTimeout as wait } from 'node:timers/promises';
import type { JournalEntry } from '../../acd/journal-entry.ts';
import { withoutClaim } from '../../acd/without-claim.ts';
import type { Recorded, Store } from '../../app/ports.ts';
import { StoreUnavailable } from '../../app/ports.ts';
import { LateError, within } from '../within.ts';
import { waitingOf, withBacklog } from './backlog.ts';
import { drainOnce } from './drain.ts';
import { createFamiliarityMemory } from './familiarity-memory.ts';
import { openSpool, type SpoolOptions } from './open-spool.ts';
import { createOutageLog } from './outage-log.ts';
import { isAnswer, refusalOf } from './refusal.ts';
import { retryRefused } from './retry-refused.ts';
import { codeOrName, SpoolFullError } from './spool-error.ts';
import { createWaitList } from './wait-list.ts';

const probeEveryMs = 1_000;
/** What is not handed over by then is handed over by the next start. */
const closeWithinMs = 2_000;
const retryRefusedMs = 60_000;
const slowHere = 'This machine is too slow to hand events to the database. They are kept in the spool.';

/**
 * A store that keeps on disk what `inner` can't take, and hands it over later in order. `recallCaller` rejects with a
 * `StoreUnavailable` while the database is away. Rejects with a `SpoolError` where the file can't be used.
 */
export async function withSpool(inner: Store, options: SpoolOptions): Promise<Store> {
  const { file, giveUpAfterMs, clock, log } = options;
  const pause = options.pause ?? (() => wait(probeEveryMs, undefined, { ref: false }));
  const { spool, left, refusedEntries } = await openSpool(options);
  const { learning, halfLifeDays, ownMemories = {} } = options;
  let memory = createFamiliarityMemory({ learning, halfLifeDays, ownMemories });
  const waitList = createWaitList();
  const backlog = { waitList, refusedEntries };
  const outages = createOutageLog(file, log);
  const stopping = new AbortController();
  let isReachable = true;
  /** Whether the latest failure was the database's own word. */
  let isAnswering = false;
  /** Whether the latest failure was that this process did not get to work. */
  let isSlow = false;
  let askedAt = Number.NEGATIVE_INFINITY;
  let lastError: { readonly at: number; readonly error: string } | null = null;
  let draining: Promise<void> | null = null;
  let isClosing = false;
  let closed: Promise<void> | null = null;

  for (const entry of left) waitList.add({ entry, durable: Promise.resolve(), refusals: 0 });
  if (waitList.size() > 0) startDrain('Events of an earlier run wait in the spool.');
  const retrying = retryRefused(
    {
      inner,
      refusedEntries,
      everyMs: options.retryRefusedMs ?? retryRefusedMs,
      log,
      mayAsk: () => isReachable,
      onFailure: failed,
    },
    stopping.signal,
  );

  function succeeded(): void {
    isReachable = true;
  }

  /** A database that refuses something is there. */
  function failed(error: unknown): void {
    isSlow = error instanceof LateError && error.isOurs;
    if (!isSlow) isReachable = refusalOf(error) !== null;
    isAnswering = isAnswer(error);
    lastError = { at: clock(), error: codeOrName(error) };
  }

  /** While the database is believed down, one question a second finds out whether it still is. */
  function mayAsk(): boolean {
    const now = performance.now();
    if (!isReachable && now - askedAt < probeEveryMs) return false;
    askedAt = now;
    return true;
  }

  async function keep(entry: JournalEntry): Promise<Recorded> {
    const known = waitList.find(entry);
    if (known !== null) {
      await known.durable;
      return { isNew: false, entry: known.entry, call: null };
    }
    const durable = spool.append([JSON.stringify(entry)]);
    waitList.add({ entry, durable, refusals: 0 });
    try {
      await durable;
    } catch (error) {
      waitList.remove(entry);
      if (error instanceof SpoolFullError) outages.refused(error);
      throw error;
    }
    startDrain(isSlow ? slowHere : 'The database takes no events. They are kept in the spool.');
    return { isNew: true, entry, call: null };
  }

  /**
   * Records by `work`, or keeps the entry on disk. The events of one call stay in their order; those of another need
   * not wait for them, or a spool would not get empty as long as calls come.
   */
  async function recordOrKeep<T>(
    entry: JournalEntry,
    work: () => Promise<T>,
    isTaken: (result: T) => boolean,
  ): Promise<T | Recorded> {
    const refused = refusedEntries.find(entry);
    if (refused !== null) return { isNew: false, entry: refused, call: null };
    if (waitList.holdsCallOf(entry) || !mayAsk()) return keep(entry);
    const recording = work();
    try {
      const result = await within(recording, giveUpAfterMs);
      succeeded();
      return result;
    } catch (error) {
      failed(error);
      const refusal = refusalOf(error);
      // Others need not wait for it.
      if (refusal !== null && (await refusedEntries.add(entry, refusal)))
        return { isNew: true, entry, call: null };
      const kept = await keep(entry);
      // What the database takes late after all need not be handed over again.
      recording.then(
        result => {
          if (isTaken(result)) waitList.remove(entry);
        },
        () => {},
      );
      return kept;
    }
  }

  function startDrain(why: string): void {
    if (draining !== null || isClosing) return;
    outages.begins({ entries: waitList.size(), error: lastError?.error ?? null }, why);
    draining = drain().finally(() => {
      draining = null;
      if (waitList.size() > 0) startDrain('Events came while the spool was cleared.');
    });
  }

  async function drain(): Promise<void> {
    const startedAt = clock();
    let taken = 0;
    const drainOptions = {
      inner,
      waitList,
      refusedEntries,
      onSuccess() {
        taken += 1;
        succeeded();
      },
      onFailure: failed,
    };
    while (!isClosing) {
      try {
        const isDone = await drainOnce(drainOptions);
        if (isDone && waitList.size() > 0) continue;
        if (isDone) {
          await spool.clear();
          outages.ends({ entries: taken, durationMs: clock() - startedAt });
          return;
        }
      } catch (error) {
        // The disk: what waits stays where it is.
        failed(error);
      }
      await pause();
    }
  }

  async function close(): Promise<void> {
    stopping.abort();
    // A database that takes nothing is not waited for.
    isClosing = !isReachable;
    if (!isClosing) await within(Promise.all([draining, retrying]), closeWithinMs).catch(() => {});
    isClosing = true;
    if (waitList.size() > 0)
      log.warn({ file, entries: waitList.size() }, 'Events are left in the spool for the next start.');
    await inner.close();
    await spool.close();
  }

  return {
    ...inner,
    ...withBacklog(inner, backlog),
    async record(entry) {
      const recorded = await recordOrKeep(
        entry,
        () => inner.record(entry),
        () => true,
      );
      memory.learn(recorded);
      return recorded;
    },
    async recordOffer(entry, claimedUntil) {
      const offered = await recordOrKeep(
        inner.isShared ? withoutClaim(entry) : entry,
        () => inner.recordOffer(entry, claimedUntil, callIds => waitingOf(callIds, backlog)),
        ({ kind }) => kind === 'recorded',
      );
      return 'kind' in offered ? offered : { kind: 'recorded', recorded: offered };
    },
    async recallCaller(asked) {
      if (!isReachable && !mayAsk()) throw new StoreUnavailable(memory.recall(asked), null);
      try {
        const known = await within(inner.recallCaller(asked), giveUpAfterMs);
        succeeded();
        memory.remember(asked, known);
        return known;
      } catch (error) {
        failed(error);
        throw new StoreUnavailable(memory.recall(asked), error);
      }
    },
    directory: {
      ...inner.directory,
      async eraseCaller(caller) {
        await refusedEntries.forget(`"${caller}"`);
        await inner.directory.eraseCaller(caller);
      },
    },
    learnBy(rules) {
      memory = createFamiliarityMemory(rules);
      return inner.learnBy(rules);
    },
    state: () => ({
      ...inner.state(),
      isReachable,
      isAnswering,
      refused: { entries: refusedEntries.size(), why: refusedEntries.lastRefusal() },
      spooled: { entries: waitList.size(), bytes: spool.usedBytes(), capacityBytes: spool.capacityBytes },
      lastError,
    }),
    close() {
      closed ??= close();
      return closed;
    },
  };
}
