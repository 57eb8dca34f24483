import type { Correction } from '../../domain/journal-entry.ts';
import { applyEntry } from '../../switchboard/apply-entry.ts';
import type { AppContext } from '../context.ts';

/**
 * Corrects what lost events have left wrong: on the switchboard at once, then in the journal, where other
 * instances and the next start find it. If the store fails, that is only logged: the error will be noticed
 * again.
 */
export async function correct(context: AppContext, corrections: readonly Correction[]): Promise<void> {
  const { store, known, log, feed, health } = context;
  for (const correction of corrections) applyEntry(known.switchboard, correction);
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
      log.error({ err: error, callId: event.callId }, 'A correction could not be recorded.');
    }
  }
}

const texts = {
  legClosed: 'A call was closed because its end was never reported.',
  answerNoticed: 'A call is in progress whose answer was never reported.',
} as const satisfies Record<Correction['event']['type'], string>;
