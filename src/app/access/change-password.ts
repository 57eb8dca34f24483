import type { Text } from '../../plan/remedy.ts';
import type { AppContext } from '../context.ts';
import { judgePassword } from './judge-password.ts';
import { knownBrowserOf, type PresentedSecrets } from './known-browsers.ts';
import type { SignInLimits } from './limits/sign-in-limits.ts';
import { hashPassword } from './password.ts';
import { type GivenProof, provePassword } from './prove.ts';

/** What became of a change. Only `done` has changed anything. */
export type PasswordChanged =
  | { readonly kind: 'done' | 'wrong' | 'locked' }
  | { readonly kind: 'unfit'; readonly why: Text };

interface Wanted extends Omit<GivenProof, 'password'> {
  readonly old: string;
  readonly password: string;
  readonly cookies: PresentedSecrets;
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
  const { accounts } = app.store;
  const proved = await provePassword(app, limits, { visitor, password: old, gone });
  if (proved.kind !== 'proved') return proved;
  const { user } = proved;
  const why = await judgePassword(app, { login: user.login, role: user.role, password });
  if (why !== null) return { kind: 'unfit', why };
  const browser = await knownBrowserOf(app, user.id, { session: null, browser: cookies.browser });
  const kept = [visitor.keyHash, ...(browser === null ? [] : [browser])];
  const passwordHash = await hashPassword(password, gone);
  const change = { id: user.id, passwordHash, provedBy: user.passwordHash };
  return { kind: (await accounts.changeUser(change, kept)) ? 'done' : 'wrong' };
}
