import type { PastDecision } from '../../app/ports/page.ts';
import type { PushRecord } from '../../emulator/pusher.ts';

export interface Summary {
  readonly calls: number;
  readonly answered: number;
  /** Calls by somebody who had talked to an agent before. */
  readonly byReturningCallers: number;
  /** Of these, how many reached an agent the caller had talked to. */
  readonly familiar: number;
  /** From push to reply as sipgate would see it, mean over the hotline's calls, in milliseconds. */
  readonly decisionMs: number;
}

/** Sums up the routed calls of a day. */
export function summarise(history: readonly PastDecision[], pushes: readonly PushRecord[]): Summary {
  const routed = history.flatMap(({ call, decision }) => (decision === null ? [] : [{ call, decision }]));
  const returning = routed.filter(({ decision }) => decision.reason.candidates.some(one => one.evidence > 0));
  const familiar = returning.filter(({ call, decision }) =>
    decision.reason.candidates.some(one => one.agentId === call.agentId && one.evidence > 0),
  );
  const ids = new Set(routed.map(({ decision }) => decision.callId));
  const decided = pushes.filter(push => push.event === 'newCall' && ids.has(push.callId));
  const totalMs = decided.reduce((sum, push) => sum + push.durationMs, 0);
  return {
    calls: routed.length,
    answered: routed.filter(({ call }) => call.answeredAt !== null).length,
    byReturningCallers: returning.length,
    familiar: familiar.length,
    decisionMs: decided.length === 0 ? 0 : totalMs / decided.length,
  };
}
