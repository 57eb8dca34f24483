import { nothingRecalled, type Recalled } from '../../domain/familiarity.ts';
import { memoryOf } from '../../domain/familiarity-rules.ts';
import { numberOf, type Party } from '../../domain/party.ts';
import type { Hotline } from '../../domain/plan.ts';
import { linkedNumbers } from '../../domain/plan-index.ts';
import type { Knowledge } from '../../switchboard/interpret.ts';
import type { Store } from '../ports/store.ts';

interface Memory {
  readonly store: Pick<Store, 'recallCaller'>;
  readonly known: Pick<Knowledge, 'plan'>;
}

interface Asked {
  readonly caller: Party;
  readonly hotline: Hotline;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** Whom somebody knows who calls a hotline; nobody, where the caller can't be recognised. Rejects as the store does. */
export async function recallCaller(
  { store, known: { plan } }: Memory,
  { caller, hotline, now }: Asked,
): Promise<Recalled> {
  const number = numberOf(caller);
  if (number === null) return nothingRecalled;
  return store.recallCaller({
    numbers: linkedNumbers(plan, number, now),
    memory: memoryOf(hotline),
    since: now - plan.learning.returnCallMs,
  });
}
