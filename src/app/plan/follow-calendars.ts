import type { CalendarDocument } from '../../plan/document.ts';
import type { AppContext } from '../context.ts';
import type { Warning } from '../health/health-summary.ts';
import type { CalendarState } from '../ports/plan.ts';
import { repeat } from '../repeat.ts';
import { currentDocument } from './change-plan.ts';
import { type CalendarDesk, defaultMinutes, isDue, refreshCalendar } from './refresh-calendars.ts';

const intervalMs = 15_000;
const atOnce = 4;
/** In milliseconds. A calendar not older than this is no reason to worry: most change once a week. */
const patienceMs = 2 * 3_600_000;

/**
 * Reads the published calendars whenever they are due, until `signal` aborts. One instance at a time reads
 * each, and all instances warn of those that can't be read.
 */
export async function followCalendars(
  context: Pick<AppContext, 'health' | 'log' | 'clock'>,
  calendars: CalendarDesk,
  signal: AbortSignal,
): Promise<void> {
  await repeat(createLook(context, calendars, signal), { intervalMs, signal });
}

/**
 * Makes a function that reads the calendars that are due. It never rejects: without the database there is
 * nothing to do.
 */
export function createLook(
  { health, log, clock }: Pick<AppContext, 'health' | 'log' | 'clock'>,
  calendars: CalendarDesk,
  signal: AbortSignal,
): () => Promise<void> {
  return async () => {
    try {
      const { document } = await currentDocument(calendars.desk);
      const followed = document.calendars ?? [];
      const states = await lookAtDue(followed, calendars, { now: clock(), signal });
      health.warnAbout('calendars', warningAbout(states, clock()));
    } catch (error) {
      if (!signal.aborted) log.debug({ err: error }, 'The calendars could not be looked at.');
    }
  };
}

interface Followed {
  readonly calendar: CalendarDocument;
  readonly state: CalendarState | null;
}

async function lookAtDue(
  followed: readonly CalendarDocument[],
  calendars: CalendarDesk,
  { now, signal }: { readonly now: number; readonly signal: AbortSignal },
): Promise<readonly Followed[]> {
  const { store } = calendars.desk;
  const looked: Followed[] = [];
  const waiting = [...followed];
  const work = async (): Promise<void> => {
    for (
      let calendar = waiting.shift();
      calendar !== undefined && !signal.aborted;
      calendar = waiting.shift()
    ) {
      const known = await store.readCalendarState(calendar.name);
      const fresh = isDue(calendar, known, now)
        ? await refreshCalendar(calendars, calendar, { isConfirmed: false, signal })
        : null;
      looked.push({ calendar, state: fresh ?? known });
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return looked;
}

/** Without their names, which may be those of people: users of the page find them there. */
function warningAbout(followed: readonly Followed[], now: number): Warning | null {
  const overdue = followed.flatMap(({ calendar, state }) => {
    if (state === null || state.failing === null) return [];
    const since = state.readAt ?? state.failing.since;
    const patience = Math.max(patienceMs, 3 * (calendar.minutes ?? defaultMinutes) * 60_000);
    const isOverdue = state.readAt === null || state.held > 0 || now - since > patience;
    return isOverdue ? [now - since] : [];
  });
  if (overdue.length === 0) return null;
  const hours = Math.round(Math.max(...overdue) / 3_600_000);
  const one = overdue.length === 1;
  const forHours = hours === 0 ? '' : `, for ${hours} ${hours === 1 ? 'hour' : 'hours'} by now`;
  const seitStunden = hours === 0 ? '' : ` seit ${hours} ${hours === 1 ? 'Stunde' : 'Stunden'}`;
  return {
    en: `${one ? 'A calendar' : `${overdue.length} calendars`} can not be taken over${forHours}; the absences stay as last known. The page tells which and why, under Team.`,
    de: `${one ? 'Ein Kalender lässt' : `${overdue.length} Kalender lassen`} sich${seitStunden} nicht übernehmen; die Abwesenheiten bleiben wie zuletzt bekannt. Welcher und warum, steht unter Team.`,
  };
}
