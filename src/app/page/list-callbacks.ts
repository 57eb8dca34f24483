import { evidenceAt, type Familiarity } from '../../domain/familiarity.ts';
import type { PhoneNumber } from '../../domain/phone-number.ts';
import { callerRuleOf } from '../../domain/plan-index.ts';
import { type AgentId, agentByNumber } from '../../domain/roster.ts';
import type { MissedCaller, MissedCursor } from '../ports/page.ts';
import type { ArchiveContext } from './archive-context.ts';
import { countryCodeOf, isExpensive } from './number-cost.ts';

/**
 * Why somebody who did not get through is not to be called back.
 *
 * - `blocked`: a rule of the company turns them away
 * - `own`: it is an agent's number, or a hotline's
 * - `expensive`: calling them costs too much, see {@link isExpensive}
 * - `withheld`: there is no number
 */
export type HiddenBecause = 'blocked' | 'own' | 'expensive' | 'withheld';

/** Somebody to call back. */
export interface ToCallBack {
  readonly missed: MissedCaller;
  /** The agent who knows them best; null: nobody does. */
  readonly ownerId: AgentId | null;
  /** Unknown, from abroad and hung up at once, like ping calls, which are expensive to call back. */
  readonly mayBePing: boolean;
}

export interface CallbackList {
  readonly callbacks: readonly ToCallBack[];
  /** Whether there are more. */
  readonly isCut: boolean;
  /** How many of those examined are left out: callers, or calls if the number is withheld. */
  readonly hidden: Readonly<Record<HiddenBecause, number>>;
}

type Needed = Pick<ArchiveContext, 'store' | 'known' | 'clock'>;

const missedForMs = 14 * 86_400_000;
const lookedAtOnce = 1_000;
/** A ping call rings once. */
const briefMs = 6_000;

/**
 * Whom to call back, latest first: callers of the last two weeks who did not get through, have talked to
 * nobody since and are not ticked off. Callers who are not to be called back do not count towards `limit`.
 * For an agent, only those they know best.
 */
export async function listCallbacks(
  context: Needed,
  { limit, agentId }: { readonly limit: number; readonly agentId: AgentId | null },
): Promise<CallbackList> {
  const { directory } = context.store;
  const since = context.clock() - missedForMs;
  const hidden = { blocked: 0, own: 0, expensive: 0, withheld: 0 };
  const callbacks: ToCallBack[] = [];
  let after: MissedCursor | null | undefined;
  while (after !== null) {
    const page = await directory.missedCallers({ since, limit: lookedAtOnce, ...(after && { after }) });
    hidden.withheld += page.withheld;
    for (const one of await judge(context, page.callers)) {
      if (one.hidden !== null) hidden[one.hidden] += 1;
      else if (agentId === null || one.ownerId === agentId) {
        if (callbacks.length === limit) return { callbacks, isCut: true, hidden: shownTo(agentId, hidden) };
        callbacks.push(one);
      }
    }
    after = page.next;
  }
  return { callbacks, isCut: false, hidden: shownTo(agentId, hidden) };
}

/** One of them; null if this caller is not among them, or another agent's. */
export async function findCallback(
  context: Needed,
  caller: PhoneNumber,
  agentId: AgentId | null,
): Promise<ToCallBack | null> {
  const since = context.clock() - missedForMs;
  const { callers } = await context.store.directory.missedCallers({ since, limit: 1, caller });
  const [found] = await judge(context, callers);
  if (found === undefined || found.hidden !== null) return null;
  return agentId === null || found.ownerId === agentId ? found : null;
}

const nothing = { blocked: 0, own: 0, expensive: 0, withheld: 0 };

/** An agent who sees only their own callers must not learn how many others there are. */
function shownTo(agentId: AgentId | null, hidden: CallbackList['hidden']): CallbackList['hidden'] {
  return agentId === null ? hidden : nothing;
}

interface Judged extends ToCallBack {
  readonly hidden: HiddenBecause | null;
}

async function judge(context: Needed, callers: readonly MissedCaller[]): Promise<readonly Judged[]> {
  const owners = await ownersOf(
    context,
    callers.map(({ caller }) => caller),
  );
  return callers.map(missed => {
    const ownerId = owners.get(missed.caller)?.agentId ?? null;
    const isStranger = ownerId === null;
    return {
      missed,
      ownerId,
      hidden: hiddenBecause(context, missed.caller, isStranger),
      mayBePing: isStranger && isBrief(missed) && isFromAbroad(context, missed.caller),
    };
  });
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

function isBrief({ longestMs, areGivenUp }: MissedCaller): boolean {
  return areGivenUp && longestMs !== null && longestMs <= briefMs;
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
