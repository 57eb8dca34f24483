import { expect, test } from 'vitest';
import type { AgentSummary } from '../../src/http/contract/agents.ts';
import { groupOf, membersOf, searchTeam, teamGroups } from '../../web/src/live/group-team.ts';

const now = 1_000_000;

test.each([
  ['talking', true, false, 'talking'],
  ['ringing', false, true, 'ringing'],
  ['wrap-up', true, true, 'wrap-up'],
  ['available', true, true, 'away'],
  ['on-break', true, false, 'away'],
  ['available', false, true, 'off-duty'],
  ['available', false, false, 'free'],
  ['on-break', false, false, 'paused'],
  ['paused', false, false, 'paused'],
  ['do-not-disturb', false, false, 'do-not-disturb'],
  ['offline', false, false, 'no-phone'],
  ['gone', false, false, 'unknown'],
  ['unknown', false, false, 'unknown'],
] as const)(
  'who is %s, away: %s, off duty: %s, stands under %s',
  (availability, isAway, isOffDuty, group) => {
    expect(groupOf(availability, isAway, isOffDuty)).toBe(group);
    expect(teamGroups).toContain(group);
  },
);

test('an absence counts from its beginning until its end, or until further notice', () => {
  const groups = [
    { from: now, to: null },
    { from: now - 1, to: now },
    { from: now + 1, to: null },
  ].map(({ from, to }) => {
    const one = agent('Anna', { absences: [{ from, to, deputies: [], why: '' }] });
    return membersOf([one], new Map(), now)[0]?.group;
  });
  expect(groups).toEqual(['away', 'free', 'free']);
});

test('what the board says of somebody is newer than the list', () => {
  const anna = agent('Anna');
  const [member] = membersOf([anna], new Map([['Anna', { ...anna, availability: 'talking' }]]), now);
  expect(member).toMatchObject({ group: 'talking', facts: { availability: 'available' } });
});

test('somebody is found by any part of their name, whatever its case', () => {
  const members = membersOf([agent('Özgür Yılmaz'), agent('Anna Berg')], new Map(), now);
  const found = (search: string) => searchTeam(members, search).map(({ state }) => state.name);
  expect([' özg', 'BERG', '', 'x'].map(found)).toEqual([
    ['Özgür Yılmaz'],
    ['Anna Berg'],
    ['Özgür Yılmaz', 'Anna Berg'],
    [],
  ]);
});

function agent(name: string, more: Partial<AgentSummary> = {}): AgentSummary {
  return {
    agentId: name,
    name,
    availability: 'available',
    availabilityText: { en: '', de: '' },
    since: null,
    pause: null,
    doubt: null,
    presence: 'reachable',
    numbers: [],
    hotlines: [],
    absences: [],
    isOffDuty: false,
    ...more,
  };
}
