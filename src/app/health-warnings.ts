import type { HealthSummary } from './health.ts';
import type { StoreState } from './ports.ts';

/** A sentence for operators. */
export interface Warning {
  readonly en: string;
  readonly de: string;
  /** The same with phone numbers and names, for those who may see them; left out: there are none in it. */
  readonly inFull?: { readonly en: string; readonly de: string };
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
  const { spooled, isReachable } = summary.store;
  if (summary.followUps === 'never-arrived') warnings.push(phrases.followUps);
  if (summary.presence.isStale) warnings.push(phrases.stale);
  if (!isReachable) warnings.push(phrases.database);
  if (spooled.entries > 0) warnings.push(spoolWarning(spooled));
  const closed = summary.corrections.expired + summary.corrections.notInProgress;
  if (closed > 0) warnings.push(closedWarning(closed));
  if (summary.offersUnclaimed > 0) warnings.push(unclaimedWarning(summary.offersUnclaimed));
  return warnings;
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
