import type { PhoneNumber } from '../../domain/phone-number.ts';
import { createYield } from '../../pace/yield-to-calls.ts';
import { changesBetween } from '../../plan/changes.ts';
import type { PlanDocument } from '../../plan/document.ts';
import { textWithoutCaller, withoutCaller } from '../../plan/erase-caller.ts';
import type { Clock } from '../ports/log.ts';
import type { FullRevision, PlanStore } from '../ports/plan.ts';

export interface ConfigurationErasure {
  readonly caller: PhoneNumber;
  /** The name of the user who does it. */
  readonly by: string;
  /**
   * What was configured until then goes, in epoch milliseconds: a rule made later is about a new caller. Null: all
   * of it.
   */
  readonly until: number | null;
}

/**
 * Erases a caller from the configuration in force, and from every revision that could be restored. Whether they were
 * in any.
 */
export async function eraseFromConfiguration(
  { store, clock }: { readonly store: PlanStore; readonly clock: Clock },
  { caller, by, until }: ConfigurationErasure,
): Promise<boolean> {
  const isLater = until !== null && !(await isNamedAt(store, caller, until));
  if (isLater) return eraseFromRevisions(store, caller, until);
  let isChanged = false;
  // Again, in case somebody changed the configuration meanwhile, as by an undo that brings the caller back.
  let latest: number;
  do {
    while (!(await putOutOfForce(store, { caller, by }, clock())));
    latest = await store.latestRevision();
    if (await eraseFromRevisions(store, caller, Number.MAX_SAFE_INTEGER)) isChanged = true;
  } while (latest !== (await store.latestRevision()));
  return isChanged;
}

/** Whether what was in force at a moment names the caller. */
async function isNamedAt(store: PlanStore, caller: PhoneNumber, at: number): Promise<boolean> {
  const revisions = await store.listRevisions(await store.latestRevision());
  const inForce = revisions.find(revision => revision.at <= at);
  const revision = inForce === undefined ? null : await store.readRevision(inForce.number);
  return withoutCaller(revision?.document, caller) !== null;
}

/** Puts the configuration in force without the caller, for every instance to see. False: try again. */
async function putOutOfForce(
  store: PlanStore,
  { caller, by }: Pick<ConfigurationErasure, 'caller' | 'by'>,
  at: number,
): Promise<boolean> {
  const number = await store.latestRevision();
  const current = number === 0 ? null : await store.readRevision(number);
  const without = withoutCaller(current?.document, caller);
  if (current === null || without === null) return true;
  const { document, erased } = without;
  const written = current.written === null ? null : textWithoutCaller(current.written, caller, erased);
  // Not checked anew: an agent who has left meanwhile must not keep anybody from being erased.
  const changes = changesBetween(current.document as PlanDocument, document as PlanDocument);
  const next = { at, by, kind: 'apply', changes, document, written, announcement: null } as const;
  return (await store.revise(next, number)) !== null;
}

/** From those that came about until a moment (epoch milliseconds). Whether any was changed. */
async function eraseFromRevisions(store: PlanStore, caller: PhoneNumber, until: number): Promise<boolean> {
  let isChanged = false;
  const names = new Set<string>([caller]);
  for await (const { document } of everyRevision(store))
    for (const name of withoutCaller(document, caller)?.erased ?? []) names.add(name);
  const texts = new Map<string, string | null>();
  for await (const revision of everyRevision(store)) {
    const without = withoutCaller(revision.document, caller);
    const written = rewrite(revision.written, texts, text => textWithoutCaller(text, caller, [...names]));
    const changes = withoutNames(revision.changes, names);
    if (revision.at > until) continue;
    if (without === null && written === revision.written && changes === revision.changes) continue;
    const document = without?.document ?? revision.document;
    await store.rewriteRevision({ number: revision.number, document, written, changes });
    isChanged = true;
  }
  return isChanged;
}

/** One at a time, because each may take a megabyte. */
export async function* everyRevision(store: PlanStore): AsyncGenerator<FullRevision> {
  const yieldToCalls = createYield();
  for (const { number } of await store.listRevisions(await store.latestRevision())) {
    await yieldToCalls();
    const revision = await store.readRevision(number);
    if (revision !== null) yield revision;
  }
}

/** Remembers the latest text, since it recurs from one revision to the next. */
function rewrite(
  written: string | null,
  known: Map<string, string | null>,
  make: (written: string) => string | null,
): string | null {
  if (written === null) return null;
  const before = known.get(written);
  if (before !== undefined) return before;
  const text = make(written);
  known.set(written, text);
  return text;
}

/** The log may keep that a rule was changed, but not about whom it was. */
function withoutNames(
  changes: FullRevision['changes'],
  erased: ReadonlySet<string>,
): FullRevision['changes'] {
  const isNamed = changes.some(({ section, name }) => section === 'callers' && erased.has(name));
  if (!isNamed) return changes;
  return changes.map(one => (one.section === 'callers' && erased.has(one.name) ? { ...one, name: '' } : one));
}
