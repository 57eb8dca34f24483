import type { AppContext } from '../../app/context.ts';
import { pastCallEntry } from '../../domain/journal-entry.ts';
import { toPhoneNumber } from '../../domain/phone-number.ts';
import type { RememberedCall } from './day.ts';

const dayMs = 86_400_000;

/** Puts the calls of the weeks before into the journal, the way any imported history comes in. */
export async function rememberCalls(
  { store, clock }: AppContext,
  calls: readonly RememberedCall[],
): Promise<void> {
  const now = clock();
  await Promise.all(
    calls.map(({ caller, answeredBy, daysAgo }, index) => {
      const [from, by] = [toPhoneNumber(caller), toPhoneNumber(answeredBy)];
      if (from === null || by === null)
        throw new RangeError(`${caller} or ${answeredBy} is not a phone number`);
      const callId = `demo:${index}`;
      const answeredAt = now - daysAgo * dayMs;
      return store.record(
        pastCallEntry({ type: 'pastCall', callId, caller: from, answeringNumber: by, answeredAt }),
      );
    }),
  );
}
