import type { PlanDesk } from '../app/plan/plan-desk.ts';
import type { Clock } from '../app/ports/log.ts';
import type { Store } from '../app/ports/store.ts';
import type { Config } from '../config/config.ts';
import { planFromSettings } from '../config/plan-from-settings.ts';
import { builtInAnnouncements } from '../domain/built-in-announcements.ts';
import type { Plan } from '../domain/plan.ts';
import { documentOfPlan } from '../plan/document-of-plan.ts';

/** What it takes to change the configuration. */
export function createPlanDesk(
  config: Config,
  store: Store,
  clock: Clock,
  plan: Plan = planFromSettings(config),
): PlanDesk {
  return { store, clock, fromEnvironment: documentOfPlan(plan), builtInAnnouncements };
}
