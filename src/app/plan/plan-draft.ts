import type { Plan } from '../../domain/plan.ts';
import { compileYielding } from '../../plan/compile-plan.ts';
import { type Difference, differencesBetween } from '../../plan/differences.ts';
import type { PlanDocument } from '../../plan/document.ts';
import type { PlanProblem } from '../../plan/plan-problem.ts';
import type { Text } from '../../plan/remedy.ts';
import type { AppContext } from '../context.ts';
import { dayOf, wallClockOf } from '../page/local-days.ts';
import { type Applied, checkGiven } from './apply-plan.ts';
import { changePlan, currentDocument } from './change-plan.ts';
import type { PlanDesk } from './plan-desk.ts';
import type { PlanPreview } from './preview-plan.ts';

/**
 * The changes that somebody is considering, without what stays the same: there may be thousands of rules for
 * callers.
 */
export interface PlanDraft {
  /** The revision that was seen. */
  readonly basedOn: number;
  /** Each replaces the section of this name; null removes the section. */
  readonly sections: Readonly<Record<string, unknown>>;
  readonly callers: CallerEdits;
}

/** Changes of the rules for callers, by their place in the document that was seen. */
export interface CallerEdits {
  readonly changed: readonly { readonly index: number; readonly rule: unknown }[];
  readonly removed: readonly number[];
  readonly added: readonly unknown[];
}

/** The result of checking a draft. */
export type Reviewed =
  | { readonly kind: 'outdated'; readonly revision: number }
  | { readonly kind: 'refused'; readonly problems: readonly PlanProblem[]; readonly draft: unknown }
  | {
      readonly kind: 'good';
      readonly document: PlanDocument;
      readonly differences: readonly Difference[];
      /** What was read differently from how it is written, or is hardly meant so. */
      readonly notes: readonly Text[];
    };

/** Says what is wrong with a draft, or what it would change. */
export async function reviewDraft(desk: PlanDesk, draft: PlanDraft): Promise<Reviewed> {
  const { revision, document: before } = await currentDocument(desk);
  if (revision !== draft.basedOn) return { kind: 'outdated', revision };
  const wanted = withDraft(before, draft);
  const checked = await checkGiven(desk, { document: wanted });
  if (!checked.ok) return { kind: 'refused', problems: checked.problems, draft: wanted };
  const { document, notes } = checked;
  return { kind: 'good', document, notes, differences: differencesBetween(before, document) };
}

/** What a draft would have done with the calls of today; or why it can't be saved. */
export async function previewDraft(
  desk: PlanDesk,
  draft: PlanDraft,
  {
    app,
    preview,
  }: {
    readonly app: Pick<AppContext, 'clock' | 'known' | 'toLocal'>;
    preview(plan: Plan, since: number): Promise<PlanPreview>;
  },
): Promise<Exclude<Reviewed, { kind: 'good' }> | { readonly kind: 'good'; readonly preview: PlanPreview }> {
  const reviewed = await reviewDraft(desk, draft);
  if (reviewed.kind !== 'good') return reviewed;
  const now = app.clock();
  const { from } = dayOf(now, wallClockOf(app));
  return { kind: 'good', preview: await preview(await compileYielding(reviewed.document, now), from) };
}

/** Puts a draft in force, if nothing is wrong with it and nobody was faster. */
export function saveDraft(desk: PlanDesk, draft: PlanDraft, by: string): Promise<Applied> {
  return changePlan(desk, { by, basedOn: draft.basedOn }, document => withDraft(document, draft));
}

function withDraft(document: PlanDocument, { sections, callers }: PlanDraft): object {
  const merged: Record<string, unknown> = { ...document, ...sections };
  if (callers.changed.length + callers.removed.length + callers.added.length > 0)
    merged['callers'] = withEdits(document.callers ?? [], callers);
  return Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== null));
}

function withEdits(rules: readonly unknown[], { changed, removed, added }: CallerEdits): readonly unknown[] {
  const [replaced, gone] = [new Map(changed.map(({ index, rule }) => [index, rule])), new Set(removed)];
  const kept = rules.flatMap((rule, index) =>
    gone.has(index) ? [] : [replaced.has(index) ? replaced.get(index) : rule],
  );
  return [...kept, ...added];
}
