import type { LoggedCall, ReplayCall } from '../../domain/logged-call.ts';
import { type CallerParts, createCallerParts } from './caller-parts.ts';
import { createDutyFold, type DutyRules } from './duty.ts';
import { createLogTally, type LogCounts } from './log-tally.ts';
import { createPatience } from './patience.ts';
import type { Shift } from './shift.ts';
import { createTalkPool } from './talk-pool.ts';

/** What must be known of a whole log before it is replayed, and what its reader should know about it. */
export interface Survey extends LogCounts {
  /** Agents who were on duty. */
  readonly agents: number;
  /** Agents who answer calls but count as never on duty. */
  readonly agentsLeftOut: number;
  readonly shifts: readonly Shift[];
  /** Whether it is known how patient callers are: somebody gave up in the log, or the median was given. */
  readonly patienceIsKnown: boolean;
  /** Settles at random what the log does not say about a call, identically for every policy. */
  readonly toReplayCall: (call: LoggedCall, seed: number) => ReplayCall;
  readonly callerParts: Pick<CallerParts, 'among'>;
}

export interface SurveyFold {
  see(call: LoggedCall): void;
  survey(): Survey;
}

/** How gaps in a log are filled. */
export interface SurveyRules {
  readonly duty: DutyRules;
  /** Longer talks are cut to this, in milliseconds. */
  readonly longestTalkMs: number;
  /** Half of the callers wait longer than this, in milliseconds; null: as in the log. */
  readonly patienceMedianMs: number | null;
}

export function createSurvey({ duty: dutyRules, longestTalkMs, patienceMedianMs }: SurveyRules): SurveyFold {
  const tally = createLogTally();
  const duty = createDutyFold(dutyRules);
  const talkPool = createTalkPool(longestTalkMs);
  const patience = createPatience(patienceMedianMs);
  const callerParts = createCallerParts();

  return {
    see(call) {
      for (const part of [tally, duty, talkPool, patience, callerParts]) part.see(call);
    },
    survey() {
      const shifts = duty.shifts();
      const agents = new Set(shifts.map(shift => shift.agentId)).size;
      return {
        ...tally.counts(),
        agents,
        agentsLeftOut: tally.answeringAgents() - agents,
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
