import { expect, test } from 'vitest';
import { createChance } from '../../src/emulator/chance.ts';
import { createFaultPlan } from '../../src/emulator/faults.ts';
import { caller, dial, sequenceOf, startHarness } from './harness.ts';

test('a lost newCall lets the call go on as configured', async () => {
  const { emulator, received, agent } = await startHarness({ verbs: () => '<Reject/>' });
  emulator.setFaults({ pushes: [{ kind: 'lose', events: ['newCall'] }] });
  const outcome = await emulator.placeCall({ from: caller, to: agent(0) }).ended;
  expect(received).toEqual([]);
  expect(outcome.answeredBy).toBe(agent(0));
  expect(outcome.pushes.map(push => push.fault)).toEqual(['lose']);
});

test('a lost hangup never arrives', async () => {
  const { emulator, received, agent } = await startHarness();
  emulator.setFaults({ pushes: [{ kind: 'lose', events: ['hangup'] }] });
  await emulator.placeCall({ from: caller, to: agent(0) }).ended;
  expect(received.map(({ form }) => form.get('event'))).toEqual(['newCall', 'answer']);
});

test('duplicated events arrive twice, and the first reply to a newCall counts', async () => {
  let asked = 0;
  const { emulator, received, agent } = await startHarness({
    verbs(form): string {
      if (form.get('event') === 'newCall') asked += 1;
      return asked === 1 ? '' : '<Reject/>';
    },
  });
  emulator.setFaults({ pushes: [{ kind: 'duplicate' }] });
  const outcome = await emulator.placeCall({ from: caller, to: agent(0) }).ended;
  expect(received.map(({ form }) => form.get('event'))).toEqual([
    'newCall',
    'newCall',
    'answer',
    'answer',
    'hangup',
    'hangup',
  ]);
  expect(received[0]?.body).toBe(received[1]?.body);
  expect(outcome.answeredBy).toBe(agent(0));
});

test('a reordered answer arrives after the hangup', async () => {
  const { emulator, agent } = await startHarness();
  emulator.setFaults({ pushes: [{ kind: 'reorder', events: ['answer'] }] });
  const outcome = await emulator.placeCall({ from: caller, to: agent(0) }).ended;
  expect(sequenceOf(outcome)).toEqual(['nc(A)', 'hu(A,normalClearing)', 'an(A)']);
});

test('a reordered event after which none follows still arrives', async () => {
  const { emulator, agent } = await startHarness();
  emulator.setFaults({ pushes: [{ kind: 'reorder', events: ['hangup'] }] });
  const outcome = await emulator.placeCall({ from: caller, to: agent(0) }).ended;
  expect(sequenceOf(outcome)).toEqual(['nc(A)', 'an(A)', 'hu(A,normalClearing)']);
});

test('a late answer is overtaken by the hangup', async () => {
  const { emulator, agent } = await startHarness();
  emulator.setFaults({ pushes: [{ kind: 'delay', delaySeconds: 300, events: ['answer'] }] });
  const outcome = await emulator.placeCall({ from: caller, to: agent(0), talkSeconds: 60 }).ended;
  expect(sequenceOf(outcome)).toEqual(['nc(A)', 'hu(A,normalClearing)', 'an(A)']);
  expect(outcome.talkedSeconds).toBe(60);
});

test('a late newCall keeps the caller waiting', async () => {
  const { emulator, agent } = await startHarness();
  emulator.setFaults({ pushes: [{ kind: 'delay', delaySeconds: 8, events: ['newCall'] }] });
  emulator.phone(agent(0)).answersAfter(5);
  const outcome = await emulator.placeCall({ from: caller, to: agent(0) }).ended;
  expect(Math.round(outcome.waitedSeconds)).toBe(13);
});

test('a reply that counts as too late is ignored, though it came', async () => {
  const { emulator, agent, hotline } = await startHarness({ verbs: () => dial('+4917139200017') });
  emulator.setFaults({ pushes: [{ kind: 'time-out', next: 1 }] });
  const late = await emulator.placeCall({ from: caller, to: agent(0) }).ended;
  const inTime = await emulator.placeCall({ from: caller, to: hotline }).ended;
  expect(sequenceOf(late)).toEqual(['nc(A)']);
  expect(late.answeredBy).toBe(agent(0));
  expect(inTime.answeredBy).toBe('+4917139200017');
});

test('a fault for the next two events spares the third', () => {
  const plan = createFaultPlan(createChance(1));
  plan.set({ pushes: [{ kind: 'lose', next: 2 }] });
  expect([1, 2, 3].map(() => plan.forPush('answer')?.kind)).toEqual(['lose', 'lose', undefined]);
});

test('a fault by chance strikes its share of events, and the same ones with the same seed', () => {
  const strikes = (seed: number): readonly boolean[] => {
    const plan = createFaultPlan(createChance(seed));
    plan.set({ pushes: [{ kind: 'lose', probability: 0.3 }] });
    return Array.from({ length: 1000 }, () => plan.forPush('hangup') !== null);
  };
  const share = strikes(1).filter(Boolean).length / 1000;
  expect(share).toBeGreaterThan(0.25);
  expect(share).toBeLessThan(0.35);
  expect(strikes(1)).toEqual(strikes(1));
  expect(strikes(1)).not.toEqual(strikes(2));
});

test('faults for other events and paths have no effect', () => {
  const plan = createFaultPlan(createChance(1));
  plan.set({ pushes: [{ kind: 'lose', events: ['dtmf'] }], rest: [{ path: '/users', status: 500 }] });
  expect(plan.forPush('answer')).toBeNull();
  expect(plan.forRest('/numbers')).toBeNull();
  expect(plan.forRest('/users?x=1')?.status).toBe(500);
});

test('a fault may be for one method, and say what it likes', () => {
  const plan = createFaultPlan(createChance(1));
  plan.set({ rest: [{ method: 'PUT', status: 200, text: '<html>' }] });
  expect(plan.forRest('/settings/sipgateio')).toBeNull();
  expect(plan.forRest('/settings/sipgateio', 'PUT')?.text).toBe('<html>');
});

test('new faults replace the old ones', () => {
  const plan = createFaultPlan(createChance(1));
  plan.set({ pushes: [{ kind: 'lose' }] });
  plan.set({});
  expect(plan.forPush('answer')).toBeNull();
});

test('a newCall can not be reordered, because the call waits for its reply', () => {
  const plan = createFaultPlan(createChance(1));
  plan.set({ pushes: [{ kind: 'reorder', next: 1 }] });
  expect(plan.forPush('newCall')).toBeNull();
  expect(plan.forPush('answer')?.kind).toBe('reorder');
});
