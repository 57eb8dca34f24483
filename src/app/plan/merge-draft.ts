import type { Choices, Collision } from '../../plan/collision.ts';
import { type Difference, differencesBetween } from '../../plan/differences.ts';
import type { PlanDocument } from '../../plan/document.ts';
import { mergeDocuments } from '../../plan/merge-documents.ts';
import { parseDocument } from '../../plan/parse-plan.ts';
import type { PlanProblem } from '../../plan/plan-problem.ts';
import type { Revision } from '../ports/plan.ts';
import { checkGiven } from './apply-plan.ts';
import { currentDocument } from './change-plan.ts';
import { type PlanDraft, withDraft } from './draft.ts';
import { documentOf, type PlanDesk } from './plan-desk.ts';

/** A draft together with what others have saved since it was begun. */
export type MergedDraft =
  /** What it was begun upon is no longer known as its author saw it. */
  | { readonly kind: 'lost'; readonly revision: number }
  /** The draft by itself can't be read. */
  | (Since & { readonly kind: 'refused'; readonly problems: readonly PlanProblem[]; readonly draft: unknown })
  | (Since & {
      readonly kind: 'merged';
      readonly collisions: readonly Collision[];
      /** Both together, by what was chosen so far; not checked. */
      readonly document: object;
    });

/** What others have saved since a draft was begun. */
interface Since {
  /** In force now. */
  readonly revision: number;
  readonly inForce: PlanDocument;
  /** Newest first, a hundred at most. */
  readonly since: readonly Revision[];
  readonly theirs: readonly Difference[];
}

const mostNamed = 100;

/** Puts a draft together with what is in force. Nothing is saved. */
export async function mergeDraft(desk: PlanDesk, draft: PlanDraft): Promise<MergedDraft> {
  const { revision, document: inForce } = await currentDocument(desk);
  const base = await documentAt(desk, draft.basedOn);
  const wanted = base === null ? null : withDraft(base, draft);
  if (base === null || wanted === null) return { kind: 'lost', revision };
  const latest = await desk.store.listRevisions(mostNamed);
  const since = latest.filter(({ number }) => number > draft.basedOn);
  const others = { revision, inForce, since, theirs: differencesBetween(base, inForce) };
  const mine = await spelledAlike(desk, wanted);
  if (Array.isArray(mine)) return { kind: 'refused', ...others, problems: mine, draft: wanted };
  const merged = mergeDocuments({ base, mine, theirs: inForce }, draft.merge?.choices);
  return { kind: 'merged', ...others, ...merged };
}

/** Places at which nobody has chosen yet. */
export function undecidedIn(
  { collisions }: { readonly collisions: readonly Collision[] },
  choices: Choices,
): readonly Collision[] {
  return collisions.filter(({ id }) => !Object.hasOwn(choices, id));
}

/** The document of a revision; null: it is no longer kept. */
async function documentAt(desk: PlanDesk, number: number): Promise<PlanDocument | null> {
  if (number === 0) return desk.fromEnvironment;
  const stored = await desk.store.readRevision(number);
  return stored === null ? null : ((await documentOf(stored)) ?? desk.fromEnvironment);
}

/**
 * A draft with numbers and names as a stored document has them, or else they would count as changed. What does not fit
 * the company is no matter yet: only both together must. A list: what makes it unreadable.
 */
async function spelledAlike(desk: PlanDesk, wanted: object): Promise<object | readonly PlanProblem[]> {
  const checked = await checkGiven(desk, { document: wanted });
  if (checked.ok) return checked.document;
  const parsed = parseDocument(wanted);
  return parsed.ok ? parsed.document : parsed.problems;
}
