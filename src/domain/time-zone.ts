import type { LocalDate, LocalMoment } from './local-date.ts';

/**
 * A time zone whose clocks can be read. The core is given one, since knowing zones takes more than
 * arithmetic.
 */
export interface TimeZone {
  /** From the IANA database, such as `Europe/Berlin`. */
  readonly name: string;
  /** What calendar and clock show there at `at`, in epoch milliseconds. Cheap enough for every call. */
  toLocal(at: number): LocalMoment;
  /**
   * The epoch milliseconds at which the clock shows `minute` of `date`; 1440 is the midnight that ends it. A
   * time that happens twice, when clocks go back, means its first. A time that is skipped, when they go
   * forward, is counted on from before the gap: 2:30 is then 3:30.
   */
  toEpoch(date: LocalDate, minute: number): number;
}
