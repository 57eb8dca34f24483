import type { AppContext } from './context.ts';
import { keepTutorialHistory } from './keep-tutorial-history.ts';
import { settleSplits } from './split-users.ts';
import { type NumberOptions, watchNumbers } from './watch-numbers.ts';

export interface BesideOptions extends NumberOptions {
  readonly tutorial: { readonly writesHistory: boolean };
  readonly signal: AbortSignal;
}

/** What goes on beside the calls about the account's numbers and the tutorial's table, until `signal` aborts. */
export function keepBeside(
  context: AppContext,
  { tutorial, signal, ...numbers }: BesideOptions,
): Promise<void>[] {
  return [
    watchNumbers(context, numbers, signal),
    settleSplits(context, signal),
    ...(tutorial.writesHistory ? [keepTutorialHistory(context, signal)] : []),
  ];
}
