import type { AppContext } from '../../context.ts';
import type { Warning } from '../../health/health-summary.ts';
import type { Role } from '../../ports/page.ts';
import type { RefusedSignIn } from './refused.ts';

/**
 * What became of a test sign-in.
 *
 * - `begun`: somebody has gone to the provider and not come back
 * - `failed`: it did not get so far that anything was known of a person
 * - `came`: the provider said who it is; `role` null: they would be refused
 */
export type TestOutcome =
  | { readonly kind: 'begun' }
  | { readonly kind: 'failed'; readonly why: Warning }
  | {
      readonly kind: 'came';
      readonly name: string;
      readonly role: Role | null;
      /** Which agent they would be; null: none. */
      readonly agentId: string | null;
      /** Why they have no role, or not the one they may have been meant to have; null: nothing speaks against it. */
      readonly why: Warning | null;
      readonly roleClaim: string;
      readonly values: readonly string[];
      readonly claims: RefusedSignIn['claims'];
      /** Whether the provider gave what it is asked with later whether they may still come in. */
      readonly isRenewable: boolean;
    };

export type KeptTest = TestOutcome & {
  /** Number of the set-up that was tried. */
  readonly number: number;
  /** Epoch milliseconds. */
  readonly at: number;
  /** Login of whoever tried it. */
  readonly by: string;
};

type App = Pick<AppContext, 'store' | 'secrets'>;

/** It says what somebody is called elsewhere, and what they may do there. */
const owner = 'a test sign-in';

export async function keepTest({ store, secrets }: App, test: KeptTest): Promise<void> {
  await store.signOnSetUp.keepTest(await secrets.seal(JSON.stringify(test), owner));
}

/** What became of the latest test of a set-up; null: it was not tried. */
export async function readTest({ store, secrets }: App, number: number): Promise<KeptTest | null> {
  const sealed = await store.signOnSetUp.readTest();
  const text = sealed === null ? null : await secrets.unseal(sealed, owner);
  const test: KeptTest | null = text === null ? null : JSON.parse(text);
  return test?.number === number ? test : null;
}
