import type { AgentId } from '../../domain/roster.ts';
import type { Shift } from '../replay/shift.ts';

/** How busy the team was, and how evenly. Never about a single agent. */
export interface TeamLoad {
  /** Talk and wrap-up time over time on duty; null where nobody was on duty. */
  readonly occupancy: number | null;
  /** The highest occupancy of an agent over the mean, 1 if all are alike; null where nobody did anything. */
  readonly maxToMean: number | null;
}

export interface Period {
  /** Epoch milliseconds. */
  readonly from: number;
  readonly until: number;
  /** After a shift's last call its agent still wraps up. */
  readonly wrapUpMs: number;
}

/**
 * Agents on duty for less than this are left out of the spread, since their share is chance; in milliseconds.
 */
const leastDutyMs = 8 * 3_600_000;

/** @param workMs each agent's talk and wrap-up time within the period. */
export function teamLoad(
  workMs: ReadonlyMap<AgentId, number>,
  shifts: readonly Shift[],
  period: Period,
): TeamLoad {
  const dutyMs = new Map<AgentId, number>();
  for (const { agentId, from, until } of shifts) {
    const overlap = Math.min(until + period.wrapUpMs, period.until) - Math.max(from, period.from);
    if (overlap > 0) dutyMs.set(agentId, (dutyMs.get(agentId) ?? 0) + overlap);
  }
  return loadOf(workMs, dutyMs);
}

/** How busy the team was, by each agent's work and time on duty, in milliseconds. */
export function loadOf(workMs: ReadonlyMap<AgentId, number>, dutyMs: ReadonlyMap<AgentId, number>): TeamLoad {
  // Agents who were never on duty, because the hotline is not their work, count on neither side.
  const worked = [...dutyMs.keys()].map(agentId => workMs.get(agentId) ?? 0);
  const team = [...dutyMs].filter(([, duty]) => duty >= leastDutyMs);
  return {
    occupancy: dutyMs.size === 0 ? null : total(worked) / total(dutyMs.values()),
    maxToMean: maxToMean(team.map(([agentId, duty]) => (workMs.get(agentId) ?? 0) / duty)),
  };
}

function maxToMean(loads: readonly number[]): number | null {
  const sum = total(loads);
  return sum <= 0 ? null : (Math.max(...loads) * loads.length) / sum;
}

function total(values: Iterable<number>): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
}
