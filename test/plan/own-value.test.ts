import { describe, expect, test } from 'vitest';
import { emptyRoster } from '../../src/domain/roster.ts';
import { compilePlan } from '../../src/plan/compile-plan.ts';
import { describeDifference } from '../../src/plan/describe-difference.ts';
import { differencesBetween } from '../../src/plan/differences.ts';
import { parseDocument } from '../../src/plan/parse-plan.ts';
import { noon } from '../support/builders.ts';
import { document, readPlan } from '../support/plan.ts';

/** Names that nothing forbids, and under which every object holds something. */
describe.each(['valueOf', 'constructor', 'toString', 'hasOwnProperty'])('the name %s', name => {
  const plain = 'hotlines: [{name: Zentrale, numbers: [0221 4710100]}]';

  test('means no hours that nobody described, however far they are read', () => {
    const hotline = { name: 'Zentrale', numbers: ['+492214710100'], hours: name };
    const parsed = parseDocument({ hotlines: [hotline], hours: { office: { weekly: {} } } });
    const { hotlines } = compilePlan(parsed.ok ? parsed.document : expect.fail(), noon);
    expect(hotlines[0]?.hours).toBeNull();
    const yaml = `hotlines: [{name: Zentrale, numbers: [0221 4710100], hours: ${name}}]`;
    expect(readPlan(yaml)).toEqual([expect.stringContaining(`"${name}"`)]);
  });

  test('means hours and a group where these are called so', () => {
    const yaml = `hotlines: [{name: Zentrale, numbers: [0221 4710100], hours: ${name}, agents: [${name}]}]
hours: {${name}: {weekly: {monday: 08:00-12:00}}}
groups: {${name}: [Anna Beck]}`;
    const [hotline] = compilePlan(document(yaml), noon).hotlines;
    expect(hotline?.hours?.weekly.monday).toHaveLength(1);
    expect(hotline?.agents).toEqual(['w1']);
  });

  test('means no group where there is none of this name', () => {
    const yaml = `hotlines: [{name: Zentrale, numbers: [0221 4710100], agents: [${name}]}]`;
    expect(readPlan(yaml)).toEqual([expect.stringContaining(`"${name}"`)]);
    // Before the roster is known, it may be an agent.
    const read = readPlan(yaml, { roster: emptyRoster });
    expect(compilePlan(read as never, noon).hotlines[0]?.agents).toEqual([name]);
  });

  test('is told as a group that came, where there were others', () => {
    const before = document(`${plain}\ngroups: {sales: [Ben Koch]}`);
    const after = document(`${plain}\ngroups: {sales: [Ben Koch], ${name}: [Anna Beck]}`);
    const told = differencesBetween(before, after).map(one => describeDifference(one, text => text));
    expect(told).toEqual([
      { place: { de: `Gruppe ${name}`, en: `Group ${name}` }, before: null, after: { de: 'w1', en: 'w1' } },
    ]);
  });
});
