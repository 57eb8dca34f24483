import { problemsOfHolidays } from '../calendar/holidays.ts';
import { holidayRules } from './compile-hours.ts';
import type { PlanDocument } from './document.ts';
import type { Finding } from './plan-problem.ts';

/** Holidays that are removed although they are none where the hours hold, which is mostly a slip. */
export function checkHours({ hours = {} }: PlanDocument): readonly Finding[] {
  return Object.entries(hours).flatMap(([name, given]) =>
    problemsOfHolidays(holidayRules(given)).map(({ value, remedy }) => ({
      path: ['hours', name, 'remove'],
      value,
      remedy: { en: remedy, de: `entfernen Sie es: Dort ist es kein Feiertag` },
    })),
  );
}
