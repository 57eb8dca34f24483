import type { PhoneNumber } from '../../domain/phone-number.ts';
import { withoutCaller } from '../../plan/erase-caller.ts';
import type { Text } from '../../plan/remedy.ts';
import type { AppContext } from '../context.ts';
import type { KeptCounts } from '../ports/erasure.ts';
import type { ArchiveContext } from './archive-context.ts';
import { whyOfCompany } from './company-number.ts';
import { eraseFromConfiguration } from './erase-from-configuration.ts';

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
export async function previewErasure(
  { store, known }: Pick<ArchiveContext, 'store' | 'known'>,
  caller: PhoneNumber,
): Promise<ErasurePreview> {
  const latest = await store.latestRevision();
  const current = latest === 0 ? null : await store.readRevision(latest);
  const counts = await store.callers.countKept(caller);
  return {
    ...counts,
    rules: withoutCaller(current?.document, caller) === null ? 0 : 1,
    refused: whyOfCompany(known, caller),
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
  await store.callers.noteErased(request.caller, clock());
  await eraseFromConfiguration({ store, clock }, { ...request, until: null });
  await store.callers.eraseCaller(request.caller);
}
