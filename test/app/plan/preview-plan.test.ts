import { expect, test } from 'vitest';
import { recordCall } from '../../../src/app/calls/record-call.ts';
import { takeCall } from '../../../src/app/calls/take-call.ts';
import { previewPlan } from '../../../src/app/plan/preview-plan.ts';
import { createTestApp } from '../../support/app.ts';
import { answer, dayMs, hangup, newCall, noon, phone } from '../../support/builders.ts';

/** Four callers ring one after another, a minute apart, and hang up. */
async function callsOfToday() {
  const { context, clock } = await createTestApp();
  for (const index of [1, 2, 3, 4]) {
    const call = { callId: `C${index}`, flowId: `F${index}`, from: `49171392000${index}` };
    await takeCall(context, newCall(call));
    await recordCall(context, hangup({ ...call, cause: 'cancel' }));
    clock.advance(60_000);
  }
  return context;
}

test('a preview says which calls of today would have gone elsewhere, and where', async () => {
  const context = await callsOfToday();
  const { plan } = context.known;
  const blocked = {
    name: 'Pest',
    numbers: [phone('+491713920003')],
    prefixes: [],
    vip: false,
    fixed: null,
    never: [],
    blocked: { kind: 'busy' as const },
    someoneNew: false,
    until: null,
  };
  expect(await previewPlan(context, { ...plan, callers: [blocked] }, noon)).toMatchObject({
    calls: 4,
    elsewhere: [
      { callId: 'C3', before: { outcome: { kind: 'dial' } }, after: { outcome: { kind: 'reject' } } },
    ],
  });
});

test('the same plan changes nothing, and calls before the moment are not looked at', async () => {
  const context = await callsOfToday();
  const { plan } = context.known;
  expect(await previewPlan(context, plan, noon - dayMs)).toEqual({ calls: 4, elsewhere: [] });
  expect(await previewPlan(context, plan, noon + 120_000)).toEqual({ calls: 2, elsewhere: [] });
});

test('who is left alone after a call is so for as long as the plan that is tried says', async () => {
  const { context, clock } = await createTestApp();
  const first = { callId: 'C1', flowId: 'F1' };
  await takeCall(context, newCall(first));
  await recordCall(context, answer({ ...first, answeringNumber: phone('+493023125001') }));
  await recordCall(context, hangup(first));
  clock.advance(60_000);
  await takeCall(context, newCall({ callId: 'C2', flowId: 'F2' }));
  const { plan } = context.known;
  const trying = async (wrapUpMs: number) =>
    (
      await previewPlan(
        context,
        { ...plan, handling: { availability: { wrapUpMs }, redirectAnonymous: null } },
        noon,
      )
    ).elsewhere.map(({ callId }) => callId);
  expect([await trying(30_000), await trying(90_000)]).toEqual([[], ['C2']]);
});

test('a hotline that is given up leaves its calls to the provider', async () => {
  const context = await callsOfToday();
  const { plan } = context.known;
  const hotlines = plan.hotlines.map(hotline => ({ ...hotline, numbers: [phone('+492214710100')] }));
  const { elsewhere } = await previewPlan(context, { ...plan, hotlines }, noon);
  expect(elsewhere).toHaveLength(4);
  expect(elsewhere[0]).toMatchObject({ after: null });
});
