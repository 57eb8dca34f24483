import { describe, expect, test } from 'vitest';
import { dayMs, defaultHotline, defaultPolicy, noon, phone, talked } from '../../support/builders.ts';
import { away, decided, type GivenCall, inShort, ruleAbout, works } from '../../support/company.ts';

interface Row {
  readonly rule: string;
  readonly given: GivenCall;
  readonly want: readonly string[];
}

const one = { ...defaultPolicy, ringStrangers: 1 };
const closedAlways = {
  weekly: works(0).weekly,
  exceptions: [],
  holidays: [],
  holidaySpans: [],
  halfDays: [],
};
const knowsAnna = [talked(1, 4)];
const ofSales = { policy: one, agents: ['w1', 'w2', 'w3'] };

const deputies: Row[] = [
  {
    rule: 'the deputy inherits the callers of an agent who is away',
    given: { knows: knowsAnna, absences: [away(1, [4])] },
    want: ['deputy', 'w4'],
  },
  {
    rule: 'deputies come in the order in which they are named: the second while the first talks',
    given: { knows: knowsAnna, absences: [away(1, [4, 2])], talking: [4] },
    want: ['deputy', 'w2'],
  },
  {
    rule: 'a deputy who is away too has deputies of their own',
    given: { knows: knowsAnna, absences: [away(1, [4]), away(4, [5])] },
    want: ['deputy', 'w5'],
  },
  {
    rule: 'the deputy’s deputies come before the next deputy',
    given: { knows: knowsAnna, absences: [away(1, [4, 2]), away(4, [5])] },
    want: ['deputy', 'w5'],
  },
  {
    rule: 'two who stand in for each other and are both away are no loop: the caller is a stranger to the others',
    given: { knows: knowsAnna, absences: [away(1, [2]), away(2, [1])], hotline: { policy: one } },
    want: ['longest-idle', 'w3'],
  },
  {
    rule: 'no deputy is free: the next familiar agent',
    given: { knows: [...knowsAnna, talked(3, 1)], absences: [away(1, [4])], talking: [4] },
    want: ['next-familiar', 'w3'],
  },
  {
    rule: 'the deputy of the agent the caller knows best comes before the next familiar agent',
    given: { knows: [...knowsAnna, talked(3, 1)], absences: [away(1, [4])] },
    want: ['deputy', 'w4'],
  },
  {
    rule: 'an absence that has ended is over',
    given: { knows: knowsAnna, absences: [away(1, [4], { to: noon })] },
    want: ['preferred-agent', 'w1'],
  },
  {
    rule: 'an absence that has not begun does not count yet',
    given: { knows: knowsAnna, absences: [away(1, [4], { from: noon + 1, to: null })] },
    want: ['preferred-agent', 'w1'],
  },
  {
    rule: 'until further notice has no end',
    given: { now: noon + 1_000 * dayMs, knows: knowsAnna, absences: [away(1, [4], { to: null })] },
    want: ['deputy', 'w4'],
  },
  {
    rule: 'a deputy stands in also where they take no calls of the hotline themselves',
    given: { knows: knowsAnna, absences: [away(1, [6])], hotline: ofSales },
    want: ['deputy', 'w6'],
  },
  {
    rule: 'but strangers do not get such a deputy',
    given: { absences: [away(1, [6])], hotline: ofSales, talking: [2, 3] },
    want: ['nobody-available', 'as-configured'],
  },
  {
    rule: 'the deputies of somebody who has left inherit their callers',
    given: { knows: [talked(9, 4)], absences: [away(9, [5], { to: null })] },
    want: ['deputy', 'w5'],
  },
];

const morning = [{ from: 9 * 60, to: 10 * 60 + 1 }];
const later = [{ from: 10 * 60 + 1, to: 12 * 60 }];
const workingTimes: Row[] = [
  {
    rule: 'an agent is not rung outside their working times',
    given: { knows: [...knowsAnna, talked(3, 1)], workingTimes: [works(1, later)] },
    want: ['next-familiar', 'w3'],
  },
  {
    rule: 'within them they are',
    given: { knows: knowsAnna, workingTimes: [works(1, morning)] },
    want: ['preferred-agent', 'w1'],
  },
  {
    rule: 'who has none works whenever the hotline is open',
    given: { workingTimes: [1, 2, 3, 4, 6].map(index => works(index)), hotline: { policy: one } },
    want: ['longest-idle', 'w5'],
  },
  {
    rule: 'nobody waits for somebody who does not work',
    given: {
      knows: knowsAnna,
      workingTimes: [works(1)],
      talking: [1],
      hotline: { policy: one, waiting: { ...defaultHotline.waiting, familiarMs: 60_000 } },
    },
    want: ['longest-idle', 'w2'],
  },
  {
    rule: 'a deputy who does not work is not rung either',
    given: {
      knows: [...knowsAnna, talked(3, 1)],
      absences: [away(1, [4])],
      workingTimes: [works(4)],
    },
    want: ['next-familiar', 'w3'],
  },
  {
    rule: 'nobody works: the call finds nobody reachable',
    given: { workingTimes: [1, 2, 3, 4, 5, 6].map(index => works(index)) },
    want: ['nobody-available', 'as-configured'],
  },
  {
    rule: 'whom the overflow names while the hotline is closed is on call, whatever their working times',
    given: {
      workingTimes: [works(4)],
      hotline: {
        agents: ofSales.agents,
        hours: closedAlways,
        overflow: {
          ...defaultHotline.overflow,
          closed: [{ kind: 'agents', name: 'On call', agentIds: ['w4'] }],
        },
      },
    },
    want: ['closed', 'w4'],
  },
];

const fixed: Row[] = [
  {
    rule: 'a caller who belongs to an agent gets that agent, whomever they know',
    given: { knows: knowsAnna, callers: [ruleAbout({ fixed: { agentId: 'w3', strict: false } })] },
    want: ['fixed-agent', 'w3'],
  },
  {
    rule: 'while the fixed agent talks, whom the caller knows',
    given: {
      knows: knowsAnna,
      talking: [3],
      callers: [ruleAbout({ fixed: { agentId: 'w3', strict: false } })],
    },
    want: ['preferred-agent', 'w1'],
  },
  {
    rule: 'a strict rule lets nobody else have the call',
    given: {
      knows: knowsAnna,
      talking: [3],
      callers: [ruleAbout({ fixed: { agentId: 'w3', strict: true } })],
    },
    want: ['nobody-available', 'busy'],
  },
  {
    rule: 'the deputy of a fixed agent who is away gets the call, also by a strict rule',
    given: {
      absences: [away(3, [5])],
      callers: [ruleAbout({ fixed: { agentId: 'w3', strict: true } })],
    },
    want: ['fixed-agent', 'w5'],
  },
  {
    rule: 'the fixed agent need not be an agent of the hotline',
    given: { hotline: ofSales, callers: [ruleAbout({ fixed: { agentId: 'w6', strict: false } })] },
    want: ['fixed-agent', 'w6'],
  },
  {
    rule: 'a fixed agent who has left is no obstacle',
    given: { knows: knowsAnna, callers: [ruleAbout({ fixed: { agentId: 'w9', strict: false } })] },
    want: ['preferred-agent', 'w1'],
  },
  {
    rule: 'nor is one to whom the caller strictly belonged',
    given: { knows: knowsAnna, callers: [ruleAbout({ fixed: { agentId: 'w9', strict: true } })] },
    want: ['preferred-agent', 'w1'],
  },
  {
    rule: 'a rule ends when it says so',
    given: {
      knows: knowsAnna,
      callers: [ruleAbout({ fixed: { agentId: 'w3', strict: false }, until: noon })],
    },
    want: ['preferred-agent', 'w1'],
  },
  {
    rule: 'a rule may be about all numbers that begin alike',
    given: {
      callers: [
        ruleAbout({ numbers: [], prefixes: ['+49171'], fixed: { agentId: 'w3', strict: false } }),
        ruleAbout({ numbers: [], prefixes: ['+491713'], fixed: { agentId: 'w4', strict: false } }),
      ],
    },
    want: ['fixed-agent', 'w4'],
  },
  {
    rule: 'and a rule about the very number comes before those',
    given: {
      callers: [
        ruleAbout({ numbers: [], prefixes: ['+4917139200'], fixed: { agentId: 'w4', strict: false } }),
        ruleAbout({ fixed: { agentId: 'w5', strict: false } }),
      ],
    },
    want: ['fixed-agent', 'w5'],
  },
];

const others: Row[] = [
  {
    rule: 'who called a customer in vain gets the return call, though the customer knows another',
    given: { knows: knowsAnna, returnCall: { agentId: 'w4', calledAt: noon - 3_600_000 } },
    want: ['return-call', 'w4'],
  },
  {
    rule: 'also when the return call comes to a hotline that is not theirs',
    given: { hotline: ofSales, returnCall: { agentId: 'w6', calledAt: noon - 3_600_000 } },
    want: ['return-call', 'w6'],
  },
  {
    rule: 'but not while they talk',
    given: {
      knows: knowsAnna,
      talking: [4],
      returnCall: { agentId: 'w4', calledAt: noon - 3_600_000 },
    },
    want: ['preferred-agent', 'w1'],
  },
  {
    rule: 'the fixed agent comes before who called in vain',
    given: {
      returnCall: { agentId: 'w4', calledAt: noon },
      callers: [ruleAbout({ fixed: { agentId: 'w3', strict: false } })],
    },
    want: ['fixed-agent', 'w3'],
  },
  {
    rule: 'never this pair: the favourite is left out',
    given: { knows: [...knowsAnna, talked(2, 1)], callers: [ruleAbout({ never: ['w1'] })] },
    want: ['next-familiar', 'w2'],
  },
  {
    rule: 'never this pair holds for deputies, too',
    given: {
      knows: knowsAnna,
      absences: [away(1, [4, 5])],
      callers: [ruleAbout({ never: ['w4'] })],
    },
    want: ['deputy', 'w5'],
  },
  {
    rule: 'and if there is nobody else, the call overflows',
    given: { offline: [2, 3, 4, 5, 6], callers: [ruleAbout({ never: ['w1'] })] },
    want: ['nobody-available', 'as-configured'],
  },
  {
    rule: 'for a VIP a second agent rings at once: the next familiar one',
    given: { knows: [...knowsAnna, talked(3, 1)], callers: [ruleAbout({ vip: true })] },
    want: ['preferred-agent', 'w1', 'w3'],
  },
  {
    rule: 'or the one idle longest, if the VIP knows nobody else',
    given: { knows: [talked(6, 4)], callers: [ruleAbout({ vip: true })] },
    want: ['preferred-agent', 'w6', 'w1'],
  },
  {
    rule: 'but nobody beside an agent who is strictly theirs',
    given: { callers: [ruleAbout({ vip: true, fixed: { agentId: 'w3', strict: true } })] },
    want: ['fixed-agent', 'w3'],
  },
  {
    rule: 'someone new: an agent whom the caller has never talked to, though friends are free',
    given: {
      knows: [...knowsAnna, talked(2, 1)],
      hotline: { policy: one },
      callers: [ruleAbout({ someoneNew: true })],
    },
    want: ['someone-new', 'w3'],
  },
  {
    rule: 'someone new, but nobody new is free: a friend',
    given: {
      knows: [...knowsAnna, talked(2, 1)],
      talking: [3, 4, 5, 6],
      callers: [ruleAbout({ someoneNew: true })],
    },
    want: ['preferred-agent', 'w1'],
  },
  {
    rule: 'a blocked caller is rejected, before anything else is asked',
    given: {
      knows: knowsAnna,
      callers: [ruleAbout({ blocked: { kind: 'reject' }, fixed: { agentId: 'w1', strict: false } })],
    },
    want: ['blocked', 'rejected'],
  },
  {
    rule: 'or hears the busy tone',
    given: { callers: [ruleAbout({ blocked: { kind: 'busy' } })] },
    want: ['blocked', 'busy'],
  },
  {
    rule: 'or an announcement',
    given: { callers: [ruleAbout({ blocked: { kind: 'announcement', announcement: 'no-thanks' } })] },
    want: ['blocked', 'announcement no-thanks'],
  },
  {
    rule: 'one that does not exist becomes a rejection',
    given: { callers: [ruleAbout({ blocked: { kind: 'announcement', announcement: 'unknown' } })] },
    want: ['blocked', 'rejected'],
  },
  {
    rule: 'callers who hide their number are strangers',
    given: { from: 'anonymous', hotline: { policy: one } },
    want: ['longest-idle', 'w1'],
  },
  {
    rule: 'or are turned away where the hotline says so',
    given: { from: 'anonymous', hotline: { withheld: { kind: 'busy' } } },
    want: ['withheld', 'busy'],
  },
  {
    rule: 'which does not concern those who show it',
    given: { hotline: { policy: one, withheld: { kind: 'busy' } } },
    want: ['longest-idle', 'w1'],
  },
];

describe.each([
  { what: 'deputies', rows: deputies },
  { what: 'working times', rows: workingTimes },
  { what: 'fixed agents', rows: fixed },
  { what: 'return calls, pairs, VIPs, blocked callers', rows: others },
])('$what', ({ rows }) => {
  test.each(rows)('$rule', ({ given, want }) => {
    expect(inShort(decided(given))).toEqual(want);
  });
});

test('what a customer’s other numbers have learned is theirs, and a number outside of the rule is not', () => {
  const extra = phone('+49221999001');
  const rule = ruleAbout({ numbers: [extra], fixed: { agentId: 'w3', strict: false } });
  expect(inShort(decided({ callers: [rule], from: extra }))).toEqual(['fixed-agent', 'w3']);
  expect(inShort(decided({ callers: [rule], hotline: { policy: one } }))).toEqual(['longest-idle', 'w1']);
});
