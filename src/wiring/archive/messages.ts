import type { Question } from '../../app/page/archive.ts';
import type { ArchiveContext } from '../../app/page/archive-context.ts';

/** What the archive knows besides the database. */
export type Known = Pick<
  ArchiveContext['known'],
  'plan' | 'roster' | 'rules' | 'byEnvironment' | 'routeForwarded'
>;

/** What the thread of the archive is told. */
export type ToArchive =
  | {
      readonly kind: 'ask';
      readonly id: number;
      readonly question: Question;
      readonly given: readonly unknown[];
      /** Epoch milliseconds. */
      readonly now: number;
      /** Null: what it was told last. */
      readonly known: Known | null;
    }
  | { readonly kind: 'drop'; readonly id: number }
  | { readonly kind: 'end' };

/** What it tells. */
export type FromArchive =
  | { readonly kind: 'answer'; readonly id: number; readonly answer: unknown }
  | { readonly kind: 'failure'; readonly id: number; readonly error: Failure }
  | { readonly kind: 'warning'; readonly fields: object; readonly text: string };

/** An error crosses between threads without its class and what the driver has added. */
export interface Failure {
  readonly name: string;
  readonly message: string;
  readonly code: string | null;
}
