import type { AppContext } from '../context.ts';
import type { Warning } from '../health/health-summary.ts';
import { repeat } from '../repeat.ts';

const intervalMs = 2_000;
/** One instance does this for all. */
const leaseMs = 30_000;
/**
 * Nothing announces what the spool hands over or another program records, so this looks regularly. In
 * milliseconds.
 */
const dueAgainMs = 60_000;

/**
 * Writes answered calls into the tutorial's table too, soon after they are over, until `signal` aborts. This
 * happens apart from call handling, so a table that is locked or gone holds up nothing; what could not be
 * written is written later.
 */
export async function keepTutorialHistory(context: AppContext, signal: AbortSignal): Promise<void> {
  const keep = createTutorialKeeper(context);
  await repeat(keep, { intervalMs, signal });
  // Looks back far enough for calls that were just over.
  await keep();
}

/** Makes a function that does so once, if anything has happened since. It never rejects. */
export function createTutorialKeeper({ store, clock, feed, health, log }: AppContext): () => Promise<void> {
  let isDue = true;
  let doneAt = 0;
  let hasFailed = false;
  feed.subscribe(() => {
    isDue = true;
  });
  return async () => {
    const now = clock();
    if (!isDue && Math.abs(now - doneAt) < dueAgainMs) return;
    try {
      if (!(await store.holdLease('tutorial-history', now, now + leaseMs))) return;
      isDue = false;
      doneAt = now;
      const { rows, withoutNumber } = await store.writeTutorialHistory();
      if (rows > 0) log.debug({ rows }, 'Answered calls were written into call_history.');
      if (withoutNumber > 0)
        log.warn(
          { calls: withoutNumber },
          'Of answered calls no number is known, so call_history lacks them.',
        );
      if (hasFailed) log.info({}, 'Answered calls are written into call_history again.');
      hasFailed = false;
      health.warnAbout('tutorial history', null);
    } catch (error) {
      isDue = true;
      // That the database is unreachable is reported already.
      if (hasFailed || !store.state().isReachable) return;
      hasFailed = true;
      log.warn({ err: error }, failed.en);
      health.warnAbout('tutorial history', failed);
    }
  };
}

const failed: Warning = {
  en: 'Answered calls can’t be written into the tutorial’s table call_history (TUTORIAL_HISTORY=write). They are recorded here, and are written there as soon as that goes again; the server log says why it does not.',
  de: 'Angenommene Anrufe lassen sich nicht in die Tabelle call_history des Tutorials schreiben (TUTORIAL_HISTORY=write). Hier sind sie aufgezeichnet, und dort werden sie nachgetragen, sobald es wieder geht; das Server-Log sagt, woran es liegt.',
};
