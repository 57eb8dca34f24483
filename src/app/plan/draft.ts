import { isDeepStrictEqual } from 'node:util';
import type { Choices } from '../../plan/collision.ts';
import type { PlanDocument } from '../../plan/document.ts';

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
  /** How it is put together with what others have saved since; null: nobody has, as far as the author knows. */
  readonly merge: DraftMerge | null;
}

/** What the author has seen of others' changes, and chosen. */
export interface DraftMerge {
  /** The revision that holds them. */
  readonly with: number;
  readonly choices: Choices;
}

/** Changes of the rules for callers, by their place in the document that was seen. */
export interface CallerEdits {
  readonly changed: readonly { readonly index: number; readonly rule: unknown }[];
  readonly removed: readonly number[];
  readonly added: readonly unknown[];
  /**
   * Changed and removed rules as the author saw them. One that is another by now is not the one that was meant: somebody
   * may have been erased from what was seen.
   */
  readonly seen: readonly { readonly index: number; readonly rule: unknown }[];
}

/** Somebody must first choose between their values and those of others, at so many places. */
export interface Undecided {
  readonly kind: 'undecided';
  readonly places: number;
}

/** The document with a draft's changes; null: it is not the one that their author saw. */
export function withDraft(document: PlanDocument, { sections, callers }: PlanDraft): object | null {
  const rules: readonly unknown[] = document.callers ?? [];
  if (callers.seen.some(({ index, rule }) => !isDeepStrictEqual(rules[index], rule))) return null;
  const changed: Record<string, unknown> = { ...document, ...sections };
  if (callers.changed.length + callers.removed.length + callers.added.length > 0)
    changed['callers'] = withEdits(rules, callers);
  return Object.fromEntries(Object.entries(changed).filter(([, value]) => value !== null));
}

function withEdits(rules: readonly unknown[], { changed, removed, added }: CallerEdits): readonly unknown[] {
  const [replaced, gone] = [new Map(changed.map(({ index, rule }) => [index, rule])), new Set(removed)];
  const kept = rules.flatMap((rule, index) =>
    gone.has(index) ? [] : [replaced.has(index) ? replaced.get(index) : rule],
  );
  return [...kept, ...added];
}
