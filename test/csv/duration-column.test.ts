import { expect, test } from 'vitest';
import { type DurationForm, parseDuration } from '../../src/csv/duration.ts';
import { createDurationCounter } from '../../src/csv/duration-column.ts';
import { type JudgedDurations, judgeDurations } from '../../src/csv/duration-words.ts';

function judge(
  cells: readonly string[],
  { heading = 'Dauer', spanMs = null as number | null } = {},
): JudgedDurations | null {
  const counter = createDurationCounter();
  for (const cell of cells) counter.add(cell, spanMs);
  const judged = judgeDurations(counter.counts(), { heading });
  return judged.questions.length > 0 ? null : judged;
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

test.each(['Dauer_min', 'Dauer min', 'Dauer/min', 'DurationMinutes', 'Gesprächsminuten', 'Dauer in Min.'])(
  'a unit may stand behind a heading in any way: %s',
  heading => {
    expect(judge(['3'], { heading })?.reading.unitMs).toBe(60_000);
  },
);

test.each([
  { heading: 'Dauer (Std:Min)', want: 'h:mm' },
  { heading: 'Dauer (Min:Sek)', want: 'm:ss' },
  { heading: 'Dauer hh:mm', want: 'h:mm' },
])('$heading says so in German too', ({ heading, want }) => {
  expect(judge(['1:10'], { heading })?.reading.clock).toBe(want);
});

test('a duration of zero is the same however it is meant', () => {
  expect(judge(['0:00', '00:00'])).not.toBeNull();
});

function questionsOn(cells: readonly string[], told: DurationForm | null = null): readonly string[] {
  const counter = createDurationCounter();
  for (const cell of cells) counter.add(cell, null);
  return judgeDurations(counter.counts(), { heading: 'Dauer', told }).questions;
}

test('short durations with decimals are minutes or seconds, so they are asked about', () => {
  expect(questionsOn(['1,5', '2,25', '0,5'])).toEqual([
    'durations such as "1,5" are minutes or seconds, and no row tells which: say --durations minutes or --durations seconds',
  ]);
  expect(questionsOn(['1,5', '2,25', '0,5'], 'minutes')).toEqual([]);
  expect(questionsOn(['83,5', '120,25', '60,1'])).toEqual([]);
});

test('durations that nobody talks are milliseconds or seconds, so they are asked about', () => {
  expect(questionsOn(['60000', '123000'])).toEqual([expect.stringContaining('milliseconds or seconds')]);
  expect(questionsOn(['60000', '60'])).toEqual([]);
});

test('begin and end of the calls show the unit', () => {
  expect(judge(['1,5'], { spanMs: 95_000 })?.reading.unitMs).toBe(60_000);
  expect(judge(['90000'], { spanMs: 95_000 })?.reading.unitMs).toBe(1);
  expect(judge(['300'], { spanMs: 310_000 })?.reading.unitMs).toBe(1000);
});

test('whole numbers that never reach a minute are seconds, which is said', () => {
  expect(judge(['3', '5', '12', '4', '7'])?.notes).toEqual([
    'durations without a unit are seconds, though none reaches a minute; --durations minutes reads them otherwise.',
  ]);
});

test.each([
  { cells: ['1.234', '60', '75'], cell: '1.234', want: 1_234_000 },
  { cells: ['1,234', '60', '75'], cell: '1,234', want: 1_234_000 },
  { cells: ['60.123', '75.5', '61'], cell: '60.123', want: 60_123 },
  { cells: ['1,234.5', '75.5'], cell: '1,234.5', want: 1_234_500 },
  { cells: ['6,94E-04', '0,00138'], cell: '6,94E-04', want: 60_000 },
])('among $cells, $cell lasts $want ms', ({ cells, cell, want }) => {
  expect(parseDuration(cell, judge(cells)?.reading)).toBe(want);
});
