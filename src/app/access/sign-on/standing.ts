import type { AppContext } from '../../context.ts';
import type { User } from '../../ports/page.ts';
import type { Visitor } from '../access.ts';
import { itself, noteInAudit } from '../audit.ts';
import { followIdentity, type Identity, isOfSignOn } from '../single-sign-on.ts';
import { sealRenewal, unsealRenewal } from './seal.ts';

/**
 * What the provider says of somebody who has signed in some time ago.
 *
 * - `confirmed`: they may still come in; `identity` is who they are today, null if it has no way to say
 * - `ended`: they may not
 * - `unknown`: it could not be asked, or not for all that counts
 *
 * `renewal` is what it is asked with next time, null if that is the same.
 */
export type Confirmation =
  | { readonly kind: 'confirmed'; readonly renewal: string | null; readonly identity: Identity | null }
  | { readonly kind: 'ended' }
  | { readonly kind: 'unknown'; readonly renewal: string | null };

/** How the identity provider is asked once more about somebody. */
export interface Renewing {
  /** Seals what is kept for asking. */
  readonly secret: string;
  /** Whether it still vouches for a user. Never rejects. */
  ask(renewal: string, user: User): Promise<Confirmation>;
}

/** How long the provider's word holds: an account that is blocked there is out after this. */
const confirmedForMs = 10 * 60_000;
/** How long it holds while the provider can't be asked. */
const graceMs = 60 * 60_000;
/** How long one instance asks before others may, and how long it waits before it asks again in vain. */
const askingMs = 30_000;

type App = Pick<AppContext, 'store' | 'clock' | 'log'>;

/** Whether whoever shows a good session or token may still come in. */
export type Standing = (visitor: Pick<Visitor, 'user'>) => Promise<boolean>;

/**
 * Users of the identity provider may come in as long as it vouches for them; all others always.
 *
 * @param renewingNow how the provider in force is asked; null: single sign-on is not set up any more, so nobody
 * vouches for them
 */
export function createStanding(app: App, renewingNow: () => Renewing | null): Standing {
  const asking = new Map<string, Promise<boolean>>();
  return async ({ user }) => {
    if (!isOfSignOn(user)) return true;
    const renewing = renewingNow();
    if (renewing === null) return false;
    const record = await app.store.signOns.find(user.id);
    const confirmedAt = record?.confirmedAt ?? 0;
    if (app.clock() - confirmedAt < confirmedForMs) return true;
    const renewal = unsealRenewal(record?.renewal ?? '', renewing.secret);
    if (renewal === null) return false;
    const others = asking.get(user.id);
    if (others !== undefined) return others;
    const asked = askAbout(app, renewing, { user, renewal, confirmedAt });
    asking.set(user.id, asked);
    return asked.finally(() => asking.delete(user.id));
  };
}

interface Doubted {
  readonly user: User;
  readonly renewal: string;
  readonly confirmedAt: number;
}

async function askAbout(
  app: App,
  renewing: Renewing,
  { user, renewal, confirmedAt }: Doubted,
): Promise<boolean> {
  const { signOns } = app.store;
  const now = app.clock();
  const isInGrace = now - confirmedAt < graceMs;
  if (!(await signOns.claim(user.id, now, now + askingMs))) return isInGrace;
  const confirmation = await renewing.ask(renewal, user);
  if (confirmation.kind === 'ended') {
    await endSignOn(app, user);
    return false;
  }
  const next = confirmation.renewal === null ? null : sealRenewal(confirmation.renewal, renewing.secret);
  if (confirmation.kind === 'unknown') {
    if (next !== null) await signOns.renew(user.id, next);
    return isInGrace;
  }
  await signOns.confirm(user.id, now, next);
  const { identity } = confirmation;
  return identity === null || !(await followIdentity(app, user, identity));
}

/** Ends whatever gives access in somebody's name, since the provider no longer vouches for them. */
async function endSignOn(app: App, user: User): Promise<void> {
  await app.store.signOns.revoke(user.id);
  await app.store.accounts.changeUser({ ...user, passwordHash: null });
  app.log.info(
    { login: user.login },
    'The identity provider no longer vouches for somebody, so they are out.',
  );
  await noteInAudit(app, { event: 'sign-on-ended', by: '', from: itself, about: user.login });
}
