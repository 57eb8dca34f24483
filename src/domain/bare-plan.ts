import { defaultCallbackLimits } from './callback-rules.ts';
import { defaultGoals } from './goals.ts';
import { nothingSet } from './handling.ts';
import type { Hotline, Plan } from './plan.ts';

/** The plan of a company that has one hotline, and has said nothing else. */
export function barePlan(
  hotline: Hotline,
  { language, learning }: Pick<Plan, 'language' | 'learning'>,
): Plan {
  return {
    language,
    learning,
    handling: nothingSet,
    callbacks: defaultCallbackLimits,
    goals: defaultGoals,
    hotlines: [hotline],
    absences: [],
    workingTimes: [],
    callers: [],
  };
}
