import { getHolidays, type Holiday } from 'feiertagejs';
import { isLocalDate, type LocalDate } from '../domain/local-date.ts';
import type { Label, NamedDay } from '../domain/opening-hours.ts';
import type { HoursProblem } from '../domain/opening-hours-problems.ts';
import { type HolidayKey, holidayKeys, holidayNames } from './holiday-names.ts';

/** The sixteen states by their ISO 3166-2:DE codes. */
export const federalStates = [
  'BW',
  'BY',
  'BE',
  'BB',
  'HB',
  'HE',
  'HH',
  'MV',
  'NI',
  'NW',
  'RP',
  'SL',
  'SN',
  'ST',
  'SH',
  'TH',
] as const;
export type FederalState = (typeof federalStates)[number];

/** Which days are public holidays for a hotline. */
export interface HolidayRules {
  /** Null: only the holidays added. */
  readonly state: FederalState | null;
  readonly add: readonly AddedHoliday[];
  /** By name for every year, or a single day. */
  readonly remove: readonly RemovedHoliday[];
}

/**
 * A holiday that state law leaves to the communes, such as `corpus-christi` in parts of Saxony and Thuringia;
 * a day of your own every year (`monthDay` such as `11-11`); or a single day.
 */
export type AddedHoliday =
  | { readonly kind: 'known'; readonly key: HolidayKey }
  | { readonly kind: 'yearly'; readonly monthDay: string; readonly name: Label }
  | { readonly kind: 'once'; readonly date: LocalDate; readonly name: Label };

export type RemovedHoliday =
  | { readonly kind: 'known'; readonly key: HolidayKey }
  | { readonly kind: 'once'; readonly date: LocalDate };

/** Days that a law made a holiday once. The library knows only what comes back every year. */
const onceByLaw: Readonly<Partial<Record<FederalState, readonly NamedDay[]>>> = {
  BE: [
    { date: '2020-05-08', name: { en: 'Liberation Day', de: 'Tag der Befreiung' } },
    { date: '2025-05-08', name: { en: 'Liberation Day', de: 'Tag der Befreiung' } },
    {
      date: '2028-06-17',
      name: { en: 'Anniversary of the uprising of 1953', de: 'Jahrestag des Volksaufstands von 1953' },
    },
  ],
};

/**
 * The public holidays of a range of years, both included, in order, each day once. For Bavaria Assumption Day
 * is among them: it is a holiday in four out of five communes, and the others remove it.
 */
export function publicHolidays(
  rules: HolidayRules,
  years: { readonly from: number; readonly to: number },
): readonly NamedDay[] {
  const days = new Map<LocalDate, NamedDay>();
  for (let year = years.from; year <= years.to; year += 1)
    for (const day of [...statutory(rules, year), ...added(rules, year)]) {
      const isRemoved = rules.remove.some(it => it.kind === 'once' && it.date === day.date);
      if (!isRemoved && !days.has(day.date)) days.set(day.date, day);
    }
  return [...days.values()].sort((a, b) => (a.date < b.date ? -1 : 1));
}

/**
 * Finds days that don't exist, and removals of what is no holiday there, usually a slip. Empty: all is well.
 */
export function problemsOfHolidays({ state, add, remove }: HolidayRules): readonly HoursProblem[] {
  const dates = [
    ...add.map(it => ({ field: 'holidays.add', value: dateIn(it) })),
    ...remove.map(it => ({ field: 'holidays.remove', value: dateIn(it) })),
  ];
  const known = new Set(state === null ? [] : getHolidays(2024, state).map(holiday => holiday.name));
  const idle = remove.filter(it => it.kind === 'known' && !known.has(holidayNames[it.key].type));
  return [
    ...dates
      .filter(({ value }) => value !== null && !isLocalDate(value.replace(/^(?=\d\d-)/, '2000-')))
      .map(({ field, value }) => ({
        field,
        value: value ?? '',
        remedy: 'there is no such day; write it like 2026-12-24, or 12-24 for every year',
      })),
    ...idle.map(it => ({
      field: 'holidays.remove',
      value: it.kind === 'known' ? it.key : it.date,
      remedy:
        state === null
          ? 'no state is set, so there is nothing to remove'
          : `it is no holiday in ${state}; leave it out`,
    })),
  ];
}

function dateIn(rule: AddedHoliday | RemovedHoliday): string | null {
  switch (rule.kind) {
    case 'known':
      return null;
    case 'yearly':
      return rule.monthDay;
    case 'once':
      return rule.date;
  }
}

function statutory({ state, remove }: HolidayRules, year: number): readonly NamedDay[] {
  if (state === null) return [];
  const kept = holidayKeys.filter(key => !remove.some(it => it.kind === 'known' && it.key === key));
  const once = onceByLaw[state]?.filter(({ date }) => date.startsWith(`${year}-`)) ?? [];
  return [...daysOf(kept, getHolidays(year, state)), ...once];
}

function added({ add }: HolidayRules, year: number): readonly NamedDay[] {
  return add.flatMap(rule => daysAddedBy(rule, year));
}

function daysAddedBy(rule: AddedHoliday, year: number): readonly NamedDay[] {
  switch (rule.kind) {
    case 'known':
      // The library's "all of Germany" does not include Augsburg.
      return daysOf([rule.key], [...getHolidays(year, 'ALL'), ...getHolidays(year, 'AUGSBURG')]);
    case 'yearly': {
      const date = `${year}-${rule.monthDay}`;
      // 29 February comes only in leap years.
      return isLocalDate(date) ? [{ date, name: rule.name }] : [];
    }
    case 'once':
      return rule.date.startsWith(`${year}-`) ? [{ date: rule.date, name: rule.name }] : [];
  }
}

/** Those of a year's holidays that go by one of the keys. */
function daysOf(keys: readonly HolidayKey[], holidays: readonly Holiday[]): readonly NamedDay[] {
  const dates = new Map(holidays.map(({ name, dateString }) => [name, dateString]));
  return keys.flatMap(key => {
    const { type, label } = holidayNames[key];
    const date = dates.get(type);
    return date === undefined ? [] : [{ date, name: label }];
  });
}
