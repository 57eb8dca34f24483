import type { LoggedCall, ReplayCall } from '../../domain/logged-call.ts';
import type { AgentId } from '../../domain/roster.ts';
import { type CallerParts, createCallerParts } from './caller-parts.ts';
import { createDutyFold, type DutyRules } from './duty.ts';
import { createPatience } from './patience.ts';
import type { Shift } from './shift.ts';
import { createTalkPool } from './talk-pool.ts';

/** What must be known of a log as a whole before it is replayed, and what its reader should know of it. */
export interface Survey {
  readonly hotlineCalls: number;
  readonly answeredCalls: number;
  /** Calls to the hotline whose caller is known. */
  readonly identifiedCalls: number;
  readonly agents: number;
  /** Agents who answer calls but count as never on duty. */
  readonly agentsLeftOut: number;
  /** Calls that an agent took while in another one. */
  readonly overlappingCalls: number;
  /** Calls by or to agents themselves, which show when they were busy otherwise. */
  readonly ownCalls: number;
  /** Calls by agents that nobody answered, which are returned to whoever made them. */
  readonly callsInVain: number;
  /** Answered calls of which nobody knows how long they were talked. */
  readonly withoutTalkTime: number;
  /** Epoch milliseconds; null for an empty log. */
  readonly firstAt: number | null;
  readonly lastAt: number | null;
  /** How far a call may stand behind one that came in later, in milliseconds; 0: in order. */
  readonly disorderMs: number;
  readonly shifts: readonly Shift[];
  /** Whether anybody gave up, so that the log tells how patient callers are. */
  readonly patienceIsKnown: boolean;
  /** Settles by chance what the log does not say of a call, the same for every policy. */
  readonly toReplayCall: (call: LoggedCall, seed: number) => ReplayCall;
  readonly callerParts: Pick<CallerParts, 'among'>;
}

export interface SurveyFold {
  see(call: LoggedCall): void;
  survey(): Survey;
}

/** How a log is read where it does not say. */
export interface SurveyRules {
  readonly duty: DutyRules;
  /** Longer talks are cut to this. */
  readonly longestTalkMs: number;
  /** Half of the callers wait longer; null: as in the log. */
  readonly patienceMedianMs: number | null;
}

export function createSurvey({ duty: dutyRules, longestTalkMs, patienceMedianMs }: SurveyRules): SurveyFold {
  const duty = createDutyFold(dutyRules);
  const talkPool = createTalkPool(longestTalkMs);
  const patience = createPatience(patienceMedianMs);
  const callerParts = createCallerParts();
  const lastTalk = new Map<AgentId, { readonly from: number; readonly until: number }>();
  const count = { hotlineCalls: 0, answeredCalls: 0, identifiedCalls: 0, overlappingCalls: 0, ownCalls: 0 };
  let callsInVain = 0;
  let withoutTalkTime = 0;
  let firstAt = Number.POSITIVE_INFINITY;
  let lastAt = Number.NEGATIVE_INFINITY;
  let disorderMs = 0;

  function seeAgent(call: LoggedCall, agentId: AgentId): void {
    const from = call.arrivedAt + (call.waitMs ?? 0);
    const until = from + (call.talkMs ?? 0);
    const before = lastTalk.get(agentId);
    // Seen from both sides, since a log may run backwards.
    if (before !== undefined && from < before.until && until > before.from) count.overlappingCalls++;
    lastTalk.set(agentId, { from, until });
    if (call.talkMs === null) withoutTalkTime++;
  }

  return {
    see(call) {
      duty.see(call);
      talkPool.see(call);
      patience.see(call);
      callerParts.see(call);
      firstAt = Math.min(firstAt, call.arrivedAt);
      disorderMs = Math.max(disorderMs, lastAt - call.arrivedAt);
      lastAt = Math.max(lastAt, call.arrivedAt);
      if (call.agentId !== null && call.kind !== 'past') seeAgent(call, call.agentId);
      if (call.calledInVainBy !== null) callsInVain++;
      if (call.kind === 'direct' || call.kind === 'outgoing') count.ownCalls++;
      if (call.kind !== 'hotline') return;
      count.hotlineCalls++;
      if (call.agentId !== null) count.answeredCalls++;
      if (call.caller !== null) count.identifiedCalls++;
    },
    survey() {
      const shifts = duty.shifts();
      const onDuty = new Set(shifts.map(shift => shift.agentId));
      const isEmpty = lastAt < firstAt;
      return {
        ...count,
        callsInVain,
        withoutTalkTime,
        agents: onDuty.size,
        agentsLeftOut: lastTalk.size - onDuty.size,
        firstAt: isEmpty ? null : firstAt,
        lastAt: isEmpty ? null : lastAt,
        disorderMs,
        shifts,
        patienceIsKnown: patienceMedianMs !== null || patience.isKnown(),
        toReplayCall: (call, seed) => ({
          callId: call.callId,
          kind: call.kind,
          caller: call.caller,
          arrivedAt: call.arrivedAt,
          agentId: call.agentId,
          calledInVainBy: call.calledInVainBy,
          waitMs: call.waitMs,
          talkMs: talkPool.talkOf(call, seed),
          group: call.group,
          called: call.called,
          patienceMs: patience.of(call, seed),
        }),
        callerParts,
      };
    },
  };
}
