/** What a company aims for on its hotlines, as shares from 0 to 1; 0: there is no goal. */
export interface Goals {
  /** Of the calls that are answered or over, those that are answered. */
  readonly answered: number;
  /** Of the same calls, those that are answered in time. */
  readonly serviceLevel: number;
  /** Answered within this many milliseconds is in time; whole seconds. */
  readonly serviceLevelMs: number;
}

/** The customary "80 % in 20 seconds", and nine of ten at all. */
export const defaultGoals: Goals = { answered: 0.9, serviceLevel: 0.8, serviceLevelMs: 20_000 };
