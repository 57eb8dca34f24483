import Holidays from 'date-holidays';
import { describe, expect, test } from 'vitest';
import { type HolidayKey, halfDayLabel, holidayKeys } from '../../src/calendar/holiday-names.ts';
import {
  type AddedHoliday,
  federalStates,
  type HolidayRules,
  problemsOfHolidays,
  publicHolidays,
  type RemovedHoliday,
} from '../../src/calendar/holidays.ts';

const tenYears = { from: 2024, to: 2033 };
const names = { en: 'Carnival', de: 'Karneval' };

function rules(changed: Partial<HolidayRules>): HolidayRules {
  return { state: null, add: [], remove: [], ...changed };
}

function datesOf(given: HolidayRules, years = tenYears): readonly string[] {
  return publicHolidays(given, years).map(({ date }) => date);
}

/** What an independent library says, for a state or for a region of it. */
function oracle(state: string, region?: string): readonly string[] {
  const calendar = region === undefined ? new Holidays('DE', state) : new Holidays('DE', state, region);
  const years = Array.from({ length: 10 }, (_, index) => tenYears.from + index);
  return years.flatMap(year =>
    calendar
      .getHolidays(year)
      .filter(({ type }) => type === 'public')
      .map(({ date }) => date.slice(0, 10)),
  );
}

function known(key: HolidayKey): AddedHoliday & RemovedHoliday & { kind: 'known' } {
  return { kind: 'known', key };
}

describe('ten years of public holidays are those of an independent library', () => {
  const withoutBavaria = federalStates.filter(state => state !== 'BY');
  test.each(withoutBavaria)('in %s, without a difference', state => {
    expect(datesOf(rules({ state }))).toEqual(oracle(state));
  });

  test.each<[string, string, string | undefined, Partial<HolidayRules>]>([
    [
      'in Bavaria but for Assumption Day, which it leaves to a region',
      'BY',
      undefined,
      { remove: [known('assumption-day')] },
    ],
    ['in the mostly Catholic communes of Bavaria, as they are', 'BY', 'KATH', {}],
    [
      'in the mostly Protestant communes of Bavaria, less Assumption Day',
      'BY',
      'EVANG',
      { remove: [known('assumption-day')] },
    ],
    ['in Augsburg, with its Peace Festival', 'BY', 'A', { add: [known('peace-festival')] }],
    [
      'in the Catholic communes of Saxony, with Corpus Christi',
      'SN',
      'BZ',
      { add: [known('corpus-christi')] },
    ],
    ['in the Eichsfeld in Thuringia, with Corpus Christi', 'TH', 'EIC', { add: [known('corpus-christi')] }],
  ])('%s', (_, state, region, changed) => {
    const ours = datesOf(rules({ state: state as HolidayRules['state'], ...changed }));
    expect(ours).toEqual(oracle(state, region));
  });
});

test.each([
  ['the 75th anniversary of the end of the war', '2020-05-08', 'Tag der Befreiung'],
  ['the 80th', '2025-05-08', 'Tag der Befreiung'],
  ['the 75th anniversary of the uprising', '2028-06-17', 'Jahrestag des Volksaufstands von 1953'],
])('in Berlin %s is a holiday once', (_, date, name) => {
  const year = Number(date.slice(0, 4));
  const day = publicHolidays(rules({ state: 'BE' }), { from: year, to: year }).find(it => it.date === date);
  expect(day?.name.de).toBe(name);
  expect(datesOf(rules({ state: 'BE' }), { from: year + 1, to: year + 1 })).not.toContain(
    date.replace(String(year), String(year + 1)),
  );
});

test('a holiday has a name in German and in English', () => {
  const day = publicHolidays(rules({ state: 'NW' }), { from: 2026, to: 2026 }).find(
    ({ date }) => date === '2026-06-04',
  );
  expect(day?.name).toEqual({ en: 'Corpus Christi', de: 'Fronleichnam' });
});

describe('a company', () => {
  const in2026 = { from: 2026, to: 2026 };

  test('closes every year on a day of its own', () => {
    const add: AddedHoliday[] = [{ kind: 'yearly', monthDay: '11-11', name: names }];
    expect(publicHolidays(rules({ add }), { from: 2026, to: 2027 })).toEqual([
      { date: '2026-11-11', name: names },
      { date: '2027-11-11', name: names },
    ]);
  });

  test('closes on a single day', () => {
    const add: AddedHoliday[] = [{ kind: 'once', date: '2026-02-16', name: names }];
    expect(datesOf(rules({ add }), { from: 2025, to: 2027 })).toEqual(['2026-02-16']);
  });

  test('works on a holiday, this year only', () => {
    const remove: RemovedHoliday[] = [{ kind: 'once', date: '2026-06-04' }];
    expect(datesOf(rules({ state: 'NW', remove }), in2026)).not.toContain('2026-06-04');
    expect(datesOf(rules({ state: 'NW', remove }), { from: 2027, to: 2027 })).toContain('2027-05-27');
  });

  test('that adds what is a holiday anyway has it once', () => {
    const add: AddedHoliday[] = [{ kind: 'once', date: '2026-06-04', name: names }, known('corpus-christi')];
    expect(publicHolidays(rules({ state: 'NW', add }), in2026)).toEqual(
      publicHolidays(rules({ state: 'NW' }), in2026),
    );
  });

  test('outside Germany can list every day itself', () => {
    const add = holidayKeys.map(key => known(key));
    expect(datesOf(rules({ add }), in2026)).toHaveLength(holidayKeys.length);
  });
});

test.each<[string, Partial<HolidayRules>, string, string, string]>([
  [
    'an added day that does not exist',
    { add: [{ kind: 'once', date: '2026-06-31', name: names }] },
    'holidays.add',
    '2026-06-31',
    'there is no such day; write it like 2026-12-24, or 12-24 for every year',
  ],
  [
    'a yearly day that never comes',
    { add: [{ kind: 'yearly', monthDay: '02-30', name: names }] },
    'holidays.add',
    '02-30',
    'there is no such day; write it like 2026-12-24, or 12-24 for every year',
  ],
  [
    'a removed day written as nobody writes it in a file',
    { remove: [{ kind: 'once', date: '4.6.2026' }] },
    'holidays.remove',
    '4.6.2026',
    'there is no such day; write it like 2026-12-24, or 12-24 for every year',
  ],
  [
    'the removal of what is no holiday in that state',
    { state: 'HH', remove: [known('corpus-christi')] },
    'holidays.remove',
    'corpus-christi',
    'it is no holiday in HH; leave it out',
  ],
])('%s is refused with the field, the value and a remedy', (_, changed, field, value, remedy) => {
  expect(problemsOfHolidays(rules(changed))).toEqual([{ field, value, remedy }]);
});

test('sensible rules have no problem', () => {
  const add: AddedHoliday[] = [{ kind: 'yearly', monthDay: '02-29', name: names }];
  expect(problemsOfHolidays(rules({ state: 'BY', add, remove: [known('assumption-day')] }))).toEqual([]);
});

test('a half day is called what people call it', () => {
  expect(['12-24', '12-31', '02-11'].map(day => halfDayLabel(day).de)).toEqual([
    'Heiligabend',
    'Silvester',
    'verkürzter Tag',
  ]);
});
