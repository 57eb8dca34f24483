import type { AgentId } from '../../domain/roster.ts';
import type { CallFate } from './call-fate.ts';

/** How long each agent talked and wrapped up. Its size depends on the number of agents alone. */
export interface WorkTally {
  /**
   * Counts a call. Returns how much work it was, in milliseconds, and when that was over, in epoch milliseconds; if
   * it was none, when it came in.
   */
  count(fate: CallFate): { readonly addedMs: number; readonly until: number };
  byAgent(): ReadonlyMap<AgentId, number>;
}

/** The next call ends a wrap-up, so no moment counts twice. */
export function createWorkTally(wrapUpMs: number): WorkTally {
  const workMs = new Map<AgentId, number>();
  const busyUntil = new Map<AgentId, number>();
  return {
    count({ agentId, arrivedAt, answeredAfterMs, talkMs, callback }) {
      if (agentId === null || talkMs + wrapUpMs === 0) return { addedMs: 0, until: arrivedAt };
      const from = arrivedAt + (answeredAfterMs ?? callback?.afterMs ?? 0);
      const until = from + talkMs + wrapUpMs;
      const overlapMs = Math.max(0, (busyUntil.get(agentId) ?? from) - from);
      const addedMs = talkMs + wrapUpMs - Math.min(wrapUpMs, overlapMs);
      workMs.set(agentId, (workMs.get(agentId) ?? 0) + addedMs);
      busyUntil.set(agentId, Math.max(until, busyUntil.get(agentId) ?? until));
      return { addedMs, until };
    },
    byAgent: () => workMs,
  };
}
