import type { Join } from '../../domain/join.ts';
import type { PhoneNumber } from '../../domain/phone-number.ts';

/** What was given on the page to connect to the provider's account. What the environment says stands above it. */
export interface StoredConnection {
  /** Rises with each change; 0: nothing was ever given. */
  readonly number: number;
  readonly webhookUrl: string | null;
  /** The id in the open, the token sealed. */
  readonly token: { readonly id: string; readonly sealed: string } | null;
  readonly serviceNumbers: readonly PhoneNumber[] | null;
  readonly joins: readonly Join[];
}

export interface ConnectionStore {
  /** Cheap enough to ask every second. */
  read(): Promise<StoredConnection>;
  /** Keeps it as the next after `basedOn`, and returns its number; null if another one has come by now. */
  replace(next: Omit<StoredConnection, 'number'>, basedOn: number): Promise<number | null>;
  /** What the provider had before our address was set there, sealed; null: nothing is kept. */
  readBefore(): Promise<string | null>;
  keepBefore(sealed: string | null): Promise<void>;
}
