import { problemsOfHolidays } from '../calendar/holidays.ts';
import { holidayRules } from './compile-hours.ts';
import type { PlanDocument } from './document.ts';
import type { Finding } from './plan-problem.ts';

/** Finds removed holidays that are none where the hours apply, which is usually a slip. */
export function checkHours({ hours = {} }: PlanDocument): readonly Finding[] {
  return Object.entries(hours).flatMap(([name, given]) =>
    problemsOfHolidays(holidayRules(given)).map(({ value, remedy }) => ({
      path: ['hours', name, 'remove'],
      value,
      remedy: { en: remedy, de: `entfernen Sie es: Dort ist es kein Feiertag` },
    })),
  );
}
