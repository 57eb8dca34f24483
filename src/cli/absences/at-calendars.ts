import { calendarCalled } from '../../app/plan/change-calendars.ts';
import { currentDocument } from '../../app/plan/change-plan.ts';
import type { PlanDesk } from '../../app/plan/plan-desk.ts';
import { type CalendarDesk, refreshCalendar } from '../../app/plan/refresh-calendars.ts';
import type { CalendarState } from '../../app/ports/plan.ts';
import type { Store } from '../../app/ports/store.ts';
import type { Language } from '../../domain/language.ts';
import type { CalendarDocument } from '../../plan/document.ts';
import { createCalendarDesk } from '../../wiring/configured-calendars.ts';
import { atDesk } from '../config/at-desk.ts';
import { silentLog } from '../create-log.ts';
import { loadConfig } from '../load-config.ts';
import { CliError } from '../run-program.ts';
import { absenceWords } from './absence-words.ts';

/** Does work on published calendars, then closes the database. */
export function atCalendars<T>(work: (calendars: CalendarDesk, store: Store) => Promise<T>): Promise<T> {
  return atDesk('change', (desk, store) => work(createCalendarDesk(loadConfig(), desk, silentLog), store));
}

/** @throws CliError if no calendar of this name is followed. */
export async function followedCalendar(
  desk: PlanDesk,
  name: string,
  language: Language,
): Promise<CalendarDocument> {
  const { document } = await currentDocument(desk);
  const calendar = calendarCalled(document, name);
  if (calendar !== null) return calendar;
  const names = (document.calendars ?? []).map(one => one.name).join(', ');
  throw new CliError(absenceWords[language].none(name, names));
}

/** Reads a calendar and prints the result. False: it could not be imported. */
export async function lookAndTell(
  calendars: CalendarDesk,
  calendar: CalendarDocument,
  { isConfirmed, language }: { readonly isConfirmed: boolean; readonly language: Language },
): Promise<boolean> {
  const words = absenceWords[language];
  const { signal } = new AbortController();
  const state = await refreshCalendar(calendars, calendar, { isConfirmed, signal });
  if (state === null) {
    console.log(`${calendar.name}: ${words.underway}`);
    return true;
  }
  const { failing, held } = state;
  if (failing === null) {
    for (const line of describeState(state, language)) console.log(`${calendar.name}: ${line}`);
    return true;
  }
  console.error(`familiar: ${calendar.name}: ${failing.why[language]} ${words.stays}`);
  if (held > 0)
    console.error(`familiar: ${words.ifGone(`familiar absences refresh "${calendar.name}" --replace`)}`);
  return false;
}

/** The result of reading a calendar, one line each. */
export function describeState({ result }: CalendarState, language: Language): readonly string[] {
  const words = absenceWords[language];
  if (result === null) return [words.neverRead];
  const left = result.leftOut.map(({ count, why }) => `${count} ${why[language]}`).join(', ');
  return [
    words.result(result),
    ...(left === '' ? [] : [words.leftOut(left)]),
    ...result.warnings.map(one => one[language]),
  ];
}
