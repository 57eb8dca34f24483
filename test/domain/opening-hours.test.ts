import { describe, expect, test } from 'vitest';
import { type LocalMoment, weekdayOf } from '../../src/domain/local-date.ts';
import { isOpenAt, nextOpening, type OpeningHours, specialDayAt } from '../../src/domain/opening-hours.ts';
import { parseSpan, type Span, splitAtMidnight } from '../../src/domain/span.ts';
import { closedWeek, span } from '../support/opening-hours.ts';

const office: OpeningHours = {
  weekly: {
    ...closedWeek,
    monday: spans('8:00-12:00', '13:00-17:00'),
    tuesday: spans('8:00-17:00'),
    wednesday: spans('8:00-17:00'),
    thursday: spans('8:00-18:00'),
    friday: spans('8:00-24:00'),
  },
  exceptions: [
    { date: '2026-06-05', spans: [], label: { en: 'works outing', de: 'Betriebsausflug' } },
    { date: '2026-06-07', spans: spans('10:00-14:00'), label: null },
    { date: '2026-05-25', spans: spans('9:00-10:00'), label: null },
  ],
  holidays: [
    { date: '2026-06-04', name: { en: 'Corpus Christi', de: 'Fronleichnam' } },
    { date: '2026-05-25', name: { en: 'Whit Monday', de: 'Pfingstmontag' } },
    { date: '2027-12-24', name: { en: 'a holiday one day', de: 'eines Tages frei' } },
  ],
  holidaySpans: [],
  halfDays: [
    { monthDay: '12-24', spans: spans('7:00-12:00'), label: { en: 'Christmas Eve', de: 'Heiligabend' } },
  ],
};

function spans(...texts: readonly string[]): readonly Span[] {
  return texts.map(span);
}

/** `2026-06-04 18:05` */
function at(text: string): LocalMoment {
  const [date = '', clock = ''] = text.split(' ');
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return { date, weekday: weekdayOf(date), minute: hours * 60 + minutes };
}

describe('a call comes', () => {
  test.each([
    ['on a Monday morning', '2026-06-01 08:00', true, 'weekly', null],
    ['a minute before that', '2026-06-01 07:59', false, 'weekly', null],
    ['in the lunch break', '2026-06-01 12:00', false, 'weekly', null],
    ['after lunch', '2026-06-01 13:00', true, 'weekly', null],
    ['just before closing', '2026-06-01 16:59', true, 'weekly', null],
    ['at closing time', '2026-06-01 17:00', false, 'weekly', null],
    ['late on a Friday that ends at midnight', '2026-06-12 23:59', true, 'weekly', null],
    ['on a Saturday', '2026-06-13 10:00', false, 'weekly', null],
    ['on Corpus Christi', '2026-06-04 10:00', false, 'holiday', 'Corpus Christi'],
    ['on the day of the outing', '2026-06-05 10:00', false, 'exception', 'works outing'],
    ['on the Sunday of the fair', '2026-06-07 13:59', true, 'exception', null],
    ['on a holiday on which the office opens after all', '2026-05-25 09:30', true, 'exception', null],
    ['on that holiday, too late', '2026-05-25 10:00', false, 'exception', null],
    ['on the morning of Christmas Eve', '2026-12-24 11:59', true, 'half-day', 'Christmas Eve'],
    ['on Christmas Eve before the weekday opens', '2026-12-24 07:30', false, 'half-day', 'Christmas Eve'],
    ['on the afternoon of Christmas Eve', '2026-12-24 12:00', false, 'half-day', 'Christmas Eve'],
    ['on a Christmas Eve that is a Sunday', '2028-12-24 11:00', false, 'weekly', null],
    [
      'on a Christmas Eve that is a public holiday',
      '2027-12-24 11:00',
      false,
      'holiday',
      'a holiday one day',
    ],
  ])('%s', (_, moment, open, because, label) => {
    const openness = isOpenAt(office, at(moment));
    expect({ ...openness, label: openness.label?.en ?? null }).toEqual({ open, because, label });
  });

  test('on a holiday with an emergency service, which has hours of its own', () => {
    const hours = { ...office, holidaySpans: spans('10:00-12:00') };
    expect(isOpenAt(hours, at('2026-06-04 11:00'))).toMatchObject({ open: true, because: 'holiday' });
    expect(isOpenAt(hours, at('2026-06-04 12:00'))).toMatchObject({ open: false, because: 'holiday' });
  });
});

describe('the hotline opens next', () => {
  test.each([
    ['now, if it is open', '2026-06-01 09:00', '2026-06-01 09:00'],
    ['this morning', '2026-06-01 05:00', '2026-06-01 08:00'],
    ['after lunch', '2026-06-01 12:30', '2026-06-01 13:00'],
    ['tomorrow', '2026-06-01 17:00', '2026-06-02 08:00'],
    ['after a holiday and the outing, on the Sunday of the fair', '2026-06-03 18:00', '2026-06-07 10:00'],
    ['on Monday', '2026-06-13 10:00', '2026-06-15 08:00'],
  ])('%s', (_, asked, opens) => {
    expect(nextOpening(office, at(asked))).toEqual(at(opens));
  });

  test('never, if it has no hours', () => {
    const never = { ...office, weekly: closedWeek, exceptions: [] };
    expect(nextOpening(never, at('2026-06-01 09:00'))).toBeNull();
  });
});

describe('a night shift', () => {
  const night = splitAtMidnight({ ...closedWeek, friday: spans('22:00-6:00'), sunday: spans('22:00-6:00') });
  const hours = { ...office, weekly: night, exceptions: [], holidays: [], halfDays: [] };

  test.each([
    ['begins on Friday evening', '2026-06-12 22:00', true],
    ['goes on past midnight', '2026-06-13 00:00', true],
    ['ends on Saturday morning', '2026-06-13 06:00', false],
    ['of Sunday goes on into the next week', '2026-06-15 05:59', true],
    ['does not begin on Monday', '2026-06-15 22:00', false],
  ])('%s', (_, moment, open) => {
    expect(isOpenAt(hours, at(moment)).open).toBe(open);
  });

  test('opens next on Sunday evening', () => {
    expect(nextOpening(hours, at('2026-06-13 06:00'))).toEqual(at('2026-06-14 22:00'));
  });
});

test.each(['8-17', '8:00', '08:00-25:00', '08:61-09:00', '24:00-06:00', '08:00-08:00', '', '8:00-9:00 Uhr'])(
  '"%s" is no span',
  text => {
    expect(parseSpan(text)).toBeNull();
  },
);

describe('callers are told of a special day', () => {
  test.each([
    ['all day on a holiday', '2026-06-04 22:00', 'holiday'],
    ['all day where it is closed by hand', '2026-06-05 06:00', 'exception'],
    ['on the afternoon of a half day', '2026-12-24 14:00', 'holiday'],
    ['where it closes earlier by hand', '2026-05-25 11:00', 'exception'],
    ['not in the evening of a half day, which is as any other', '2026-12-24 20:00', null],
    ['not in the evening of a Sunday that is open by hand', '2026-06-07 20:00', null],
    ['not at night', '2026-06-01 22:00', null],
  ])('%s', (_, moment, day) => {
    expect(specialDayAt(office, at(moment))).toBe(day);
  });
});
