/**
 * What the server sends a wall screen. Repeats the contract's type, whose file needs a newer language level.
 */
export interface WallFigures {
  /** Epoch milliseconds, by the server's clock. */
  readonly now: number;
  /** How far the hotline's clocks are ahead of UTC. */
  readonly utcOffsetMinutes: number;
  readonly hotlines: readonly string[];
  readonly waiting: number;
  readonly longestWaitMs: number;
  readonly ringing: number;
  readonly talking: number;
  readonly agents: {
    readonly free: number;
    readonly busy: number;
    readonly onBreak: number;
    readonly away: number;
  };
  readonly figures: DayFigures;
  /** Null: the past can't be read at the moment. */
  readonly comparison: { readonly lastWeek: DayFigures } | null;
  /** Shares; 0: there is no goal. */
  readonly goals: {
    readonly answered: number;
    readonly serviceLevel: number;
    readonly serviceLevelMs: number;
  };
}

export interface DayFigures {
  readonly offered: number;
  readonly answered: number;
  readonly missed: number;
  readonly answeredInTime: number;
  readonly speedOfAnswerMs: number | null;
  readonly byReturningCallers: number;
  readonly familiar: number;
}
