import { isDeepStrictEqual } from 'node:util';
import type { PlanDocument } from '../../plan/document.ts';
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
  return applyPlan(desk, { document: changed }, { by, basedOn: revision });
}
