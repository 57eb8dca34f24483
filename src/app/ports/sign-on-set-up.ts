import type { RoleOfValue } from '../../domain/sign-on-settings.ts';

/** How single sign-on was set up on the page, as it is kept. */
export interface KeptSignOn {
  readonly issuer: string;
  readonly clientId: string;
  /** The client's secret, sealed. */
  readonly sealedSecret: string;
  /** Where browsers find the page; ends in a slash. */
  readonly pageUrl: string;
  readonly scope: string;
  readonly roleClaim: string;
  /** Best first. */
  readonly roles: readonly RoleOfValue[];
}

/** What was said of single sign-on on the page. What the environment says stands above it. */
export interface StoredSignOn {
  /** Rises with each change; 0: nothing was ever said. */
  readonly number: number;
  /** What was saved last, to be tried; null: nothing. */
  readonly draft: KeptSignOn | null;
  /** What people sign in by; null: it is switched off. */
  readonly inForce: KeptSignOn | null;
}

export interface SignOnSetUpStore {
  /** Cheap enough to ask every second. */
  read(): Promise<StoredSignOn>;
  /** Keeps it as the next after `basedOn`, and returns its number; null if another one has come by now. */
  replace(next: Omit<StoredSignOn, 'number'>, basedOn: number): Promise<number | null>;
  /** What became of the latest test, sealed; null: nothing is kept. */
  readTest(): Promise<string | null>;
  keepTest(sealed: string | null): Promise<void>;
}
