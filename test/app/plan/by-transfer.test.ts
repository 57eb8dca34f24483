import { expect, test } from 'vitest';
import { reportHealth } from '../../../src/app/health/report-health.ts';
import { applyPlan } from '../../../src/app/plan/apply-plan.ts';
import { changePlan } from '../../../src/app/plan/change-plan.ts';
import { putInForce } from '../../../src/app/plan/follow-plan.ts';
import type { PlanStore } from '../../../src/app/ports/plan.ts';
import { renderPlan } from '../../../src/plan/render-plan.ts';
import { createTestApp } from '../../support/app.ts';
import { defaultPlan } from '../../support/builders.ts';
import { openDesk } from '../../support/desk.ts';
import { team } from '../../support/plan.ts';

const request = { by: 'Anna', basedOn: null };
const waiting = (by: string) => ({ familiarSeconds: 20, by });
const hotline = (by: string) => ({ name: 'Zentrale', numbers: ['+492214710100'], waiting: waiting(by) });
const written =
  'hotlines: [{name: Zentrale, numbers: [0221 4710100], waiting: {familiarSeconds: 20, by: transfer}}]';
const said = 'by: transfer" at the hotline Zentrale no longer has any effect';

function storeAsBefore(store: PlanStore, by: string): Promise<number | null> {
  const document = { hotlines: [hotline(by)] };
  return store.revise(
    { at: 0, by: 'Ben', kind: 'apply', changes: [], document, written, announcement: null },
    0,
  );
}

test('a stored configuration with “by: transfer” is in force, and log and health say that callers wait by turns', async () => {
  const { context, log } = await createTestApp();
  const before = await putInForce(context, defaultPlan, null);
  await storeAsBefore(context.store, 'transfer');
  const inForce = await putInForce(context, defaultPlan, before);
  expect(context.known.plan.hotlines[0]?.waiting).toMatchObject({ familiarMs: 20_000 });
  expect(log.lines.filter(line => line.includes(said))).toHaveLength(1);
  const { notes, warnings } = reportHealth(context, 'user');
  expect(notes).toEqual([
    {
      en: expect.stringContaining(said),
      de: expect.stringContaining('bei der Hotline Zentrale gilt nicht mehr'),
    },
  ]);
  expect(warnings.join()).not.toContain('transfer');
  expect(await putInForce(context, defaultPlan, inForce)).toBe(inForce);
  expect(log.lines.filter(line => line.includes(said))).toHaveLength(1);
});

test('the next change writes it away, in the text too, and nothing is said any more', async () => {
  const { context } = await createTestApp();
  const { store } = context;
  await storeAsBefore(store, 'transfer');
  const first = await putInForce(context, defaultPlan, null);
  const desk = await openDesk(store);
  await changePlan(desk, request, document => ({ ...document, language: 'en' }));
  const stored = await store.readRevision(2);
  expect(stored?.document).toMatchObject({
    language: 'en',
    hotlines: [{ waiting: { familiarSeconds: 20 } }],
  });
  expect(JSON.stringify(stored?.document)).not.toContain('transfer');
  expect(renderPlan(stored?.document as never, team, stored?.written)).not.toContain('transfer');
  await putInForce(context, defaultPlan, first);
  expect(reportHealth(context).notes).toEqual([]);
});

test('whoever applies a text with it is told, also where nothing changes', async () => {
  const { context } = await createTestApp();
  const desk = await openDesk(context.store);
  const apply = () => applyPlan(desk, { yaml: written }, request);
  const notes = [{ en: expect.stringContaining(said), de: expect.any(String) }];
  expect(await apply()).toMatchObject({ kind: 'applied', revision: 1, notes });
  expect(await apply()).toMatchObject({ kind: 'unchanged', notes });
});

test('“by: turns” is what happens anyway, so that nothing is said of it', async () => {
  const { context } = await createTestApp();
  await storeAsBefore(context.store, 'turns');
  await putInForce(context, defaultPlan, null);
  expect(reportHealth(context).notes).toEqual([]);
});
