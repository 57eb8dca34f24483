import type { PhoneNumber } from '../../domain/phone-number.ts';
import { createYield } from '../../pace/yield-to-calls.ts';
import { changesBetween } from '../../plan/changes.ts';
import type { PlanDocument } from '../../plan/document.ts';
import { textWithoutCaller, withoutCaller } from '../../plan/erase-caller.ts';
import type { Text } from '../../plan/remedy.ts';
import type { AppContext } from '../context.ts';
import type { KeptCounts } from '../ports/erasure.ts';
import type { FullRevision, PlanStore } from '../ports/plan.ts';
import { whyOfCompany } from './company-number.ts';

/** Where a caller is erased, and by whom. */
export interface EraseRequest {
  readonly caller: PhoneNumber;
  /** The name of the user who does it. */
  readonly by: string;
}

/** The number is one of the company's own, so nobody is erased by it. `text` is for people. */
export class CompanyNumberError extends Error {
  override readonly name = 'CompanyNumberError';
  readonly text: Text;

  constructor(text: Text) {
    super(text.en);
    this.text = text;
  }
}

/** What would be erased with a caller. */
export interface ErasurePreview extends KeptCounts {
  /** 1: a rule of the configuration names them. */
  readonly rules: number;
  /** Why nothing is erased; null: they can be. */
  readonly refused: Text | null;
}

/** Says what {@link eraseCaller} would erase, and changes nothing. */
export async function previewErasure(company: Company, caller: PhoneNumber): Promise<ErasurePreview> {
  const { store } = company;
  const latest = await store.latestRevision();
  const current = latest === 0 ? null : await store.readRevision(latest);
  const counts = await store.callers.countKept(caller);
  return {
    ...counts,
    rules: withoutCaller(current?.document, caller) === null ? 0 : 1,
    refused: whyOfCompany(company.known, caller),
  };
}

/** The store, and what is the company's own. */
interface Company extends Pick<AppContext, 'store'> {
  readonly known: Pick<AppContext['known'], 'plan' | 'roster'>;
}

/**
 * Erases a caller for good: from the configuration in force, from every revision that could be restored, and
 * then from the journal with all that follows from it. Run again after a failure, it does what is left.
 *
 * @throws CompanyNumberError if the number is one of the company's own.
 */
export async function eraseCaller(
  { store, clock, known }: Company & Pick<AppContext, 'clock'>,
  request: EraseRequest,
): Promise<void> {
  const why = whyOfCompany(known, request.caller);
  if (why !== null) throw new CompanyNumberError(why);
  // Again, in case somebody changed the configuration meanwhile, as by an undo that brings the caller back.
  let latest: number;
  do {
    while (!(await putOutOfForce(store, request, clock())));
    latest = await store.latestRevision();
    await eraseFromRevisions(store, request.caller);
  } while (latest !== (await store.latestRevision()));
  await store.callers.eraseCaller(request.caller);
}

/** Puts the configuration in force without the caller, for every instance to see. False: try again. */
async function putOutOfForce(store: PlanStore, { caller, by }: EraseRequest, at: number): Promise<boolean> {
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

async function eraseFromRevisions(store: PlanStore, caller: PhoneNumber): Promise<void> {
  const names = new Set<string>([caller]);
  for await (const { document } of everyRevision(store))
    for (const name of withoutCaller(document, caller)?.erased ?? []) names.add(name);
  const texts = new Map<string, string | null>();
  for await (const revision of everyRevision(store)) {
    const without = withoutCaller(revision.document, caller);
    const written = rewrite(revision.written, texts, text => textWithoutCaller(text, caller, [...names]));
    const changes = withoutNames(revision.changes, names);
    if (without === null && written === revision.written && changes === revision.changes) continue;
    const document = without?.document ?? revision.document;
    await store.rewriteRevision({ number: revision.number, document, written, changes });
  }
}

/** One at a time, because each may take a megabyte. */
async function* everyRevision(store: PlanStore): AsyncGenerator<FullRevision> {
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
