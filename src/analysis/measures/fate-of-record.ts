import type { CallRecord } from '../../domain/call-record.ts';
import type { Decision, Outcome } from '../../domain/decision.ts';
import type { Familiarity } from '../../domain/familiarity.ts';
import { type CallFate, pastWith } from './call-fate.ts';

/**
 * What became of a recorded call, as a replay would report it. Null where it was no call to a hotline or its
 * beginning is unknown. Whom the caller knew is taken from the decision; without one the caller knew nobody.
 */
export function fateOfRecord(call: CallRecord, decision: Decision | null): CallFate | null {
  const { kind, startedAt, answeredAt, endedAt, callId, caller } = call;
  if (kind !== 'hotline' || startedAt === null) return null;
  const agentId = answeredAt === null ? null : call.agentId;
  return {
    callId,
    caller,
    arrivedAt: startedAt,
    outcome: outcomeOf(call, decision),
    agentId,
    answeredAfterMs: answeredAt === null ? null : since(startedAt, answeredAt),
    talkMs: answeredAt === null || endedAt === null ? 0 : since(answeredAt, endedAt),
    somebodyWasFree: null,
    heldMs: heldMsOf(call, decision),
    past: pastWith(familiarityIn(decision), agentId),
  };
}

function familiarityIn(decision: Decision | null): readonly Familiarity[] {
  const known: Familiarity[] = [];
  if (decision !== null)
    for (const { familiarity } of decision.reason.candidates)
      if (familiarity !== null) known.push(familiarity);
  return known;
}

function outcomeOf(
  { answeredAt, startedAt, endedAt, cause }: CallRecord,
  decision: Decision | null,
): CallFate['outcome'] {
  if (answeredAt !== null) return 'answered';
  if (endedAt === null && cause === null) return 'open';
  if (cause === 'cancel') return 'abandoned';
  if (decision !== null && overflows.has(decision.outcome.kind)) return 'overflowed';
  // A caller who waits is connected to the provider's music, so giving up looks like hanging up.
  const waiting = decision?.outcome.kind === 'hold' ? decision.terms.waiting : null;
  if (waiting === null || startedAt === null || endedAt === null) return 'lost';
  return endedAt - startedAt < waiting.familiarMs + waiting.anyMs ? 'abandoned' : 'lost';
}

const overflows: ReadonlySet<Outcome['kind']> = new Set(['number', 'voicemail', 'announcement', 'reject']);

/** The wait until somebody was rung, or until the caller left; null: unknown. */
function heldMsOf({ startedAt, answeredAt, endedAt }: CallRecord, decision: Decision | null): number | null {
  if (decision === null || startedAt === null) return null;
  const leftAt = answeredAt ?? endedAt;
  if (decision.outcome.kind === 'hold') return leftAt === null ? null : since(startedAt, leftAt);
  return decision.terms.waiting?.since == null ? 0 : since(startedAt, decision.decidedAt);
}

/** Clocks may have been set in between. */
function since(from: number, to: number): number {
  return Math.max(0, to - from);
}
