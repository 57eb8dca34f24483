import type { Store } from '../../../src/app/ports/store.ts';
import type { CallRecord } from '../../../src/domain/call-record.ts';
import type { Familiarity } from '../../../src/domain/familiarity.ts';
import type { Gist } from '../../../src/domain/gist.ts';
import type { JournalEntry } from '../../../src/domain/journal-entry.ts';
import type { PhoneNumber } from '../../../src/domain/phone-number.ts';
import type { StoreOptions } from '../../../src/store/open-store.ts';
import type { TestDatabase } from '../../support/databases.ts';

/** What the tests of the contract work with: a database of their own, and stores opened on it. */
export interface Bench {
  readonly database: TestDatabase;
  /** Opens a store that is closed after the test. */
  open(changes?: Partial<StoreOptions>): Promise<Store>;
}

/** Stores of two instances; the same store twice where a database has but one. */
export async function openTwo(bench: Bench): Promise<readonly [Store, Store]> {
  const one = await bench.open();
  if (bench.database.config.kind === 'sqlite') return [one, one];
  return [one, await bench.open({ instance: 'two' })];
}

/** The agents this caller has talked to, in no particular order. */
export async function familiarityOf(store: Store, caller: PhoneNumber): Promise<readonly Familiarity[]> {
  const { familiarity } = await store.recallCaller({ numbers: [caller], memory: '', since: 0 });
  return familiarity;
}

/** Everything a store derives, in a form that can be compared. */
export interface Derived {
  readonly calls: readonly CallRecord[];
  readonly gists: readonly (Gist | null)[];
  readonly familiarity: Readonly<Record<string, readonly Familiarity[]>>;
}

export async function recordAll(store: Store, entries: readonly JournalEntry[]): Promise<void> {
  for (const entry of entries) await store.record(entry);
}

/** The calls, newest first, and what these callers are familiar with. */
export async function derived(store: Store, callers: readonly PhoneNumber[]): Promise<Derived> {
  const calls = (await store.recentCalls(1_000)).map(past => past.call);
  const pairs = callers.map(
    async caller => [caller, comparable(await familiarityOf(store, caller))] as const,
  );
  const range = { from: 0, to: Number.MAX_SAFE_INTEGER, after: null, limit: 1_000 };
  const gists = (await store.directory.gistsBetween(range)).calls.map(({ gist }) => gist);
  return { calls, gists, familiarity: Object.fromEntries(await Promise.all(pairs)) };
}

/** Sums of decayed counts differ in their last digits with the order in which they are added. */
function comparable(familiarity: readonly Familiarity[]): Familiarity[] {
  return familiarity
    .map(known => ({ ...known, weight: Number(known.weight.toFixed(9)) }))
    .toSorted((a, b) => (a.agentId < b.agentId ? -1 : 1));
}
