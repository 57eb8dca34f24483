import { expect, test } from 'vitest';
import { createPlanOfToday } from '../../src/domain/plan-of-today.ts';
import type { Roster } from '../../src/domain/roster.ts';
import { agent, defaultHotline, defaultPlan, noon, phone } from '../support/builders.ts';
import { away, ruleAbout, works } from '../support/company.ts';

const [vera, milan] = [phone('+493023125011'), phone('+493023125012')];
const ofUser = (number: typeof vera, userId: string) =>
  agent(1, { id: number, numbers: [number], partOf: { userId, userName: 'Lenz', deviceIds: [] } });
/** The user w1 is two agents by now, and whoever was known by a number is w3. */
const roster: Roster = {
  agents: [ofUser(vera, 'w1'), ofUser(milan, 'w1'), agent(2), agent(3)],
  confirmedAt: noon,
};
const clarasNumber = agent(3).numbers[0] ?? '';
const overflow = {
  ...defaultHotline.overflow,
  closed: [{ kind: 'agents', name: 'all', agentIds: ['w1'] }],
  holiday: [{ kind: 'agents', name: 'all', agentIds: ['w1'] }],
} as const;

test('agents of a plan go by the ids they have today: a user who is several agents by all of them', () => {
  const plan = {
    ...defaultPlan,
    hotlines: [{ ...defaultHotline, agents: ['w1', clarasNumber, 'w9'], overflow }],
    absences: [away(1, [2, 1])],
    workingTimes: [works(1)],
    callers: [
      ruleAbout({ never: ['w1'], fixed: { agentId: clarasNumber, strict: true } }),
      ruleAbout({ fixed: { agentId: 'w1', strict: false } }),
    ],
  };
  const { hotlines, absences, workingTimes, callers } = createPlanOfToday()(plan, roster);
  expect(hotlines[0]?.agents).toEqual([vera, milan, 'w3', 'w9']);
  for (const steps of [hotlines[0]?.overflow.closed, hotlines[0]?.overflow.holiday])
    expect(steps).toEqual([{ kind: 'agents', name: 'all', agentIds: [vera, milan] }]);
  expect(absences).toEqual([
    { ...away(1, []), agentId: vera, deputies: ['w2', vera, milan] },
    { ...away(1, []), agentId: milan, deputies: ['w2', vera, milan] },
  ]);
  expect(workingTimes.map(one => one.agentId)).toEqual([vera, milan]);
  expect(callers.map(({ never, fixed }) => [never, fixed?.agentId])).toEqual([
    [[vera, milan], 'w3'],
    // Nobody can say which of the two it is meant to be.
    [[], 'w1'],
  ]);
});

test('a plan in which nobody has another id stays the same thing, and the last one made is remembered', () => {
  const ofToday = createPlanOfToday();
  const plain = { ...defaultPlan, absences: [away(2, [3])] };
  expect(ofToday(plain, roster)).toBe(plain);
  expect(ofToday(plain, { agents: [], confirmedAt: null })).toBe(plain);

  const moved = { ...defaultPlan, absences: [away(1, [])] };
  const today = ofToday(moved, roster);
  expect(ofToday(moved, { ...roster, confirmedAt: noon + 10_000 })).toBe(today);
  expect(ofToday(moved, { agents: [agent(1)], confirmedAt: noon })).toBe(moved);
});
