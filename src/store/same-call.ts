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

/** The answered calls of the same callers, about the time of these; not empty. Others may be among them. */
export async function readCallsAround(
  { db }: Session,
  calls: readonly PastCall[],
): Promise<ReadonlyMap<string, readonly Trace[]>> {
  const times = calls.map(call => call.answeredAt);
  const [from, to] = [Math.min(...times) - longestRingMs, Math.max(...times) + longestRingMs];
  const answered = db
    .selectFrom('familiar_calls')
    .select(['caller', 'agent_id', 'answering_number', 'started_at', 'answered_at'])
    .where('answered_at', '>=', from)
    .where('answered_at', '<=', to);
  // Tables are mostly in order, so that these calls are of one day. Whatever else came that day is soon read, while who
  // calls often has calls of years.
  const rows =
    to - from <= dayMs
      ? answered.where('first_seen_at', '>=', from - longestWaitMs).where('first_seen_at', '<=', to)
      : answered.where('caller', 'in', [...new Set(calls.map(call => call.caller))]);
  const traces = new Map<string, Trace[]>();
  for (const row of await rows.execute()) {
    const { agent_id: agentId, answering_number: answeringNumber } = row;
    const trace = { agentId, answeringNumber, startedAt: row.started_at, answeredAt: row.answered_at };
    const known = traces.get(row.caller ?? '');
    if (known === undefined) traces.set(row.caller ?? '', [trace]);
    else known.push(trace);
  }
  return traces;
}

const toleranceMs = 10_000;

/** Calls that began together may be answered so far apart. */
const longestRingMs = 10 * 60_000;

/** Longer than anybody is let wait before somebody answers. */
const longestWaitMs = 60 * 60_000;

const dayMs = 86_400_000;

function isNear(a: number | null | undefined, b: number | null | undefined): boolean {
  return a != null && b != null && Math.abs(a - b) <= toleranceMs;
}

function isEqual(a: string | null | undefined, b: string | null | undefined): boolean {
  return a != null && a === b;
}
