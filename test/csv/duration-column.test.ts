import { expect, test } from 'vitest';
import { parseDuration } from '../../src/csv/duration.ts';
import { createDurationCounter, judgeDurations } from '../../src/csv/duration-column.ts';

function judge(cells: readonly string[], { heading = 'Dauer', spanMs = null as number | null } = {}) {
  const counter = createDurationCounter();
  for (const cell of cells) counter.add(cell, spanMs);
  return judgeDurations(counter.counts(), heading);
}

test.each([
  { what: 'no row tells', cells: ['0:03', '1:10', '0:45'], want: null },
  { what: 'no call lasts 61 hours', cells: ['0:03', '61:10'], want: 'm:ss' },
  { what: 'no call lasts 24 hours', cells: ['0:03', '24:00'], want: 'm:ss' },
  { what: 'hours have a second colon', cells: ['12:10', '1:02:10'], want: 'm:ss' },
  { what: 'nothing is of that form', cells: ['00:03:00', '83'], want: 'm:ss' },
])('$what: $want', ({ cells, want }) => {
  expect(judge(cells)?.reading.clock ?? null).toBe(want);
});

test.each([
  { heading: 'Dauer (hh:mm)', want: 'h:mm' },
  { heading: 'Dauer [h:mm]', want: 'h:mm' },
  { heading: 'Dauer (mm:ss)', want: 'm:ss' },
  { heading: 'Talk time (m:ss)', want: 'm:ss' },
])('$heading says so', ({ heading, want }) => {
  expect(judge(['1:10'], { heading })?.reading.clock).toBe(want);
});

test.each([
  { spanMs: 4_200_000, want: 'h:mm' },
  { spanMs: 4_215_000, want: 'h:mm' },
  { spanMs: 70_000, want: 'm:ss' },
  { spanMs: 85_000, want: 'm:ss' },
])('begin and end, $spanMs ms apart, show what 1:10 is', ({ spanMs, want }) => {
  expect(judge(['1:10'], { spanMs })?.reading.clock).toBe(want);
});

test.each([
  { heading: 'Dauer (min)', cell: '3', want: 180_000 },
  { heading: 'Dauer in Minuten', cell: '1,5', want: 90_000 },
  { heading: 'Duration [minutes]', cell: '2', want: 120_000 },
  { heading: 'Dauer (s)', cell: '3', want: 3_000 },
  { heading: 'Dauer (Sek.)', cell: '3', want: 3_000 },
  { heading: 'Duration Seconds', cell: '3', want: 3_000 },
  { heading: 'duration_ms', cell: '3000', want: 3_000 },
  { heading: 'Dauer', cell: '3', want: 3_000 },
  { heading: 'Dauer', cell: '0,00208333', want: 180_000 },
  { heading: 'Dauer', cell: '0.002083333', want: 180_000 },
])('$cell under "$heading" lasts $want ms', ({ heading, cell, want }) => {
  const judged = judge([cell, '0'], { heading });
  expect(parseDuration(cell, judged?.reading)).toBe(want);
});
