import { expect, test } from 'vitest';
import { fateOfRecord } from '../../../src/analysis/measures/fate-of-record.ts';
import { createFigureFold, foldFigures } from '../../../src/analysis/measures/figures.ts';
import type { CallRecord } from '../../../src/domain/call-record.ts';
import { begunCall as call } from '../../support/builders.ts';

const fatesOf = (changes: readonly Partial<CallRecord>[]) =>
  changes.flatMap(change => fateOfRecord({ ...call, ...change }, null) ?? []);
const count = (...changes: readonly Partial<CallRecord>[]) => foldFigures(fatesOf(changes), 20_000);

test.each([
  { rule: 'a call that still rings is offered, and nothing else', calls: [{}], figures: { offered: 1 } },
  {
    rule: 'a call that is over without an answer is missed',
    calls: [{ endedAt: 9_000, cause: 'cancel' }, { cause: 'unknown' }],
    figures: { offered: 2, missed: 2 },
  },
  {
    rule: 'an answer after 20 seconds is in time, one after 21 is not, and their mean is reported',
    calls: [{ answeredAt: 21_000 }, { answeredAt: 22_000 }],
    figures: { offered: 2, answered: 2, answeredInTime: 1, speedOfAnswerMs: 20_500 },
  },
  {
    rule: 'direct, outgoing and past calls, and those without a beginning, do not count',
    calls: [{ kind: 'direct' }, { kind: 'outgoing' }, { kind: 'past' }, { startedAt: null }],
    figures: {},
  },
  {
    rule: 'clocks that go wrong make no negative waits',
    calls: [{ answeredAt: 500 }],
    figures: { offered: 1, answered: 1, answeredInTime: 1, speedOfAnswerMs: 0 },
  },
] as const)('$rule', ({ calls, figures }) => {
  const nothing = { offered: 0, answered: 0, missed: 0, answeredInTime: 0, speedOfAnswerMs: null };
  expect(count(...calls)).toEqual({ ...nothing, byReturningCallers: 0, familiar: 0, ...figures });
});

test('what is in time may change in the course of a day, and every call counts by it', () => {
  const fold = createFigureFold();
  const [soon, late, latest] = fatesOf([
    { answeredAt: 10_500 },
    { answeredAt: 31_000 },
    { answeredAt: 31_001 },
  ]);
  for (const fate of [soon, late, latest]) if (fate !== undefined) fold.count(fate);
  expect([9_000, 10_000, 30_000, 31_000].map(ms => fold.figures(ms).answeredInTime)).toEqual([0, 1, 2, 3]);
  if (soon !== undefined) fold.discount(soon);
  expect(fold.figures(30_000).answeredInTime).toBe(1);
});
