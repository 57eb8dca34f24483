import { setTimeout as wait } from 'node:timers/promises';
import type { FamiliarityRules, LearningRules } from '../../acd/call-record.ts';
import type { JournalEntry } from '../../acd/journal-entry.ts';
import type { Clock, Log, Offered, Recorded, Store } from '../../app/ports.ts';
import { StoreUnavailable } from '../../app/ports.ts';
import { within } from '../within.ts';
import { drainOnce, type Waiting } from './drain.ts';
import { spoolKey } from './event-key.ts';
import { createFamiliarityMemory } from './familiarity-memory.ts';
import { SpoolError } from './spool-error.ts';
import { openSpoolFile } from './spool-file.ts';

export interface SpoolOptions {
  readonly file: string;
  /** Size of the file. */
  readonly bytes: number;
  /** How long a call waits for the database before the spool takes over; real time. */
  readonly giveUpAfterMs: number;
  readonly learning: LearningRules;
  /** Age in days at which an answered call counts half. */
  readonly halfLifeDays: number;
  /** Default: none. */
  readonly ownMemories?: FamiliarityRules['ownMemories'];
  readonly clock: Clock;
  readonly log: Log;
  /** Between two tries while the database fails; real time, a second unless told. */
  readonly pause?: () => Promise<void>;
}

const probeEveryMs = 1_000;
const closeWithinMs = 5_000;

/**
 * A store that keeps on disk what `inner` can't take, and hands it over later in order. `recallCaller` rejects with a
 * `StoreUnavailable` while the database is away. Rejects with a `SpoolError` where the file can't be used.
 */
export async function withSpool(inner: Store, options: SpoolOptions): Promise<Store> {
  const { file, giveUpAfterMs, clock, log } = options;
  const pause = options.pause ?? (() => wait(probeEveryMs, undefined, { ref: false }));
  const spool = await openSpoolFile(file, options.bytes).catch((error: unknown) => {
    throw toSpoolError(file, error);
  });
  const { learning, halfLifeDays, ownMemories = {} } = options;
  let memory = createFamiliarityMemory({ learning, halfLifeDays, ownMemories });
  const waiting = new Map<string, Waiting>();
  let isReachable = true;
  let askedAt = Number.NEGATIVE_INFINITY;
  let lastError: { readonly at: number; readonly error: string } | null = null;
  let draining: Promise<void> | null = null;
  let isClosing = false;
  let closed: Promise<void> | null = null;

  for (const payload of spool.recovered) {
    const entry: JournalEntry = JSON.parse(payload);
    waiting.set(spoolKey(entry), { entry, durable: Promise.resolve(), refusals: 0 });
  }
  if (waiting.size > 0) startDrain('Events of an earlier run wait in the spool.');

  function succeeded(): void {
    isReachable = true;
  }

  function failed(error: unknown): void {
    isReachable = false;
    lastError = { at: clock(), error: nameOf(error) };
  }

  /** While the database is believed down, one question a second finds out whether it still is. */
  function mayAsk(): boolean {
    if (waiting.size > 0) return false;
    const now = performance.now();
    if (!isReachable && now - askedAt < probeEveryMs) return false;
    askedAt = now;
    return true;
  }

  async function keep(entry: JournalEntry): Promise<Recorded> {
    const key = spoolKey(entry);
    const known = waiting.get(key);
    if (known !== undefined) {
      await known.durable;
      return { isNew: false, entry: known.entry, call: null };
    }
    const one = { entry, durable: spool.append([JSON.stringify(entry)]), refusals: 0 };
    waiting.set(key, one);
    try {
      await one.durable;
    } catch (error) {
      waiting.delete(key);
      throw error;
    }
    startDrain('The database takes no events. They are kept in the spool.');
    const recorded = { isNew: true, entry, call: null };
    memory.learn(recorded);
    return recorded;
  }

  function startDrain(why: string): void {
    if (draining !== null || isClosing) return;
    log.warn({ file, entries: waiting.size }, why);
    draining = drain().finally(() => {
      draining = null;
      if (waiting.size > 0) startDrain('Events came while the spool was cleared.');
    });
  }

  async function drain(): Promise<void> {
    const startedAt = clock();
    let taken = 0;
    const drainOptions = {
      inner,
      waiting,
      rejectedFile: `${file}.rejected`,
      log,
      onSuccess() {
        taken += 1;
        succeeded();
      },
      onFailure: failed,
    };
    while (!isClosing) {
      try {
        // Asked again, because an entry may have come meanwhile, and must not be cleared away.
        if ((await drainOnce(drainOptions)) && waiting.size === 0) {
          await spool.clear();
          log.info({ entries: taken, durationMs: clock() - startedAt }, 'The spool is drained.');
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
    if (draining !== null) await within(draining, closeWithinMs).catch(() => {});
    isClosing = true;
    if (waiting.size > 0)
      log.warn({ file, entries: waiting.size }, 'Events are left in the spool for the next start.');
    await inner.close();
    await spool.close();
  }

  return {
    async record(entry) {
      if (!mayAsk()) return await keep(entry);
      let recorded: Recorded;
      try {
        recorded = await within(inner.record(entry), giveUpAfterMs);
      } catch (error) {
        failed(error);
        return await keep(entry);
      }
      succeeded();
      memory.learn(recorded);
      return recorded;
    },
    async recordOffer(entry, claimedUntil) {
      if (!mayAsk()) return { kind: 'recorded', recorded: await keep(entry) };
      let offered: Offered;
      try {
        offered = await within(inner.recordOffer(entry, claimedUntil), giveUpAfterMs);
      } catch (error) {
        failed(error);
        return { kind: 'recorded', recorded: await keep(entry) };
      }
      succeeded();
      return offered;
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
    learnBy(rules) {
      memory = createFamiliarityMemory(rules);
      return inner.learnBy(rules);
    },
    follow: (listener, signal) => inner.follow(listener, signal),
    holdLease: (name, now, until) => inner.holdLease(name, now, until),
    recentCalls: limit => inner.recentCalls(limit),
    importCalls: batch => inner.importCalls(batch),
    importState: source => inner.importState(source),
    countCallers: () => inner.countCallers(),
    entriesSince: since => inner.entriesSince(since),
    loadRoster: () => inner.loadRoster(),
    saveRoster: roster => inner.saveRoster(roster),
    latestRevision: () => inner.latestRevision(),
    readRevision: number => inner.readRevision(number),
    listRevisions: limit => inner.listRevisions(limit),
    revise: (next, basedOn) => inner.revise(next, basedOn),
    listAnnouncements: () => inner.listAnnouncements(),
    readAnnouncement: (name, language) => inner.readAnnouncement(name, language),
    rebuild: onProgress => inner.rebuild(onProgress),
    state: () => ({
      isReachable,
      spooled: { entries: waiting.size, bytes: spool.usedBytes(), capacityBytes: spool.capacityBytes },
      lastError,
    }),
    close() {
      closed ??= close();
      return closed;
    },
  };
}

function toSpoolError(file: string, error: unknown): unknown {
  if (error instanceof SpoolError || !(error instanceof Error)) return error;
  return new SpoolError(
    `The spool ${file} can't be used: ${error.message}. Choose another with SPOOL_FILE.`,
    {
      cause: error,
    },
  );
}

/** The driver's code, which says more than the name of its class. */
function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}
