import { expect, test } from 'vitest';
import { createDateCounter, judgeDates } from '../../src/csv/date-column.ts';

test.each([
  { cells: ['24/11/2026 10:15', '03/04/2026 10:15'], want: 'day-first' },
  { cells: ['03/04/2026 10:15', '11/24/2026 10:15'], want: 'month-first' },
  { cells: ['24-11-2026 10:15'], want: 'day-first' },
  { cells: ['11/24/26 10:15'], want: 'month-first' },
  { cells: ['03/04/2026 10:15', '05/06/2026 10:15'], want: 'ask' },
  { cells: ['24/11/2026 10:15', '11/24/2026 10:15'], want: 'ask' },
  { cells: ['24.11.2026 10:15', '03.04.2026'], want: null },
  { cells: ['04.13.2026 10:15', '03.04.2026'], want: 'ask' },
  { cells: ['11/24/2026 10:15', '03.04.2026 10:15'], want: 'ask' },
  { cells: ['24/11/2026 10:15', '03.04.2026 10:15'], want: 'day-first' },
  { cells: ['26-11-24 10:15', '26-11-25 10:15', '26-12-01 10:15'], want: 'year-first' },
  { cells: ['26/11/24 10:15', '26/11/25 10:15'], want: 'year-first' },
  { cells: ['24-11-26 10:15', '25-11-26 10:15'], want: 'day-first' },
  { cells: ['24-11-26 10:15'], want: 'ask' },
  { cells: ['24/11/26 10:15'], want: 'day-first' },
  { cells: ['2026-11-24', '2026/11/24', ''], want: null },
])('of $cells the order is $want', ({ cells, want }) => {
  const counter = createDateCounter();
  for (const cell of cells) counter.add(cell);
  expect(judgeDates(counter.counts())).toBe(want);
});
