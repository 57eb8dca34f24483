import type { AppContext } from '../../context.ts';
import type { Warning } from '../../health/health-summary.ts';
import type { KeptSignOn } from '../../ports/sign-on-set-up.ts';
import { repeat } from '../../repeat.ts';
import type { SingleSignOn } from '../single-sign-on.ts';
import { openSignOn } from './kept-sign-on.ts';

/** How soon a change takes effect on every instance, in milliseconds. */
const intervalMs = 1_000;

/** What the environment says of single sign-on. */
export interface SignOnByEnvironment {
  /** Null: it does not set it up. */
  readonly singleSignOn: SingleSignOn | null;
  /** Where browsers find the page; null: it does not say. */
  readonly pageUrl: URL | null;
}

/** Single sign-on as it is in force, by environment or page. */
export interface SignOnFollower {
  /** Null: nobody can sign in so. The same object as long as it is the same. */
  current(): SingleSignOn | null;
  /** Whether it is switched on on the page, and its secret can't be opened. */
  isLocked(): boolean;
  /** Puts in force what was just stored. Rejects with the driver's error. */
  look(): Promise<void>;
  /** Does so every second, whichever instance it was changed on, until `signal` aborts. */
  follow(signal: AbortSignal): Promise<void>;
}

type Following = Pick<AppContext, 'store' | 'secrets' | 'health' | 'log'>;

/** @param onChanged told after another one has come in force */
export function createSignOnFollower(
  { store, secrets, health, log }: Following,
  environment: SignOnByEnvironment,
  onChanged: () => void,
): SignOnFollower {
  let current = environment.singleSignOn;
  let inForce: { readonly number: number; readonly text: string } | null = null;
  let isLocked = false;
  // One look after the other: an older one must not replace a newer one.
  let last: Promise<void> = Promise.resolve();

  async function lookOnce(): Promise<void> {
    if (environment.singleSignOn !== null) return;
    const stored = await store.signOnSetUp.read();
    if (stored.number === inForce?.number) return;
    const text = JSON.stringify(stored.inForce);
    const isAnother = text !== (inForce?.text ?? 'null');
    if (isAnother) await use(stored.inForce);
    inForce = { number: stored.number, text };
  }

  async function use(kept: KeptSignOn | null): Promise<void> {
    current = kept === null ? null : await openSignOn(secrets, kept, environment);
    isLocked = kept !== null && current === null;
    if (isLocked) log.warn({}, locked.en);
    log.info({ issuer: current?.issuer.href ?? null }, 'Another single sign-on is in force.');
    // What was wrong with the one before says nothing about this one.
    for (const thing of ['identity provider', 'single sign-on', 'renewal of single sign-on'])
      health.warnAbout(thing, null);
    onChanged();
  }

  const look = (): Promise<void> => {
    last = last.catch(() => {}).then(lookOnce);
    return last;
  };
  health.warnAbout('secret of single sign-on', () => (isLocked ? locked : null));
  return {
    current: () => current,
    isLocked: () => isLocked,
    look,
    // While the database is away, what was in force stays so, and health tells of the database.
    follow: signal => repeat(() => look().catch(() => {}), { intervalMs, signal }),
  };
}

const locked: Warning = {
  en: 'The client secret for single sign-on is kept in the database, but can’t be opened: the key beside it is another or gone. Nobody can sign in with a company account. Give the secret anew on the page, or put the key back.',
  de: 'Das Client-Geheimnis für die Anmeldung mit dem Firmenkonto liegt in der Datenbank, ist aber nicht zu öffnen: Der Schlüssel daneben ist ein anderer oder fehlt. Mit dem Firmenkonto kommt niemand herein. Geben Sie das Geheimnis auf der Seite neu ein, oder legen Sie den Schlüssel zurück.',
};
