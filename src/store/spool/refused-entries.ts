import type { Log } from '../../app/ports/log.ts';
import type { Refusal } from '../../app/ports/store.ts';
import type { JournalEntry } from '../../domain/journal-entry.ts';
import { spoolKey } from './event-key.ts';
import { readKeptEntry, writeKeptEntry } from './kept-entry.ts';
import { openLinesFile } from './lines-file.ts';

/**
 * Entries that the database has refused, in a file of their own, one line of JSON each, so no other entry
 * waits for them. They are tried again now and then, since the cause may have been fixed.
 */
export interface RefusedEntries {
  size(): number;
  entries(): readonly JournalEntry[];
  /** Why the latest was refused; null: not known yet, as for those that were there at start. */
  lastRefusal(): Refusal | null;
  /** The entry of the same event of the same leg, if that was refused. */
  find(entry: JournalEntry): JournalEntry | null;
  /** Durable when it resolves. False: there is no room. */
  add(entry: JournalEntry, refusal: Refusal): Promise<boolean>;
  /**
   * Offers some of them to `take`, oldest first. It says whether it took one, or why not; null stops the
   * retry. Resolves to how many it took.
   */
  retry(take: (entry: JournalEntry) => Promise<'taken' | Refusal | null>): Promise<number>;
  /** Passes the entries of each call through `change`, and keeps what that leaves of them: null is nothing. */
  rewrite(
    change: (call: readonly JournalEntry[]) => Promise<readonly (JournalEntry | null)[]>,
  ): Promise<void>;
}

/** How many are tried at once. */
const triesAtOnce = 100;

/** After so many refusals in a row, the others are not tried. */
const refusalsToStop = 10;

/** Reads the file if it is there. Lines of it that can't be read are kept as they are. */
export async function openRefusedEntries({
  file,
  maxBytes,
  log,
}: {
  readonly file: string;
  readonly maxBytes: number;
  readonly log: Log;
}): Promise<RefusedEntries> {
  const { lines, append, rewrite } = await openLinesFile({ file, maxBytes, log });
  const odd = lines.filter(line => readKeptEntry(line) === null);
  /** By event; the one that has waited longest for its turn comes first. */
  const entries = new Map(
    lines.flatMap(line => readKeptEntry(line) ?? []).map(entry => [spoolKey(entry), entry]),
  );
  let lastRefusal: Refusal | null = null;
  // Changes to the file happen one after the other.
  let last: Promise<unknown> = Promise.resolve();
  const oneByOne = <T>(work: () => Promise<T>): Promise<T> => {
    const next = last.then(work);
    last = next.catch(() => {});
    return next;
  };

  async function setAside(entry: JournalEntry, refusal: Refusal): Promise<boolean> {
    if (!(await append(writeKeptEntry(entry)))) return false;
    entries.set(spoolKey(entry), entry);
    const { callId, type } = entry.event;
    log.error(
      { callId, event: type, ...refusal, file },
      'The database refuses an event. It was set aside in a file, and is tried again every minute.',
    );
    return true;
  }

  async function writeAnew(): Promise<void> {
    await rewrite([...odd, ...[...entries.values()].map(writeKeptEntry)]);
  }

  return {
    size: () => entries.size,
    entries: () => [...entries.values()],
    lastRefusal: () => lastRefusal,
    find: entry => entries.get(spoolKey(entry)) ?? null,
    add(entry, refusal) {
      lastRefusal = refusal;
      return oneByOne(async () => entries.has(spoolKey(entry)) || setAside(entry, refusal));
    },
    async retry(take) {
      let taken = 0;
      let refused = 0;
      for (const [key, entry] of [...entries].slice(0, triesAtOnce)) {
        const outcome = await take(entry);
        if (outcome === null) break;
        // Its caller may have been erased meanwhile.
        if (!entries.delete(key)) continue;
        if (outcome === 'taken') {
          taken += 1;
          continue;
        }
        lastRefusal = outcome;
        // Others come first next time.
        entries.set(key, entry);
        refused += 1;
        if (taken === 0 && refused >= refusalsToStop) break;
      }
      if (taken > 0) await oneByOne(writeAnew);
      return taken;
    },
    async rewrite(change) {
      let isChanged = false;
      const flowIds = new Set([...entries.values()].map(entry => entry.flowId));
      const calls = [...flowIds].map(id => [...entries.values()].filter(entry => entry.flowId === id));
      for (const call of calls) {
        const left = await change(call);
        for (const [index, entry] of call.entries()) {
          const next = left[index] ?? null;
          // It may have been taken meanwhile.
          if (next === entry || !entries.has(spoolKey(entry))) continue;
          isChanged = true;
          if (next === null) entries.delete(spoolKey(entry));
          else entries.set(spoolKey(entry), next);
        }
      }
      if (isChanged) await oneByOne(writeAnew);
    },
  };
}
