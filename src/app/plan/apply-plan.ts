import { type Change, changesBetween } from '../../plan/changes.ts';
import { checkPlan } from '../../plan/check-plan.ts';
import type { PlanDocument } from '../../plan/document.ts';
import { parseDocument, parsePlan } from '../../plan/parse-plan.ts';
import type { PlanProblem } from '../../plan/plan-problem.ts';
import { remarksOn } from '../../plan/remarks.ts';
import type { Text } from '../../plan/remedy.ts';
import type { Revision } from '../ports/plan.ts';
import {
  type CurrentPlan,
  documentOf,
  type PlanDesk,
  planSurroundings,
  readCurrentPlan,
} from './plan-desk.ts';

/** The result of a change. Only `applied` has changed anything. */
export type Applied =
  | ({ readonly kind: 'applied'; readonly revision: number; readonly changes: readonly Change[] } & Noted)
  | ({ readonly kind: 'unchanged' } & Noted)
  /** `given`: the document that was refused. */
  | { readonly kind: 'refused'; readonly problems: readonly PlanProblem[]; readonly given?: unknown }
  /** Somebody has changed it since: `revision` is in force now. */
  | { readonly kind: 'outdated'; readonly revision: number };

/** What would be in force, or all that is wrong with it. */
export type Checked =
  | ({ readonly ok: true; readonly document: PlanDocument } & Noted)
  | { readonly ok: false; readonly problems: readonly PlanProblem[] };

interface Noted {
  /** What was read differently from how it is written, or is hardly meant so. */
  readonly notes: readonly Text[];
}

/** A document as YAML, or as data. */
export type GivenPlan = { readonly yaml: string } | { readonly document: unknown };

export interface ChangeRequest {
  /** The name of the user who changes it. */
  readonly by: string;
  /** The revision that they have seen; null: whatever is in force. */
  readonly basedOn: number | null;
}

/** Puts a document in force, if nothing is wrong with it. */
export async function applyPlan(desk: PlanDesk, given: GivenPlan, request: ChangeRequest): Promise<Applied> {
  const checked = await checkGiven(desk, given);
  if (!checked.ok)
    return {
      kind: 'refused',
      problems: checked.problems,
      ...('document' in given && { given: given.document }),
    };
  const current = await readCurrentPlan(desk.store);
  const written = 'yaml' in given ? given.yaml : current.written;
  const { document, notes } = checked;
  return save(desk, current, { kind: 'apply', document, written, notes }, request);
}

/** What would be wrong with a document, or what would be in force. */
export async function checkGiven(desk: PlanDesk, given: GivenPlan): Promise<Checked> {
  const parsed = 'yaml' in given ? parsePlan(given.yaml) : parseDocument(given.document);
  if (!parsed.ok) return parsed;
  const { document, lineOf, notes } = parsed;
  const checked = checkPlan(document, await planSurroundings(desk, document), lineOf);
  return checked.ok ? { ...checked, notes: [...notes, ...remarksOn(checked.document)] } : checked;
}

/**
 * Restores what was in force before revision `number`, by default before the last change of the document;
 * later changes are undone as well. Undoing twice restores what was undone. Null: there is nothing to undo.
 */
export async function undoPlan(
  desk: PlanDesk,
  number: number | null,
  request: ChangeRequest,
): Promise<Applied | null> {
  const { store } = desk;
  const current = await readCurrentPlan(store);
  const target = number ?? (await lastChange(store, current.revision));
  if (target < 1 || target > current.revision) return null;
  const before =
    target === 1 ? { number: 0, document: null, written: null } : await store.readRevision(target - 1);
  if (before === null) return null;
  const document = await documentOf(before);
  // As it was stored, so the notes say what an earlier version meant by it.
  const checked = document === null ? null : await checkGiven(desk, { document: before.document });
  if (checked?.ok === false) return { kind: 'refused', problems: checked.problems, given: before.document };
  const notes = checked?.notes ?? [];
  return save(desk, current, { kind: 'undo', document, written: before.written, notes }, request);
}

/** Announcements are not part of the document, and are not undone with it. */
async function lastChange(store: PlanDesk['store'], latest: number): Promise<number> {
  const revisions = await store.listRevisions(latest);
  return revisions.find(revision => revision.kind !== 'announcement')?.number ?? 0;
}

interface NewState extends Noted {
  readonly kind: Revision['kind'];
  readonly document: PlanDocument | null;
  readonly written: string | null;
}

async function save(
  { store, clock, fromEnvironment, onStored }: PlanDesk,
  current: CurrentPlan,
  { notes, ...next }: NewState,
  { by, basedOn }: ChangeRequest,
): Promise<Applied> {
  if (basedOn !== null && basedOn !== current.revision)
    return { kind: 'outdated', revision: current.revision };
  // Where nothing is configured, what the environment says was in force before, or is again.
  const changes = changesBetween(current.document ?? fromEnvironment, next.document ?? fromEnvironment);
  const isAsConfigured = (current.document === null) === (next.document === null);
  if (changes.length === 0 && isAsConfigured && next.written === current.written)
    return { kind: 'unchanged', notes };
  const revision = await store.revise(
    { ...next, at: clock(), by, changes, announcement: null },
    current.revision,
  );
  if (revision === null) return { kind: 'outdated', revision: await store.latestRevision() };
  await onStored?.();
  return { kind: 'applied', revision, changes, notes };
}
