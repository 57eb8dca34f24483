import type { Text } from '../../plan/remedy.ts';
import type { AppContext } from '../context.ts';
import type { Visitor } from './access.ts';
import { judgePassword } from './judge-password.ts';
import { knownBrowserOf, type PresentedSecrets } from './known-browsers.ts';
import type { SignInLimits } from './limits/sign-in-limits.ts';
import { expectRoomForPassword, hashPassword, verifyPassword } from './password.ts';

/** What became of a change. Only `done` has changed anything. */
export type PasswordChanged =
  | { readonly kind: 'done' | 'wrong' | 'locked' }
  | { readonly kind: 'unfit'; readonly why: Text };

interface Wanted {
  readonly old: string;
  readonly password: string;
  readonly visitor: Visitor;
  readonly cookies: PresentedSecrets;
  /** Aborts when nobody waits for it any more. */
  readonly gone: AbortSignal;
}

/**
 * Changes the visitor's own password. The old one is asked for, since a browser may have been left open.
 * Everything else that gives access in their name ends: who changes a password may suspect somebody.
 *
 * @throws BusyError if too many have theirs checked at the same time.
 */
export async function changePassword(
  app: AppContext,
  limits: SignInLimits,
  { old, password, visitor, cookies, gone }: Wanted,
): Promise<PasswordChanged> {
  expectRoomForPassword('known');
  const { accounts } = app.store;
  const user = await accounts.userByLogin(visitor.user.login);
  if (user === null || user.passwordHash === null) return { kind: 'wrong' };
  const key = limits.keyOf({ login: user.login, userId: user.id, browser: visitor.keyHash });
  if (!limits.take(key)) return { kind: 'locked' };
  if (!(await verifyPassword(old, user.passwordHash, gone, 'known'))) return { kind: 'wrong' };
  limits.giveBack(key);
  const why = await judgePassword(app, { login: user.login, role: user.role, password });
  if (why !== null) return { kind: 'unfit', why };
  const browser = await knownBrowserOf(app, user.id, { session: null, browser: cookies.browser });
  const kept = [visitor.keyHash, ...(browser === null ? [] : [browser])];
  await accounts.changeUser({ ...user, passwordHash: await hashPassword(password, gone) }, kept);
  return { kind: 'done' };
}
