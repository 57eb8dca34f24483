import { open, readFile, rename, rm } from 'node:fs/promises';
import type { Log } from '../../app/ports/log.ts';
import type { Refusal } from '../../app/ports/store.ts';
import type { JournalEntry } from '../../domain/journal-entry.ts';
import { spoolKey } from './event-key.ts';
import { readKeptEntry } from './kept-entry.ts';

/**
 * Entries that the database has refused, in a file of their own, one line of JSON each, so that no other entry waits for
 * them. They are tried again now and then, since what was wrong may have been put right.
 */
export interface RefusedEntries {
  size(): number;
  entries(): readonly JournalEntry[];
  /** Why the latest was refused; null: not known yet, as of those that were there at start. */
  lastRefusal(): Refusal | null;
  /** The entry of the same event of the same leg, if that was refused. */
  find(entry: JournalEntry): JournalEntry | null;
  /** Durable when it resolves. False: there is no room. */
  add(entry: JournalEntry, refusal: Refusal): Promise<boolean>;
  /**
   * Offers some of them to `take`, the oldest first, which says whether it took one, why not, or null where there is no use
   * in going on. Resolves to how many it took.
   */
  retry(take: (entry: JournalEntry) => Promise<'taken' | Refusal | null>): Promise<number>;
  /** Forgets the calls in which this text is named. */
  forget(text: string): Promise<void>;
}

/** How many are tried at once. */
const triesAtOnce = 100;

/** So many in a row that are refused again are enough to know. */
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
  const text = await readIfThere(file);
  const lines = text.split('\n').filter(line => line !== '');
  const odd = lines.filter(line => readKeptEntry(line) === null);
  /** By event, the one first that has waited longest for its turn. */
  const entries = new Map(
    lines.flatMap(line => readKeptEntry(line) ?? []).map(entry => [spoolKey(entry), entry]),
  );
  let bytes = Buffer.byteLength(text);
  let lastRefusal: Refusal | null = null;
  // One thing after the other happens to the file.
  let last: Promise<unknown> = Promise.resolve();
  const oneByOne = <T>(work: () => Promise<T>): Promise<T> => {
    const next = last.then(work);
    last = next.catch(() => {});
    return next;
  };

  async function append(entry: JournalEntry, refusal: Refusal): Promise<boolean> {
    const line = `${JSON.stringify(entry)}\n`;
    if (bytes + Buffer.byteLength(line) > maxBytes) return false;
    if (!(await appendWhole(line))) return false;
    bytes += Buffer.byteLength(line);
    entries.set(spoolKey(entry), entry);
    const { callId, type } = entry.event;
    log.error(
      { callId, event: type, ...refusal, file },
      'The database refuses an event. It was set aside in a file, and is tried again every minute.',
    );
    return true;
  }

  /** False where the disk does not take it; what it took of the line goes, so that the next begins one of its own. */
  async function appendWhole(line: string): Promise<boolean> {
    try {
      const handle = await open(file, 'a', 0o600);
      try {
        await handle.appendFile(line);
        await handle.datasync();
      } catch (error) {
        await handle.truncate(bytes);
        throw error;
      } finally {
        await handle.close();
      }
      return true;
    } catch (error) {
      log.debug({ err: error, file }, 'A refused event could not be set aside.');
      return false;
    }
  }

  /** Under another name first: whatever happens, the file is whole. */
  async function rewrite(): Promise<void> {
    const kept = [...odd, ...[...entries.values()].map(entry => JSON.stringify(entry))];
    const content = kept.map(line => `${line}\n`).join('');
    bytes = Buffer.byteLength(content);
    if (bytes === 0) return rm(file, { force: true });
    const handle = await open(`${file}.new`, 'w', 0o600);
    try {
      await handle.writeFile(content);
      await handle.datasync();
    } finally {
      await handle.close();
    }
    await rename(`${file}.new`, file);
  }

  return {
    size: () => entries.size,
    entries: () => [...entries.values()],
    lastRefusal: () => lastRefusal,
    find: entry => entries.get(spoolKey(entry)) ?? null,
    add(entry, refusal) {
      lastRefusal = refusal;
      return oneByOne(async () => entries.has(spoolKey(entry)) || append(entry, refusal));
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
        // Others come first the next time.
        entries.set(key, entry);
        refused += 1;
        if (taken === 0 && refused >= refusalsToStop) break;
      }
      if (taken > 0) await oneByOne(rewrite);
      return taken;
    },
    async forget(text) {
      const named = [...entries.values()].filter(entry => JSON.stringify(entry).includes(text));
      const flowIds = new Set(named.map(entry => entry.flowId));
      for (const [key, entry] of entries) if (flowIds.has(entry.flowId)) entries.delete(key);
      if (named.length > 0) await oneByOne(rewrite);
    },
  };
}

async function readIfThere(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
    throw error;
  }
}
