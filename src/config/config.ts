import type { AvailabilityRules } from '../domain/availability-rules.ts';
import type { LearningRules } from '../domain/call-record.ts';
import type { Credentials } from '../domain/connection.ts';
import type { PhoneNumber } from '../domain/phone-number.ts';
import type { Policy } from '../domain/policy.ts';
import type { RoleOfValue } from '../domain/sign-on-settings.ts';
import type { DatabaseConfig } from '../store/database/database-config.ts';
import type { FixedSetting } from './fixed-settings.ts';

/** All settings of the service, checked and complete. */
export interface Config {
  /** The public URL of the webhook, whose path is where the server listens for pushes; null: the page says it. */
  readonly webhookUrl: URL | null;
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** Where the page listens; null: at the same host and port. */
  readonly pagePlace: { readonly host: string; readonly port: number } | null;
  /** Empty: the configuration says it. */
  readonly hotlines: readonly PhoneNumber[];
  /** The agents' numbers; null: the page says it, or they are discovered. */
  readonly serviceNumbers: readonly PhoneNumber[] | null;
  readonly sipgate: {
    readonly apiUrl: string;
    /** Null: the page says it, or the provider is not asked. */
    readonly credentials: Credentials | null;
    /** Null: the key that sipgate publishes. */
    readonly publicKeyFile: string | null;
    readonly presenceIntervalMs: number;
  };
  readonly database: DatabaseConfig;
  /** How to treat the tutorial's table `call_history`. */
  readonly tutorial: {
    /**
     * The time zone in which its times were written, in the form of {@link DatabaseConfig}; null: that of the
     * database server.
     */
    readonly timeZone: string | null;
    /** Whether answered calls are written there as well. */
    readonly writesHistory: boolean;
  };
  /** Names of those settings about routing that are set. */
  readonly routingSettings: readonly string[];
  /** Every setting with its value, for people to see. */
  readonly fixedSettings: readonly FixedSetting[];
  readonly policy: Policy;
  /** Where a call goes if nobody is available. */
  readonly overflow: 'as-configured' | 'voicemail';
  readonly availability: AvailabilityRules;
  /** Where events wait on disk while the database can't take them. */
  readonly spool: { readonly file: string; readonly bytes: number };
  /** Where the list of erased callers lies; its key beside it. */
  readonly erasedFile: string;
  /** Encrypts secrets in the database; or where the key lies, which is made there at first need. */
  readonly secretKey:
    | { readonly kind: 'given'; readonly key: string }
    | { readonly kind: 'file'; readonly file: string };
  readonly learning: LearningRules;
  /** Route calls that were forwarded to the hotline inside the account. */
  readonly routeForwarded: boolean;
  /** Hide the caller's number from the agent, as the tutorial does. */
  readonly redirectAnonymous: boolean;
  readonly announcement:
    | { readonly kind: 'chime' | 'none' }
    | { readonly kind: 'file'; readonly file: string };
  readonly answerBudgetMs: number;
  /** Where browsers find the page, ending in a slash; null: not said. */
  readonly pageUrl: URL | null;
  /** Null: no single sign-on. */
  readonly singleSignOn: {
    readonly issuer: URL;
    readonly clientId: string;
    readonly clientSecret: string;
    /** Where browsers find the page; ends in a slash. */
    readonly pageUrl: URL;
    /** The scopes to request, separated by blanks, `openid` among them. */
    readonly scope: string;
    /** The claim that holds roles or groups; several are separated by blanks or commas. */
    readonly roleClaim: string;
    /** Best first; the value `*` is everybody. Empty: nobody may come in. */
    readonly roles: readonly RoleOfValue[];
  } | null;
  /** Hosts in private networks from which published calendars may be read; in lower case. */
  readonly calendarPrivateHosts: readonly string[];
  readonly logLevel: string;
}
