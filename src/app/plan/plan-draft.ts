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
import { type PlanDraft, type Undecided, withDraft } from './draft.ts';
import { mergeDraft, undecidedIn } from './merge-draft.ts';
import type { PlanDesk } from './plan-desk.ts';
import type { PlanPreview } from './preview-plan.ts';

/** The result of checking a draft. */
export type Reviewed =
  | { readonly kind: 'outdated'; readonly revision: number }
  | Undecided
  | ReviewedDocument;

/** The result of checking a document. */
export type ReviewedDocument =
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
  const wanted = await wantedBy(desk, draft);
  return wanted.kind === 'wanted' ? reviewDocument(desk, wanted) : wanted;
}

/** Says what is wrong with a document, or what it would change of that before. */
export async function reviewDocument(
  desk: PlanDesk,
  { before, document: given }: { readonly before: PlanDocument; readonly document: object },
): Promise<ReviewedDocument> {
  const checked = await checkGiven(desk, { document: given });
  if (!checked.ok) return { kind: 'refused', problems: checked.problems, draft: given };
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
export async function saveDraft(desk: PlanDesk, draft: PlanDraft, by: string): Promise<Applied | Undecided> {
  const wanted = await wantedBy(desk, draft);
  if (wanted.kind !== 'wanted') return wanted;
  return changePlan(desk, { by, basedOn: wanted.revision }, () => wanted.document);
}

type Wanted =
  | {
      readonly kind: 'wanted';
      readonly revision: number;
      readonly before: PlanDocument;
      readonly document: object;
    }
  | { readonly kind: 'outdated'; readonly revision: number }
  | Undecided;

/** The document that a draft would put in the place of the one in force. */
async function wantedBy(desk: PlanDesk, draft: PlanDraft): Promise<Wanted> {
  const { revision, document: before } = await currentDocument(desk);
  if (revision !== (draft.merge?.with ?? draft.basedOn)) return { kind: 'outdated', revision };
  if (draft.merge === null) {
    const document = withDraft(before, draft);
    return document === null
      ? { kind: 'outdated', revision }
      : { kind: 'wanted', revision, before, document };
  }
  const merged = await mergeDraft(desk, draft);
  if (merged.kind !== 'merged') return { kind: 'outdated', revision: merged.revision };
  const places = undecidedIn(merged, draft.merge.choices).length;
  if (places > 0) return { kind: 'undecided', places };
  return { kind: 'wanted', revision, before, document: merged.document };
}
