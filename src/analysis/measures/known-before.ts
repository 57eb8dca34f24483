import type { CallRecord, FamiliarityRules } from '../../domain/call-record.ts';
import { creditOf } from '../../domain/credit.ts';
import { evidenceAt, type Familiarity, joinFamiliarity, withoutCall } from '../../domain/familiarity.ts';
import type { PhoneNumber } from '../../domain/phone-number.ts';
import { type AgentId, agentById, type Roster } from '../../domain/roster.ts';

/** What could be had in past calls. */
export interface KnownBefore {
  /** Calls of callers who had talked to somebody before, answered or not. */
  readonly calls: number;
  /** How many were answered by an agent the caller had talked to. */
  readonly familiar: number;
  /** Of how many the agent whom the caller knew best is on the roster today. */
  readonly couldBe: number;
}

/** What is known today, from which past calls are taken back. */
export interface KnownToday {
  /** Whom the callers have talked to, by every memory. */
  readonly familiarity: readonly { readonly caller: PhoneNumber; readonly familiarity: Familiarity }[];
  /** By which that was counted. */
  readonly rules: FamiliarityRules;
  /** One name for all numbers that share a history. */
  readonly customerOf: (caller: PhoneNumber) => string;
  readonly roster: Roster;
  /** Epoch milliseconds. */
  readonly now: number;
}

/**
 * Counts calls to a hotline, and those from before Familiar as if they were. They must be the latest there are: what was
 * known before each follows from what is known today, by taking the calls back one after the other.
 */
export function countKnownBefore(calls: readonly CallRecord[], today: KnownToday): KnownBefore {
  const memory = createMemory(today);
  const counts = { calls: 0, familiar: 0, couldBe: 0 };
  for (const { happened } of latestFirst(calls, today.rules)) {
    if (happened.kind === 'talk') {
      memory.takeBack(happened.caller, happened.agentId, happened.at);
      continue;
    }
    const known = memory.knownTo(happened.caller);
    const best = bestOf(known, today);
    if (best === null) continue;
    counts.calls += 1;
    if (happened.agentId !== null && known.has(idToday(today, happened.agentId))) counts.familiar += 1;
    if (agentById(today.roster, best) !== null) counts.couldBe += 1;
  }
  return counts;
}

type Happened =
  | { readonly kind: 'talk'; readonly caller: PhoneNumber; readonly agentId: AgentId; readonly at: number }
  | { readonly kind: 'call'; readonly caller: PhoneNumber; readonly agentId: AgentId | null };

/** That somebody called, and that they have talked, each at its moment. */
function latestFirst(
  calls: readonly CallRecord[],
  rules: FamiliarityRules,
): { readonly at: number; readonly happened: Happened }[] {
  const all: { readonly at: number; readonly happened: Happened }[] = [];
  for (const call of calls) {
    const { kind, caller, answeredAt, agentId } = call;
    const at = call.startedAt ?? answeredAt;
    const credit = creditOf(call, rules);
    if ((kind === 'hotline' || kind === 'past') && caller !== null && at !== null)
      all.push({ at, happened: { kind: 'call', caller, agentId: answeredAt === null ? null : agentId } });
    if (credit?.kind === 'talk') all.push({ at: credit.at, happened: { ...credit, kind: 'talk' } });
  }
  // At the same moment the talk is taken back first: nobody is known by the call that is judged.
  const order = { talk: 0, call: 1 };
  return all.sort((a, b) => b.at - a.at || order[a.happened.kind] - order[b.happened.kind]);
}

type Known = ReadonlyMap<AgentId, Familiarity>;

function createMemory(today: KnownToday): {
  /** Returns the agents with whom somebody has talked, by what has not been taken back. */
  knownTo(caller: PhoneNumber): Known;
  takeBack(caller: PhoneNumber, agentId: AgentId, at: number): void;
} {
  const { familiarity, rules, customerOf } = today;
  const customers = new Map<string, Map<AgentId, Familiarity>>();
  for (const { caller, familiarity: one } of familiarity) {
    const known = ofCustomer(caller);
    const id = idToday(today, one.agentId);
    const other = known.get(id);
    known.set(id, other === undefined ? one : joinFamiliarity(other, one, rules.halfLifeDays));
  }

  function ofCustomer(caller: PhoneNumber): Map<AgentId, Familiarity> {
    const customer = customerOf(caller);
    const known = customers.get(customer) ?? new Map<AgentId, Familiarity>();
    customers.set(customer, known);
    return known;
  }

  return {
    knownTo: ofCustomer,
    takeBack(caller, agentId, at) {
      const known = ofCustomer(caller);
      const id = idToday(today, agentId);
      const after = withoutCall(known.get(id) ?? null, at, rules.halfLifeDays);
      if (after === null) known.delete(id);
      else known.set(id, after);
    },
  };
}

/** An agent known by a number then may be known by an id today. */
function idToday({ roster }: KnownToday, agentId: AgentId): AgentId {
  return agentById(roster, agentId)?.id ?? agentId;
}

/** Null: they have talked to nobody. */
function bestOf(known: Known, { now, rules }: KnownToday): AgentId | null {
  let best: { readonly id: AgentId; readonly evidence: number } | null = null;
  for (const [id, one] of known) {
    // All evidence decays alike, so whoever is ahead today was ahead then.
    const evidence = evidenceAt(one, now, rules.halfLifeDays);
    if (best === null || evidence > best.evidence) best = { id, evidence };
  }
  return best?.id ?? null;
}
