import { type PlanDesk, readCurrentPlan } from '../../app/plan-desk.ts';
import { renderPlan } from '../../plan/render-plan.ts';
import { sayNotes } from './tell.ts';

/** What is in force as YAML, with the number of its revision: 0 where that is what the environment says. */
export async function currentYaml(
  desk: PlanDesk,
): Promise<{ readonly revision: number; readonly yaml: string }> {
  const { revision, document, written, notes } = await readCurrentPlan(desk.store);
  sayNotes(notes);
  const roster = await desk.store.loadRoster();
  if (document !== null) return { revision, yaml: renderPlan(document, roster, written) };
  return { revision, yaml: `${fromEnvironment}\n${renderPlan(desk.fromEnvironment, roster)}` };
}

const fromEnvironment = `# Nothing is configured yet: this is what the settings of the environment mean. Once it is applied, with or without
# changes, it takes their place.`;
