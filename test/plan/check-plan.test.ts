import { describe, expect, test } from 'vitest';
import { emptyRoster } from '../../src/domain/roster.ts';
import { agent, phone } from '../support/builders.ts';
import { readPlan, team } from '../support/plan.ts';

const hotline = 'hotlines: [{name: Zentrale, numbers: [0221 4710100]}]';

test('agents may be named by name, number or id, and are kept by id', () => {
  const yaml = `
hotlines:
  - name: Zentrale
    numbers: [0221 4710100]
    agents: [sales, clara vogt]
    overflow: {all-busy: [{agents: sales}, {agents: [David Kaya]}]}
groups: {sales: [Anna Beck, 030 23125002]}
absences: [{agent: Anna Beck, from: 2026-12-21, deputies: [Ben Koch, w3]}]
workingTimes: [{agent: Anna Beck, weekly: {monday-thursday: 08:00-14:00}}]
callers:
  - {numbers: [0171 3920001], fixed: {agent: Ben Koch, strict: true}, never: [Anna Beck]}`;
  expect(readPlan(yaml)).toMatchObject({
    groups: { sales: ['w1', 'w2'] },
    hotlines: [
      { agents: ['sales', 'w3'], overflow: { 'all-busy': [{ agents: ['sales'] }, { agents: ['w4'] }] } },
    ],
    absences: [{ agent: 'w1', deputies: ['w2', 'w3'] }],
    workingTimes: [{ agent: 'w1', weekly: { 'monday-thursday': '08:00-14:00' } }],
    callers: [{ fixed: { agent: 'w2', strict: true }, never: ['w1'] }],
  });
});

describe('agents who are not there', () => {
  const gone = `${hotline}\nabsences: [{agent: Emil, from: 2026-01-01, to: 2026-11-23}]
callers: [{numbers: [0171 3920001], fixed: Emil, until: 2026-11-23}]`;

  test('may stand in what is over', () => {
    expect(readPlan(gone)).toHaveProperty('absences');
  });

  test('may not on the last day on which it counts', () => {
    expect(readPlan(gone, { today: '2026-11-23' })).toHaveLength(2);
  });

  test('are not looked for while no agent is known at all', () => {
    expect(readPlan(gone, { today: '2026-11-23', roster: emptyRoster })).toHaveProperty('absences');
  });

  test('are asked for by id where several have the name', () => {
    const [anna] = team.agents;
    const twins = { ...team, agents: [...team.agents, { ...(anna ?? expect.fail()), id: 'w9' }] };
    expect(readPlan(`${hotline}\ngroups: {a: [Anna Beck]}`, { roster: twins })).toEqual([
      'groups.a[0] (line 2) is "Anna Beck": several go by this name: give one of the ids w1, w9.',
    ]);
  });

  test.each(['w7', 'fahrrad lenz'])('are asked for where the user %s is several agents by now', user => {
    const ofUser = (name: string, number: string) =>
      agent(1, {
        id: number,
        name,
        numbers: [phone(number)],
        partOf: { userId: 'w7', userName: 'Fahrrad Lenz', deviceIds: [] },
      });
    const roster = {
      ...team,
      agents: [...team.agents, ofUser('Vera', '+493023125071'), ofUser('Milan', '+493023125072')],
    };
    expect(readPlan(`${hotline}\ngroups: {a: [${user}]}`, { roster })).toEqual([
      `groups.a[0] (line 2) is "${user}": the numbers of this user are agents of their own: ` +
        'give one of Vera (+493023125071), Milan (+493023125072).',
    ]);
    expect(readPlan(`${hotline}\ngroups: {a: [milan]}`, { roster })).toMatchObject({
      groups: { a: ['+493023125072'] },
    });
  });
});

describe('deputies', () => {
  const loop = 'name somebody who is there: these stand in for each other while all of them are away.';

  test.each([
    {
      what: 'who stand in for each other while both are away are refused',
      absences: `
- {agent: w1, from: 2026-12-21, to: 2026-12-31, deputies: [w2]}
- {agent: w2, from: 2026-12-31, deputies: [w1]}`,
      says: [`absences[1].deputies (line 4) is ["w1"]: ${loop}`],
    },
    {
      what: 'in a circle of three are refused',
      absences: `
- {agent: w1, from: 2026-12-21, deputies: [w2]}
- {agent: w2, from: 2026-12-22, deputies: [w3, w4]}
- {agent: w3, from: 2026-12-23, deputies: [w1]}`,
      says: [`absences[2].deputies (line 5) is ["w1"]: ${loop}`],
    },
    {
      what: 'of themselves are refused',
      absences: '[{agent: w1, from: 2026-12-21, deputies: [w1]}]',
      says: [`absences[0].deputies (line 2) is ["w1"]: ${loop}`],
    },
    {
      what: 'may stand in for each other at different times',
      absences: `
- {agent: w1, from: 2026-12-21, to: "2026-12-24 12:00", deputies: [w2]}
- {agent: w2, from: 2026-12-24 12:00, deputies: [w1]}`,
      says: null,
    },
    {
      what: 'may have stood in for each other in the past',
      absences: `
- {agent: w1, from: 2026-10-21, to: 2026-10-24, deputies: [w2]}
- {agent: w2, from: 2026-10-21, to: 2026-10-24, deputies: [w1]}`,
      says: null,
    },
  ])('$what', ({ absences, says }) => {
    const read = readPlan(`${hotline}\nabsences: ${absences}`);
    if (says === null) expect(read).toHaveProperty('absences');
    else expect(read).toEqual(says);
  });
});

test('an announcement for special days must be there too', () => {
  const yaml =
    'hotlines: [{name: A, numbers: [0221 4710100], overflow: {holiday: [{announcement: chime}], exception: [{announcement: party}]}}]';
  expect(readPlan(yaml)).toEqual([
    expect.stringContaining(
      'hotlines[0].overflow.exception[0].announcement (line 1) is "party": give the name of an announcement',
    ),
  ]);
});

test('a number of the account’s own hotlines is no overflow either', () => {
  const yaml = 'hotlines: [{name: A, numbers: [0221 4710100], overflow: {closed: [{number: 0221 4710109}]}}]';
  expect(readPlan(yaml)).toHaveProperty('hotlines');
  expect(readPlan(yaml, { accountHotlines: ['+492214710109' as never] })).toHaveLength(1);
});
