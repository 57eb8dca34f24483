import type { PastCall } from '../../domain/journal-entry.ts';

/** The result of an import so far, in calls. */
export interface ImportTotals {
  readonly added: number;
  /** Already there. */
  readonly known: number;
  /** Nobody picked up, or a mailbox or somebody who is not an agent. */
  readonly withoutAgent: number;
  /** An agent picked up, but the caller can't be recognised, or was erased. */
  readonly withoutCaller: number;
}

/** How far a source has been read. */
export interface ImportState {
  /** In the source's own terms, as plain data; null once all of it has been read. */
  readonly position: object | null;
  readonly totals: ImportTotals;
}

/** A batch of calls from another system's history. */
export interface ImportBatch extends ImportState {
  /** Names it, such as `sipgate:1234567`. */
  readonly source: string;
  readonly calls: readonly PastCall[];
  /** Totals so far, without these calls. */
  readonly totals: ImportTotals;
  /** Only says what would happen: nothing is changed. */
  readonly isTrial: boolean;
  /** Whether the times of the calls are not known, so calls can't be recognised by them. Default: false. */
  readonly isUndated?: boolean;
  /**
   * Whether each call has a row in a table. Then calls that look alike are separate ones, and a call imported
   * with a made-up time gets that of its row. Default: false.
   */
  readonly hasRows?: boolean;
}

/** What came of a batch. Without caller: those who were erased. */
export type Imported = Pick<ImportTotals, 'added' | 'known' | 'withoutCaller'>;

/** A history of calls that can be imported. */
export interface CallHistory {
  /** Names it, such as `sipgate:1234567`. */
  readonly source: string;
  /** What an operator should know about it before it is read. */
  readonly notes: readonly string[];
  /** Whether the times of its calls are made up. Default: false. */
  readonly isUndated?: boolean;
  /** See {@link ImportBatch}. */
  readonly hasRows?: boolean;
  /**
   * Reads it in pieces, from the end of an earlier piece or from the beginning. Rejects with an error that
   * says what to do, or with the signal's reason; earlier pieces stay valid.
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
  /** How much of the whole has been read, 0 to 1; null if that can't be known. */
  readonly done: number | null;
}
