import type { PastCall } from '../../domain/journal-entry.ts';
import type { PhoneNumber } from '../../domain/phone-number.ts';
import { type AgentId, agentById, type Roster } from '../../domain/roster.ts';
import type { Session } from '../database/session.ts';
import { readRoster } from '../provider/saved-roster.ts';

/** What tells whether two records are of one call. Times are epoch milliseconds; the caller is the same. */
export interface Trace {
  readonly callId?: string;
  readonly agentId?: AgentId | null;
  readonly answeringNumber: PhoneNumber | null;
  readonly startedAt?: number | null;
  readonly answeredAt: number | null;
  readonly endedAt?: number | null;
}

/**
 * Who an id stands for by now. A number may belong to an agent known by number alone, or to one known by id.
 */
type WhoIs = (id: string) => AgentId;

/**
 * Whether two records of a caller are of one call: the same agent, and both began, or both were answered,
 * within ten seconds. From two sources, also if one was answered in the middle of the other, since not all
 * report when a call was answered.
 */
export function isSameCall(a: Trace, b: Trace, whoIs: WhoIs): boolean {
  const idsOf = ({ agentId, answeringNumber }: Trace): readonly string[] =>
    [agentId, answeringNumber].flatMap(id => (id == null ? [] : [id, whoIs(id)]));
  const own = idsOf(a);
  if (!idsOf(b).some(id => own.includes(id))) return false;
  if (isNear(a.startedAt, b.startedAt) || isNear(a.answeredAt, b.answeredAt)) return true;
  return sourceOf(a) !== sourceOf(b) && (isWithin(a, b) || isWithin(b, a));
}

/** The part before the colon of an id such as `csv:7`; calls that were pushed have none. */
function sourceOf({ callId = '' }: Pick<Trace, 'callId'>): string {
  return callId.slice(0, callId.indexOf(':') + 1);
}

/**
 * Leaves out calls that are known from elsewhere: as many of those alike as there are on the other side.
 * Calls alike within the source are separate calls, since a table has one row for each.
 */
export async function withoutKnownElsewhere(
  session: Session,
  calls: readonly PastCall[],
): Promise<readonly PastCall[]> {
  if (calls.length === 0) return calls;
  const whoIs = whoIsOn(await readRoster(session));
  const known = new Map<string, Trace[]>();
  for (const [caller, traces] of await readCallsAround(session, calls)) known.set(caller, [...traces]);
  return calls.filter(call => {
    const others = known.get(call.caller) ?? [];
    const same = others.findIndex(
      other => sourceOf(other) !== sourceOf(call) && isSameCall(call, other, whoIs),
    );
    if (same !== -1) others.splice(same, 1);
    return same === -1;
  });
}

/** By the roster as it was saved last. */
export function whoIsOn(roster: Roster): WhoIs {
  return id => agentById(roster, id)?.id ?? id;
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
    .select(['caller', 'call_id', 'agent_id', 'answering_number', 'started_at', 'answered_at', 'ended_at'])
    .where('answered_at', '>=', from)
    .where('answered_at', '<=', to);
  // Tables are mostly in order, so these calls are of one day. Reading that whole day is quick, while a
  // frequent caller has years of calls.
  const rows =
    to - from <= dayMs
      ? answered.where('first_seen_at', '>=', from - longestWaitMs).where('first_seen_at', '<=', to)
      : answered.where('caller', 'in', [...new Set(calls.map(call => call.caller))]);
  const traces = new Map<string, Trace[]>();
  for (const row of await rows.execute()) {
    const trace = {
      callId: row.call_id,
      agentId: row.agent_id,
      answeringNumber: row.answering_number,
      startedAt: row.started_at,
      answeredAt: row.answered_at,
      endedAt: row.ended_at,
    };
    const known = traces.get(row.caller ?? '');
    if (known === undefined) traces.set(row.caller ?? '', [trace]);
    else known.push(trace);
  }
  return traces;
}

const toleranceMs = 10_000;

/** Calls that began together may be answered so far apart. */
const longestRingMs = 10 * 60_000;

/** Longer than any caller waits for an answer. In milliseconds. */
const longestWaitMs = 60 * 60_000;

const dayMs = 86_400_000;

function isNear(a: number | null | undefined, b: number | null | undefined): boolean {
  return a != null && b != null && Math.abs(a - b) <= toleranceMs;
}

function isWithin({ answeredAt }: Trace, { startedAt, endedAt }: Trace): boolean {
  if (answeredAt == null || startedAt == null || endedAt == null) return false;
  return startedAt - toleranceMs <= answeredAt && answeredAt <= endedAt;
}
