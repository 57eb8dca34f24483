import type { Connection } from '../../domain/connection.ts';
import type { AppContext } from '../context.ts';
import type { Warning } from '../health/health-summary.ts';
import { repeat } from '../repeat.ts';
import { settleConnection } from './settle-connection.ts';

/** How soon a change takes effect on every instance, in milliseconds. */
const intervalMs = 1_000;

type Following = Pick<AppContext, 'store' | 'secrets' | 'connection' | 'known' | 'health' | 'log'>;

/** Puts in force what the environment and the page say of the connection. */
export interface ConnectionFollower {
  /** At once. Rejects with the driver's error. */
  look(): Promise<void>;
  /** Every second, whichever instance it was changed on, until `signal` aborts. */
  follow(signal: AbortSignal): Promise<void>;
}

export function createConnectionFollower(context: Following, environment: Connection): ConnectionFollower {
  const { store, secrets, connection, known, health, log } = context;
  let inForce: number | null = null;
  let isTokenLocked = false;
  // One look after the other: an older connection must not replace a newer one.
  let last: Promise<void> = Promise.resolve();
  const lookOnce = async (): Promise<void> => {
    const stored = await store.connection.read();
    if (stored.number === inForce) return;
    const settled = await settleConnection(environment, stored, secrets);
    ({ isTokenLocked } = settled);
    // What the account is has not been asked with this token.
    if (inForce === null || !hasSameToken(connection.current, settled.connection)) forgetAccount(known);
    connection.replace(settled.connection);
    if (inForce !== null) log.info({ number: stored.number }, 'Another connection to sipgate is in force.');
    if (isTokenLocked) log.warn({}, locked.en);
    inForce = stored.number;
  };
  const look = (): Promise<void> => {
    last = last.catch(() => {}).then(lookOnce);
    return last;
  };
  health.warnAbout('connection', () => describeLack(context));
  health.warnAbout('the stored token', () => (isTokenLocked ? locked : null));
  return {
    look,
    // While the database is away, what was in force stays so, and health tells of the database.
    follow: signal => repeat(() => look().catch(() => {}), { intervalMs, signal }),
  };
}

function hasSameToken({ credentials: one }: Connection, { credentials: other }: Connection): boolean {
  return one?.tokenId === other?.tokenId && one?.token === other?.token;
}

function forgetAccount(known: AppContext['known']): void {
  const { accountNumbers: _, accountId: __, withoutNumber: ___, ...roster } = known.roster;
  known.roster = roster;
  known.lookProblem = null;
}

type Missing = 'address' | 'agents' | 'hotline';

/** What Familiar lacks to put anybody through. */
export function missingOf(
  { webhookUrl, credentials, serviceNumbers, joins }: Connection,
  hotlines: number,
): readonly Missing[] {
  return [
    ...(webhookUrl === null ? (['address'] as const) : []),
    ...(credentials === null && serviceNumbers === null && joins.length === 0 ? (['agents'] as const) : []),
    ...(hotlines === 0 ? (['hotline'] as const) : []),
  ];
}

/** Says so; null: it lacks nothing. */
export function describeLack({
  connection,
  known,
}: Pick<AppContext, 'connection' | 'known'>): Warning | null {
  const missing = missingOf(connection.current, known.hotlines.size);
  if (missing.length === 0) return null;
  const list = (language: 'en' | 'de'): string => missing.map(one => words[one][language]).join(', ');
  return {
    en: `Familiar is not connected yet and puts nobody through. Still lacking: ${list('en')}. An admin gives it on the page, under Settings.`,
    de: `Familiar ist noch nicht verbunden und stellt niemanden durch. Es fehlt: ${list('de')}. Ein Admin trägt es auf der Seite ein, unter Einstellungen.`,
  };
}

const words: Readonly<Record<Missing, Warning>> = {
  address: {
    en: 'the public address for sipgate’s pushes',
    de: 'die öffentliche Adresse für sipgates Meldungen',
  },
  agents: {
    en: 'a token of sipgate’s, or the agents’ numbers',
    de: 'ein Token von sipgate oder die Nummern des Teams',
  },
  hotline: { en: 'the number of a hotline', de: 'die Nummer einer Hotline' },
};

const locked: Warning = {
  en: 'sipgate’s token is kept in the database, but can’t be opened: the key beside it is another or gone. Give the token anew on the page, or put the key back.',
  de: 'Das Token von sipgate liegt in der Datenbank, ist aber nicht zu öffnen: Der Schlüssel daneben ist ein anderer oder fehlt. Geben Sie das Token auf der Seite neu ein, oder legen Sie den Schlüssel zurück.',
};
