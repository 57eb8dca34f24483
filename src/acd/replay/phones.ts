import type { AgentId } from '../roster.ts';
import { draw, purpose, subjectOf } from './draw.ts';

/** How agents who are rung behave. */
export interface PhoneHabits {
  /** Share of offers that a free agent does not pick up, 0 to 1. */
  readonly noAnswerRate: number;
  /** Time until a phone is picked up: log-normal, one law for everybody. */
  readonly pickUpMedianMs: number;
  /** Standard deviation of its logarithm; 0: always the median. */
  readonly pickUpSigma: number;
  /** After which time the provider stops ringing. */
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

/** Who is quickest to pick up of those whose phones ring for a call; null if nobody does. */
export function firstToPickUp(
  callId: string,
  rung: readonly AgentId[],
  habits: PhoneHabits,
  seed: number,
): PickUp | null {
  const subject = subjectOf(callId);
  let first: PickUp | null = null;
  for (const agentId of rung) {
    const who = subjectOf(agentId);
    if (draw(seed, subject, purpose.picksUp, 0, who) < habits.noAnswerRate) continue;
    const afterMs = pickUpTime(draw(seed, subject, purpose.pickUpTime, 0, who), habits);
    if (first === null || afterMs < first.afterMs) first = { agentId, afterMs };
  }
  return first;
}

function pickUpTime(chance: number, { pickUpMedianMs, pickUpSigma, ringTimeoutMs }: PhoneHabits): number {
  const time = pickUpMedianMs * Math.exp(pickUpSigma * normalQuantile(chance));
  return Math.min(Math.round(time), ringTimeoutMs);
}

/**
 * The standard normal quantile, after Tukey's lambda approximation: good to 0.01 between the 1st and 99th percentile,
 * which is closer than anybody knows how fast phones are picked up.
 */
function normalQuantile(probability: number): number {
  const p = Math.min(Math.max(probability, 1e-6), 1 - 1e-6);
  return (p ** 0.135 - (1 - p) ** 0.135) / 0.1975;
}
