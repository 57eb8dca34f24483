import type { StoreState } from '../ports/store.ts';
import type { CorrectionCounts } from '../switchboard/correction-counts.ts';
/** A sentence for operators. */
export interface Warning {
  readonly en: string;
  readonly de: string;
}

/** What Familiar asks of the provider. */
export type SourceName = 'presence' | 'calls';

/** A failure by its code or name: messages may hold hosts and numbers. `at` is in epoch milliseconds. */
export interface Failure {
  readonly at: number;
  readonly error: string;
}

/** Those who wait in line now, and how long the one has who has waited longest. */
export interface WaitingCallers {
  readonly callers: number;
  readonly longestSeconds: number;
}

/** How the service does, as plain JSON without numbers or names. Times are in epoch milliseconds. */
export interface HealthSummary {
  /** Also before the start, or to another instance; null: none has ever come. */
  readonly lastPushAt: number | null;
  /** What came since the start, to this instance. */
  readonly newCalls: number;
  readonly answers: number;
  readonly hangups: number;
  /** Whether answers and hangups come: if never, the address in WEBHOOK_URL is probably wrong. */
  readonly followUps: 'arrive' | 'never-arrived' | 'too-early';
  readonly pushesNotRecorded: number;
  /** With the right signature, at another address than that of WEBHOOK_URL, and refused there. */
  readonly pushesAstray: number;
  /** Answered, at the address of WEBHOOK_URL in another spelling. */
  readonly pushesRespelled: number;
  /** At the right address, and not what sipgate sends: by signature, method, type or content. */
  readonly pushesRefused: number;
  /** Calls that rang agents without a claim, since the database was too slow: with several instances, perhaps twice. */
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
  /** Legs closed because their end was never reported, by what told it, and talks noticed whose answer never was. */
  readonly corrections: CorrectionCounts;
  readonly lastErrors: Readonly<Record<SourceName, Failure | null>>;
  readonly warnings: readonly Warning[];
  /** What was guessed, or could not be checked; no reason to worry. */
  readonly notes: readonly Warning[];
}
