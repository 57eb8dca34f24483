import { createWallClock } from '../src/calendar/wall-clock.ts';
import type { Decision } from '../src/domain/decision.ts';
import type { Hotline, Plan } from '../src/domain/plan.ts';
import { hotlineByNumber, hotlineNumbers } from '../src/domain/plan-index.ts';
import type { Agent } from '../src/domain/roster.ts';
import { decideCall } from '../src/routing/decide-call.ts';
import { applyEntry } from '../src/switchboard/apply-entry.ts';
import type { Knowledge } from '../src/switchboard/interpret.ts';
import { claimElsewhere, emptySwitchboard } from '../src/switchboard/switchboard.ts';
import { median } from './median.ts';
import { callerNumber, manyRules, noRules, numberOf, availability as rules, team } from './rule-plans.ts';

/**
 * A decision for a team of 500, in microseconds, median over the rounds; each ratio is to the plain one of
 * its round.
 */
export interface RulesCost {
  /** Without a rule. */
  readonly plainUs: number;
  /** With 50 hotlines and 10,000 rules. */
  readonly ruledUs: number;
  readonly ruledRatio: number;
  /** With 50 hotlines and 10,000 rules, while 200 callers wait and everybody has just become free. */
  readonly waitingUs: number;
  readonly waitingRatio: number;
}

const rounds = 9;
const now = Date.UTC(2026, 5, 1, 10);

/** What rules and callers who wait add to a decision among 500 agents, measured in turns. */
export function measureRules(decisions: number): RulesCost {
  const agents = team(500);
  const rules = manyRules(agents, { hotlines: 50, rules: 10_000, now });
  const plain = createDecider(noRules(), agents);
  const ruled = createDecider(rules, agents);
  const waiting = createDecider(rules, agents);
  waiting.letWait(200);
  const plainUs: number[] = [];
  const ruledUs: number[] = [];
  const waitingUs: number[] = [];
  for (let round = 0; round < rounds; round++) {
    plainUs.push(timeOf(plain, decisions));
    ruledUs.push(timeOf(ruled, decisions));
    waitingUs.push(timeOf(waiting, decisions));
  }
  // The first rounds warm up.
  const [plainWarm, ruledWarm, waitingWarm] = [plainUs.slice(2), ruledUs.slice(2), waitingUs.slice(2)];
  const ratioOf = (costs: readonly number[]): number =>
    median(costs.map((us, index) => us / (plainWarm[index] ?? us)));
  return {
    plainUs: median(plainWarm),
    ruledUs: median(ruledWarm),
    ruledRatio: ratioOf(ruledWarm),
    waitingUs: median(waitingWarm),
    waitingRatio: ratioOf(waitingWarm),
  };
}

interface Decider {
  decideOne(call: number): Decision;
  /** So many callers find everybody busy and wait; then everybody is free. */
  letWait(callers: number): void;
}

function createDecider(plan: Plan, agents: readonly Agent[]): Decider {
  const toLocal = createWallClock();
  const known: Knowledge = {
    plan,
    hotlines: hotlineNumbers(plan),
    routeForwarded: false,
    rules,
    roster: { agents, confirmedAt: now },
    switchboard: emptySwitchboard(rules),
  };

  function decideOne(call: number): Decision {
    const hotline = hotlineByNumber(plan, numberOf(0)) as Hotline;
    const caller = { kind: 'number', number: callerNumber(call) } as const;
    const familiarity = [3, 5, 7].map(index => ({
      agentId: `w${(call + index) % agents.length}`,
      answeredCalls: index,
      weight: index,
      lastAnsweredAt: now - index * 86_400_000,
    }));
    const surroundings = {
      hotline,
      now,
      basis: 'store',
      canPlay: () => true,
      mayBeCalledBack: () => true,
    } as const;
    const zoned = { ...surroundings, toLocal: (at: number) => toLocal(hotline.timeZone, at) };
    return decideCall(known, { callId: `C${call}`, caller }, { familiarity, returnCall: null }, zoned);
  }

  return {
    decideOne,
    letWait(callers) {
      for (const { id } of agents) claimElsewhere(known.switchboard, id, now + 1);
      for (let index = 0; index < callers; index++) {
        const call = firstWaiter + index;
        const number = { kind: 'number', number: callerNumber(call) } as const;
        const called = { kind: 'number', number: numberOf(0) } as const;
        const ids = { callId: `C${call}`, flowId: `C${call}`, originalCallId: `C${call}` };
        const rest = { direction: 'in', users: [], diversion: null } as const;
        const event = { type: 'newCall', ...ids, caller: number, called, ...rest } as const;
        const decision = decideOne(call);
        if (decision.outcome.kind !== 'hold') throw new Error(`${call} does not wait`);
        const kind = { role: 'hotline', agentIds: [], flowId: ids.flowId } as const;
        applyEntry(known.switchboard, { event, receivedAt: now, ...kind, decision });
      }
      known.switchboard.claimedUntil.clear();
    },
  };
}

/** None of those whose calls are decided afterwards. */
const firstWaiter = 50_000;

function timeOf({ decideOne }: Decider, decisions: number): number {
  const startedAt = performance.now();
  for (let call = 0; call < decisions; call++) decideOne(call);
  return ((performance.now() - startedAt) * 1000) / decisions;
}
