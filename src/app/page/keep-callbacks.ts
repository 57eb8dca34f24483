import { isDeepStrictEqual } from 'node:util';
import type { PhoneNumber } from '../../domain/phone-number.ts';
import type { AgentId } from '../../domain/roster.ts';
import type { AppContext } from '../context.ts';
import type { Archive } from './archive.ts';
import { gatherNewsOfCallbacks } from './callback-news.ts';
import type { Settled } from './fold-callback.ts';
import { type CallbacksRead, type HiddenBecause, missedForMs, type ToCallBack } from './read-callbacks.ts';

export interface SettledCallback extends ToCallBack {
  readonly settled: Settled;
}

/** How it stands with everybody who did not get through in the last two weeks. */
export interface Callbacks {
  /** Who is to be called back, latest call first. */
  readonly open: readonly ToCallBack[];
  /** Who need not be called back any more, latest first. */
  readonly settled: readonly SettledCallback[];
  /** How many are left out: callers, or calls if the number is withheld. */
  readonly hidden: Readonly<Record<HiddenBecause | 'withheld', number>>;
  /** Whether there are more callers than are looked at. */
  readonly isCut: boolean;
  /** Differs whenever anything else does. */
  readonly version: number;
}

/** The callbacks of an agent: of those callers who know them best. Null: everybody's. */
export function areOf(agentId: AgentId | null): (one: ToCallBack) => boolean {
  return one => agentId === null || one.ownerId === agentId;
}

/** The callbacks, kept in memory: the database is asked for those alone about whom there is news. */
export interface KeptCallbacks {
  /** As they are now. Rejects as the database does. */
  read(): Promise<Callbacks>;
  /** As they were read last; null: never yet. */
  last(): Callbacks | null;
}

/** How often all are read anew, for what no news tells of: events that waited for the database, and agents' new numbers. */
const wholeEveryMs = 5 * 60_000;
/** Another instance's clock may be so far behind. */
const clocksDifferMs = 30_000;
const changedAtOnce = 1_000;

/** Several wait for the answer, so nobody's leaving drops the question. */
const forEverybody = new AbortController().signal;

/** @param uptime in milliseconds, by a clock that nobody sets. */
export function keepCallbacks(
  {
    store,
    known,
    clock,
    feed,
    erasures,
  }: Pick<AppContext, 'store' | 'known' | 'clock' | 'feed' | 'erasures'>,
  archive: Pick<Archive, 'callbacks'>,
  uptime: () => number,
): KeptCallbacks {
  const news = gatherNewsOfCallbacks();
  const shelf = createShelf(clock());
  let whole = { at: 0, plan: known.plan };
  let lookedAt = 0;
  let erased = 0;

  feed.subscribe(news.note);
  erasures.subscribe(() => {
    erased += 1;
    shelf.clear();
  });

  async function look(): Promise<Callbacks> {
    const begun = { at: uptime(), now: clock(), plan: known.plan, erased };
    const isDue = shelf.last() === null || whole.plan !== begun.plan || begun.at - whole.at > wholeEveryMs;
    const changed = isDue ? null : await changedByPeople();
    const taken = news.take();
    const callers =
      changed === null || taken.isOfAll
        ? null
        : [...new Set([...taken.missed, ...taken.talkedTo.filter(shelf.has), ...changed])];
    if (callers === null || callers.length > 0 || taken.isOfWithheld) {
      const read = await archive.callbacks(forEverybody, callers).catch((error: unknown) => {
        news.putBack(taken);
        throw error;
      });
      // What was read may be about somebody who is erased by now.
      if (begun.erased !== erased) return look();
      if (callers === null) whole = begun;
      shelf.put(read, callers);
    }
    lookedAt = begun.now;
    return shelf.tell(begun.now - missedForMs);
  }

  /** Whose callbacks were changed here or by another instance; null: too many. */
  async function changedByPeople(): Promise<readonly PhoneNumber[] | null> {
    const changed = await store.directory.callbacksChangedSince(lookedAt - clocksDifferMs, changedAtOnce);
    if (changed.length === changedAtOnce) return null;
    return changed
      .filter(({ caller, changedAt }) => shelf.has(caller) && shelf.changedAt(caller) !== changedAt)
      .map(({ caller }) => caller);
  }

  return { read: oneByOne(look), last: shelf.last };
}

interface Shelf {
  put(read: CallbacksRead, callers: readonly PhoneNumber[] | null): void;
  has(caller: PhoneNumber): boolean;
  /** When people changed a callback last; null: never. */
  changedAt(caller: PhoneNumber): number | null;
  /** Drops what is older than a moment, in epoch milliseconds. */
  tell(from: number): Callbacks;
  last(): Callbacks | null;
  clear(): void;
}

/** @param version of the first; another one after a restart. */
function createShelf(version: number): Shelf {
  let kept = new Map<PhoneNumber, ToCallBack>();
  let rest = { isCut: false, withheld: 0 };
  let told: Callbacks | null = null;
  let isNew = true;

  return {
    put({ callbacks, isCut, withheld }, callers) {
      isNew = true;
      if (callers === null) kept = new Map();
      for (const caller of callers ?? []) kept.delete(caller);
      for (const one of callbacks) kept.set(one.caller, one);
      rest = { isCut: callers === null ? isCut : rest.isCut, withheld };
    },
    has: caller => kept.has(caller),
    changedAt: caller => kept.get(caller)?.callback?.changedAt ?? null,
    tell(from) {
      for (const { caller, lastMissedAt } of kept.values())
        if (lastMissedAt < from) isNew = kept.delete(caller);
      // It is looked every second, and thousands may be kept.
      if (told !== null && !isNew) return told;
      isNew = false;
      const fresh = { ...sorted([...kept.values()]), isCut: rest.isCut };
      const now = { ...fresh, hidden: { ...fresh.hidden, withheld: rest.withheld } };
      const before = told?.version ?? version - 1;
      if (told === null || !isDeepStrictEqual({ ...now, version: before }, told))
        told = { ...now, version: before + 1 };
      version = told.version + 1;
      return told;
    },
    last: () => told,
    clear() {
      kept = new Map();
      told = null;
    },
  };
}

function sorted(all: readonly ToCallBack[]): Pick<Callbacks, 'open' | 'settled' | 'hidden'> {
  const shown = all.filter(({ hidden }) => hidden === null);
  const count = (why: HiddenBecause): number => all.filter(({ hidden }) => hidden === why).length;
  return {
    open: shown
      .filter(one => one.settled === null)
      .sort((a, b) => latestFirst(a, b, one => one.lastMissedAt)),
    settled: shown.filter(isSettled).sort((a, b) => latestFirst(a, b, ({ settled }) => settled.at)),
    hidden: { blocked: count('blocked'), own: count('own'), expensive: count('expensive'), withheld: 0 },
  };
}

function isSettled(one: ToCallBack): one is SettledCallback {
  return one.settled !== null;
}

function latestFirst<One extends ToCallBack>(a: One, b: One, atOf: (one: One) => number): number {
  return atOf(b) - atOf(a) || (a.caller < b.caller ? -1 : 1);
}

/** Work that goes on once at a time: who asks while it does gets what is found afterwards. */
function oneByOne<T>(work: () => Promise<T>): () => Promise<T> {
  let current: Promise<T> | null = null;
  let next: Promise<T> | null = null;

  function begin(): Promise<T> {
    next = null;
    current = work().finally(() => {
      current = null;
    });
    return current;
  }

  return () => {
    if (current === null) return begin();
    next ??= current.then(begin, begin);
    return next;
  };
}
