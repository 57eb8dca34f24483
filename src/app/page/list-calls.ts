import type { CallbackGist } from '../../domain/gist.ts';
import type { PhoneNumber } from '../../domain/phone-number.ts';
import type { CallCursor, CallRange, EarlierCall, PastDecision } from '../ports/page.ts';
import type { ArchiveContext } from './archive-context.ts';
import { type CallFilter, hotlineOf, isAskedFor } from './call-filter.ts';
import { prefixesOf } from './search-callers.ts';

/** How many calls are looked at for one answer: however many there are, it takes no longer. */
const mostLookedAt = 5_000;
const readAtOnce = 500;
/** How many callers a search may mean. */
const mostCallers = 200;

export interface CallsAsked extends CallFilter, CallRange {
  /** Part of a caller's name or the beginning of their number; empty: all. */
  readonly search: string;
}

export interface ListedCall extends PastDecision {
  /** Epoch milliseconds. */
  readonly firstSeenAt: number;
  /** Name of the hotline that was called; null: none. */
  readonly hotline: string | null;
  /** Null where the caller did not ask to be called back. */
  readonly callback: CallbackGist | null;
}

export interface CallList {
  /** Newest first. May be fewer than asked for, even none, though there are more. */
  readonly calls: readonly ListedCall[];
  /** Where to go on; null: there are no more. */
  readonly next: CallCursor | null;
  /** Whether the search means more callers than were looked for. */
  readonly isCut: boolean;
}

/** The calls that a filter lets through, newest first, as far as it finds them among so many. */
export async function listCalls(context: ArchiveContext, asked: CallsAsked): Promise<CallList> {
  const { callers, isCut } = await findCallers(context, asked.search);
  const found: EarlierCall[] = [];
  let { after } = asked;
  for (let lookedAt = 0; lookedAt < mostLookedAt && found.length < asked.limit; lookedAt += readAtOnce) {
    context.gone?.throwIfAborted();
    const range = { ...asked, after, limit: readAtOnce };
    const { calls, next } = await context.store.directory.latestGists(range, callers);
    for (const one of calls) {
      if (found.length === asked.limit) break;
      after = { firstSeenAt: one.firstSeenAt, flowId: one.call.flowId };
      if (isAskedFor(context.known, asked, one)) found.push(one);
    }
    if (next === null && found.length < asked.limit)
      return { calls: await decided(context, found), next: null, isCut };
  }
  return { calls: await decided(context, found), next: after, isCut };
}

/** Null: everybody. */
async function findCallers(
  { store: { directory } }: ArchiveContext,
  search: string,
): Promise<{ readonly callers: readonly PhoneNumber[] | null; readonly isCut: boolean }> {
  const text = search.trim();
  if (text === '') return { callers: null, isCut: false };
  const prefixes = prefixesOf(text);
  const found =
    prefixes.length === 0
      ? await directory.callersByName(text, mostCallers + 1)
      : await directory.callersByNumber(prefixes, { after: null, limit: mostCallers + 1 });
  return { callers: found.slice(0, mostCallers).map(one => one.caller), isCut: found.length > mostCallers };
}

/** With the decisions that routed them. */
async function decided(
  { store: { directory }, known }: ArchiveContext,
  found: readonly EarlierCall[],
): Promise<readonly ListedCall[]> {
  const past = await directory.callsByIds(found.map(({ call }) => call.flowId));
  const decisions = new Map(past.map(({ call, decision }) => [call.flowId, decision]));
  return found.map(({ call, gist, firstSeenAt }) => ({
    call,
    decision: decisions.get(call.flowId) ?? null,
    firstSeenAt,
    hotline: hotlineOf(known, { call, gist }),
    callback: gist?.callback ?? null,
  }));
}
