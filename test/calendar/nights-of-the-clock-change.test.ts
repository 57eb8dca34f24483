import { describe, expect, test } from 'vitest';
import { isOpenAt, nextOpening, type OpeningHours } from '../../src/domain/opening-hours.ts';
import { splitAtMidnight } from '../../src/domain/span.ts';
import { closedWeek, span } from '../support/opening-hours.ts';
import { zoneOf } from '../support/time-zone.ts';

const berlin = zoneOf('Europe/Berlin');

function openIn(hours: string): OpeningHours {
  const [saturday, sunday] = hours.split(', ').map(text => (text === 'closed' ? [] : [span(text)]));
  const weekly = splitAtMidnight({ ...closedWeek, saturday: saturday ?? [], sunday: sunday ?? [] });
  return { weekly, exceptions: [], holidays: [], holidaySpans: [], halfDays: [] };
}

describe('when the clock goes forward, at two', () => {
  test.each([
    [
      'a hotline that opens at 2:30 on the night of 29 March 2026',
      'closed, 2:30-8:00',
      '2026-03-29T00:59Z',
      false,
    ],
    ['the same, a minute later, at three', 'closed, 2:30-8:00', '2026-03-29T01:00Z', true],
    [
      'a hotline that is open from 2:00 to 3:00 has no minute that night',
      'closed, 2:00-3:00',
      '2026-03-29T00:59Z',
      false,
    ],
    ['the same, a minute later, at three', 'closed, 2:00-3:00', '2026-03-29T01:00Z', false],
    ['a night shift that ends at 6:00', '22:00-6:00, closed', '2026-03-29T03:59Z', true],
    ['the same at six, after seven hours', '22:00-6:00, closed', '2026-03-29T04:00Z', false],
    [
      'a Sunday that begins at 8:00, at 7:59 by the new time',
      'closed, 8:00-12:00',
      '2026-03-29T05:59Z',
      false,
    ],
    ['the same at eight', 'closed, 8:00-12:00', '2026-03-29T06:00Z', true],
    [
      'a hotline that closes at 2:30 on the night of 28 March 2027',
      'closed, 0:00-2:30',
      '2027-03-28T00:59Z',
      true,
    ],
    ['the same, a minute later, at three', 'closed, 0:00-2:30', '2027-03-28T01:00Z', false],
    ['a night shift of 2027 that ends at 6:00', '22:00-6:00, closed', '2027-03-28T03:59Z', true],
    ['the same at six', '22:00-6:00, closed', '2027-03-28T04:00Z', false],
  ])('%s (%s): at %s', (_, hours, moment, open) => {
    expect(isOpenAt(openIn(hours), berlin.toLocal(Date.parse(moment))).open).toBe(open);
  });

  test('a hotline that is open from 2:00 to 3:00 opens next a week later', () => {
    const hours = openIn('closed, 2:00-3:00');
    const next = nextOpening(hours, berlin.toLocal(Date.parse('2026-03-29T01:00Z')));
    expect(next).toEqual({ date: '2026-04-05', weekday: 'sunday', minute: 120 });
  });
});

describe('when the clock goes back, at three', () => {
  test.each([
    [
      'a hotline that closes at 2:30 on the night of 25 October 2026, at 2:29',
      'closed, 0:00-2:30',
      '2026-10-25T00:29Z',
      true,
    ],
    ['the same at 2:30', 'closed, 0:00-2:30', '2026-10-25T00:30Z', false],
    ['the same when two o’clock comes again: open', 'closed, 0:00-2:30', '2026-10-25T01:00Z', true],
    ['the same at the second 2:30', 'closed, 0:00-2:30', '2026-10-25T01:30Z', false],
    [
      'a hotline that opens at 2:30 is closed again at the second two',
      'closed, 2:30-8:00',
      '2026-10-25T01:00Z',
      false,
    ],
    ['a night shift that ends at 6:00', '22:00-6:00, closed', '2026-10-25T04:59Z', true],
    ['the same at six, after nine hours', '22:00-6:00, closed', '2026-10-25T05:00Z', false],
    [
      'a hotline that closes at 2:30 on the night of 31 October 2027, at 2:29',
      'closed, 0:00-2:30',
      '2027-10-31T00:29Z',
      true,
    ],
    ['the same at 2:30', 'closed, 0:00-2:30', '2027-10-31T00:30Z', false],
    ['the same at the second 2:29', 'closed, 0:00-2:30', '2027-10-31T01:29Z', true],
    ['the same at the second 2:30', 'closed, 0:00-2:30', '2027-10-31T01:30Z', false],
  ])('%s (%s): at %s', (_, hours, moment, open) => {
    expect(isOpenAt(openIn(hours), berlin.toLocal(Date.parse(moment))).open).toBe(open);
  });
});
