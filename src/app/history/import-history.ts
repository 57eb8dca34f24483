import type { CallHistory, HistoryPage, ImportBatch, ImportState, ImportTotals } from '../ports/import.ts';
import type { Store } from '../ports/store.ts';

export interface ImportOptions {
  /** Only to learn what would happen: nothing is changed. */
  readonly isTrial: boolean;
  /** Stops it after what is being written; the next import of the same source goes on there. */
  readonly signal: AbortSignal;
  /** Called after every piece; `done` is the share of the whole, 0 to 1, or null if that can't be known. */
  readonly onProgress: (totals: ImportTotals, done: number | null) => void;
}

export interface ImportResult {
  /** Totals of all runs since the import was begun. */
  readonly totals: ImportTotals;
  readonly isComplete: boolean;
}

/**
 * Imports a history, from where an earlier import of it was stopped, and notes its position after every
 * piece. Rejects with the error of the history or the store; what was done until then stays.
 */
export async function importHistory(
  store: Store,
  history: CallHistory,
  { isTrial, signal, onProgress }: ImportOptions,
): Promise<ImportResult> {
  const { source, isUndated = false, hasRows = false } = history;
  const { position, totals: before } = await whereItWasLeft(store, source);
  let totals = before;
  let isComplete = false;
  try {
    for await (const page of history.pages(position, signal)) {
      totals = await importPage(store, page, { source, isUndated, hasRows, isTrial, totals });
      isComplete = page.position === null;
      onProgress(totals, page.done);
      if (signal.aborted) break;
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  }
  return { totals, isComplete };
}

export const noTotals: ImportTotals = { added: 0, known: 0, withoutAgent: 0, withoutCaller: 0 };

/** At the beginning, unless an earlier import was stopped. */
export async function whereItWasLeft(store: Store, source: string): Promise<ImportState> {
  const state = await store.importState(source);
  return state?.position == null ? { position: null, totals: noTotals } : state;
}

/** In one transaction with its position, so a page counts once however often it is read. */
async function importPage(
  store: Store,
  page: HistoryPage,
  batch: Pick<ImportBatch, 'source' | 'isTrial' | 'isUndated' | 'hasRows' | 'totals'>,
): Promise<ImportTotals> {
  const totals: ImportTotals = {
    ...batch.totals,
    withoutAgent: batch.totals.withoutAgent + page.withoutAgent,
    withoutCaller: batch.totals.withoutCaller + page.withoutCaller,
  };
  const { calls, position } = page;
  const { added, known, withoutCaller } = await store.importCalls({ ...batch, calls, position, totals });
  return {
    ...totals,
    added: totals.added + added,
    known: totals.known + known,
    withoutCaller: totals.withoutCaller + withoutCaller,
  };
}
