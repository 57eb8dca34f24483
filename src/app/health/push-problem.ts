/** How the address of a push is written otherwise than in WEBHOOK_URL, though it means the same. */
export type Spelling = 'slashes' | 'case' | 'encoding';

/**
 * How the address of a push that went astray is related to the right one.
 *
 * - `cut-off`: the beginning of the path is missing, as where a proxy cuts it off
 * - `put-before`: something stands before it
 * - `no-path`: it is the root
 * - `elsewhere`: anything else, such as an address of earlier
 */
export type Relation = 'cut-off' | 'put-before' | 'no-path' | 'elsewhere';

/**
 * Why a request at the right address is none of sipgate's, or was changed on its way.
 *
 * - `unsigned`, `wrong-signature`: by its signature
 * - `method`, `media-type`, `compressed`: sipgate does not use this method, content type or encoding
 * - `not-understood`: sipgate has signed it, and it makes no sense here, such as an event of a kind that is new
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
  /** What was said in reply. */
  readonly said: string;
  /** What it came with, such as its content type, or the cause; null: there is no more to say. */
  readonly detail: string | null;
  /** Whether more than the address says that it is sipgate's: a signature, or where it comes from. */
  readonly claimsSipgate: boolean;
}
