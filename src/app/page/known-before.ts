import { countKnownBefore, type KnownBefore } from '../../analysis/measures/known-before.ts';
import type { CallRecord } from '../../domain/call-record.ts';
import { familiarityRulesOf } from '../../domain/familiarity-rules.ts';
import type { PhoneNumber } from '../../domain/phone-number.ts';
import { linkedNumbers } from '../../domain/plan-index.ts';
import type { CallCursor, CallPage, EarlierCall, FamiliarityOfCaller } from '../ports/page.ts';
import type { ArchiveContext } from './archive-context.ts';

/** How many calls are looked at: however many there are, it takes no longer. */
const mostLookedAt = 2_000;
const callsAtOnce = 500;
const callersAtOnce = 500;

/** Who knew whom in the latest calls, those from before Familiar included. */
export interface KnownLately extends KnownBefore {
  /** How many calls were looked at, of all kinds. */
  readonly lookedAt: number;
  /** When the first of them was heard of, in epoch milliseconds; null: there is none. */
  readonly since: number | null;
  /** Whether there are no earlier ones. */
  readonly areAll: boolean;
}

/** Whom callers knew is known from all their calls; they are judged by the latest ones. */
export async function readKnownBefore(context: ArchiveContext): Promise<KnownLately> {
  const { plan, roster } = context.known;
  const now = context.clock();
  // The calls first: what is known of them later can't lack one of them.
  const { calls, since, areAll } = await readLatest(context, now);
  const numbersOf = (caller: PhoneNumber): readonly PhoneNumber[] => linkedNumbers(plan, caller, now);
  const callers = new Set(calls.flatMap(({ caller }) => (caller === null ? [] : numbersOf(caller))));
  const counts = countKnownBefore(calls, {
    familiarity: await readFamiliarity(context, [...callers]),
    rules: familiarityRulesOf(plan),
    customerOf: caller => numbersOf(caller)[0] ?? caller,
    roster,
    now,
  });
  return { ...counts, lookedAt: calls.length, since, areAll };
}

async function readLatest(
  { store: { directory }, gone }: ArchiveContext,
  now: number,
): Promise<Pick<KnownLately, 'since' | 'areAll'> & { readonly calls: readonly CallRecord[] }> {
  const calls: CallRecord[] = [];
  let since: number | null = null;
  let after: CallCursor | null = null;
  do {
    gone?.throwIfAborted();
    const range = { from: 0, to: now + 1, after, limit: callsAtOnce };
    const page: CallPage<EarlierCall> = await directory.latestGists(range, null);
    for (const { call, firstSeenAt } of page.calls) {
      calls.push(call);
      since = firstSeenAt;
    }
    after = page.next;
  } while (after !== null && calls.length < mostLookedAt);
  return { calls, since, areAll: after === null };
}

async function readFamiliarity(
  { store: { directory }, gone }: ArchiveContext,
  callers: readonly PhoneNumber[],
): Promise<readonly FamiliarityOfCaller[]> {
  const all: FamiliarityOfCaller[] = [];
  for (let index = 0; index < callers.length; index += callersAtOnce) {
    gone?.throwIfAborted();
    const some = callers.slice(index, index + callersAtOnce);
    all.push(...(await directory.familiarityOfAllMemories(some)));
  }
  return all;
}
