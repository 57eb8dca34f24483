import type { AppContext } from './context.ts';
import { noteEarlierCalls, warnOfLongTalks } from './doubt-agents.ts';
import { closeExpiredLegs } from './heal.ts';
import { keepTutorialHistory } from './keep-tutorial-history.ts';
import { noticeOverload } from './notice-overload.ts';
import { followPauses } from './pause-agent.ts';
import { settleSplits } from './split-users.ts';
import { followUsualTalks } from './usual-talks.ts';
import { type NumberOptions, watchNumbers } from './watch-numbers.ts';

export interface BesideOptions extends NumberOptions {
  readonly tutorial: { readonly writesHistory: boolean };
  readonly signal: AbortSignal;
}

/** What goes on beside the calls without asking the account, until `signal` aborts. */
export function keepBeside(
  context: AppContext,
  { tutorial, signal, ...numbers }: BesideOptions,
): Promise<void>[] {
  warnOfLongTalks(context);
  noteEarlierCalls(context);
  return [
    closeExpiredLegs(context, signal),
    noticeOverload(context, signal),
    followPauses(context, signal),
    watchNumbers(context, numbers, signal),
    settleSplits(context, signal),
    followUsualTalks(context, signal),
    ...(tutorial.writesHistory ? [keepTutorialHistory(context, signal)] : []),
  ];
}
