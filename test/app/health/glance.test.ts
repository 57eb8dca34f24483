import { expect, test } from 'vitest';
import { glanceAt } from '../../../src/app/health/glance.ts';
import type { Check } from '../../../src/app/health/health-summary.ts';

function check(name: string, found: Partial<Check>): Check {
  const text = { en: `About ${name}.`, de: `Zu ${name}.` };
  const quiet = { state: 'ok', howBad: null, since: null, remedy: null, place: null } as const;
  return { name, about: text, sentence: text, ...quiet, ...found };
}

const broken = { state: 'problem', howBad: 'broken' } as const;
const soon = { state: 'problem', howBad: 'soon' } as const;
const maybe = { state: 'doubtful', howBad: 'broken' } as const;
const hint = { state: 'problem', howBad: 'hint' } as const;

test.each([
  {
    rule: 'hints are no reason to look',
    checks: [check('hours', hint), check('pushes', {})],
    level: 'well',
    first: null,
  },
  {
    rule: 'what may be wrong is to be looked at',
    checks: [check('pushes', maybe)],
    level: 'look',
    first: 'pushes',
  },
  {
    rule: 'what will go wrong is to be looked at',
    checks: [check('disk', soon)],
    level: 'look',
    first: 'disk',
  },
  {
    rule: 'what makes calls suffer comes before what may',
    checks: [check('pushes', maybe), check('clock', broken), check('disk', soon)],
    level: 'act',
    first: 'clock',
  },
  {
    rule: 'a refused token comes before what follows from it',
    checks: [check('presence', broken), check('token', broken), check('pushes', broken)],
    level: 'act',
    first: 'token',
  },
  {
    rule: 'a database that is away comes before all, since it changes what the page can show',
    checks: [check('token', broken), check('database', broken)],
    level: 'act',
    first: 'database',
  },
])('$rule', ({ checks, level, first }) => {
  const glance = glanceAt({ checks });
  expect([glance.level, glance.finding?.name ?? null]).toEqual([level, first]);
  expect(glance.problems).toBe(checks.filter(({ howBad }) => howBad !== null && howBad !== 'hint').length);
});
