import type { LoggedCall } from '../../domain/logged-call.ts';
import type { AgentId } from '../../domain/roster.ts';

/** How many calls of which kind a log holds, and when. */
export interface LogCounts {
  readonly hotlineCalls: number;
  readonly answeredCalls: number;
  /** Calls to the hotline whose caller is known. */
  readonly identifiedCalls: number;
  /** Calls that an agent took while in another one. */
  readonly overlappingCalls: number;
  /** Calls by agents or to their own numbers, which show when else they were busy. */
  readonly ownCalls: number;
  /** Calls by agents that nobody answered: return calls go to whoever made them. */
  readonly callsInVain: number;
  /** Answered calls of unknown talk time. */
  readonly withoutTalkTime: number;
  /** Epoch milliseconds; null for an empty log. */
  readonly firstAt: number | null;
  readonly lastAt: number | null;
  /** How much earlier than one before it in the log a call may have come in, in milliseconds; 0: in order. */
  readonly disorderMs: number;
}

/** Counts the calls of a log, one after another. */
export interface LogTally {
  see(call: LoggedCall): void;
  counts(): LogCounts;
  /** How many agents answered a call. */
  answeringAgents(): number;
}

export function createLogTally(): LogTally {
  const lastTalk = new Map<AgentId, { readonly from: number; readonly until: number }>();
  const count = {
    hotlineCalls: 0,
    answeredCalls: 0,
    identifiedCalls: 0,
    overlappingCalls: 0,
    ownCalls: 0,
    callsInVain: 0,
    withoutTalkTime: 0,
    disorderMs: 0,
  };
  let firstAt = Number.POSITIVE_INFINITY;
  let lastAt = Number.NEGATIVE_INFINITY;

  function seeAgent(call: LoggedCall, agentId: AgentId): void {
    const from = call.arrivedAt + (call.waitMs ?? 0);
    const until = from + (call.talkMs ?? 0);
    const before = lastTalk.get(agentId);
    // Compared both ways, since a log may run backwards.
    if (before !== undefined && from < before.until && until > before.from) count.overlappingCalls++;
    lastTalk.set(agentId, { from, until });
    if (call.talkMs === null) count.withoutTalkTime++;
  }

  return {
    see(call) {
      firstAt = Math.min(firstAt, call.arrivedAt);
      count.disorderMs = Math.max(count.disorderMs, lastAt - call.arrivedAt);
      lastAt = Math.max(lastAt, call.arrivedAt);
      if (call.agentId !== null && call.kind !== 'past') seeAgent(call, call.agentId);
      if (call.calledInVainBy !== null) count.callsInVain++;
      if (call.kind === 'direct' || call.kind === 'outgoing') count.ownCalls++;
      if (call.kind !== 'hotline') return;
      count.hotlineCalls++;
      if (call.agentId !== null) count.answeredCalls++;
      if (call.caller !== null) count.identifiedCalls++;
    },
    counts() {
      const isEmpty = lastAt < firstAt;
      return { ...count, firstAt: isEmpty ? null : firstAt, lastAt: isEmpty ? null : lastAt };
    },
    answeringAgents: () => lastTalk.size,
  };
}
