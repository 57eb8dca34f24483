import type { AppContext } from '../context.ts';
import type { User } from '../ports/page.ts';
import { hashSecret, newKey } from './access.ts';
import { hashPassword } from './password.ts';

type Access = Pick<AppContext, 'store' | 'clock'>;

/** Long enough for somebody who reads it on the next working day. */
const passwordLinkMs = 48 * 3_600_000;

/** A link by which a user chooses a password, once. It takes the place of earlier ones. */
export async function issuePasswordLink(
  { store, clock }: Access,
  user: User,
): Promise<{ readonly secret: string; readonly expiresAt: number }> {
  const wanted = { kind: 'password', userId: user.id, label: '', lifeMs: passwordLinkMs } as const;
  const { secret, key } = newKey(clock(), wanted);
  await store.accounts.replacePasswordLink(key);
  return { secret, expiresAt: key.expiresAt };
}

/** Whose password a link is for; `expired` and `used` say why it is no longer good. */
export async function findPasswordLink(
  { store, clock }: Access,
  secret: string,
): Promise<{ readonly user: User } | 'expired' | 'used'> {
  const found = await store.accounts.findKey(hashSecret(secret), 0);
  if (found === null || found.user === null || found.key.kind !== 'password') return 'used';
  return found.key.expiresAt > clock() ? { user: found.user } : 'expired';
}

/**
 * Gives a user the password that they chose by a link; everything that gave access in their name ends. False if the link has
 * been used meanwhile.
 *
 * @throws BusyError if too many have a password checked at the same time.
 */
export async function choosePassword(
  { store, clock }: Access,
  { secret, password }: { readonly secret: string; readonly password: string },
  gone: AbortSignal,
): Promise<boolean> {
  const passwordHash = await hashPassword(password, gone);
  return store.accounts.usePasswordLink(hashSecret(secret), passwordHash, clock());
}
