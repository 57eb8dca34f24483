/** Texts about the health of Familiar itself. */
export interface HealthWords {
  readonly title: string;
  readonly well: string;
  readonly notWell: string;
  /** Title of the notes: what was guessed, or could not be checked. */
  readonly notes: string;
  readonly facts: Readonly<
    Record<
      | 'lastPushAt'
      | 'pushes'
      | 'presence'
      | 'database'
      | 'spooled'
      | 'openLegs'
      | 'waiting'
      | 'agents'
      | 'corrections'
      | 'viewers'
      | 'version',
      string
    >
  >;
  readonly never: string;
  readonly reachable: string;
  readonly unreachable: string;
  readonly pushes: (newCalls: string, answers: string, hangups: string) => string;
  readonly agents: (known: string, paused: string) => string;
  readonly processHint: string;
}
