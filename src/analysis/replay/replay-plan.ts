import { barePlan } from '../../domain/bare-plan.ts';
import type { LearningRules } from '../../domain/call-record.ts';
import { noCallbacks } from '../../domain/callback-rules.ts';
import type { Hotline, Plan } from '../../domain/plan.ts';
import type { Policy } from '../../domain/policy.ts';

/** The plan of a company with one hotline and one policy, and nothing else. */
export function replayPlan(policy: Policy, learning: LearningRules): { plan: Plan; hotline: Hotline } {
  const hotline: Hotline = {
    name: 'replay',
    numbers: [],
    agents: null,
    hours: null,
    timeZone: 'UTC',
    policy,
    shadow: false,
    memory: 'shared',
    withheld: 'as-strangers',
    waiting: { familiarMs: 0, anyMs: 0, music: null, prompt: null, voicemailKey: false },
    callback: noCallbacks,
    overflow: { closed: [], 'nobody-reachable': [], 'all-busy': [], 'hold-exhausted': [] },
    loadGuard: null,
    greeting: null,
  };
  return { plan: barePlan(hotline, { language: 'en', learning }), hotline };
}
