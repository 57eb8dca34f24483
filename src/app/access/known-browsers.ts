import type { AppContext } from '../context.ts';
import type { AccessKey, User } from '../ports/page.ts';
import { hashSecret, issueKey } from './access.ts';

/** What a browser presents of its own: the secrets in its cookies. */
export interface PresentedSecrets {
  /** Of the session that it is in, if any. */
  readonly session: string | null;
  /** By which it is known again long after a session has ended. */
  readonly browser: string | null;
}

type Access = Pick<AppContext, 'store' | 'clock'>;

/** As long as browsers keep a cookie. */
const browserMs = 400 * 24 * 3_600_000;
const mostBrowsers = 20;

/** The hash of a secret which shows that this user has signed in here before; null: none does. */
export async function knownBrowserOf(
  { store, clock }: Access,
  userId: string,
  { session, browser }: PresentedSecrets,
): Promise<string | null> {
  for (const [kind, secret] of [['browser', browser] as const, ['session', session] as const]) {
    if (secret === null) continue;
    const found = await store.accounts.findKey(hashSecret(secret), clock());
    if (found?.key.kind === kind && found.user?.id === userId) return found.key.hash;
  }
  return null;
}

/**
 * Remembers the browser in which somebody has just signed in. Returns the secret for its cookie, which is the
 * one it has already if it is known.
 */
export async function rememberBrowser(
  access: Access,
  user: User,
  secret: string | null,
): Promise<{ readonly secret: string; readonly expiresAt: number }> {
  const { accounts } = access.store;
  const expiresAt = access.clock() + browserMs;
  if (
    secret !== null &&
    (await knownBrowserOf(access, user.id, { session: null, browser: secret })) !== null
  ) {
    await accounts.useKey(hashSecret(secret), access.clock(), expiresAt);
    return { secret, expiresAt };
  }
  const others = (await accounts.keysOf(user.id)).filter(isBrowser);
  for (const { hash } of others.slice(mostBrowsers - 1)) await accounts.deleteKey(hash);
  const key = { kind: 'browser', userId: user.id, label: '', lifeMs: browserMs } as const;
  return { secret: await issueKey(access, key), expiresAt };
}

function isBrowser({ kind }: AccessKey): boolean {
  return kind === 'browser';
}
