import type { Refusal, RefusedEvents, StoreState } from '../ports/store.ts';
import type { HealthSummary, Warning } from './health-summary.ts';

/**
 * A warning that tells users of the page more than it tells anybody who reaches `/health`, such as numbers and
 * names, or admins alone, such as a secret address.
 */
export interface StandingWarning extends Warning {
  readonly forUsers?: Warning;
  readonly forAdmins?: Warning;
}

/** Who reads: anybody who reaches `/health`, or somebody who has signed in and may see the settings. */
export type Reader = 'anybody' | 'user' | 'admin';

/** The warning as this reader may have it. */
export function warningFor(
  reader: Reader,
  { en, de, forUsers, forAdmins = forUsers }: StandingWarning,
): Warning {
  return { anybody: undefined, user: forUsers, admin: forAdmins }[reader] ?? { en, de };
}

const spoolAlmostFull = 0.8;

const phrases = {
  followUps: {
    en: 'sipgate reports new calls but never their answer or hangup. Check that WEBHOOK_URL is the address by which sipgate reaches this server.',
    de: 'sipgate meldet neue Anrufe, aber nie ihre Annahme oder ihr Ende. Prüfen Sie, ob sipgate diesen Server unter WEBHOOK_URL erreicht.',
  },
  stale: {
    en: 'Who is reachable has not been confirmed for too long and is no longer believed.',
    de: 'Wer erreichbar ist, wurde zu lange nicht bestätigt und gilt nicht mehr.',
  },
  database: {
    en: 'The database can not be reached. Calls are still taken.',
    de: 'Die Datenbank ist nicht erreichbar. Anrufe werden weiter angenommen.',
  },
} as const satisfies Record<string, Warning>;

export function warningsOf(summary: Omit<HealthSummary, 'warnings' | 'notes'>): readonly Warning[] {
  const warnings: Warning[] = [];
  const { spooled, refused, encoding } = summary.store;
  if (summary.followUps === 'never-arrived') warnings.push(phrases.followUps);
  if (summary.presence.isStale) warnings.push(phrases.stale);
  if (!summary.store.isReachable) warnings.push(awayWarning(summary.store));
  if (refused !== undefined && refused.entries > 0) warnings.push(refusedWarning(refused));
  if (encoding) warnings.push(encodingWarning(encoding));
  if (spooled.entries > 0) warnings.push(spoolWarning(spooled));
  const { expired, notInProgress, nextCalls } = summary.corrections;
  const closed = expired + notInProgress + nextCalls;
  if (closed > 0) warnings.push(closedWarning(closed));
  if (summary.offersUnclaimed > 0) warnings.push(unclaimedWarning(summary.offersUnclaimed));
  return warnings;
}

function awayWarning({ isAnswering, lastError }: StoreState): Warning {
  if (!isAnswering || lastError === null) return phrases.database;
  const { error } = lastError;
  return {
    en: `The database answers, but takes nothing at the moment (${error}). Calls are still taken.`,
    de: `Die Datenbank antwortet, nimmt aber gerade nichts an (${error}). Anrufe werden weiter angenommen.`,
  };
}

function refusedWarning({ entries, why }: RefusedEvents): Warning {
  const { en, de } = refusals[why?.reason ?? 'other'];
  const code = why === null ? '' : ` (${why.code})`;
  return {
    en: `The database refuses ${entries === 1 ? '1 event' : `${entries} events`}: ${en}${code}. They are set aside and tried again every minute; all others are taken.`,
    de: `Die Datenbank lehnt ${entries === 1 ? '1 Ereignis' : `${entries} Ereignisse`} ab: ${de}${code}. Sie sind beiseitegelegt und werden jede Minute neu versucht; alle anderen werden angenommen.`,
  };
}

const refusals: Readonly<Record<Refusal['reason'], Warning>> = {
  character: {
    en: 'its encoding has no room for a character',
    de: 'ihre Kodierung kennt ein Zeichen nicht',
  },
  'too-long': { en: 'something is too long for it', de: 'etwas ist ihr zu lang' },
  'out-of-range': { en: 'a number is too large for it', de: 'eine Zahl ist ihr zu groß' },
  rights: { en: 'its user lacks a right', de: 'ihrem Benutzer fehlt ein Recht' },
  tables: { en: 'a table or column is missing', de: 'eine Tabelle oder Spalte fehlt' },
  other: { en: 'the log says why', de: 'warum, steht im Protokoll' },
};

function encodingWarning(encoding: string): Warning {
  return {
    en: `The database keeps texts as ${encoding}, which can’t hold every name. Move it into one in UTF8.`,
    de: `Die Datenbank speichert Texte als ${encoding} und kann nicht jeden Namen fassen. Ziehen Sie in eine mit UTF8 um.`,
  };
}

function spoolWarning({ entries, bytes, capacityBytes }: StoreState['spooled']): Warning {
  const percent = capacityBytes === 0 ? 100 : Math.round((bytes / capacityBytes) * 100);
  const isAlmostFull = bytes > spoolAlmostFull * capacityBytes;
  return {
    en: `Events that wait on disk for the database: ${entries}.${isAlmostFull ? ` The spool is ${percent} % full.` : ''}`,
    de: `Ereignisse, die auf der Platte auf die Datenbank warten: ${entries}.${isAlmostFull ? ` Der Puffer ist zu ${percent} % voll.` : ''}`,
  };
}

function closedWarning(count: number): Warning {
  if (count === 1)
    return {
      en: '1 call closed because its hangup never came.',
      de: '1 Anruf geschlossen, weil sein Ende nie gemeldet wurde.',
    };
  return {
    en: `${count} calls closed because their hangup never came.`,
    de: `${count} Anrufe geschlossen, weil ihr Ende nie gemeldet wurde.`,
  };
}

function unclaimedWarning(count: number): Warning {
  return {
    en: `${count === 1 ? '1 call was' : `${count} calls were`} offered without a claim, mostly because the database was too slow. With several instances another call may have rung there too.`,
    de: `${count === 1 ? '1 Anruf wurde' : `${count} Anrufe wurden`} ohne Vormerkung angeboten, meist weil die Datenbank zu langsam war. Bei mehreren Instanzen kann dort auch ein anderer Anruf geklingelt haben.`,
  };
}
