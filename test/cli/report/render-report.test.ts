import { expect, test } from 'vitest';
import { reportCalls } from '../../../src/app/page/report-calls.ts';
import { renderReport } from '../../../src/cli/report/render-report.ts';
import { createTestApp } from '../../support/app.ts';
import { asksForCallback, endsCallback } from '../../support/ask-for-callback.ts';
import { dayMs, noon } from '../../support/builders.ts';

const period = {
  from: noon - dayMs,
  to: noon + dayMs,
  firstDay: '2026-06-01',
  lastDay: '2026-06-01',
} as const;

test('a report says what came of callers who asked to be called back, and how that is counted', async () => {
  const { context } = await createTestApp();
  const request = await asksForCallback(context);
  expect(
    renderReport(await reportCalls(context, period), period, { lang: 'en', serviceLevel: 20 }),
  ).toContain('0 of 1 caller who asked to be called back was.\nstill waiting for it: 1\n');

  await endsCallback(context, { request, why: 'talked', afterMs: 120_000, by: 'w1' });
  const report = await reportCalls(context, period);
  const english = renderReport(report, period, { lang: 'en', serviceLevel: 20 });
  expect(english).toMatch(
    /\n1 of 1 caller who asked to be called back was, half of them within 1(19|20|21)\.\d s; 1 by somebody they know\.\n/,
  );
  expect(english).toMatch(/answered, with callbacks +100\.0 %/);
  expect(english).toContain(
    'answered, with callbacks: (answered by an agent + called back) ÷ all calls to the hotline',
  );
  expect(renderReport(report, period, { lang: 'de', serviceLevel: 20 })).toMatch(
    /\n1 von 1 Anrufer, der um einen Rückruf bat, wurde zurückgerufen, die Hälfte davon binnen 1(19|20|21),\d s; 1 von jemandem, den sie kennen\.\n/,
  );
});

test('where nobody asked to be called back nothing is said about it', async () => {
  const { context } = await createTestApp();
  const report = await reportCalls(context, period);
  expect(report.callbacks).toBeNull();
  expect(report.summary.measures.map(({ name }) => name)).not.toContain('calledBack');
});
