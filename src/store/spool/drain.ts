import type { Refusal, Store } from '../../app/ports/store.ts';
import type { JournalEntry } from '../../domain/journal-entry.ts';
import { within } from '../database/within.ts';
import { refusalOf } from './refusal.ts';
import type { RefusedEntries } from './refused-entries.ts';
import type { Waiting, WaitList } from './wait-list.ts';

export interface DrainOptions {
  readonly inner: Store;
  readonly waitList: WaitList;
  /** Where entries go that the database will not take. */
  readonly refusedEntries: RefusedEntries;
  readonly onSuccess: () => void;
  readonly onFailure: (error: unknown) => void;
}

/**
 * How often an entry may be refused for an unknown reason, while others are taken, before it is set aside.
 */
const maxRefusals = 20;
/**
 * After this time an entry is tried again, which is harmless, so a hanging connection does not stop the
 * drain. In milliseconds.
 */
const triesForMs = 5_000;
/** How long a try that is under way already is waited for, which may hang. In milliseconds. */
const lateForMs = 1_000;
/** As many as there are connections, or fit into one commit. */
const callsAtOnce = 8;

/**
 * Hands over what waits, several calls at once and the events of each in their order. Resolves to whether all
 * of it was taken or set aside; if not, the database has to recover first.
 */
export async function drainOnce(options: DrainOptions): Promise<boolean> {
  const { waitList } = options;
  const calls = waitList.calls().values();
  const failed: Waiting[] = [];
  let taken = 0;

  async function work(): Promise<void> {
    for (const call of calls) {
      const outcome = await handOverCall(options, call);
      taken += outcome.taken;
      if (outcome.failed !== null) failed.push(outcome.failed);
      // So many are no accident: the others would only wait for the same.
      if (failed.length >= callsAtOnce) return;
    }
  }

  await Promise.all(Array.from({ length: callsAtOnce }, work));
  for (const one of failed) {
    // Others come first next time, so an entry that can't be written does not hold them up.
    waitList.postpone(one);
    // If it takes nothing at all, the database is failing, not the entry.
    if (taken > 0) one.refusals += 1;
    if (one.refusals >= maxRefusals) await setAside(options, one.entry, { reason: 'other', code: 'unknown' });
  }
  return failed.length === 0;
}

interface CallOutcome {
  readonly taken: number;
  /** Behind it nothing of the call was tried. */
  readonly failed: Waiting | null;
}

async function handOverCall(options: DrainOptions, call: readonly Waiting[]): Promise<CallOutcome> {
  let taken = 0;
  for (const one of call) {
    // What the disk did not take is not ours to hand over: its sender was told so.
    await one.durable.catch(() => {});
    // A second try would only wait for the first, and keep a slow database busy with both.
    if (one.late !== null) await within(one.late, lateForMs).catch(() => {});
    if (!options.waitList.has(one)) continue;
    const rest = call.slice(call.indexOf(one)).map(({ entry }) => entry);
    if (!(await handOver(options, rest))) return { taken, failed: one };
    taken += 1;
  }
  return { taken, failed: null };
}

/**
 * Hands over the first of the entries of a call. Whether it was taken, set aside because it is refused, or dropped because
 * its caller was erased meanwhile.
 */
async function handOver(options: DrainOptions, rest: readonly JournalEntry[]): Promise<boolean> {
  const [entry] = rest;
  if (entry === undefined) return true;
  try {
    await within(recordUnlessErased(options.inner, rest), triesForMs);
  } catch (error) {
    const refusal = refusalOf(error);
    options.onFailure(error);
    return refusal !== null && (await setAside(options, entry, refusal));
  }
  options.waitList.remove(entry);
  options.onSuccess();
  return true;
}

/** Records the first of these entries of one call, without whoever was erased after it. */
export async function recordUnlessErased(
  { record, callers }: Pick<Store, 'record' | 'callers'>,
  entries: readonly JournalEntry[],
): Promise<void> {
  const [entry] = await callers.withoutErased(entries);
  if (entry) await record(entry);
}

/** False: there is no room to set it aside, so it stays. */
async function setAside(
  { waitList, refusedEntries }: DrainOptions,
  entry: JournalEntry,
  refusal: Refusal,
): Promise<boolean> {
  const isAside = await refusedEntries.add(entry, refusal);
  if (isAside) waitList.remove(entry);
  return isAside;
}
