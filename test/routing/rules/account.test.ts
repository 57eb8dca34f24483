import { expect, test } from 'vitest';
import { accountOf } from '../../../src/routing/rules/account.ts';
import { talked } from '../../support/builders.ts';
import { decided, type GivenCall, ruleAbout } from '../../support/company.ts';

const fixed = ruleAbout({ fixed: { agentId: 'w3', strict: false } });

test.each<{ rule: string; given: GivenCall; want: string }>([
  {
    rule: 'a blocked caller: nothing else is asked',
    given: { callers: [ruleAbout({ blocked: { kind: 'reject' } })] },
    want: `decided${' not-reached'.repeat(11)}`,
  },
  {
    rule: 'a fixed agent who talks: the policy decides',
    given: { callers: [fixed], talking: [3], knows: [talked(1, 2)] },
    want: `${'does-not-apply '.repeat(4)}could-not ${'does-not-apply '.repeat(4)}decided not-reached not-reached`,
  },
  {
    rule: 'nobody there: the overflow decides',
    given: { offline: [1, 2, 3, 4, 5, 6] },
    want: `${'does-not-apply '.repeat(9)}could-not does-not-apply decided`,
  },
])('$rule', ({ given, want }) => {
  expect(
    accountOf(decided(given))
      .map(one => one.said)
      .join(' '),
  ).toBe(want);
});
