import { usualTalksOf } from '../../switchboard/usual-talks.ts';
import type { AppContext } from '../context.ts';
import { repeat } from '../repeat.ts';

const intervalMs = 3_600_000;
/** Some weeks of a small company, and read in a few milliseconds. */
const calls = 5_000;

/** Keeps in mind how long talks usually last, until `signal` aborts. While the database is away that is what it was. */
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
