import type { Credentials } from '../../domain/connection.ts';

/** A sentence for people, or several. */
export interface Said {
  readonly en: string;
  readonly de: string;
}

/** Something that is wrong, by its kind for programs, and what it is and what to do about it for people. */
export interface Problem<Kind extends string = string> {
  readonly kind: Kind;
  readonly say: Said;
}

/**
 * Why sipgate's API gave nothing that helps.
 *
 * - `unauthorized`: the token is wrong, expired or deleted; sipgate does not say which
 * - `no-scope`, `no-role`, `not-booked`: refused, and the refusal says why
 * - `refused`: refused, and it does not say why
 * - `not-there`: this kind of account has no such thing
 * - `url-refused`: sipgate does not take the address
 */
export type ApiProblemKind =
  | 'unauthorized'
  | 'no-scope'
  | 'no-role'
  | 'not-booked'
  | 'refused'
  | 'not-there'
  | 'url-refused'
  | 'rate-limited'
  | 'unavailable'
  | 'unreachable'
  | 'timed-out'
  | 'unreadable'
  | 'unexpected';

export type ApiProblem = Problem<ApiProblemKind>;

/** Where sipgate sends the pushes of an account, and of which calls. */
export interface WebhookSettings {
  /** Empty: none. */
  readonly incomingUrl: string;
  readonly outgoingUrl: string;
  /** Whether sipgate keeps a log of pushes. */
  readonly log: boolean;
  /** Users and groups whose calls are pushed; null: all. Empty: none. */
  readonly whitelist: readonly string[] | null;
}

export type ReadWebhookSettings =
  | { readonly kind: 'read'; readonly settings: WebhookSettings }
  | { readonly kind: 'failed'; readonly problem: ApiProblem };

/**
 * What came of writing. `before` is what was there, which when written again undoes it all; null: that was not found out, and
 * nothing was written.
 *
 * - `written`: sipgate, asked again, has what was written
 * - `differs`: sipgate accepted it and, asked again, has something else
 * - `failed`: it was not accepted, or whether it was is not known (`isUncertain`)
 */
export type WrittenWebhookSettings =
  | { readonly kind: 'written'; readonly before: WebhookSettings; readonly after: WebhookSettings }
  | {
      readonly kind: 'differs';
      readonly before: WebhookSettings;
      readonly after: WebhookSettings;
      readonly say: Said;
    }
  | {
      readonly kind: 'failed';
      readonly problem: ApiProblem;
      readonly before: WebhookSettings | null;
      readonly isUncertain: boolean;
    };

/** The account's webhook settings. Rejects with the signal's reason once that is aborted, and else never. */
export interface WebhookSettingsDesk {
  read(signal: AbortSignal): Promise<ReadWebhookSettings>;
  /**
   * Changes what is named, and leaves everything else as it is at sipgate.
   *
   * @param isWanted asked of what is there, before anything is written; false: that stays. Its error is passed on
   */
  write(
    change: Partial<WebhookSettings>,
    signal: AbortSignal,
    isWanted?: (before: WebhookSettings) => Promise<boolean>,
  ): Promise<WrittenWebhookSettings>;
}

/**
 * Whether a token has a scope.
 *
 * - `untested`: no harmless request would show it
 * - `not-needed`: this kind of account has nothing for which it would be needed
 * - `unclear`: it could not be found out; `why` says why
 */
export interface ProbedScope {
  readonly scope: string;
  readonly state: 'granted' | 'missing' | 'untested' | 'not-needed' | 'unclear';
  /** Whether calls can't be routed as they should be without it; else it is of use only. */
  readonly isEssential: boolean;
  /** What does not work without it. */
  readonly lost: Said;
  readonly why: Said | null;
}

/** What a token is good for. */
export interface TokenReport {
  /** As they were used: without blanks and line breaks. */
  readonly credentials: Credentials;
  /** Why the token can't be used at all; null: it can. */
  readonly problem: Problem<ApiProblemKind | 'empty' | 'swapped'> | null;
  /** What must be known of a token that works. */
  readonly remarks: readonly Problem<'trimmed' | 'other-account' | 'ordinary-user'>[];
  readonly owner: {
    /** Such as `w0`. */
    readonly userId: string;
    /** Number of the account; empty: sipgate does not say. */
    readonly accountId: string;
    /** Null: the token may not find out. */
    readonly isAdmin: boolean | null;
  } | null;
  /** Null: it could not be found out. */
  readonly account: 'classic' | 'neo' | null;
  /** In the order in which people are asked to tick them; empty if the token can't be used. */
  readonly scopes: readonly ProbedScope[];
}

/** What speaks against an address before it is called. */
export type AddressFault =
  | 'empty'
  | 'blank'
  | 'no-scheme'
  | 'not-http'
  | 'unreadable'
  | 'password'
  | 'local-name'
  | 'private-number'
  | 'not-encrypted'
  | 'number'
  | 'ipv6'
  | 'port'
  | 'query'
  | 'fragment'
  | 'no-path'
  | 'umlaut';

/** What was found by calling ourselves at an address. */
export type ReachFault =
  | 'no-such-name'
  | 'dns-silent'
  | 'leads-inside'
  | 'ipv6-only'
  | 'refused'
  | 'no-connection'
  | 'unreachable'
  | 'not-tls'
  | 'self-signed'
  | 'unknown-authority'
  | 'chain-incomplete'
  | 'expired'
  | 'not-yet-valid'
  | 'wrong-name'
  | 'untrusted'
  | 'broken-off'
  | 'no-answer'
  | 'redirect'
  | 'only-get'
  | 'forbidden'
  | 'password-asked'
  | 'not-found'
  | 'nobody-behind'
  | 'slow-behind'
  | 'out-of-order'
  | 'somebody-else'
  | 'other-familiar'
  | 'header-dropped'
  | 'path-changed'
  | 'path-respelled'
  | 'body-dropped'
  | 'body-changed';

export interface AddressProblem extends Problem<AddressFault | ReachFault> {
  /** Calls may arrive all the same. */
  readonly isDoubt: boolean;
}

/** What is being done while an address is checked. */
export type ReachStep = 'look-up' | 'connect' | 'encrypt' | 'ask';

export interface AddressReport {
  /** What keeps calls away comes first; empty: all is well. */
  readonly problems: readonly AddressProblem[];
  /** Until when the certificate there is valid, in epoch milliseconds; null: none was seen. */
  readonly certificate: { readonly validTo: number } | null;
}

/** What sipgate got for a push, by its own log. */
export type PushVerdict =
  | 'fine'
  | 'timed-out'
  | 'certificate'
  | 'unreachable'
  | 'redirect'
  | 'refused'
  | 'not-found'
  | 'out-of-order'
  | 'not-xml';

export interface LoggedPush {
  /** Epoch milliseconds; null: sipgate does not say. */
  readonly at: number | null;
  /** Such as `newCall`; empty: it can't be told. */
  readonly event: string;
  /** Where it was sent. */
  readonly url: string;
  /** HTTP status; null: no answer. */
  readonly status: number | null;
  readonly verdict: PushVerdict;
  /** What is usually wrong then; null: nothing is. */
  readonly say: Said | null;
}

export type ReadWebhookLog =
  /** The latest, newest first. */
  | { readonly kind: 'read'; readonly pushes: readonly LoggedPush[] }
  | { readonly kind: 'failed'; readonly problem: ApiProblem };

/** What is asked of the account that Familiar is connected to. */
export interface AccountTools {
  readonly settings: WebhookSettingsDesk;
  readLog(signal: AbortSignal): Promise<ReadWebhookLog>;
}

/** What is found out while Familiar is being connected. Rejects with the signal's reason once that is aborted. */
export interface ConnectTools {
  /** Null: there is no token. */
  account(): AccountTools | null;
  /** @param knownAccountId to which account it should belong; null: any */
  probeToken(pasted: Credentials, knownAccountId: string | null, signal: AbortSignal): Promise<TokenReport>;
  /** Calls ourselves there. */
  probeAddress(typed: string, signal: AbortSignal): Promise<AddressReport>;
}
