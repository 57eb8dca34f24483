import type { PastCall } from '../acd/journal-entry.ts';
import type { PhoneNumber } from '../acd/phone-number.ts';
import type { AgentId } from '../acd/roster.ts';
import type { Session } from './session.ts';

/** What tells whether two records are of one call. Times are epoch milliseconds; the caller is the same. */
export interface Trace {
  readonly agentId?: AgentId | null;
  readonly answeringNumber: PhoneNumber | null;
  readonly startedAt?: number | null;
  readonly answeredAt: number | null;
}

/**
 * Whether two records of a caller's calls are of one call: the same agent, and both began, or both were answered, within
 * ten seconds.
 */
export function isSameCall(a: Trace, b: Trace): boolean {
  const isSameAgent =
    isEqual(a.agentId, b.agentId) ||
    isEqual(a.answeringNumber, b.answeringNumber) ||
    // One that is known by number alone has it for an id.
    isEqual(a.agentId, b.answeringNumber) ||
    isEqual(a.answeringNumber, b.agentId);
  return isSameAgent && (isNear(a.startedAt, b.startedAt) || isNear(a.answeredAt, b.answeredAt));
}

/** The answered calls of the same callers, about the time of these. */
export async function readCallsAround(
  { db }: Session,
  calls: readonly PastCall[],
): Promise<ReadonlyMap<string, readonly Trace[]>> {
  const times = calls.map(call => call.answeredAt);
  const rows = await db
    .selectFrom('familiar_calls')
    .select(['caller', 'agent_id', 'answering_number', 'started_at', 'answered_at'])
    .where('caller', 'in', [...new Set(calls.map(call => call.caller))])
    .where('answered_at', '>=', Math.min(...times) - longestRingMs)
    .where('answered_at', '<=', Math.max(...times) + longestRingMs)
    .execute();
  const traces = new Map<string, Trace[]>();
  for (const row of rows) {
    const { agent_id: agentId, answering_number: answeringNumber } = row;
    const trace = { agentId, answeringNumber, startedAt: row.started_at, answeredAt: row.answered_at };
    const caller = row.caller ?? '';
    traces.set(caller, [...(traces.get(caller) ?? []), trace]);
  }
  return traces;
}

const toleranceMs = 10_000;

/** Calls that began together may be answered so far apart. */
const longestRingMs = 10 * 60_000;

function isNear(a: number | null | undefined, b: number | null | undefined): boolean {
  return a != null && b != null && Math.abs(a - b) <= toleranceMs;
}

function isEqual(a: string | null | undefined, b: string | null | undefined): boolean {
  return a != null && a === b;
}
