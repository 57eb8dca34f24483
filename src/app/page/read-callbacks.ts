import { evidenceAt, type Familiarity } from '../../domain/familiarity.ts';
import type { PhoneNumber } from '../../domain/phone-number.ts';
import { callerRuleOf } from '../../domain/plan-index.ts';
import { type AgentId, agentByNumber } from '../../domain/roster.ts';
import { createYield } from '../../pace/yield-to-calls.ts';
import type { Callback, MissedCall, MissedCursor, MissedPage, TalkWithCaller } from '../ports/callbacks.ts';
import type { ArchiveContext } from './archive-context.ts';
import { type CallbackState, foldCallback } from './fold-callback.ts';
import { countryCodeOf, isExpensive } from './number-cost.ts';

/**
 * Why somebody who did not get through is not to be called back.
 *
 * - `blocked`: a rule of the company turns them away
 * - `own`: it is an agent's number, or a hotline's
 * - `expensive`: calling them costs too much, see {@link isExpensive}
 */
export type HiddenBecause = 'blocked' | 'own' | 'expensive';

/** Somebody who did not get through. */
export interface ToCallBack extends CallbackState {
  /** The agent who knows them best; null: nobody does. */
  readonly ownerId: AgentId | null;
  /** Unknown, from abroad and hung up at once, like ping calls, which are expensive to call back. */
  readonly mayBePing: boolean;
  readonly hidden: HiddenBecause | null;
}

export interface CallbacksRead {
  /** Also those who are settled or hidden. */
  readonly callbacks: readonly ToCallBack[];
  /** Whether older ones were left out. */
  readonly isCut: boolean;
  /** How many missed calls had a withheld number: nobody can call back. */
  readonly withheld: number;
}

type Needed = Pick<ArchiveContext, 'store' | 'known' | 'clock' | 'gone'>;

export const missedForMs = 14 * 86_400_000;
const callsAtOnce = 1_000;
const callersAtOnce = 250;
/** More than people can call back. */
const mostCallers = 20_000;

/** Who did not get through in the last two weeks, latest first: of all, or of these callers alone. */
export async function readCallbacks(
  context: Needed,
  callers: readonly PhoneNumber[] | null,
): Promise<CallbacksRead> {
  const { directory } = context.store;
  const from = context.clock() - missedForMs;
  const missed = new Map<PhoneNumber, [MissedCall, ...MissedCall[]]>();
  const yieldToCalls = createYield(context.gone);
  let isCut = false;
  let after: MissedCursor | null = null;
  do {
    const page: MissedPage = await directory.missedCalls({
      from,
      callers,
      after,
      limit: callsAtOnce,
    });
    for (const call of page.calls) {
      const ofCaller = missed.get(call.caller);
      if (ofCaller !== undefined) ofCaller.push(call);
      else if (missed.size < mostCallers) missed.set(call.caller, [call]);
      else isCut = true;
    }
    await yieldToCalls();
    after = page.next;
  } while (after !== null);
  const callbacks: ToCallBack[] = [];
  const all = [...missed.values()];
  for (let index = 0; index < all.length; index += callersAtOnce) {
    callbacks.push(...(await judge(context, all.slice(index, index + callersAtOnce), from)));
    await yieldToCalls();
  }
  return { callbacks, isCut, withheld: await directory.withheldCallsSince(from) };
}

async function judge(
  context: Needed,
  missed: readonly [MissedCall, ...MissedCall[]][],
  from: number,
): Promise<readonly ToCallBack[]> {
  const { directory } = context.store;
  const callers = missed.map(([{ caller }]) => caller);
  const talks = new Map<PhoneNumber, TalkWithCaller[]>();
  for (const talk of await directory.talksWith(callers, from)) {
    const ofCaller = talks.get(talk.caller);
    if (ofCaller === undefined) talks.set(talk.caller, [talk]);
    else ofCaller.push(talk);
  }
  const done = new Map((await directory.callbacksOf(callers)).map(one => [one.caller, one]));
  const owners = await ownersOf(context, callers);
  return missed.map(calls => {
    const [{ caller }] = calls;
    const of = { talks: talks.get(caller) ?? [], callback: done.get(caller) ?? null };
    return judgeOne(context, calls, of, owners.get(caller)?.agentId ?? null);
  });
}

interface KnownOfCaller {
  readonly talks: readonly TalkWithCaller[];
  readonly callback: Callback | null;
}

function judgeOne(
  context: Needed,
  calls: readonly [MissedCall, ...MissedCall[]],
  { talks, callback }: KnownOfCaller,
  ownerId: AgentId | null,
): ToCallBack {
  const state = foldCallback(calls, talks, callback);
  const isStranger = ownerId === null;
  return {
    ...state,
    ownerId,
    mayBePing: isStranger && state.areBrief && isFromAbroad(context, state.caller),
    hidden: hiddenBecause(context, state.caller, isStranger),
  };
}

function hiddenBecause(
  { known, clock }: Needed,
  caller: PhoneNumber,
  isStranger: boolean,
): HiddenBecause | null {
  if (known.hotlines.has(caller) || agentByNumber(known.roster, caller) !== null) return 'own';
  const rule = callerRuleOf(known.plan, caller, clock());
  if (rule !== null && rule.blocked !== null) return 'blocked';
  return isExpensive(caller, isStranger) ? 'expensive' : null;
}

function isFromAbroad({ known }: Needed, caller: PhoneNumber): boolean {
  const code = countryCodeOf(caller);
  return code !== null && ![...known.hotlines].some(hotline => countryCodeOf(hotline) === code);
}

/** For each caller, the agent who knows them best. */
async function ownersOf(
  { store, known, clock }: Needed,
  callers: readonly PhoneNumber[],
): Promise<ReadonlyMap<PhoneNumber, Familiarity>> {
  const now = clock();
  const halfLifeDays = known.plan.hotlines[0]?.policy.halfLifeDays ?? 1;
  const owners = new Map<PhoneNumber, Familiarity>();
  for (const { caller, familiarity } of await store.directory.familiarityOfMany(callers)) {
    const best = owners.get(caller);
    const isBetter =
      best === undefined || evidenceAt(familiarity, now, halfLifeDays) > evidenceAt(best, now, halfLifeDays);
    if (isBetter) owners.set(caller, familiarity);
  }
  return owners;
}
