import type { AgentId } from '../../domain/roster.ts';
import { draw, purpose, subjectOf } from './draw.ts';

/** How agents behave when their phones ring. */
export interface PhoneHabits {
  /** The share of offers that a free agent does not pick up, 0 to 1. */
  readonly noAnswerRate: number;
  /** Median time until a phone is picked up; log-normal, with one distribution for everybody. */
  readonly pickUpMedianMs: number;
  /** Standard deviation of the logarithm of that time; 0: always the median. */
  readonly pickUpSigma: number;
  /** When the provider stops ringing. */
  readonly ringTimeoutMs: number;
}

export const usualHabits: PhoneHabits = {
  noAnswerRate: 0.05,
  pickUpMedianMs: 5_000,
  pickUpSigma: 0.5,
  ringTimeoutMs: 20_000,
};

export interface PickUp {
  readonly agentId: AgentId;
  readonly afterMs: number;
}

/** Whoever is quickest to pick up of those whose phones ring for a call; null if nobody does. */
export function firstToPickUp(
  callId: string,
  rung: readonly AgentId[],
  habits: PhoneHabits,
  { seed, attempt }: { readonly seed: number; readonly attempt: number },
): PickUp | null {
  const subject = subjectOf(callId);
  let first: AgentId | null = null;
  let quickest = Number.POSITIVE_INFINITY;
  for (const agentId of rung) {
    const who = subjectOf(agentId);
    if (draw(seed, subject, purpose.picksUp, attempt, who) < habits.noAnswerRate) continue;
    // One distribution for everybody: whoever draws the lowest number is quickest, even where picking up
    // takes no time.
    const chance = draw(seed, subject, purpose.pickUpTime, attempt, who);
    if (chance >= quickest) continue;
    first = agentId;
    quickest = chance;
  }
  return first === null ? null : { agentId: first, afterMs: pickUpTime(quickest, habits) };
}

function pickUpTime(chance: number, { pickUpMedianMs, pickUpSigma, ringTimeoutMs }: PhoneHabits): number {
  const time = pickUpMedianMs * Math.exp(pickUpSigma * normalQuantile(chance));
  return Math.min(Math.round(time), ringTimeoutMs);
}

/**
 * The standard normal quantile, after Tukey's lambda approximation: good to 0.01 between the 1st and 99th
 * percentile, which is more exact than anything known about how fast phones are picked up.
 */
function normalQuantile(probability: number): number {
  const p = Math.min(Math.max(probability, 1e-6), 1 - 1e-6);
  return (p ** 0.135 - (1 - p) ** 0.135) / 0.1975;
}
