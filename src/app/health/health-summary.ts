import type { StoreState } from '../ports/store.ts';
import type { CorrectionCounts } from '../switchboard/correction-counts.ts';

/** A sentence for operators. */
export interface Warning {
  readonly en: string;
  readonly de: string;
}

/**
 * What a check has found.
 *
 * - `doubtful`: it may be wrong, and nobody but people can tell
 * - `unknown`: it can't be checked; the sentence says why
 */
export type CheckState = 'ok' | 'problem' | 'doubtful' | 'unknown';

/**
 * How bad a finding is.
 *
 * - `broken`: calls suffer
 * - `soon`: they will, if nothing is done, or less was recorded than should have been
 * - `hint`: it could be better
 */
export type HowBad = 'broken' | 'soon' | 'hint';

/** Where on the page something can be done about it, such as `settings/hours`. */
export type Place =
  | 'agents'
  | 'live'
  | 'settings/connection'
  | 'settings/hours'
  | 'settings/hotlines'
  | 'settings/rules';

/** What a check has found, for one reader. */
export interface Check {
  readonly name: string;
  /** What is looked at, in a few words. */
  readonly about: Warning;
  readonly state: CheckState;
  /** Null where nothing is wrong. */
  readonly howBad: HowBad | null;
  readonly sentence: Warning;
  /** In epoch milliseconds; null: it is not known since when, or nothing is wrong. */
  readonly since: number | null;
  /** What to do; null: nothing, or the sentence says it. */
  readonly remedy: Warning | null;
  readonly place: Place | null;
}

/** What Familiar asks of the provider. */
export type SourceName = 'presence' | 'calls';

/** A failure by its code or name: messages may hold hosts and numbers. `at` is in epoch milliseconds. */
export interface Failure {
  readonly at: number;
  readonly error: string;
}

/** The callers waiting in line now, and how long the longest of them has waited. */
export interface WaitingCallers {
  readonly callers: number;
  readonly longestSeconds: number;
}

/** How the service is doing, as plain JSON without numbers or names. Times are in epoch milliseconds. */
export interface HealthSummary {
  /** When the latest push came, also before the start or to another instance; null: none has ever come. */
  readonly lastPushAt: number | null;
  /** Pushes since the start, to this instance. */
  readonly newCalls: number;
  readonly answers: number;
  readonly hangups: number;
  /** Whether answers and hangups come: if never, the address in WEBHOOK_URL is probably wrong. */
  readonly followUps: 'arrive' | 'never-arrived' | 'too-early';
  readonly pushesNotRecorded: number;
  /** Rightly signed, but refused because they came to another address than that of WEBHOOK_URL. */
  readonly pushesAstray: number;
  /** Answered, though the address of WEBHOOK_URL was spelled differently. */
  readonly pushesRespelled: number;
  /** At the right address, but not as sipgate sends them: by signature, method, type or content. */
  readonly pushesRefused: number;
  /** Rightly signed, but of another account, or of numbers that are not known as this one's. */
  readonly pushesForeign: number;
  /**
   * Calls that rang agents without a claim, because the database was too slow. With several instances an
   * agent may have been rung twice.
   */
  readonly offersUnclaimed: number;
  readonly presence: {
    readonly confirmedAt: number | null;
    readonly ageSeconds: number | null;
    readonly isStale: boolean;
  };
  readonly store: StoreState;
  readonly openLegs: number;
  readonly pausedAgents: number;
  readonly waiting: WaitingCallers;
  /**
   * Legs closed because their end was never reported, by how that was noticed, and talks whose answer was
   * never reported.
   */
  readonly corrections: CorrectionCounts;
  readonly lastErrors: Readonly<Record<SourceName, Failure | null>>;
  readonly warnings: readonly Warning[];
  /** What was guessed, or could not be checked; no reason to worry. */
  readonly notes: readonly Warning[];
  /** What was checked, also what is well: what is wrong first, the worst first. The warnings and notes are among them. */
  readonly checks: readonly Check[];
}
