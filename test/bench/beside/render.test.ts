import { expect, test } from 'vitest';
import { type Beside, delaysOf } from '../../../bench/beside/measure.ts';
import { renderTable } from '../../../bench/beside/render.ts';

const idle: Beside = {
  name: 'nothing',
  outcome: '',
  isDone: true,
  tookMs: 60_000,
  calls: 1_800,
  newCall: { worstMs: 12, p99Ms: 9 },
  all: { worstMs: 20, p99Ms: 10 },
  refused: 0,
  failed: 0,
  decidedWithoutDatabase: 0,
};

test('what calls waited for is told beside what they waited for when nothing was done', () => {
  const report: Beside = {
    ...idle,
    name: 'GET /reports?days=400',
    outcome: '200, 70 kB',
    tookMs: 2_500,
    all: { worstMs: 2_400, p99Ms: 2_000 },
    refused: 1,
  };
  expect(renderTable([idle, report]).split('\n').slice(2)).toEqual([
    '| `nothing` | 60.0 s | 20 ms | 10 ms | 1.0 | 12 ms | 9 ms | 1800 | 0 | 0 | 0 |  |',
    '| `GET /reports?days=400` | 2.5 s | 2.4 s | 2.0 s | 200.0 | 12 ms | 9 ms | 1800 | 1 | 0 | 0 | 200, 70 kB |',
  ]);
});

test('one call in a hundred may wait longer than the p99, and none longer than the worst', () => {
  const times = Array.from({ length: 200 }, (_, index) => 200 - index);
  expect(delaysOf(times)).toEqual({ worstMs: 200, p99Ms: 199 });
  expect(delaysOf([])).toEqual({ worstMs: 0, p99Ms: 0 });
});
