import type { PastCall } from '../../domain/journal-entry.ts';

/** What an import has come to so far, in calls. */
export interface ImportTotals {
  readonly added: number;
  /** Were there already. */
  readonly known: number;
  /** Nobody, a mailbox, or somebody who is no agent picked up. */
  readonly withoutAgent: number;
  /** An agent picked up, but the caller can't be recognised. */
  readonly withoutCaller: number;
}

/** How far a source has been read. */
export interface ImportState {
  /** In the source's own terms, as plain data; null once all of it has been read. */
  readonly position: object | null;
  readonly totals: ImportTotals;
}

/** A piece of another system's history. */
export interface ImportBatch extends ImportState {
  /** Names it, such as `sipgate:1234567`. */
  readonly source: string;
  readonly calls: readonly PastCall[];
  /** So far, without these calls. */
  readonly totals: ImportTotals;
  /** Only to learn what would happen: nothing is changed. */
  readonly isTrial: boolean;
  /** Whether nothing is known of when the calls were, so that they can't be recognised by it. Default: false. */
  readonly isUndated?: boolean;
  /**
   * Whether each has a row in a table, so that those that look alike are calls of their own, and one that was imported
   * with a made-up time gets that of its row. Default: false.
   */
  readonly hasRows?: boolean;
}

export type Imported = Pick<ImportTotals, 'added' | 'known'>;

/** A history of calls that can be imported. */
export interface CallHistory {
  /** Names it, such as `sipgate:1234567`. */
  readonly source: string;
  /** What an operator should know of it before it is read. */
  readonly notes: readonly string[];
  /** Whether the times of its calls are made up. Default: false. */
  readonly isUndated?: boolean;
  /** See {@link ImportBatch}. */
  readonly hasRows?: boolean;
  /**
   * Reads it in pieces, from where a piece ended or else from its beginning. Rejects with an error that says what to do,
   * or with the signal's reason; the pieces before are good.
   */
  pages(position: object | null, signal: AbortSignal): AsyncIterable<HistoryPage>;
}

/** A piece that is written in one transaction: some hundred calls. */
export interface HistoryPage {
  readonly calls: readonly PastCall[];
  readonly withoutAgent: number;
  readonly withoutCaller: number;
  /** Where to go on after this page; null: it was the last. */
  readonly position: object | null;
  /** How much of the whole has been read, 0 to 1; null where that can't be known. */
  readonly done: number | null;
}
