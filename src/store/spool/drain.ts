import { open } from 'node:fs/promises';
import type { JournalEntry } from '../../acd/journal-entry.ts';
import type { Log, Store } from '../../app/ports.ts';
import { within } from '../within.ts';

/** An entry that waits for the database. */
export interface Waiting {
  readonly entry: JournalEntry;
  /** Resolves when it is safe on the disk. */
  readonly durable: Promise<void>;
  /** How often the database refused it although it took another one. */
  refusals: number;
}

export interface DrainOptions {
  readonly inner: Store;
  readonly waiting: Map<string, Waiting>;
  /** Where entries go that the database will not take. */
  readonly rejectedFile: string;
  readonly log: Log;
  readonly onSuccess: () => void;
  readonly onFailure: (error: unknown) => void;
}

const maxRefusals = 20;
/** An entry is tried again afterwards, which is harmless; so a hanging connection does not stop the drain. */
const triesForMs = 5_000;

/** Hands over entries, oldest first, until none waits (true) or the database fails (false). */
export async function drainOnce(options: DrainOptions): Promise<boolean> {
  const { waiting } = options;
  for (const [key, one] of waiting) {
    // What the disk did not take is not ours to hand over: whoever recorded it was told.
    await one.durable.catch(() => {});
    if (waiting.get(key) !== one) continue;
    if (await handOver(options, key, one)) continue;
    if (!(await anotherIsTaken(options, one))) return false;
    one.refusals += 1;
    if (one.refusals < maxRefusals) return false;
    await setAside(options, key, one);
  }
  return waiting.size === 0;
}

async function handOver(options: DrainOptions, key: string, { entry }: Waiting): Promise<boolean> {
  try {
    await within(options.inner.record(entry), triesForMs);
  } catch (error) {
    options.onFailure(error);
    return false;
  }
  options.waiting.delete(key);
  options.onSuccess();
  return true;
}

/** Tells an entry that can't be written from a database that can't write; another call's entry does not care. */
async function anotherIsTaken(options: DrainOptions, refused: Waiting): Promise<boolean> {
  for (const [key, one] of options.waiting) {
    if (one.entry.flowId === refused.entry.flowId || one.refusals > 0) continue;
    await one.durable.catch(() => {});
    if (options.waiting.get(key) === one) return await handOver(options, key, one);
  }
  return false;
}

async function setAside(
  { waiting, rejectedFile, log }: DrainOptions,
  key: string,
  one: Waiting,
): Promise<void> {
  const handle = await open(rejectedFile, 'a', 0o600);
  try {
    await handle.appendFile(`${JSON.stringify(one.entry)}\n`);
    await handle.datasync();
  } finally {
    await handle.close();
  }
  waiting.delete(key);
  log.error(
    { callId: one.entry.event.callId, event: one.entry.event.type, file: rejectedFile },
    'The database refuses an event though it takes others. It was set aside in a file.',
  );
}
