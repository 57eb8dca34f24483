import { beforeEach, expect, test } from 'vitest';
import { applyPlan, undoPlan } from '../../../src/app/plan/apply-plan.ts';
import { addAnnouncement, removeAnnouncement } from '../../../src/app/plan/change-announcements.ts';
import type { PlanDesk } from '../../../src/app/plan/plan-desk.ts';
import { createTestApp } from '../../support/app.ts';
import { openDesk } from '../../support/desk.ts';

let desk: PlanDesk;

beforeEach(async () => {
  const { context } = await createTestApp();
  desk = await openDesk(context.store);
});

function add(name: string, wav = Uint8Array.of(1, 2)) {
  const sound = { name, language: 'de', durationMs: 1_000, hash: 'h' } as const;
  return addAnnouncement(desk, { sound, wav, by: 'Anna' });
}

function remove(name: string) {
  return removeAnnouncement(desk, { name, by: 'Anna' });
}

const playing = { yaml: 'hotlines: [{name: A, numbers: [0221 4710100], greeting: hello}]' };

test('an announcement can be named once it is there, and is in the audit log', async () => {
  const request = { by: 'Anna', basedOn: null };
  expect(await applyPlan(desk, playing, request)).toMatchObject({ kind: 'refused' });
  expect(await add('hello')).toEqual({ kind: 'changed', revision: 1 });
  expect(await applyPlan(desk, playing, request)).toMatchObject({ kind: 'applied', revision: 2 });
  expect(await desk.store.listRevisions(10)).toMatchObject([
    { kind: 'apply' },
    { kind: 'announcement', by: 'Anna', changes: [{ kind: 'added', name: 'hello' }] },
  ]);
});

test('one that is played is not removed before another is named', async () => {
  await add('hello');
  await applyPlan(desk, playing, { by: 'Anna', basedOn: null });
  expect(await remove('hello')).toMatchObject({
    kind: 'refused',
    problem: { en: 'The configuration plays "hello": name another there before you remove it.' },
  });
  expect(await desk.store.listAnnouncements()).toHaveLength(1);
});

test('one of your own that has the name of one that comes with Familiar can be removed all the same', async () => {
  await add('chime');
  await applyPlan(
    desk,
    { yaml: 'hotlines: [{name: A, numbers: [0221 4710100], greeting: chime}]' },
    { by: 'Anna', basedOn: null },
  );
  expect(await remove('chime')).toMatchObject({ kind: 'changed' });
});

test('undoing takes back the last change of the document, not of an announcement', async () => {
  await applyPlan(
    desk,
    { yaml: 'hotlines: [{name: A, numbers: [0221 4710100]}]' },
    { by: 'Anna', basedOn: null },
  );
  await add('hello');
  await undoPlan(desk, null, { by: 'Anna', basedOn: null });
  expect((await desk.store.readRevision(3))?.document).toBeNull();
  expect(await desk.store.listAnnouncements()).toHaveLength(1);
});

test.each([
  ['none', '"none" can\'t be the name: give up to 60 letters, digits, spaces and dashes, and not "none".'],
  ['../x', '"../x" can\'t be the name: give up to 60 letters, digits, spaces and dashes, and not "none".'],
])('%s is refused as a name', async (name, problem) => {
  expect(await add(name)).toMatchObject({ kind: 'refused', problem: { en: problem } });
});

test('a sound that is too large is refused, and one that is not there can’t be removed', async () => {
  expect(await add('hello', new Uint8Array(5 * 1024 * 1024 + 1))).toMatchObject({ kind: 'refused' });
  expect(await remove('hello')).toEqual({
    kind: 'refused',
    problem: {
      en: 'There is no announcement "hello" of your own.',
      de: 'Eine eigene Ansage „hello“ gibt es nicht.',
    },
  });
});
