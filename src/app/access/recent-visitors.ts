import { LRUCache } from 'lru-cache';
import type { AccessKey, User } from '../ports/page.ts';
import { spendAtMost } from '../time-budget.ts';
import { hashSecret } from './access.ts';
import { isOfSignOn } from './single-sign-on.ts';

/** Whose key was good; `user` is null where it belongs to nobody, as that of a wall screen. */
interface KeyHolder {
  readonly keyHash: string;
  readonly user: User | null;
}

/** Who came in lately, so that they still do while the database is away. */
export interface RecentVisitors {
  /**
   * Whoever `confirm` says holds this secret, of a kind of key. If it fails or takes too long, whoever it said last,
   * provided that was not long ago; else as it ends.
   */
  recognise<Holder extends KeyHolder>(
    secret: string,
    kind: AccessKey['kind'],
    confirm: () => Promise<Holder | null>,
  ): Promise<Holder | null>;
  /** Lets them in only if the database says so. */
  forget(isMeant: (holder: KeyHolder) => boolean): void;
}

const hourMs = 3_600_000;
/** A day at work. Nobody's access can be taken away while the database is away, except by another instance. */
const believedMs = 12 * hourMs;
/** Of those whose access is taken away elsewhere, where it is not looked up either. */
const signOnBelievedMs = hourMs;
const mostVisitors = 2_000;
/** How long somebody who is known waits for the database, in milliseconds. */
const patienceMs = 500;

/** @param uptime in milliseconds */
export function createRecentVisitors(uptime: () => number): RecentVisitors {
  const seen = new LRUCache<string, { readonly holder: KeyHolder; readonly at: number }>({
    max: mostVisitors,
  });

  function believed(key: string): KeyHolder | null {
    const known = seen.get(key);
    if (known === undefined) return null;
    const { user } = known.holder;
    const forMs = user !== null && isOfSignOn(user) ? signOnBelievedMs : believedMs;
    return uptime() - known.at < forMs ? known.holder : null;
  }

  return {
    async recognise<Holder extends KeyHolder>(
      secret: string,
      kind: AccessKey['kind'],
      confirm: () => Promise<Holder | null>,
    ) {
      const key = `${kind} ${hashSecret(secret)}`;
      const confirming = confirm().then(holder => {
        if (holder === null) seen.delete(key);
        else seen.set(key, { holder, at: uptime() });
        return holder;
      });
      // Sound, because keys of one kind have holders of one type.
      const known = believed(key) as Holder | null;
      return known === null ? confirming : spendAtMost(patienceMs, confirming, { instead: known });
    },
    forget(isMeant) {
      for (const [key, { holder }] of [...seen.entries()]) if (isMeant(holder)) seen.delete(key);
    },
  };
}
