import type { PageCheck } from '../../../src/http/contract/reports.ts';

/** Texts about the health of Familiar itself. */
export interface HealthWords {
  readonly title: string;
  readonly well: string;
  readonly notWell: string;
  /** How bad something is. */
  readonly howBad: Readonly<Record<'broken' | 'soon' | 'hint', string>>;
  readonly since: (moment: string) => string;
  /** Links to where something can be done. */
  readonly places: Readonly<Record<NonNullable<PageCheck['place']>, string>>;
  /** Titles of what can't be checked, and of what is well. */
  readonly unknown: string;
  readonly ok: string;
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
