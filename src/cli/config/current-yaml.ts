import { type PlanDesk, readCurrentPlan } from '../../app/plan/plan-desk.ts';
import { renderPlan } from '../../plan/render-plan.ts';

/** The configuration in force as YAML; if nothing is configured, what the environment amounts to. */
export async function currentYaml(desk: PlanDesk): Promise<string> {
  const { document, written } = await readCurrentPlan(desk.store);
  const roster = await desk.store.loadRoster();
  if (document !== null) return renderPlan(document, roster, written);
  return `${fromEnvironment}\n${renderPlan(desk.fromEnvironment, roster)}`;
}

const fromEnvironment = `# Nothing is configured yet: this is what the settings of the environment mean. Once it is applied, with or without
# changes, it takes their place.`;
