import type { Correction } from '../../domain/journal-entry.ts';
import { applyEntry } from '../../switchboard/apply-entry.ts';
import type { AppContext } from '../context.ts';

/**
 * Corrects what lost events have left wrong: on the switchboard at once, then in the journal, where other
 * instances and the next start find it. Returns what the store did not take.
 */
export async function correct(
  context: AppContext,
  corrections: readonly Correction[],
): Promise<readonly Correction[]> {
  const { known, log } = context;
  for (const correction of corrections) applyEntry(known.switchboard, correction);
  return recordCorrections(context, corrections, (error, { event: { callId } }) =>
    log.error({ err: error, callId }, 'A correction could not be recorded.'),
  );
}

/** Journals corrections that are made, and returns those that the store did not take. */
export async function recordCorrections(
  { store, log, feed, health }: AppContext,
  corrections: readonly Correction[],
  onFailure: (error: unknown, correction: Correction) => void = () => {},
): Promise<readonly Correction[]> {
  const unrecorded: Correction[] = [];
  for (const correction of corrections) {
    const { event } = correction;
    try {
      const recorded = await store.record(correction);
      // Another instance may have noticed it too.
      if (!recorded.isNew) continue;
      health.corrected(event);
      feed.publish(recorded);
      log.warn(event, texts[event.type]);
    } catch (error) {
      onFailure(error, correction);
      unrecorded.push(correction);
    }
  }
  return unrecorded;
}

const texts = {
  legClosed: 'A call was closed because its end was never reported.',
  answerNoticed: 'A call is in progress whose answer was never reported.',
} as const satisfies Record<Correction['event']['type'], string>;
