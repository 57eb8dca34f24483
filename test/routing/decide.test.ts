import { describe, expect, test } from 'vitest';
import type { Rule, Situation } from '../../src/domain/decision.ts';
import { decide } from '../../src/routing/decide.ts';
import {
  candidate,
  defaultPolicy,
  noon,
  noTerms,
  situation,
  talked,
  voicemail,
} from '../support/builders.ts';

interface Row {
  readonly rule: string;
  readonly given: Situation;
  readonly want: readonly [Rule, ...string[]];
}

const { ringNextFamiliar: _, ...policyBefore } = defaultPolicy;
const { shareOf: __, ...tutorialBefore } = { ...defaultPolicy, name: 'tutorial' as const };

const familiar: Row[] = [
  {
    rule: 'the agent the caller has talked to most gets the call',
    given: situation([
      candidate(1, { familiarity: talked(1, 4) }),
      candidate(2, { familiarity: talked(2, 2) }),
      candidate(3),
    ]),
    want: ['preferred-agent', 'w1'],
  },
  {
    rule: 'the next familiar agent gets the call while the preferred one talks',
    given: situation([
      candidate(1, { familiarity: talked(1, 4), availability: 'talking' }),
      candidate(2, { familiarity: talked(2, 2) }),
      candidate(3),
    ]),
    want: ['next-familiar', 'w2'],
  },
  {
    rule: 'the best who is available is known half as well as the best of all: two ring at once, but no stranger',
    given: situation([
      candidate(1, { familiarity: talked(1, 4), availability: 'talking' }),
      candidate(2, { familiarity: talked(2, 1) }),
      candidate(3, { familiarity: talked(3, 2) }),
      candidate(4, { familiarity: talked(4, 1.5) }),
      candidate(5),
    ]),
    want: ['next-familiar', 'w3', 'w4'],
  },
  {
    rule: 'known more than half as well as the best of all, one rings alone',
    given: situation([
      candidate(1, { familiarity: talked(1, 4), availability: 'talking' }),
      candidate(2, { familiarity: talked(2, 3) }),
      candidate(3, { familiarity: talked(3, 2) }),
    ]),
    want: ['next-familiar', 'w2'],
  },
  {
    rule: 'old calls of the best of all make somebody else known well enough to ring alone',
    given: situation([
      candidate(1, { familiarity: talked(1, 4, 90), availability: 'talking' }),
      candidate(2, { familiarity: talked(2, 1.1) }),
      candidate(3, { familiarity: talked(3, 1) }),
    ]),
    want: ['next-familiar', 'w2'],
  },
  {
    rule: 'how well somebody was known who has left does not count',
    given: situation([
      candidate(1, { familiarity: talked(1, 9), availability: 'gone', dialNumber: null }),
      candidate(2, { familiarity: talked(2, 2) }),
      candidate(3, { familiarity: talked(3, 1) }),
    ]),
    want: ['preferred-agent', 'w2'],
  },
  {
    rule: 'as many ring as the setting says, and never fewer than of those the caller knows well',
    given: situation(
      [
        candidate(1, { familiarity: talked(1, 9), availability: 'talking' }),
        candidate(2, { familiarity: talked(2, 3) }),
        candidate(3, { familiarity: talked(3, 2) }),
        candidate(4, { familiarity: talked(4, 1) }),
      ],
      { ringFamiliar: 3, ringNextFamiliar: 1 },
    ),
    want: ['next-familiar', 'w2', 'w3', 'w4'],
  },
  {
    rule: 'a decision from before there was this setting rings one',
    given: {
      ...situation([
        candidate(1, { familiarity: talked(1, 4), availability: 'talking' }),
        candidate(2, { familiarity: talked(2, 2) }),
        candidate(3, { familiarity: talked(3, 1) }),
      ]),
      policy: policyBefore,
    },
    want: ['next-familiar', 'w2'],
  },
  {
    rule: 'an old friend counts less than a recent one: after one half-life four calls are worth two',
    given: situation([
      candidate(1, { familiarity: talked(1, 4, 90) }),
      candidate(2, { familiarity: talked(2, 3) }),
    ]),
    want: ['preferred-agent', 'w2'],
  },
  {
    rule: 'of two equally familiar agents the one of the last call is preferred',
    given: situation([
      candidate(1, { familiarity: { ...talked(1, 1), weight: 0.5 ** (1 / 90), lastAnsweredAt: noon } }),
      candidate(2, { familiarity: talked(2, 1, 1) }),
    ]),
    want: ['preferred-agent', 'w1'],
  },
  {
    rule: 'a new caller rings the two agents who have been idle longest',
    given: situation([
      candidate(1, { idleSince: noon - 1 }),
      candidate(2, { idleSince: noon - 3 }),
      candidate(3, { idleSince: noon - 2 }),
    ]),
    want: ['longest-idle', 'w2', 'w3'],
  },
  {
    rule: 'nobody familiar available: strangers ring, the busy friends do not',
    given: situation([
      candidate(1, { familiarity: talked(1, 9), availability: 'ringing' }),
      candidate(2, { familiarity: talked(2, 9), availability: 'offline' }),
      candidate(3),
    ]),
    want: ['longest-idle', 'w3'],
  },
  {
    rule: 'a second familiar agent rings too where the setting says so, but never a stranger with them',
    given: situation(
      [
        candidate(1, { familiarity: talked(1, 2) }),
        candidate(2),
        candidate(3, { familiarity: talked(3, 1) }),
      ],
      { ringFamiliar: 3 },
    ),
    want: ['preferred-agent', 'w1', 'w3'],
  },
  {
    rule: 'an agent who has left is not missed: the most familiar of the others is the preferred one',
    given: situation([
      candidate(1, { familiarity: talked(1, 9), availability: 'gone', dialNumber: null }),
      candidate(2, { familiarity: talked(2, 1) }),
    ]),
    want: ['preferred-agent', 'w2'],
  },
  {
    rule: 'an agent without a number to dial is not dialled, whatever their availability says',
    given: situation([candidate(1, { familiarity: talked(1, 9), dialNumber: null }), candidate(2)]),
    want: ['longest-idle', 'w2'],
  },
  {
    rule: 'nobody available: nobody is dialled',
    given: situation([
      candidate(1, { availability: 'do-not-disturb' }),
      candidate(2, { availability: 'talking' }),
    ]),
    want: ['nobody-available'],
  },
  { rule: 'an empty roster is nobody available', given: situation([]), want: ['nobody-available'] },
];

const tutorial: Row[] = [
  {
    rule: 'an agent with more than 60 % of the caller’s calls gets the call',
    given: situation(
      [candidate(1, { familiarity: talked(1, 7) }), candidate(2, { familiarity: talked(2, 3) })],
      { name: 'tutorial' },
    ),
    want: ['majority-agent', 'w1'],
  },
  {
    rule: 'exactly 60 % is not more than 60 %',
    given: situation(
      [candidate(1, { familiarity: talked(1, 6) }), candidate(2, { familiarity: talked(2, 4) })],
      { name: 'tutorial' },
    ),
    want: ['random', 'w1'],
  },
  {
    rule: 'the share is of the calls of those who are there: 3 of 4, though somebody who is offline took 6',
    given: situation(
      [
        candidate(1, { familiarity: talked(1, 6), availability: 'offline' }),
        candidate(2, { familiarity: talked(2, 3) }),
        candidate(3, { familiarity: talked(3, 1) }),
      ],
      { name: 'tutorial' },
    ),
    want: ['majority-agent', 'w2'],
  },
  {
    rule: 'whoever is busy counts as not there',
    given: situation(
      [
        candidate(1, { familiarity: talked(1, 6), availability: 'talking' }),
        candidate(2, { familiarity: talked(2, 3) }),
        candidate(3, { familiarity: talked(3, 1) }),
      ],
      { name: 'tutorial' },
    ),
    want: ['majority-agent', 'w2'],
  },
  {
    rule: 'calls taken by somebody who has left do not count in the share',
    given: situation(
      [
        candidate(1, { familiarity: talked(1, 6), availability: 'gone', dialNumber: null }),
        candidate(2, { familiarity: talked(2, 1) }),
        candidate(3),
      ],
      { name: 'tutorial' },
    ),
    want: ['majority-agent', 'w2'],
  },
  {
    rule: 'nobody has talked to the caller of those who are there: chance',
    given: situation(
      [
        candidate(1, { familiarity: talked(1, 6), availability: 'offline' }),
        candidate(2, { availability: 'ringing' }),
        candidate(3),
      ],
      { name: 'tutorial' },
    ),
    want: ['random', 'w3'],
  },
  {
    rule: 'the deputy inherits the callers of whom an absent agent took most',
    given: situation(
      [
        candidate(1, { familiarity: talked(1, 7) }),
        candidate(2, { familiarity: talked(2, 3) }),
        candidate(3),
      ],
      { name: 'tutorial' },
      { terms: { ...noTerms, absences: [{ agentId: 'w1', until: null, deputies: ['w3'], why: '' }] } },
    ),
    want: ['deputy', 'w3'],
  },
  {
    rule: 'in a decision from before, agents who are offline count in the share: 3 of 10 calls are no majority',
    given: {
      ...situation([
        candidate(1, { familiarity: talked(1, 6), availability: 'offline' }),
        candidate(2, { familiarity: talked(2, 3) }),
        candidate(3, { familiarity: talked(3, 1) }),
      ]),
      policy: tutorialBefore,
    },
    want: ['random', 'w2'],
  },
  {
    rule: 'a majority agent who talks is not dialled',
    given: situation([candidate(1, { familiarity: talked(1, 9), availability: 'talking' }), candidate(2)], {
      name: 'tutorial',
    }),
    want: ['random', 'w2'],
  },
  {
    rule: 'of two who exceed a factor below one half the one with more calls is rung, wherever they stand',
    given: situation(
      [candidate(1, { familiarity: talked(1, 4) }), candidate(2, { familiarity: talked(2, 6) })],
      { name: 'tutorial', factor: 0.3 },
    ),
    want: ['majority-agent', 'w2'],
  },
  {
    rule: 'the factor can be set',
    given: situation(
      [candidate(1, { familiarity: talked(1, 6) }), candidate(2, { familiarity: talked(2, 4) })],
      { name: 'tutorial', factor: 0.5 },
    ),
    want: ['majority-agent', 'w1'],
  },
];

const others: Row[] = [
  {
    rule: 'last-agent: whoever talked to the caller last, however often others did',
    given: situation(
      [candidate(1, { familiarity: talked(1, 9, 2) }), candidate(2, { familiarity: talked(2, 1, 1) })],
      { name: 'last-agent' },
    ),
    want: ['last-agent', 'w2'],
  },
  {
    rule: 'last-agent: if they are busy the longest idle, not the last but one',
    given: situation(
      [
        candidate(1, { familiarity: talked(1, 9, 2), idleSince: noon - 1 }),
        candidate(2, { familiarity: talked(2, 1, 1), availability: 'talking' }),
        candidate(3, { idleSince: noon - 2 }),
      ],
      { name: 'last-agent', ringStrangers: 1 },
    ),
    want: ['longest-idle', 'w3'],
  },
  {
    rule: 'longest-idle: familiarity is not asked for',
    given: situation([candidate(1, { familiarity: talked(1, 9), idleSince: noon }), candidate(2)], {
      name: 'longest-idle',
      ringStrangers: 1,
    }),
    want: ['longest-idle', 'w2'],
  },
  {
    rule: 'random: the call id decides',
    given: situation([candidate(1), candidate(2), candidate(3)], { name: 'random' }),
    want: ['random', 'w1'],
  },
];

describe.each([
  { policy: 'familiar', rows: familiar },
  { policy: 'tutorial', rows: tutorial },
  { policy: 'others', rows: others },
])('policy $policy', ({ rows }) => {
  test.each(rows)('$rule', ({ given, want }) => {
    const { reason, outcome } = decide(given);
    expect([reason.rule, ...(outcome.kind === 'dial' ? outcome.agentIds : [])]).toEqual(want);
  });
});

test('nobody available goes to voicemail where the setting says so, else rings as configured', () => {
  expect(decide(situation([])).outcome).toEqual({ kind: 'as-configured' });
  expect(decide(situation([], {}, { terms: voicemail })).outcome).toEqual({ kind: 'voicemail' });
});

test('the reason names everybody: the dialled first, then the most familiar, each with why not', () => {
  const { reason } = decide(
    situation(
      [
        candidate(1, { familiarity: talked(1, 4), availability: 'talking' }),
        candidate(2),
        candidate(3, { familiarity: talked(3, 2, 90) }),
        candidate(4, { familiarity: talked(4, 0.5) }),
        candidate(5, { availability: 'do-not-disturb' }),
      ],
      { ringNextFamiliar: 1 },
    ),
  );
  expect(reason.candidates.map(one => [one.agentId, one.evidence, one.verdict])).toEqual([
    ['w3', 1, 'dialled'],
    ['w1', 4, 'talking'],
    ['w4', 0.5, 'less-familiar'],
    ['w2', 0, 'not-familiar'],
    ['w5', 0, 'do-not-disturb'],
  ]);
  expect(reason.probability).toBe(1);
});

test('where chance took part the reason says with which probability', () => {
  const { reason } = decide(
    situation([candidate(1), candidate(2), candidate(3), candidate(4)], { name: 'random' }),
  );
  expect(reason.probability).toBe(0.25);
});
