import { usualTalksOf } from '../../switchboard/usual-talks.ts';
import type { AppContext } from '../context.ts';
import { repeat } from '../repeat.ts';

const intervalMs = 3_600_000;
/** How many calls are looked at: some weeks of a small company, read in a few milliseconds. */
const calls = 5_000;

/**
 * Keeps track of how long talks usually last, until `signal` aborts. While the database is unreachable, the
 * old value stays.
 */
export function followUsualTalks({ store, known, log }: AppContext, signal: AbortSignal): Promise<void> {
  const look = async (): Promise<void> => {
    try {
      known.usualTalks = usualTalksOf(await store.talkLengths(calls));
    } catch (error) {
      log.debug({ err: error }, 'How long talks usually last could not be looked up.');
    }
  };
  return repeat(look, { intervalMs, signal });
}
