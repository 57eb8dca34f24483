import type { LoggedCall } from '../../domain/logged-call.ts';
import { draw, purpose, subjectOf } from './draw.ts';

/** How long callers are ready to wait, estimated from how long they did. */
export interface Patience {
  see(call: LoggedCall): void;
  /** Milliseconds after which the caller of this call gives up. */
  of(call: LoggedCall, seed: number): number;
  /** Whether anybody gave up in the log, which is what shows how patient callers are. */
  isKnown(): boolean;
}

/** The longest anybody waits. */
const longestSeconds = 30 * 60;

/**
 * Whoever gave up had exactly the patience that the log shows. Whoever was answered had more, drawn from the
 * part of the Kaplan-Meier curve (1958) beyond their wait. Where nobody gave up, everybody waits for half an
 * hour.
 *
 * @param medianMs replaces what the log shows by an exponential distribution with this median; null: as in
 * the log.
 */
export function createPatience(medianMs: number | null): Patience {
  // By whole seconds, so memory does not grow with the log.
  const gaveUp = new Float64Array(longestSeconds + 1);
  const answered = new Float64Array(longestSeconds + 1);
  let curve: Float64Array | null = null;
  return {
    see({ kind, agentId, waitMs }) {
      if (kind !== 'hotline' || waitMs === null) return;
      const second = Math.min(Math.floor(waitMs / 1000), longestSeconds);
      const counts = agentId === null ? gaveUp : answered;
      counts[second] = (counts[second] ?? 0) + 1;
    },
    of(call, seed) {
      const { agentId, waitMs, callId } = call;
      const chance = draw(seed, subjectOf(callId), purpose.patience);
      if (medianMs !== null) return Math.min(-Math.log2(1 - chance) * medianMs, longestSeconds * 1000);
      if (agentId === null && waitMs !== null) return Math.min(waitMs, longestSeconds * 1000);
      curve ??= survivalOf(gaveUp, answered);
      return 1000 * secondsBeyond(curve, Math.floor((waitMs ?? 0) / 1000), chance);
    },
    isKnown: () => gaveUp.some(count => count > 0),
  };
}

/** For each second, the share of callers who would still be waiting after it. */
function survivalOf(gaveUp: Float64Array, answered: Float64Array): Float64Array {
  const curve = new Float64Array(longestSeconds + 1);
  let waiting = 0;
  for (let second = 0; second <= longestSeconds; second++)
    waiting += (gaveUp[second] ?? 0) + (answered[second] ?? 0);
  let share = 1;
  for (let second = 0; second <= longestSeconds; second++) {
    if (waiting > 0) share *= 1 - (gaveUp[second] ?? 0) / waiting;
    waiting -= (gaveUp[second] ?? 0) + (answered[second] ?? 0);
    curve[second] = share;
  }
  return curve;
}

/** The second by which a share `chance` of those who had waited for `from` seconds has given up. */
function secondsBeyond(curve: Float64Array, from: number, chance: number): number {
  if (from >= longestSeconds) return longestSeconds;
  const left = (curve[from] ?? 0) * (1 - chance);
  let [low, high] = [from, longestSeconds];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((curve[middle] ?? 0) <= left) high = middle;
    else low = middle + 1;
  }
  return low;
}
