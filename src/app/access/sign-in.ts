import type { AppContext } from '../context.ts';
import type { User } from '../ports/page.ts';
import { hashSecret, type NewSession, signInByLink, startProvedSession } from './access.ts';
import { knownBrowserOf, type PresentedSecrets } from './known-browsers.ts';
import type { SignInLimits } from './limits/sign-in-limits.ts';
import { expectRoomForPassword, verifyPassword } from './password.ts';
import { type CodeProblem, passFactor } from './second-factor/pass-factor.ts';

/**
 * What became of somebody who wants to sign in.
 *
 * - `begun`: they are in
 * - `refused`: what they gave is wrong
 * - `locked`: too many have tried, so it was not even looked at
 * - `stopped`: the password is right, and the second factor stops them
 */
export type SignedIn =
  | { readonly kind: 'begun'; readonly session: NewSession; readonly byRecoveryCode: boolean }
  | { readonly kind: 'stopped'; readonly problem: CodeProblem; readonly user: User }
  | {
      readonly kind: 'refused' | 'locked';
      /** The user whom it was about; null: there is none of this name. */
      readonly user: User | null;
    };

type App = Pick<AppContext, 'store' | 'secrets' | 'clock' | 'log'>;
type Access = Pick<AppContext, 'store' | 'clock'>;

export interface GivenPassword {
  readonly login: string;
  readonly password: string;
  /** Of the second factor; null: none was given. */
  readonly code: string | null;
}

/**
 * Begins a session with a password.
 *
 * @param gone aborts when nobody waits for it any more
 * @throws BusyError if too many sign in at the same time.
 */
export async function signIn(
  app: App,
  limits: SignInLimits,
  { login, password, code }: GivenPassword,
  presented: PresentedSecrets,
  gone?: AbortSignal,
): Promise<SignedIn> {
  const mayBeKnown = presented.browser !== null || presented.session !== null;
  expectRoomForPassword(mayBeKnown ? 'known' : 'strangers');
  const found = await app.store.accounts.userByLogin(login.toLowerCase());
  const { passwordHash = null, ...user } = found ?? { id: null };
  const browser = user.id === null ? null : await knownBrowserOf(app, user.id, presented);
  const key = limits.keyOf({ login: login.toLowerCase(), userId: user.id, browser });
  const who = user.id === null ? null : user;
  if (!limits.take(key)) return { kind: 'locked', user: who };
  const line = browser === null ? 'strangers' : 'known';
  const isRight = await verifyPassword(password, passwordHash, gone, line).catch((error: unknown) => {
    // Nobody has learnt anything of the password.
    limits.giveBack(key);
    throw error;
  });
  if (who === null || passwordHash === null || !isRight) return { kind: 'refused', user: who };
  limits.giveBack(key);
  // Nobody learns whether there is a second factor before the password is right.
  const factor = await passFactor(app, limits, { userId: who.id, code, triesKey: key });
  if (!factor.isPassed) return { kind: 'stopped', problem: factor.problem, user: who };
  const session = await startProvedSession(app, { ...who, passwordHash });
  return session === null
    ? { kind: 'refused', user: who }
    : { kind: 'begun', session, byRecoveryCode: factor.by === 'recovery-code' };
}

/** Begins a session with a one-time link. Tries are counted by link: they say nothing about anybody else's. */
export async function signInWithLink(
  access: Access,
  limits: SignInLimits,
  secret: string,
  redeem: (access: Access, secret: string) => Promise<NewSession | null> = signInByLink,
): Promise<SignedIn> {
  if (!limits.take(limits.keyOfLink(hashSecret(secret)))) return { kind: 'locked', user: null };
  const session = await redeem(access, secret);
  return session === null
    ? { kind: 'refused', user: null }
    : { kind: 'begun', session, byRecoveryCode: false };
}
