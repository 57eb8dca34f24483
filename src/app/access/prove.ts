import type { AppContext } from '../context.ts';
import type { ProvedUser, Visitor } from './access.ts';
import type { SignInLimits } from './limits/sign-in-limits.ts';
import { expectRoomForPassword, verifyPassword } from './password.ts';
import { type FactorPassed, passFactor } from './second-factor/pass-factor.ts';

type App = Pick<AppContext, 'store' | 'secrets' | 'clock' | 'log'>;

/** What somebody who is signed in gives once more, since a browser may have been left open. */
export interface GivenProof {
  readonly visitor: Visitor;
  readonly password: string;
  /** Aborts when nobody waits for it any more. */
  readonly gone: AbortSignal;
}

export type PasswordProved =
  | { readonly kind: 'proved'; readonly user: ProvedUser }
  | { readonly kind: 'wrong' | 'locked' };

/**
 * Whether the password is the visitor's.
 *
 * @throws BusyError if too many have theirs checked at the same time.
 */
export async function provePassword(
  { store }: Pick<AppContext, 'store'>,
  limits: SignInLimits,
  { visitor, password, gone }: GivenProof,
): Promise<PasswordProved> {
  expectRoomForPassword('known');
  const user = await store.accounts.userByLogin(visitor.user.login);
  if (user === null || user.passwordHash === null) return { kind: 'wrong' };
  const { passwordHash } = user;
  const key = triesKeyOf(limits, visitor);
  if (!limits.take(key)) return { kind: 'locked' };
  if (!(await verifyPassword(password, passwordHash, gone, 'known'))) return { kind: 'wrong' };
  limits.giveBack(key);
  return { kind: 'proved', user: { ...user, passwordHash } };
}

export type Proved =
  | { readonly kind: 'proved'; readonly user: ProvedUser; readonly factor: FactorPassed }
  | { readonly kind: 'wrong' | 'locked' };

/** The same, and whether they get past their second factor, if they have one. */
export async function prove(
  app: App,
  limits: SignInLimits,
  { code, ...given }: GivenProof & { readonly code: string | null },
): Promise<Proved> {
  const proved = await provePassword(app, limits, given);
  if (proved.kind !== 'proved') return proved;
  const { user } = proved;
  const asked = { userId: user.id, code, triesKey: triesKeyOf(limits, given.visitor) };
  return { ...proved, factor: await passFactor(app, limits, asked) };
}

/** Tries from within a session are its own. */
export function triesKeyOf(limits: SignInLimits, { user, keyHash }: Visitor): string {
  return limits.keyOf({ login: user.login, userId: user.id, browser: keyHash });
}
