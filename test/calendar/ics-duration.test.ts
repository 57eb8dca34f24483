import { expect, test } from 'vitest';
import { readDuration } from '../../src/calendar/ics-duration.ts';

const hour = 3_600_000;

test.each([
  ['PT1H', 0, hour],
  ['PT30M', 0, hour / 2],
  ['PT0S', 0, 0],
  ['P1D', 1, 0],
  ['+P2W', 14, 0],
  ['-P1D', -1, 0],
  ['P1W2DT3H4M5S', 9, 3 * hour + 245_000],
  ['P1DT', 1, 0],
  ['p1d', 1, 0],
  ['PT7.5H', 0, 7.5 * hour],
  ['PT7,5H', 0, 7.5 * hour],
  ['P8H', 0, 8 * hour],
])('%s is %i days and %i ms', (text, days, restMs) => {
  expect(readDuration(text)).toEqual({ ok: true, duration: { days, restMs } });
});

test.each(['P1M', 'P1Y', 'P1.5D', 'P30M', 'P5', '5D', 'P', 'PT', '28800', '8:00', 'PT1H30', 'P99999D', ''])(
  'a length that could be another one, or none, is refused: %s',
  text => {
    expect(readDuration(text)).toMatchObject({
      ok: false,
      problem: { en: `has "${text}" for a duration` },
    });
  },
);
