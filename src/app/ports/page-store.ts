import type { Accounts } from './accounts.ts';
import type { CallerRecords } from './erasure.ts';
import type { Directory } from './page.ts';
import type { Wishes } from './wishes.ts';

/** What a store keeps for the page. */
export interface PageStore {
  readonly accounts: Accounts;
  readonly directory: Directory;
  readonly wishes: Wishes;
  readonly callers: CallerRecords;
}

/** Who may use the page. Every method rejects with the driver's error if the database fails. */
