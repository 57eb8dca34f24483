/** How the spelling of a push's address differs from WEBHOOK_URL, though it means the same. */
export type Spelling = 'slashes' | 'case' | 'encoding';

/**
 * How the address of a push that went astray is related to the right one.
 *
 * - `cut-off`: the beginning of the path is missing, as if a proxy had cut it off
 * - `put-before`: something precedes it
 * - `no-path`: it is the root
 * - `elsewhere`: anything else, such as an earlier address
 */
export type Relation = 'cut-off' | 'put-before' | 'no-path' | 'elsewhere';

/**
 * Why a request to the right address is not from sipgate, or was changed on its way.
 *
 * - `unsigned`, `wrong-signature`: by its signature
 * - `method`, `media-type`, `compressed`: sipgate does not use this method, content type or encoding
 * - `not-understood`: sipgate has signed it, but it makes no sense here, such as an event of a new kind
 */
export type RefusalKind =
  | 'unsigned'
  | 'wrong-signature'
  | 'method'
  | 'media-type'
  | 'compressed'
  | 'not-understood';

export interface Refusal {
  readonly kind: RefusalKind;
  /** The reply. */
  readonly said: string;
  /** Further detail, such as its content type or the cause; null: none. */
  readonly detail: string | null;
  /** Whether something besides the address suggests sipgate: a signature, or its origin. */
  readonly claimsSipgate: boolean;
}
