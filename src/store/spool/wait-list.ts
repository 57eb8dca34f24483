import type { JournalEntry } from '../../domain/journal-entry.ts';
import { spoolKey } from './event-key.ts';

/** An entry that waits for the database. */
export interface Waiting {
  readonly entry: JournalEntry;
  /** Resolves when it is safe on the disk. */
  readonly durable: Promise<void>;
  /** How often the database refused it while taking another. */
  refusals: number;
  /** Settles with the try that the database did not answer in time, but may still; null: there was none. */
  readonly late: Promise<unknown> | null;
}

/** The entries that wait on disk for the database, oldest first, each event of a leg once. */
export interface WaitList {
  size(): number;
  /** All of them, the events of each call in their order. */
  entries(): readonly JournalEntry[];
  find(entry: JournalEntry): Waiting | null;
  /** Whether an entry of the same call is waiting, so this one must queue behind it. */
  holdsCallOf(entry: JournalEntry): boolean;
  has(waiting: Waiting): boolean;
  add(waiting: Waiting): void;
  remove(entry: JournalEntry): void;
  /** Puts a call behind all others. */
  postpone(waiting: Waiting): void;
  /** The entries waiting now, call by call, in the order in which the calls came. */
  calls(): readonly (readonly Waiting[])[];
}

export function createWaitList(): WaitList {
  const byKey = new Map<string, Waiting>();
  const byFlow = new Map<string, Set<Waiting>>();
  return {
    size: () => byKey.size,
    entries: () => [...byFlow.values()].flatMap(call => [...call].map(({ entry }) => entry)),
    find: entry => byKey.get(spoolKey(entry)) ?? null,
    holdsCallOf: entry => byFlow.has(entry.flowId),
    has: waiting => byKey.get(spoolKey(waiting.entry)) === waiting,
    add(waiting) {
      const { flowId } = waiting.entry;
      byKey.set(spoolKey(waiting.entry), waiting);
      const call = byFlow.get(flowId);
      if (call === undefined) byFlow.set(flowId, new Set([waiting]));
      else call.add(waiting);
    },
    remove(entry) {
      const waiting = byKey.get(spoolKey(entry));
      if (waiting === undefined) return;
      byKey.delete(spoolKey(entry));
      const { flowId } = waiting.entry;
      const call = byFlow.get(flowId);
      call?.delete(waiting);
      if (call?.size === 0) byFlow.delete(flowId);
    },
    postpone({ entry: { flowId } }) {
      const call = byFlow.get(flowId);
      byFlow.delete(flowId);
      if (call !== undefined) byFlow.set(flowId, call);
    },
    calls: () => [...byFlow.values()].map(call => [...call]),
  };
}
