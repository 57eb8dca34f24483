/** Days of the calendar where a hotline is, by their numbers counted from 1 January 1970. */
export interface DayRange {
  /** An IANA time zone. */
  readonly zone: string;
  readonly first: number;
  /** Included. */
  readonly last: number;
}

/** A day whose calls have been summed, as text that the store does not understand. */
export interface SummedDay {
  readonly zone: string;
  readonly day: number;
  /** By which rules it was summed. Sums by other rules are no use. */
  readonly basis: string;
  /** How often calls about that day had changed late, before they were read: see {@link PastSums.changesAbout}. */
  readonly changes: number;
  readonly sums: string;
}

/** What is kept of the sums of days, but for those of calls that have changed since. */
export interface PastSums {
  /** The days of a range that are summed by these rules. */
  between(range: DayRange & { readonly basis: string }): Promise<readonly SummedDay[]>;
  /** Every day that is summed, by whatever rules. */
  days(): Promise<readonly Pick<SummedDay, 'zone' | 'day' | 'basis'>[]>;
  /**
   * How often calls that count for a day have changed late. To be asked before they are read: what is summed of them holds
   * as long as this stays.
   */
  changesAbout(day: number): Promise<number>;
  /** When the first and the last call were heard of, in epoch milliseconds; null: none was. */
  span(): Promise<{ readonly first: number; readonly last: number } | null>;
}

/** Sums of days that are over, so that reports need not read their calls again. */
export interface Sums extends PastSums {
  /** Keeps a day's sums in place of what was kept of it. A repeat does no harm. */
  save(day: SummedDay): Promise<void>;
  /** Drops the sums of a time zone from a day on. */
  drop(zone: string, from: number): Promise<void>;
}

/**
 * How long a call may be known until a change of it counts as late, in milliseconds. Later changes are noted, and a day is
 * summed only once its last calls are older than twice that: clocks differ.
 */
export const lateAfterMs = 3_600_000;
