import type { Generated } from 'kysely';

export interface TeamTable {
  /** Order of arrival. */
  seq: Generated<number>;
  /** Of the members. */
  hash: string;
  /** JSON. */
  members: string;
}
