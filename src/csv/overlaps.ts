import type { PastCall } from '../domain/journal-entry.ts';
import type { AgentId } from '../domain/roster.ts';

/**
 * Makes a function that says whether an agent was in another call at the time: a sign that agents or times
 * are mixed up. It remembers an agent's last eight calls, which is enough for a table in order of time,
 * whatever its length.
 */
export function createOverlapDetector(): (call: PastCall) => boolean {
  const recent = new Map<AgentId, Span[]>();
  return ({ agentId, answeringNumber, answeredAt: from, endedAt: to }) => {
    const id = agentId ?? answeringNumber;
    if (id === null || to === undefined) return false;
    const spans = recent.get(id) ?? [];
    recent.set(id, [...spans.slice(-(callsRemembered - 1)), { from, to }]);
    return spans.some(span => span.from < to && from < span.to);
  };
}

const callsRemembered = 8;

interface Span {
  readonly from: number;
  readonly to: number;
}
