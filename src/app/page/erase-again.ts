import type { PhoneNumber } from '../../domain/phone-number.ts';
import { namedInRules } from '../../plan/erase-caller.ts';
import type { AppContext } from '../context.ts';
import type { ErasedListState } from '../ports/erasure.ts';
import { whyOfCompany } from './company-number.ts';
import { eraseFromConfiguration, everyRevision } from './erase-from-configuration.ts';

/**
 * Erases whoever is on the list once more, as after a backup was restored: what they did until the moment at which they
 * were erased. Somebody who has called since is a new caller. Says of how many something was there.
 */
export async function eraseAgain(
  context: Pick<AppContext, 'store' | 'clock' | 'known'>,
  by: string,
): Promise<{ readonly erased: number } & Pick<ErasedListState, 'ofAnotherKey'>> {
  const { store, known } = context;
  const { ofAnotherKey } = await store.callers.settleErased();
  let erased = 0;
  for await (const { caller, until } of store.callers.erasedWhoAreThere(await namedInRevisions(context))) {
    if (whyOfCompany(known, caller) !== null) continue;
    const before = JSON.stringify(await store.callers.countKept(caller));
    const wasConfigured = await eraseFromConfiguration(context, { caller, by, until });
    await store.callers.eraseCaller(caller, until);
    if (wasConfigured || JSON.stringify(await store.callers.countKept(caller)) !== before) erased += 1;
  }
  if (ofAnotherKey === 0) await store.callers.erasedAgain();
  return { erased, ofAnotherKey };
}

async function namedInRevisions({ store }: Pick<AppContext, 'store'>): Promise<readonly PhoneNumber[]> {
  const numbers = new Set<PhoneNumber>();
  for await (const { document } of everyRevision(store))
    for (const number of namedInRules(document)) numbers.add(number);
  return [...numbers];
}
