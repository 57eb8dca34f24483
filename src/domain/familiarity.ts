import type { AgentId } from './roster.ts';
import type { ReturnCall } from './terms.ts';

/**
 * The evidence that a caller and an agent know each other: how many calls between them were answered, and
 * their decayed count, in which a call from `halfLifeDays` ago counts half.
 */
export interface Familiarity {
  readonly agentId: AgentId;
  /** Answered calls of all time. */
  readonly answeredCalls: number;
  /** The decayed count as it stood at `lastAnsweredAt`. */
  readonly weight: number;
  /** Epoch milliseconds. */
  readonly lastAnsweredAt: number;
}

/** What is known of a caller. */
export interface Recalled {
  /** The agents the caller has talked to, in no particular order. */
  readonly familiarity: readonly Familiarity[];
  /** The latest call that an agent made to this caller in vain, if the caller has talked to nobody since. */
  readonly returnCall: ReturnCall | null;
}

export const nothingRecalled: Recalled = { familiarity: [], returnCall: null };

const msPerDay = 86_400_000;

/** Adds one answered call. Calls may be added in any order with the same result. */
export function creditCall(
  known: Familiarity | null,
  call: { readonly agentId: AgentId; readonly answeredAt: number },
  halfLifeDays: number,
): Familiarity {
  const one = { agentId: call.agentId, answeredCalls: 1, weight: 1, lastAnsweredAt: call.answeredAt };
  return known === null ? one : joinFamiliarity(known, one, halfLifeDays);
}

/**
 * Takes an answered call back that was added; null: there was no other. What is left of a count that has decayed for very many
 * half-lives may be lost in rounding, but not that there were calls.
 */
export function withoutCall(
  known: Familiarity | null,
  answeredAt: number,
  halfLifeDays: number,
): Familiarity | null {
  if (known === null || known.answeredCalls <= 1) return null;
  const one = { agentId: known.agentId, answeredCalls: 1, weight: 1, lastAnsweredAt: answeredAt };
  const weight = known.weight - evidenceAt(one, known.lastAnsweredAt, halfLifeDays);
  return { ...known, answeredCalls: known.answeredCalls - 1, weight: Math.max(0, weight) };
}

/** Adds up two pieces of evidence for the same caller and agent. */
export function joinFamiliarity(a: Familiarity, b: Familiarity, halfLifeDays: number): Familiarity {
  const lastAnsweredAt = Math.max(a.lastAnsweredAt, b.lastAnsweredAt);
  return {
    agentId: a.agentId,
    answeredCalls: a.answeredCalls + b.answeredCalls,
    weight: evidenceAt(a, lastAnsweredAt, halfLifeDays) + evidenceAt(b, lastAnsweredAt, halfLifeDays),
    lastAnsweredAt,
  };
}

/** The decayed count of answered calls as it stands at `now`, in epoch milliseconds. */
export function evidenceAt(known: Familiarity, now: number, halfLifeDays: number): number {
  const ageMs = Math.max(0, now - known.lastAnsweredAt);
  return known.weight * 0.5 ** (ageMs / (halfLifeDays * msPerDay));
}
