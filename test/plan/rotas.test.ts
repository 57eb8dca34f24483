import { describe, expect, test } from 'vitest';
import { openTimeZone } from '../../src/calendar/local-time.ts';
import { createPlanOfToday } from '../../src/domain/plan-of-today.ts';
import { changesBetween, renderChanges } from '../../src/plan/changes.ts';
import { compilePlan } from '../../src/plan/compile-plan.ts';
import { describeDifference } from '../../src/plan/describe-difference.ts';
import { differencesBetween } from '../../src/plan/differences.ts';
import { mergeDocuments } from '../../src/plan/merge-documents.ts';
import { renderPlan } from '../../src/plan/render-plan.ts';
import { compileRota } from '../../src/plan/rota-schema.ts';
import { turnsOf } from '../../src/plan/rota-turns.ts';
import { agent, noon } from '../support/builders.ts';
import { document, readPlan, team } from '../support/plan.ts';

const hotline =
  'hotlines: [{name: Zentrale, numbers: [0221 4710100], overflow: {closed: [{agents: Nights}, voicemail]}}]';
const rota = 'rotas: { Nights: { from: 2026-11-30, at: 08:00, turns: [Anna Beck, w2, w3] } }';
const yaml = `${hotline}\n${rota}`;

test('a step that names a rota rings whoever is on call', () => {
  expect(compilePlan(document(yaml), noon).hotlines[0]?.overflow.closed[0]).toEqual({
    kind: 'agents',
    name: 'Nights',
    agentIds: [],
    rotas: [{ name: 'Nights', from: '2026-11-30', minute: 480, agentIds: ['w1', 'w2', 'w3'] }],
  });
});

test('a rota and agents may stand in one step', () => {
  const both = document(yaml.replace('agents: Nights', 'agents: [Nights, w4]'));
  expect(compilePlan(both, noon).hotlines[0]?.overflow.closed[0]).toMatchObject({
    agentIds: ['w4'],
    rotas: [{ name: 'Nights' }],
  });
});

test('written out and read again it is the same, with the names beside the ids', () => {
  const written = renderPlan(document(yaml), team);
  expect(readPlan(written)).toEqual(document(yaml));
  expect(written).toContain('w1 # Anna Beck');
});

test('an agent who goes by another id today keeps their one turn', () => {
  const byNumber = document(yaml.replace('w2', '+493023125002'));
  const plan = { ...compilePlan(byNumber, noon) };
  const user = { userId: 'w3', userName: 'Clara', deviceIds: [] };
  const agents = [
    agent(1),
    agent(2),
    agent(5, { id: 'c1', partOf: user, numbers: [] }),
    agent(6, { id: 'c2', partOf: user, numbers: [] }),
  ];
  const [step] = createPlanOfToday()(plan, { agents, confirmedAt: noon }).hotlines[0]?.overflow.closed ?? [];
  expect(step).toMatchObject({ rotas: [{ agentIds: ['w1', 'w2', 'c1'] }] });
});

test.each([
  [
    'somebody unknown',
    '{from: 2026-11-30, turns: [Emil]}',
    /^rotas\.Nights\.turns\[0\].*"Emil": give an agent whom/,
  ],
  ['nobody', '{from: 2026-11-30, turns: []}', /turns .* is \[\]: give at least one\.$/],
  ['somebody twice', '{from: 2026-11-30, turns: [w1, Anna Beck]}', /turns\[1\].*name each agent once/],
  ['no day', '{from: monday, turns: [w1]}', /Nights\.from .* "monday": give a day that exists/],
  [
    'no time',
    '{from: 2026-11-30, at: 25:00, turns: [w1]}',
    /Nights\.at .* "25:00": give a time of the day, such as "08:00"/,
  ],
  [
    'its own name as an agent',
    '{from: 2026-11-30, turns: [Nights]}',
    /give the rota a name that no agent has/,
  ],
])('a rota with %s is refused', (_, value, says) => {
  const problems = readPlan(`${hotline}\nrotas: { Nights: ${value} }`);
  expect(problems).toEqual(expect.arrayContaining([expect.stringMatching(says)]));
});

test('a name that a group has too is refused', () => {
  expect(readPlan(`${yaml}\ngroups: { Nights: [w1] }`)).toEqual([
    'rotas.Nights (line 2) is "Nights": give the rota a name that no group has.',
  ]);
});

test('a rota among the agents of a hotline is refused, and says where it may stand', () => {
  const among = `hotlines: [{name: A, numbers: [0221 4710100], agents: [Nights]}]\n${rota}`;
  expect(readPlan(among)).toEqual([
    'hotlines[0].agents[0] (line 1) is "Nights": give an agent or the name of a group: a rota can be named in overflow steps only.',
  ]);
});

test('a step that names no rota there is says that it may', () => {
  expect(readPlan(hotline)).toEqual([expect.stringContaining('or the name of a group or rota.')]);
});

describe('changes of a rota', () => {
  const before = document(yaml);
  const after = document(yaml.replace('[Anna Beck, w2, w3]', '[w2, w1, w3]').replace('08:00', '09:00'));

  test('are told in words', () => {
    expect(renderChanges(changesBetween(before, after))).toBe('rota Nights changed');
    expect(renderChanges(changesBetween(before, after), 'de')).toBe('Bereitschaftsplan Nights geändert');
    const told = differencesBetween(before, after).map(one => describeDifference(one, text => text));
    expect(told.map(one => [one.place.en, one.before?.en, one.after?.en])).toEqual([
      ['Rota Nights › Changes at', '08:00', '09:00'],
      ['Rota Nights › In turn', 'w1, w2, w3', 'w2, w1, w3'],
    ]);
  });

  test('of two people go together, but not two orders', () => {
    const later = document(yaml.replace('08:00', '10:00'));
    const other = document(yaml.replace('[Anna Beck, w2, w3]', '[w3, w1, w2]'));
    const together = mergeDocuments({ base: before, mine: later, theirs: other });
    expect(together).toMatchObject({
      collisions: [],
      document: { rotas: { Nights: { at: '10:00', turns: ['w3', 'w1', 'w2'] } } },
    });
    expect(mergeDocuments({ base: before, mine: after, theirs: other }).collisions).toHaveLength(1);
  });
});

describe('the next weeks', () => {
  const berlin = openTimeZone('Europe/Berlin');
  if (!berlin.ok) throw new Error(berlin.problem);
  const { zone } = berlin;
  const at = (date: string, hour: number): number => zone.toEpoch(date, hour * 60);
  const weeks = (absences: string) => {
    const given = document(`${yaml}\nabsences: ${absences}`);
    const plan = compilePlan(given, noon);
    const [nights] = Object.entries(given.rotas ?? {}).map(([name, one]) => compileRota(name, one));
    if (nights === undefined) throw new Error('no rota');
    return turnsOf(nights, { plan, roster: team, zone }, { now: at('2026-12-02', 12), count: 4 });
  };

  test('begin and end by the clock, one turn after the other', () => {
    expect(weeks('[]')).toEqual([
      { from: at('2026-11-30', 8), to: at('2026-12-07', 8), agentId: 'w1', insteadOf: [] },
      { from: at('2026-12-07', 8), to: at('2026-12-14', 8), agentId: 'w2', insteadOf: [] },
      { from: at('2026-12-14', 8), to: at('2026-12-21', 8), agentId: 'w3', insteadOf: [] },
      { from: at('2026-12-21', 8), to: at('2026-12-28', 8), agentId: 'w1', insteadOf: [] },
    ]);
  });

  test('say who stands in, from the day on which an absence begins until it ends', () => {
    const turns = weeks(
      '[{agent: w1, from: 2026-12-03, to: 2026-12-04}, {agent: w3, from: 2026-12-10, to: 2026-12-23}]',
    );
    expect(turns.map(({ agentId, insteadOf }) => [agentId, ...insteadOf])).toEqual([
      ['w1'],
      ['w2', 'w1'],
      ['w1'],
      ['w2'],
      ['w1', 'w3'],
      ['w1'],
    ]);
    expect(turns[1]).toMatchObject({ from: at('2026-12-03', 0), to: at('2026-12-05', 0) });
  });

  test('say when nobody can be on call', () => {
    const all =
      '[{agent: w1, from: 2026-12-01}, {agent: w2, from: 2026-12-01}, {agent: w3, from: 2026-12-01}]';
    expect(weeks(all).at(-1)).toMatchObject({ agentId: null, insteadOf: ['w1', 'w2', 'w3'] });
  });
});
