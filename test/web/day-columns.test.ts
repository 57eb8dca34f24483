import { expect, test } from 'vitest';
import { ticksUpTo } from '../../web/src/axis.ts';
import { columnsOf } from '../../web/src/day-columns.ts';

const calls = (day: string, answered: number, missed = 0) => ({
  day,
  figures: {
    offered: answered + missed,
    answered,
    missed,
    answeredInTime: 0,
    speedOfAnswerMs: null,
    byReturningCallers: 2,
    familiar: 1,
  },
});

test('days without calls are kept', () => {
  const columns = columnsOf({ from: '2026-11-01', to: '2026-11-04', days: [calls('2026-11-02', 3, 1)] });
  expect(columns.map(({ from, offered, missed }) => [from, offered, missed])).toEqual([
    ['2026-11-01', 0, 0],
    ['2026-11-02', 4, 1],
    ['2026-11-03', 0, 0],
    ['2026-11-04', 0, 0],
  ]);
});

test('a long period has a column for each week from Monday on, and counts every call', () => {
  const days = [
    calls('2026-01-04', 1),
    calls('2026-01-05', 2),
    calls('2026-01-11', 3),
    calls('2026-12-31', 4),
  ];
  const columns = columnsOf({ from: '2026-01-01', to: '2026-12-31', days });
  expect(columns[0]).toMatchObject({ from: '2026-01-01', to: '2026-01-04', answered: 1 });
  expect(columns[1]).toMatchObject({ from: '2026-01-05', to: '2026-01-11', answered: 5, familiar: 2 });
  expect(columns.at(-1)).toMatchObject({ from: '2026-12-28', to: '2026-12-31', answered: 4 });
  expect(columns).toHaveLength(53);
});

test.each([
  [0, [0, 1]],
  [1, [0, 1]],
  [3, [0, 1, 2, 3]],
  [7, [0, 2, 4, 6, 8]],
  [42, [0, 20, 40, 60]],
  [100, [0, 50, 100]],
  [999, [0, 500, 1000]],
])('an axis up to %d has the ticks %j', (most, ticks) => {
  expect(ticksUpTo(most)).toEqual(ticks);
});
