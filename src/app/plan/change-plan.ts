import { isDeepStrictEqual } from 'node:util';
import type { PlanDocument } from '../../plan/document.ts';
import { type Applied, applyPlan, type ChangeRequest } from './apply-plan.ts';
import { documentOf, type PlanDesk, readCurrentPlan } from './plan-desk.ts';

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
 * What a change of one part is based on: the revision in force if that part is as it was in the one that was seen,
 * whatever else has changed since; else the one that was seen.
 */
export async function basisOf(
  desk: PlanDesk,
  seen: number | null,
  partOf: (document: PlanDocument) => unknown,
): Promise<number | null> {
  const { revision, document } = await currentDocument(desk);
  if (seen === null || seen === revision) return revision;
  const before = await documentIn(desk, seen);
  return before !== null && isDeepStrictEqual(partOf(before), partOf(document)) ? revision : seen;
}

/** The configuration as it was in a revision; null: there is no such revision. */
async function documentIn(
  { store, fromEnvironment }: PlanDesk,
  revision: number,
): Promise<PlanDocument | null> {
  if (revision === 0) return fromEnvironment;
  const stored = await store.readRevision(revision);
  return stored === null ? null : ((await documentOf(stored)) ?? fromEnvironment);
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
