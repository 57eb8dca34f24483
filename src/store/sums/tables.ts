export interface DaySumsTable {
  /** The number of the day in the time zone, counted from 1 January 1970. */
  day: number;
  zone: string;
  /** By which rules it was summed. */
  basis: string;
  /** How often calls that count for it had changed before: see `noteChanges`. */
  changes: number;
  /** JSON. */
  sums: string;
}

export interface DayChangesTable {
  /** The day in UTC on which the calls were first heard of, counted from 1 January 1970. */
  day: number;
  changes: number;
}
