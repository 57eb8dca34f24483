import { describe, expect, test } from 'vitest';
import type { AvailabilityRules } from '../../src/domain/availability-rules.ts';
import type { HangupCause } from '../../src/domain/call-event.ts';
import { nothingRecalled } from '../../src/domain/familiarity.ts';
import type { JournalEntry } from '../../src/domain/journal-entry.ts';
import type { Agent } from '../../src/domain/roster.ts';
import { decide } from '../../src/routing/decide.ts';
import { decideCall } from '../../src/routing/decide-call.ts';
import { toSituation } from '../../src/routing/situation.ts';
import { applyEntry } from '../../src/switchboard/apply-entry.ts';
import { availabilityOf } from '../../src/switchboard/availability.ts';
import { legClosedEntry } from '../../src/switchboard/leg.ts';
import {
  claimElsewhere,
  emptySwitchboard,
  expiredLegs,
  legOf,
  type Switchboard,
  withdrawLeg,
} from '../../src/switchboard/switchboard.ts';
import {
  agent,
  answer,
  caller,
  candidate,
  defaultAvailability,
  defaultPlan,
  entry,
  hangup,
  hotline,
  newCall,
  noon,
  situation,
  surroundings,
} from '../support/builders.ts';

const anna = agent(1);
const other = '+491713920002';

function boardAfter(entries: readonly JournalEntry[], rules: Partial<AvailabilityRules> = {}): Switchboard {
  const switchboard = emptySwitchboard({ ...defaultAvailability, ...rules });
  for (const one of entries) applyEntry(switchboard, one);
  return switchboard;
}

function knownWith(switchboard: Switchboard, agents: readonly Agent[], confirmedAt: number | null) {
  const { rules } = switchboard;
  return {
    plan: defaultPlan,
    hotlines: new Set([hotline]),
    routeForwarded: false,
    rules,
    roster: { agents, confirmedAt },
    switchboard,
  };
}

/** Anna's availability so many seconds after noon, with presence confirmed just then. */
function annaAt(switchboard: Switchboard, seconds: number): string {
  const now = noon + seconds * 1000;
  return availabilityOf(anna, knownWith(switchboard, [anna], now), now);
}

const at = (seconds: number, one: JournalEntry): JournalEntry => ({
  ...one,
  receivedAt: noon + seconds * 1000,
});

/** Anna alone is offered a call. */
function offer(callId: string, seconds: number, from: string = caller): JournalEntry {
  const decision = decide(situation([candidate(1)], {}, { callId }));
  return at(seconds, entry(newCall({ callId, from }), { flowId: callId, decision }));
}

function over(callId: string, seconds: number, cause: HangupCause = 'cancel'): JournalEntry {
  return at(seconds, entry(hangup({ callId, cause }), { flowId: callId }));
}

const missed = (callId: string, seconds: number, from: string = caller): JournalEntry[] => [
  offer(callId, seconds, from),
  over(callId, seconds + 20),
];
const threeMissed = [...missed('A', 0), ...missed('B', 30), ...missed('C', 60)];
const annaAnswers = at(90, entry(answer({ callId: 'D' }), { flowId: 'D', agentIds: ['w1'] }));

describe('after a talk an agent is left alone for a while', () => {
  const talked = [
    offer('A', 0),
    at(5, entry(answer({ callId: 'A' }), { flowId: 'A', agentIds: ['w1'] })),
    over('A', 60),
  ];

  test('wrap-up ends by itself', () => {
    const switchboard = boardAfter(talked, { wrapUpMs: 30_000 });
    expect([annaAt(switchboard, 89.999), annaAt(switchboard, 90)]).toEqual(['wrap-up', 'available']);
  });

  test('where it is 0 they are available at once', () => {
    expect(annaAt(boardAfter(talked), 60)).toBe('available');
  });

  test('nobody wraps up a call they missed', () => {
    expect(annaAt(boardAfter(missed('A', 0), { wrapUpMs: 30_000 }), 21)).toBe('available');
  });
});

describe('who misses three offers in a row is set aside', () => {
  test('for five minutes from the last', () => {
    const switchboard = boardAfter(threeMissed);
    expect([annaAt(switchboard, 80), annaAt(switchboard, 379.999), annaAt(switchboard, 380)]).toEqual([
      'paused',
      'paused',
      'available',
    ]);
  });

  test.each<{ rule: string; entries: JournalEntry[]; want: string }>([
    { rule: 'two are not enough', entries: threeMissed.slice(0, 4), want: 'available' },
    {
      rule: 'picking up a call starts anew',
      entries: [...threeMissed, annaAnswers, over('D', 100)],
      want: 'available',
    },
    {
      rule: 'an answer that comes after its hangup counts as well',
      entries: [...threeMissed, over('D', 89), annaAnswers],
      want: 'available',
    },
    {
      rule: 'an answer that is told once more excuses nobody from what was missed since',
      entries: [at(-20, annaAnswers), over('D', -10), ...threeMissed, annaAnswers],
      want: 'paused',
    },
    {
      rule: 'nor does one that came late and is told once more',
      entries: [offer('D', -20), over('D', -10), at(-5, annaAnswers), ...threeMissed, annaAnswers],
      want: 'paused',
    },
    {
      rule: 'making a call starts anew',
      entries: [
        ...threeMissed,
        at(
          90,
          entry(newCall({ callId: 'O', direction: 'out' }), {
            flowId: 'O',
            role: 'outgoing',
            agentIds: ['w1'],
          }),
        ),
        at(95, entry(hangup({ callId: 'O' }), { flowId: 'O', role: 'outgoing' })),
      ],
      want: 'available',
    },
    {
      rule: 'a caller who gives up within eight seconds was not missed',
      entries: [...threeMissed.slice(0, 4), offer('C', 60), over('C', 67.999)],
      want: 'available',
    },
    {
      rule: 'declining at once is missing it',
      entries: [...threeMissed.slice(0, 4), offer('C', 60), over('C', 61, 'busy')],
      want: 'paused',
    },
    {
      rule: 'so is leaving it to the mailbox',
      entries: [
        ...threeMissed.slice(0, 4),
        offer('C', 60),
        at(85, entry(answer({ callId: 'C' }), { flowId: 'C', role: 'voicemail' })),
        over('C', 89, 'normal-clearing'),
      ],
      want: 'paused',
    },
    {
      rule: 'a hangup sent twice counts once',
      entries: [...threeMissed.slice(0, 4), over('B', 51)],
      want: 'available',
    },
    {
      rule: 'a call that was not offered by us was not missed',
      entries: [
        ...threeMissed.slice(0, 4),
        at(60, entry(newCall({ callId: 'C' }), { flowId: 'C', agentIds: ['w1'] })),
        over('C', 85),
      ],
      want: 'available',
    },
  ])('$rule', ({ entries, want }) => {
    expect(annaAt(boardAfter(entries), 120)).toBe(want);
  });

  test('an offer of which nothing more was heard was not missed: whoever took it may have been reported nowhere', () => {
    const switchboard = boardAfter([...threeMissed.slice(0, 4), offer('C', 60)]);
    for (const leg of expiredLegs(switchboard, noon + 180_000))
      applyEntry(switchboard, legClosedEntry(leg, 'expired', noon + 180_000));
    expect(annaAt(switchboard, 180)).toBe('available');
  });

  test('where any number may be missed nobody is', () => {
    expect(annaAt(boardAfter(threeMissed, { missedOffersBeforePause: 0 }), 90)).toBe('available');
  });
});

describe('presence that is too old is not believed', () => {
  const agents = [
    agent(1),
    agent(2, { presence: 'do-not-disturb' }),
    agent(3, { presence: 'offline', dialNumber: null }),
    agent(4, { presence: 'unverified' }),
    agent(5, { numbers: [], presence: 'offline', dialNumber: null }),
  ];
  test.each<{ rule: string; confirmedAt: number | null; want: string[] }>([
    {
      rule: 'fresh',
      confirmedAt: noon - 120_000,
      want: ['available', 'do-not-disturb', 'offline', 'available', 'offline'],
    },
    {
      rule: 'stale',
      confirmedAt: noon - 120_001,
      want: ['available', 'unknown', 'unknown', 'available', 'offline'],
    },
    {
      rule: 'never confirmed',
      confirmedAt: null,
      want: ['available', 'do-not-disturb', 'offline', 'available', 'offline'],
    },
  ])('$rule', ({ confirmedAt, want }) => {
    const known = knownWith(boardAfter([]), agents, confirmedAt);
    expect(agents.map(one => availabilityOf(one, known, noon))).toEqual(want);
  });

  test('an agent last seen offline is dialled on their first number, if nobody is available', () => {
    const clara = agent(3, { presence: 'offline', dialNumber: null });
    const known = knownWith(boardAfter([]), [clara], noon - 120_001);
    const { outcome } = decideCall(known, newCall(), nothingRecalled, surroundings(noon));
    expect(outcome).toEqual({ kind: 'dial', agentIds: ['w3'], numbers: clara.numbers });
  });

  test('nobody is set aside for missed offers then, since nobody else may be there', () => {
    const now = noon + 90_000;
    expect(availabilityOf(anna, knownWith(boardAfter(threeMissed), [anna], now - 120_001), now)).toBe(
      'unknown',
    );
  });
});

test('an agent whom another instance rings is ringing until the claim ends', () => {
  const switchboard = boardAfter([]);
  claimElsewhere(switchboard, 'w1', noon + 5_000);
  expect([annaAt(switchboard, 4.999), annaAt(switchboard, 5)]).toEqual(['ringing', 'available']);
});

test('an offer that is withdrawn leaves nothing behind', () => {
  const switchboard = boardAfter([offer('A', 0)]);
  withdrawLeg(switchboard, 'A');
  expect([annaAt(switchboard, 1), legOf(switchboard, 'A'), switchboard.missedOffers.size]).toEqual([
    'available',
    null,
    0,
  ]);
});

describe('a caller who calls again is not offered first to whoever has just missed them', () => {
  function missedThisCaller(
    entries: readonly JournalEntry[],
    seconds: number,
    from: string,
  ): boolean | undefined {
    const now = noon + seconds * 1000;
    const known = knownWith(boardAfter(entries), [anna], now);
    const call = newCall({ callId: 'N', from });
    return toSituation(known, call, nothingRecalled, surroundings(now)).candidates[0]?.missedThisCaller;
  }
  test.each([
    { rule: 'within five minutes', entries: missed('A', 0), seconds: 319, from: caller, want: true },
    { rule: 'not later', entries: missed('A', 0), seconds: 320, from: caller, want: false },
    { rule: 'not another caller', entries: missed('A', 0), seconds: 30, from: other, want: false },
    {
      rule: 'not once they missed somebody else',
      entries: [...missed('A', 0), ...missed('B', 30, other)],
      seconds: 60,
      from: caller,
      want: false,
    },
    {
      rule: 'not one who withholds their number',
      entries: missed('A', 0, 'anonymous'),
      seconds: 30,
      from: 'anonymous',
      want: false,
    },
  ])('$rule', ({ entries, seconds, from, want }) => {
    expect(missedThisCaller(entries, seconds, from)).toBe(want);
  });
});

test('who talks on a number that was an agent of its own a moment ago, before the settings changed, is talking', () => {
  const number = anna.numbers[0] ?? '';
  const talks = { agentIds: [number], role: 'direct' } as const;
  const switchboard = boardAfter([
    entry(newCall({ to: number }), talks),
    entry(answer({ to: number }), talks),
  ]);
  expect(annaAt(switchboard, 10)).toBe('talking');
});
