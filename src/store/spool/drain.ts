import { open } from 'node:fs/promises';
import type { JournalEntry } from '../../acd/journal-entry.ts';
import type { Log, Store } from '../../app/ports.ts';
import { within } from '../within.ts';
import type { Waiting, WaitList } from './wait-list.ts';

export interface DrainOptions {
  readonly inner: Store;
  readonly waitList: WaitList;
  /** Where entries go that the database will not take. */
  readonly rejectedFile: string;
  readonly log: Log;
  readonly onSuccess: () => void;
  readonly onFailure: (error: unknown) => void;
}

const maxRefusals = 20;
/** An entry is tried again afterwards, which is harmless; so a hanging connection does not stop the drain. */
const triesForMs = 5_000;
/** As many as there are connections, or as fit into one commit. */
const callsAtOnce = 8;

/**
 * Hands over what waits, several calls at once and the events of each in their order. Resolves to whether all of it was
 * taken or set aside; if not, the database has to recover first.
 */
export async function drainOnce(options: DrainOptions): Promise<boolean> {
  const { waitList } = options;
  const calls = waitList.calls().values();
  const refused: Waiting[] = [];
  let taken = 0;

  async function work(): Promise<void> {
    for (const call of calls) {
      const outcome = await handOverCall(options, call);
      taken += outcome.taken;
      if (outcome.refused !== null) refused.push(outcome.refused);
      // So many are no accident: the others would only wait for the same.
      if (refused.length >= callsAtOnce) return;
    }
  }

  await Promise.all(Array.from({ length: callsAtOnce }, work));
  for (const one of refused) {
    // Others come first the next time, so that what can't be written does not stand in their way.
    waitList.postpone(one);
    // Where it takes nothing at all it is the database that fails, and not an entry that can't be written.
    if (taken > 0) one.refusals += 1;
    if (one.refusals >= maxRefusals) await setAside(options, one);
  }
  return refused.length === 0;
}

interface CallOutcome {
  readonly taken: number;
  /** Behind it nothing of the call was tried. */
  readonly refused: Waiting | null;
}

async function handOverCall(options: DrainOptions, call: readonly Waiting[]): Promise<CallOutcome> {
  let taken = 0;
  for (const one of call) {
    // What the disk did not take is not ours to hand over: whoever recorded it was told.
    await one.durable.catch(() => {});
    if (!options.waitList.has(one)) continue;
    if (!(await handOver(options, one.entry))) return { taken, refused: one };
    taken += 1;
  }
  return { taken, refused: null };
}

async function handOver(options: DrainOptions, entry: JournalEntry): Promise<boolean> {
  try {
    await within(options.inner.record(entry), triesForMs);
  } catch (error) {
    options.onFailure(error);
    return false;
  }
  options.waitList.remove(entry);
  options.onSuccess();
  return true;
}

async function setAside({ waitList, rejectedFile, log }: DrainOptions, { entry }: Waiting): Promise<void> {
  const handle = await open(rejectedFile, 'a', 0o600);
  try {
    await handle.appendFile(`${JSON.stringify(entry)}\n`);
    await handle.datasync();
  } finally {
    await handle.close();
  }
  waitList.remove(entry);
  log.error(
    { callId: entry.event.callId, event: entry.event.type, file: rejectedFile },
    'The database refuses an event though it takes others. It was set aside in a file.',
  );
}
