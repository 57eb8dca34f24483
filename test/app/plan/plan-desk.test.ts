import { expect, test } from 'vitest';
import { applyPlan } from '../../../src/app/plan/apply-plan.ts';
import { readCurrentPlan } from '../../../src/app/plan/plan-desk.ts';
import { createTestApp } from '../../support/app.ts';
import { openDesk } from '../../support/desk.ts';

test('the configuration is read once for each revision, and a change is seen at once', async () => {
  const { context } = await createTestApp();
  const read: number[] = [];
  const store = {
    ...context.store,
    readRevision: (number: number) => {
      read.push(number);
      return context.store.readRevision(number);
    },
  };
  const desk = await openDesk(store);
  for (const name of ['Zentrale', 'Service']) {
    const yaml = `hotlines: [{name: ${name}, numbers: [0221 4710100]}]`;
    await applyPlan(desk, { yaml }, { by: 'Anna', basedOn: null });
    for (let times = 0; times < 3; times++)
      expect((await readCurrentPlan(store)).document?.hotlines[0]?.name).toBe(name);
  }
  expect(read).toEqual([1, 2]);
});
