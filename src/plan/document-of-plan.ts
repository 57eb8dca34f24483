import type { Hotline, OverflowStep, Plan } from '../domain/plan.ts';
import { noAnnouncement } from './announcement-references.ts';
import type { PlanDocument } from './document.ts';
import type { HotlineDocument, OverflowStepDocument } from './hotline-schema.ts';

/**
 * The document equivalent to a plan made from the environment, as a start for configuring more. Plans with
 * opening hours, absences or rules for callers always come from documents.
 */
export function documentOfPlan({ language, learning, hotlines }: Plan): PlanDocument {
  return {
    language,
    learning: {
      direct: learning.direct,
      outgoing: learning.outgoing,
      halfLifeDays: hotlines[0]?.policy.halfLifeDays,
      credit: learning.credit,
      minTalkSeconds: learning.minTalkMs / 1000,
      returnCallHours: learning.returnCallMs / 3_600_000,
    },
    hotlines: hotlines.map(toHotline),
  };
}

function toHotline({ name, numbers, policy, overflow, greeting }: Hotline): HotlineDocument {
  const { halfLifeDays: _, shareOf: __, ...rest } = policy;
  const causes = Object.entries(overflow).filter(([, steps]) => steps.length > 0);
  return {
    name,
    numbers: [...numbers],
    policy: rest,
    overflow: Object.fromEntries(causes.map(([cause, steps]) => [cause, steps.map(toStep)])),
    greeting: greeting ?? noAnnouncement,
  };
}

function toStep(step: OverflowStep): OverflowStepDocument {
  switch (step.kind) {
    case 'as-configured':
      return 'sipgate';
    case 'agents':
      return { agents: [...step.agentIds] };
    case 'number':
      return { number: step.number };
    case 'announcement':
      return { announcement: step.announcement };
    case 'voicemail':
    case 'busy':
      return step.kind;
  }
}
