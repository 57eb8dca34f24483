import type { Assumptions } from './assumptions.ts';
import type { Company } from './company.ts';
import type { EarlierCall } from './finished-call.ts';
import type { AccessToken } from './rest/access-token.ts';

export interface EmulatorOptions {
  /** Default 127.0.0.1. */
  readonly host?: string;
  /** Default 0: any free port. */
  readonly port?: number;
  readonly company?: Company;
  /** Which of sipgate's two platforms it is; default `classic`. */
  readonly flavour?: 'classic' | 'neo';
  /** Where events go; may be set later. Without them, every call goes on as configured. */
  readonly incomingUrl?: string;
  readonly outgoingUrl?: string;
  /** Emulated seconds per real second; default 1. */
  readonly speed?: number;
  /** Emulated epoch milliseconds at the start; default: the real time. */
  readonly startAt?: number;
  /** For all that is left to chance; default 1. */
  readonly seed?: number;
  /** Default: a key generated once per process, which takes about a second. */
  readonly privateKeyPem?: string;
  /** Real seconds until a webhook's reply comes too late; default 10. */
  readonly webhookTimeoutSeconds?: number;
  /** Headers added to every event, such as those of a proxy. */
  readonly pushHeaders?: Readonly<Record<string, string>>;
  /** What the REST API accepts; default: one token of the first user with the scope `all`. */
  readonly tokens?: readonly AccessToken[];
  readonly assumptions?: Partial<Assumptions>;
  /** Calls in the history from before the start. */
  readonly earlierCalls?: readonly EarlierCall[];
  /** How long the account says it keeps calls; nothing is dropped. Default `UNLIMITED`. */
  readonly historyLifeTime?: 'NONE' | 'THIRTY_DAYS' | 'UNLIMITED';
}
