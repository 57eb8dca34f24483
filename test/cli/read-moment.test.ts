import { expect, test } from 'vitest';
import { readMoment } from '../../src/cli/read-moment.ts';

test.each([
  { text: '2026-06-04 18:05', timeZone: 'Europe/Berlin', want: '2026-06-04T16:05:00.000Z' },
  { text: '2026-12-24T12:00', timeZone: 'Europe/Berlin', want: '2026-12-24T11:00:00.000Z' },
  { text: ' 2026-06-04 18:05 ', timeZone: 'Europe/London', want: '2026-06-04T17:05:00.000Z' },
])('$text in $timeZone is $want', ({ text, timeZone, want }) => {
  expect(new Date(readMoment(text, timeZone)).toISOString()).toBe(want);
});

test.each(['tomorrow', '2026-02-30 12:00', '2026-06-04 24:00', '2026-06-04 12:60', '2026-06-04'])(
  '"%s" is refused with what to write',
  text => {
    expect(() => readMoment(text, 'Europe/Berlin')).toThrow(
      `"${text}" is no moment; write it like "2026-06-04 18:05".`,
    );
  },
);
