import type { PlanDesk } from '../app/plan/plan-desk.ts';
import type { CalendarDesk } from '../app/plan/refresh-calendars.ts';
import type { Log } from '../app/ports/log.ts';
import { fetchCalendar } from '../calendar/fetch-calendar.ts';
import { readCalendar } from '../calendar/ics.ts';
import type { Config } from '../config/config.ts';

/** What it takes to look at published calendars, from those places only that the configuration allows. */
export function createCalendarDesk(
  { calendarPrivateHosts }: Pick<Config, 'calendarPrivateHosts'>,
  desk: PlanDesk,
  log: Log,
): CalendarDesk {
  const privateHosts = new Set(calendarPrivateHosts);
  return {
    desk,
    log,
    readCalendar,
    fetchCalendar: (address, known, signal) => fetchCalendar(address, known, { privateHosts, signal }),
  };
}
