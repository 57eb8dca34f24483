import type { WebhookSettings } from '../../ports/connect.ts';
import type { DialAbility } from '../../ports/provider.ts';
import type { DatabaseVersion } from '../../ports/store.ts';
import type { HealthSummary, Warning } from '../health-summary.ts';

/** A fact, or why it could not be had. Null: nobody has looked yet. */
export type Fact<T> = { readonly value: T } | { readonly why: Warning } | null;

/** What is counted and seen in the running service. */
export type Counts = Omit<HealthSummary, 'warnings' | 'notes' | 'checks'>;

/** All that checks are judged by. */
export interface Facts extends Gathered {
  /** Epoch milliseconds. */
  readonly now: number;
  /** Null: the service does not run here. */
  readonly counts: Counts | null;
  /** Whether it is known if a push came before the start. */
  readonly isPastKnown: boolean;
  /** Null: it is not known whom the account has, or how calls are routed. */
  readonly company: CompanyFacts | null;
}

/** What is gathered now and then, on no call's way. */
export interface Gathered {
  /** Our public address; null: there is none, or it is not known. */
  readonly webhookUrl: string | null;
  /**
   * What the provider has of where it pushes.
   *
   * - `not-booked`: the account has no webhooks
   * - `no-scope`: the token may not read it
   * - null: not asked, or no answer
   */
  readonly webhookSettings:
    | Pick<WebhookSettings, 'incomingUrl' | 'outgoingUrl' | 'log'>
    | 'not-booked'
    | 'no-scope'
    | null;
  /** Null: not known. */
  readonly hasToken: boolean | null;
  readonly token: Fact<'good' | 'refused'>;
  readonly accountKind: 'classic' | 'neo' | null;
  /** The scopes that the token lacks, of those that are used. */
  readonly missingScopes: Fact<readonly string[]>;
  /** Names of users of the account who have no number to be rung at. */
  readonly usersWithoutNumber: Fact<readonly string[]>;
  /** Names of agents of whom nothing was ever heard, though others were. */
  readonly unheardAgents: Fact<readonly string[]>;
  /** Whether calls can be started; null: nobody has asked, such as where no hotline offers callbacks. */
  readonly dialAbility: DialAbility | null;
  /**
   * How far this machine's clock was ahead of the provider's at a moment, in milliseconds; below 0: behind. Both by the
   * clock here.
   */
  readonly clock: Fact<{ readonly aheadMs: number; readonly at: number }>;
  /** Of the public address; `validTo` in epoch milliseconds. */
  readonly certificate: { readonly validTo: number } | null;
  readonly disks: Fact<readonly Disk[]>;
  /** Null: nobody has asked. */
  readonly isDatabaseAnswering: boolean | null;
  /** How long the database takes for the least of questions, in milliseconds. */
  readonly databaseMs: Fact<number>;
  /** What only the command line can see. */
  readonly commandLine: CommandLineFacts | null;
}

/** Where a folder that is written to lies. */
export interface Disk {
  /** The setting that names the folder or a file in it. */
  readonly holds: 'spool' | 'database';
  readonly freeBytes: number;
  readonly totalBytes: number;
}

export interface CompanyFacts {
  readonly agents: number;
  readonly hotlines: readonly HotlineFacts[];
  /** Agents who have missed many offers since they last picked up. */
  /** Callers who asked within the last day to be called back, when as many were promised as the company allows. */
  readonly callbacksRefused: number;
  readonly silentAgents: readonly { readonly name: string; readonly missed: number }[];
}

export interface HotlineFacts {
  readonly name: string;
  readonly isAlwaysOpen: boolean;
  /** How many public holidays it observes within a year from now. */
  readonly holidaysAhead: number;
  /** Whether its callers can ask to be called back. */
  readonly offersCallbacks: boolean;
}

export interface CommandLineFacts {
  /** What is wrong with the configuration; empty: nothing. */
  readonly problems: readonly string[];
  readonly warnings: readonly string[];
  /** Whether the service answers, or another program, and where it was asked; null: it is not known where to ask. */
  readonly service: { readonly place: string; readonly answers: 'yes' | 'no' | 'another' } | null;
  readonly database: Fact<DatabaseVersion>;
}

/** Nothing is known. */
export const nothingGathered: Gathered = {
  webhookUrl: null,
  webhookSettings: null,
  hasToken: null,
  token: null,
  accountKind: null,
  missingScopes: null,
  usersWithoutNumber: null,
  unheardAgents: null,
  dialAbility: null,
  clock: null,
  certificate: null,
  disks: null,
  isDatabaseAnswering: null,
  databaseMs: null,
  commandLine: null,
};
