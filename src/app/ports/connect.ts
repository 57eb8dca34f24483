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
  /** Changes what is named, and leaves everything else as it is at sipgate. */
  write(change: Partial<WebhookSettings>, signal: AbortSignal): Promise<WrittenWebhookSettings>;
}
