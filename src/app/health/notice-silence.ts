import type { CallRecord } from '../../domain/call-record.ts';
import type { AppContext } from '../context.ts';
import type { StandingWarning } from './health-warnings.ts';

/** Longer than a weekend without calls. */
const longMs = 3 * 24 * 3_600_000;
const dayMs = 24 * 3_600_000;

/** If no push has ever come, or none for days, health says so until one comes to this or another instance. */
export async function noticeSilence({ store, health, feed, clock, log }: AppContext): Promise<void> {
  try {
    for (const { call } of await store.recentCalls(calls))
      for (const at of pushesOf(call)) health.heardAt(at);
  } catch (error) {
    log.warn({ err: error }, 'Whether pushes have come before is not known.');
    return;
  }
  feed.subscribe(({ entry }) => {
    if (pushes.has(entry.event.type)) health.heardAt(clock());
  });
  health.warnAbout('silence', () => {
    const at = health.lastPushAt();
    if (at === null) return never;
    const silentMs = clock() - at;
    return silentMs > longMs ? forDays(Math.floor(silentMs / dayMs)) : null;
  });
}

/** Enough for one from a push to be among them, even after an import. */
const calls = 100;
const pushes: ReadonlySet<string> = new Set(['newCall', 'answer', 'hangup', 'dtmf']);

/** Imported calls are of the kinds `past` and `outgoing`, and prove nothing. */
function pushesOf({ kind, startedAt, answeredAt, endedAt }: CallRecord): readonly number[] {
  if (kind !== 'hotline' && kind !== 'direct') return [];
  return [startedAt, answeredAt, endedAt].filter(at => at !== null);
}

const never: StandingWarning = {
  en: 'No push of sipgate has ever come. Set the address of WEBHOOK_URL in sipgate’s console, for incoming and outgoing calls, and call the hotline.',
  de: 'Von sipgate kam noch nie eine Meldung. Tragen Sie die Adresse aus WEBHOOK_URL in der Konsole von sipgate ein, für eingehende und ausgehende Anrufe, und rufen Sie die Hotline an.',
};

function forDays(days: number): StandingWarning {
  return {
    en: `No push of sipgate has come for ${days} days. If somebody has called since, sipgate does not reach this server by WEBHOOK_URL.`,
    de: `Seit ${days} Tagen kam keine Meldung von sipgate. Hat seitdem jemand angerufen, erreicht sipgate diesen Server nicht unter WEBHOOK_URL.`,
  };
}
