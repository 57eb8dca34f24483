import { expect, test } from 'vitest';
import { compareFigures } from '../../../src/app/page/compare-figures.ts';
import { reportCalls } from '../../../src/app/page/report-calls.ts';
import { planPastDays } from '../../../src/cli/demo/past-days.ts';
import { recordPastDays } from '../../../src/cli/demo/past-weeks.ts';
import { createChance } from '../../../src/emulator/chance.ts';
import { createTestApp } from '../../support/app.ts';
import { dayMs, hotline, noon } from '../../support/builders.ts';

test('two weeks before the demo have calls, most of them answered, many by a familiar voice', async () => {
  const { context, clock } = await createTestApp();
  const chance = createChance(1);
  const days = planPastDays(chance, { weeks: 2, opening: noon, hotline });
  await recordPastDays(context, days, chance);
  const { figures, days: reported } = await reportCalls(context, { from: noon - 15 * dayMs, to: noon });
  expect(figures.offered).toBeGreaterThan(300);
  expect(figures.answered / figures.offered).toBeGreaterThan(0.6);
  expect(figures.answered).toBeLessThan(figures.offered);
  expect(figures.familiar).toBeGreaterThan(100);
  // Ten working days and two Saturdays.
  expect(reported).toHaveLength(12);
  clock.advance(6 * 3_600_000);
  const { lastWeek } = await compareFigures(context);
  expect(lastWeek.offered).toBeGreaterThan(10);
});

test('the same seed makes the same weeks', () => {
  const plan = () => planPastDays(createChance(7), { weeks: 1, opening: noon, hotline });
  expect(plan()).toEqual(plan());
});
