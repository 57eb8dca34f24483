import { beforeEach, expect, test } from 'vitest';
import { applyPlan, type GivenPlan, undoPlan } from '../../../src/app/plan/apply-plan.ts';
import { type PlanDesk, readCurrentPlan } from '../../../src/app/plan/plan-desk.ts';
import { createTestApp } from '../../support/app.ts';
import { noon } from '../../support/builders.ts';
import { openDesk } from '../../support/desk.ts';

let desk: PlanDesk;

beforeEach(async () => {
  const { context } = await createTestApp();
  desk = await openDesk(context.store);
});

const zentrale = { yaml: 'hotlines: [{name: Zentrale, numbers: [0221 4710100]}] # ours' };
const service = { yaml: 'hotlines: [{name: Service, numbers: [0221 4710100]}]' };

function apply(given: GivenPlan, basedOn: number | null = null, by = 'Anna') {
  return applyPlan(desk, given, { by, basedOn });
}

function undo(number: number | null = null) {
  return undoPlan(desk, number, { by: 'Ben', basedOn: null });
}

async function nameInForce(): Promise<string | undefined> {
  return (await readCurrentPlan(desk.store)).document?.hotlines[0]?.name;
}

test('a change is an entry of the audit log: who, when and what', async () => {
  await apply(zentrale);
  await apply(service);
  expect(await desk.store.listRevisions(10)).toEqual([
    {
      number: 2,
      at: noon,
      by: 'Anna',
      kind: 'apply',
      changes: [{ section: 'hotlines', kind: 'renamed', name: 'Service', former: 'Zentrale' }],
    },
    expect.objectContaining({ number: 1, by: 'Anna' }),
  ]);
});

test('a bad configuration leaves the good one in force', async () => {
  await apply(zentrale);
  const bad = { yaml: 'hotlines: [{name: Service, numbers: [0221 4710100], agents: [Emil]}]' };
  expect(await apply(bad)).toMatchObject({ kind: 'refused', problems: [{ path: 'hotlines[0].agents[0]' }] });
  expect(await nameInForce()).toBe('Zentrale');
});

test('of two admins who began at the same state, the second is told of the first', async () => {
  await apply(zentrale);
  expect(await apply(service, 1, 'Ben')).toMatchObject({ kind: 'applied', revision: 2 });
  expect(await apply(zentrale, 1, 'Clara')).toEqual({ kind: 'outdated', revision: 2 });
  expect(await nameInForce()).toBe('Service');
});

test('two changes at the same moment are one change and one refusal', async () => {
  const outcomes = await Promise.all([apply(zentrale), apply(service)]);
  expect(outcomes.map(outcome => outcome.kind).sort()).toEqual(['applied', 'outdated']);
});

test('the same again is no change', async () => {
  await apply(zentrale);
  expect(await apply(zentrale)).toMatchObject({ kind: 'unchanged' });
});

test('undoing restores what was before, and undoing that the change', async () => {
  await apply(zentrale);
  await apply(service);
  expect(await undo()).toMatchObject({ kind: 'applied', revision: 3 });
  expect(await nameInForce()).toBe('Zentrale');
  await undo();
  expect(await nameInForce()).toBe('Service');
  expect((await readCurrentPlan(desk.store)).written).toBe(service.yaml);
});

test('undoing the first change leaves the environment in force', async () => {
  await apply(zentrale);
  await apply(service);
  await undo(1);
  expect(await readCurrentPlan(desk.store)).toEqual({
    revision: 3,
    document: null,
    written: null,
    notes: [],
  });
});

test('what is restored from an earlier version says what is read in another way, and is stored as it is read', async () => {
  const document = { hotlines: [{ name: 'Zentrale', numbers: ['+492214710100'], trial: { percent: 20 } }] };
  const stored = {
    at: 0,
    by: 'Anna',
    kind: 'apply',
    changes: [],
    written: null,
    announcement: null,
  } as const;
  await desk.store.revise({ ...stored, document }, 0);
  await apply(service);
  expect(await undo()).toMatchObject({
    kind: 'applied',
    revision: 3,
    notes: [{ en: expect.stringContaining('the policy it tried now applies to all callers') }],
  });
  expect((await desk.store.readRevision(3))?.document).toEqual({
    hotlines: [{ name: 'Zentrale', numbers: ['+492214710100'] }],
  });
});

test('there must be something to undo', async () => {
  expect(await undo()).toBeNull();
  expect(await undo(1)).toBeNull();
});

test('what does not fit any more is not restored', async () => {
  await apply({ yaml: 'hotlines: [{name: Zentrale, numbers: [0221 4710100], agents: [David Kaya]}]' });
  await apply(service);
  const roster = await desk.store.loadRoster();
  const withoutDavid = { ...roster, agents: roster.agents.slice(0, 3) };
  desk = { ...desk, store: { ...desk.store, loadRoster: async () => withoutDavid } };
  expect(await undo()).toMatchObject({ kind: 'refused' });
});

test('a program changes what is in force without losing what somebody wrote around it', async () => {
  await apply(zentrale);
  const document = { hotlines: [{ name: 'Zentrale', numbers: ['+492214710100'], memory: 'own' }] };
  await apply({ document });
  expect(await readCurrentPlan(desk.store)).toMatchObject({ document, written: zentrale.yaml });
});
