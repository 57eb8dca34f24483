import { dropOldAudit } from './access/audit.ts';
import type { AppContext } from './context.ts';
import { noticeOverload } from './health/notice-overload.ts';
import { keepTutorialHistory } from './history/keep-tutorial-history.ts';
import { followErasures } from './page/follow-erasures.ts';
import { settleSplits } from './roster/split-users.ts';
import { type NumberOptions, watchNumbers } from './roster/watch-numbers.ts';
import { noteEarlierCalls, warnOfLongTalks } from './switchboard/doubt-agents.ts';
import { closeExpiredLegs } from './switchboard/heal.ts';
import { followPauses } from './switchboard/pause-agent.ts';
import { followUsualTalks } from './switchboard/usual-talks.ts';

export interface BesideOptions extends NumberOptions {
  readonly tutorial: { readonly writesHistory: boolean };
  readonly signal: AbortSignal;
}

/** What runs in the background without asking the account, until `signal` aborts. */
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
    followErasures(context, signal),
    watchNumbers(context, numbers, signal),
    settleSplits(context, signal),
    followUsualTalks(context, signal),
    dropOldAudit(context, signal),
    ...(tutorial.writesHistory ? [keepTutorialHistory(context, signal)] : []),
  ];
}
