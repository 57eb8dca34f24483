import type { CallRecord } from '../../domain/call-record.ts';
import type { Gist } from '../../domain/gist.ts';
import { type CallFate, pastWith } from './call-fate.ts';

/**
 * What became of a recorded call, as a replay would report it. Null where it was no call to a hotline or its
 * beginning is unknown. Whom the caller knew is taken from the decision; without one the caller knew nobody.
 */
export function fateOfRecord(call: CallRecord, gist: Gist | null): CallFate | null {
  const { kind, startedAt, answeredAt, endedAt, callId, caller } = call;
  if (kind !== 'hotline' || startedAt === null) return null;
  const agentId = answeredAt === null ? null : call.agentId;
  return {
    callId,
    caller,
    arrivedAt: startedAt,
    outcome: outcomeOf(call, gist),
    agentId,
    answeredAfterMs: answeredAt === null ? null : since(startedAt, answeredAt),
    talkMs: answeredAt === null || endedAt === null ? 0 : since(answeredAt, endedAt),
    somebodyWasFree: null,
    heldMs: heldMsOf(call, gist),
    past: pastWith(gist?.known ?? [], agentId),
  };
}

function outcomeOf(
  { answeredAt, startedAt, endedAt, cause }: CallRecord,
  gist: Gist | null,
): CallFate['outcome'] {
  if (answeredAt !== null) return 'answered';
  if (endedAt === null && cause === null) return 'open';
  // They have heard that they will be called back, and hang up.
  if (gist?.callback !== undefined) return 'overflowed';
  if (cause === 'cancel') return 'abandoned';
  if (gist !== null && overflows.has(gist.outcome)) return 'overflowed';
  // A caller who waits is connected to the provider's music, so giving up looks like hanging up.
  const waiting = gist?.outcome === 'hold' ? gist.waiting : null;
  if (waiting === null || startedAt === null || endedAt === null) return 'lost';
  return endedAt - startedAt < waiting.atMostMs ? 'abandoned' : 'lost';
}

const overflows: ReadonlySet<Gist['outcome']> = new Set(['number', 'voicemail', 'announcement', 'reject']);

/** The wait until somebody was rung, or until the caller left, also while it rang; 0: not asked to wait; null: unknown. */
function heldMsOf({ startedAt, answeredAt, endedAt }: CallRecord, gist: Gist | null): number | null {
  if (gist === null || startedAt === null) return null;
  const wasAskedToWait = gist.outcome === 'hold' || (gist.waiting !== null && gist.waiting.since !== null);
  if (!wasAskedToWait) return 0;
  if (answeredAt !== null && gist.outcome !== 'hold') return since(startedAt, gist.decidedAt);
  const leftAt = answeredAt ?? endedAt;
  return leftAt === null ? null : since(startedAt, leftAt);
}

/** Clocks may have been set in between. */
function since(from: number, to: number): number {
  return Math.max(0, to - from);
}
