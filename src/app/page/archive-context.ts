import type { AppContext, LiveKnowledge } from '../context.ts';
import type { PastStore } from '../ports/store.ts';

/** What it takes to look back. */
export interface ArchiveContext extends Pick<AppContext, 'clock' | 'toLocal'> {
  readonly store: PastStore;
  readonly known: Pick<
    LiveKnowledge,
    'plan' | 'roster' | 'rules' | 'byEnvironment' | 'hotlines' | 'routeForwarded'
  >;
  /** Aborts when nobody waits for the answer any more. */
  readonly gone?: AbortSignal;
}
