import type { LabDatabase } from '../lab/databases.ts';
import { checkJournal } from './check-journal.ts';
import type { Familiar } from './familiar.ts';
import type { Load } from './load.ts';
import type { Outcome } from './on-databases.ts';
import { slowestMs, unkept, unreadable } from './promises.ts';

/**
 * Checks, after the load has stopped, that nothing acknowledged is lost and every push was answered in time.
 */
export async function conclude(
  what: string,
  on: { readonly database: LabDatabase; readonly familiar: Familiar; readonly load: Load },
): Promise<Outcome> {
  const { acknowledged, sent } = on.load;
  const lost = await checkJournal(on.database, acknowledged);
  await on.familiar.stop();
  return {
    figures: `${what}, ${acknowledged.size} events acknowledged; the slowest reply: ${slowestMs(sent)} ms.`,
    complaints: [...lost, ...unreadable(sent), ...unkept(sent)],
  };
}
