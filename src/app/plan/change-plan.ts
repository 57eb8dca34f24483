import { isDeepStrictEqual } from 'node:util';
import type { PlanDocument } from '../../plan/document.ts';
import { describeProblem } from '../../plan/plan-problem.ts';
import type { Text } from '../../plan/remedy.ts';
import { type Applied, applyPlan, type ChangeRequest } from './apply-plan.ts';
import { type PlanDesk, readCurrentPlan } from './plan-desk.ts';

/**
 * The document in force with its revision; if nothing is configured, the one that the environment amounts to.
 */
export async function currentDocument(
  desk: PlanDesk,
): Promise<{ readonly revision: number; readonly document: PlanDocument; readonly isConfigured: boolean }> {
  const { revision, document } = await readCurrentPlan(desk.store);
  return { revision, document: document ?? desk.fromEnvironment, isConfigured: document !== null };
}

/**
 * Puts the configuration in force with something changed, if nothing is wrong with the result. A change
 * without effect leaves no trace, so it does not turn the environment's settings into a configuration either.
 */
export async function changePlan(
  desk: PlanDesk,
  { by, basedOn }: ChangeRequest,
  change: (document: PlanDocument) => object,
): Promise<Applied> {
  const { revision, document } = await currentDocument(desk);
  if (basedOn !== null && basedOn !== revision) return { kind: 'outdated', revision };
  const changed = change(document);
  if (isDeepStrictEqual(changed, document)) return { kind: 'unchanged', notes: [] };
  const applied = await applyPlan(desk, { document: changed }, { by, basedOn: revision });
  return applied.kind === 'refused' ? { ...applied, given: changed } : applied;
}

/** What is wrong with a change, in a sentence each. */
export function problemTexts({ problems }: Extract<Applied, { kind: 'refused' }>): Text {
  return {
    de: problems.map(problem => describeProblem(problem, 'de')).join(' '),
    en: problems.map(problem => describeProblem(problem, 'en')).join(' '),
  };
}
