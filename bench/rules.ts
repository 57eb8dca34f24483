import { decide } from '../src/acd/decide.ts';
import type { Knowledge } from '../src/acd/interpret.ts';
import type { Hotline, Plan } from '../src/acd/plan.ts';
import { hotlineByNumber, hotlineNumbers } from '../src/acd/plan-index.ts';
import type { Agent } from '../src/acd/roster.ts';
import { toSituation } from '../src/acd/situation.ts';
import { emptySwitchboard } from '../src/acd/switchboard.ts';
import { createWallClock } from '../src/calendar/wall-clock.ts';
import { median } from './median.ts';
import { callerNumber, manyRules, noRules, numberOf, team } from './rule-plans.ts';

export interface RulesCost {
  /** A decision for a team of 500 without a rule, and with all of them; microseconds, median over the rounds. */
  readonly plainUs: number;
  readonly ruledUs: number;
  readonly ratio: number;
}

const rounds = 9;
const now = Date.UTC(2026, 5, 1, 10);

/** What 50 hotlines and 10,000 rules add to a decision among 500 agents, measured in turns. */
export function measureRules(decisions: number): RulesCost {
  const agents = team(500);
  const plain = createDecider(noRules(), agents);
  const ruled = createDecider(manyRules(agents, { hotlines: 50, rules: 10_000, now }), agents);
  const plainUs: number[] = [];
  const ruledUs: number[] = [];
  for (let round = 0; round < rounds; round++) {
    plainUs.push(timeOf(plain, decisions));
    ruledUs.push(timeOf(ruled, decisions));
  }
  // The first rounds warm up.
  const [plainWarm, ruledWarm] = [plainUs.slice(2), ruledUs.slice(2)];
  const ratios = ruledWarm.map((us, index) => us / (plainWarm[index] ?? us));
  return { plainUs: median(plainWarm), ruledUs: median(ruledWarm), ratio: median(ratios) };
}

function createDecider(plan: Plan, agents: readonly Agent[]): (call: number) => void {
  const toLocal = createWallClock();
  const rules = {
    ringingExpiresMs: 120_000,
    talkingExpiresMs: 14_400_000,
    wrapUpMs: 0,
    presenceStaleMs: 120_000,
    missedOffersBeforePause: 3,
    autoPauseMs: 300_000,
  };
  const known: Knowledge = {
    plan,
    hotlines: hotlineNumbers(plan),
    routeForwarded: false,
    rules,
    roster: { agents, confirmedAt: now },
    board: emptySwitchboard(rules),
  };
  return call => {
    const hotline = hotlineByNumber(plan, numberOf(0)) as Hotline;
    const caller = { kind: 'number', number: callerNumber(call) } as const;
    const familiarity = [3, 5, 7].map(index => ({
      agentId: `w${(call + index) % agents.length}`,
      answeredCalls: index,
      weight: index,
      lastAnsweredAt: now - index * 86_400_000,
    }));
    const surroundings = { hotline, now, basis: 'store', canPlay: () => true } as const;
    const zoned = { ...surroundings, toLocal: (at: number) => toLocal(hotline.timeZone, at) };
    decide(toSituation({ callId: `C${call}`, caller }, known, { familiarity, returnCall: null }, zoned));
  };
}

function timeOf(decideOne: (call: number) => void, decisions: number): number {
  const startedAt = performance.now();
  for (let call = 0; call < decisions; call++) decideOne(call);
  return ((performance.now() - startedAt) * 1000) / decisions;
}
