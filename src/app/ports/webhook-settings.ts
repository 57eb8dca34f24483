/**
 * What the provider has stored about where it pushes.
 *
 * - `not-booked`: the account has no webhooks
 * - `no-scope`: the token may not read it
 * - null: not asked, or no answer
 */
export type WebhookSettings =
  | { readonly incomingUrl: string; readonly outgoingUrl: string; readonly log: boolean }
  | 'not-booked'
  | 'no-scope'
  | null;
