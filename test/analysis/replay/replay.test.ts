import { describe, expect, test } from 'vitest';
import { usualHabits } from '../../../src/analysis/replay/phones.ts';
import { fullSight, type Sight } from '../../../src/analysis/replay/sight.ts';
import { defaultLearning } from '../../../src/domain/call-record.ts';
import type { ReplayCall } from '../../../src/domain/logged-call.ts';
import type { Policy, PolicyName } from '../../../src/domain/policy.ts';
import { decide, situationOf } from '../../../src/routing/decide.ts';
import { defaultAvailability, defaultPolicy, noon } from '../../support/builders.ts';
import { allDay, logged, madeUpLog, minuteMs, replayAll } from '../../support/replays.ts';

const one = { ...defaultPolicy, ringStrangers: 1 };

test('a caller who comes back reaches whom they talked to, although somebody else has been idle longer', () => {
  const calls = [logged(0), logged(10, { caller: 'Mr B' }), logged(20)];
  const { fates } = replayAll(calls, allDay('a', 'b', 'c'), { policy: one });
  expect(fates.map(fate => [fate.agentId, fate.past.withThisAgent])).toEqual([
    ['a', 0],
    ['b', 0],
    ['a', 1],
  ]);
});

test('somebody in a call is not dialled, and with nobody left the call is lost', () => {
  const calls = [logged(0, { talkMs: 5 * minuteMs }), logged(1), logged(4.9), logged(5)];
  const { fates } = replayAll(calls, allDay('a', 'b'), { policy: one });
  expect(fates.map(fate => [fate.callId, fate.outcome])).toEqual([
    ['at 0', 'answered'],
    ['at 1', 'answered'],
    ['at 4.9', 'answered'],
    ['at 5', 'answered'],
  ]);
  const { fates: alone } = replayAll(calls, allDay('a'), { policy: one });
  expect(alone.map(fate => fate.outcome)).toEqual(['answered', 'lost', 'lost', 'answered']);
});

test('who is off duty gets no call, and who goes off duty ends theirs', () => {
  const shift = { agentId: 'a', from: noon, until: noon + minuteMs };
  const calls = [logged(-1), logged(0.5, { talkMs: 3 * minuteMs }), logged(1), logged(5)];
  expect(replayAll(calls, [shift]).fates.map(fate => fate.outcome)).toEqual([
    'lost',
    'answered',
    'lost',
    'lost',
  ]);
});

test('after a talk an agent is left alone for the wrap-up time', () => {
  const rules = { ...defaultAvailability, wrapUpMs: 2 * minuteMs };
  const calls = [logged(0), logged(2.9), logged(3)];
  expect(replayAll(calls, allDay('a'), { rules }).fates.map(fate => fate.outcome)).toEqual([
    'answered',
    'lost',
    'answered',
  ]);
});

test('calls of their own keep agents busy, and make them known to whom they talk to', () => {
  const calls = [
    logged(0, { kind: 'outgoing', agentId: 'b', caller: 'Mrs A', talkMs: 10 * minuteMs }),
    logged(5),
    logged(20),
  ];
  const { fates } = replayAll(calls, allDay('a', 'b'), { policy: one });
  expect(fates.map(fate => [fate.agentId, fate.past.withThisAgent])).toEqual([
    ['a', 0],
    ['a', 1],
  ]);
  const { fates: unlearned } = replayAll(calls, allDay('a', 'b'), {
    policy: one,
    learning: { ...defaultLearning, outgoing: false },
  });
  expect(unlearned[0]?.past.answeredCalls).toBe(0);
});

test('ringing two at once, the quicker one wins and the other is free again', () => {
  const habits = { ...usualHabits, noAnswerRate: 0 };
  const calls = [logged(0, { talkMs: 60 * minuteMs }), logged(1, { talkMs: 60 * minuteMs }), logged(2)];
  const { fates } = replayAll(calls, allDay('a', 'b'), { habits });
  expect(new Set(fates.slice(0, 2).map(fate => fate.agentId))).toEqual(new Set(['a', 'b']));
  expect(fates[2]).toMatchObject({ outcome: 'lost', somebodyWasFree: false });
});

test('a call that rings in vain is lost although somebody was free, and keeps the phone ringing until the timeout', () => {
  const habits = { ...usualHabits, noAnswerRate: 1 };
  const { fates, decisions } = replayAll([logged(0), logged(0.2), logged(1)], allDay('a'), { habits });
  expect(fates.map(fate => fate.somebodyWasFree)).toEqual([true, false, true]);
  expect(decisions.map(decision => decision.reason.rule)).toEqual([
    'longest-idle',
    'nobody-available',
    'longest-idle',
  ]);
});

test('without sight of who is busy, the agent of the last call is dialled in vain', () => {
  const calls = [logged(0, { talkMs: 5 * minuteMs }), logged(1)];
  const policy = { ...defaultPolicy, name: 'last-agent' as const };
  const sight = { ...fullSight, seesBusy: false };
  expect(replayAll(calls, allDay('a', 'b'), { policy, sight }).fates[1]).toMatchObject({
    outcome: 'lost',
    somebodyWasFree: true,
  });
});

test('a replay counts the tutorial’s share among those present, and a share of everybody with sight of these only', () => {
  const shifts = [{ agentId: 'a', from: noon, until: noon + 5 * minuteMs }, ...allDay('b', 'c')];
  const known = { kind: 'direct', caller: 'Mrs A' } as const;
  const calls = [
    logged(0, { ...known, agentId: 'a' }),
    logged(2, { ...known, callId: 'x', agentId: 'a' }),
    logged(4, { ...known, agentId: 'b' }),
    logged(10),
  ];
  const present = { ...defaultPolicy, name: 'tutorial' as const };
  const { shareOf: _, ...everybody } = present;
  const ruleOf = (policy: Policy, pastOf: 'everybody' | 'on-duty'): string | undefined =>
    replayAll(calls, shifts, { policy, sight: { ...fullSight, pastOf } }).decisions[0]?.reason.rule;
  expect(ruleOf(present, 'everybody')).toBe('majority-agent');
  expect(ruleOf(everybody, 'everybody')).toBe('random');
  expect(ruleOf(everybody, 'on-duty')).toBe('majority-agent');
});

test('with sight of the one known best on duty, nobody is next: a stranger is dialled if that one is busy', () => {
  const calls = [
    logged(0, { kind: 'direct', agentId: 'a' }),
    logged(2, { kind: 'direct', callId: 'x', agentId: 'a' }),
    logged(4, { kind: 'direct', agentId: 'b' }),
    logged(10, { kind: 'direct', caller: 'Mr B', agentId: 'a', talkMs: 5 * minuteMs }),
    logged(11),
  ];
  const ruleWith = (changes: Partial<Sight>): string | undefined =>
    replayAll(calls, allDay('a', 'b', 'c'), { sight: { ...fullSight, ...changes } }).decisions[0]?.reason
      .rule;
  expect([ruleWith({}), ruleWith({ pastOf: 'most-on-duty' }), ruleWith({ leastEvidence: 1.5 })]).toEqual([
    'next-familiar',
    'longest-idle',
    'longest-idle',
  ]);
});

describe('on a made-up log', () => {
  const { log, shifts } = madeUpLog(3_000);
  const habits = usualHabits;
  const waiting = { familiarMs: 30_000, anyMs: 60_000 };

  test.each<PolicyName>(['familiar', 'tutorial', 'last-agent', 'longest-idle', 'random'])(
    'policy %s never looks ahead: with the future cut off, every earlier decision is the same',
    name => {
      const policy = { ...defaultPolicy, name };
      const whole = replayAll(log, shifts, { policy, habits, waiting });
      const cut = log.slice(0, 1_700);
      const end = cut.at(-1)?.arrivedAt ?? 0;
      const begun = shifts.filter(shift => shift.from <= end);
      const half = replayAll(cut, begun, { policy, habits, waiting });
      const untilCut = ({ decisions }: typeof whole) => decisions.filter(({ decidedAt }) => decidedAt < end);
      expect(untilCut(half)).toEqual(untilCut(whole));
      expect(untilCut(half).some(({ terms }) => (terms.waiting?.turns ?? 0) > 0)).toBe(true);
    },
  );

  test('every decision is the one that the service would make in the same situation', () => {
    for (const decision of replayAll(log, shifts, { habits, waiting }).decisions)
      expect(decide(situationOf(decision))).toEqual(decision);
  });

  test('the same replay twice comes out the same, another seed differs', () => {
    const fates = (seed: number) => replayAll(log, shifts, { habits, seed }).fates;
    expect(fates(1)).toEqual(fates(1));
    expect(fates(1)).not.toEqual(fates(2));
  });

  test('every call is settled once, and nobody answers two at a time', () => {
    const { fates } = replayAll(log, shifts, { habits, waiting });
    expect(fates).toHaveLength(log.length);
    expect(new Set(fates.map(fate => fate.callId))).toEqual(new Set(log.map(call => call.callId)));
    const busyUntil = new Map<string, number>();
    for (const { agentId, arrivedAt, answeredAfterMs, talkMs } of fates) {
      if (agentId === null || answeredAfterMs === null) continue;
      const from = arrivedAt + answeredAfterMs;
      expect(from).toBeGreaterThanOrEqual(busyUntil.get(agentId) ?? 0);
      busyUntil.set(agentId, from + talkMs);
    }
  });
});

describe('who was called in vain', () => {
  const calledBy = (minutes: number, agentId: string): ReplayCall =>
    logged(minutes, { kind: 'outgoing', calledInVainBy: agentId, waitMs: minuteMs / 2 });
  const rulesOf = (calls: readonly ReplayCall[], parts: Partial<Parameters<typeof replayAll>[2]> = {}) =>
    replayAll(calls, allDay('a', 'b', 'c'), { policy: one, ...parts }).decisions.map(
      ({ reason, outcome }) => [reason.rule, ...(outcome.kind === 'dial' ? outcome.agentIds : [])],
    );

  test('gets whoever called, the latest of several, when they call back', () => {
    expect(rulesOf([calledBy(0, 'b'), calledBy(2, 'c'), logged(5)])).toEqual([['return-call', 'c']]);
  });

  test('gets anybody else once they have talked to somebody, or after a day', () => {
    const talked = logged(3, { kind: 'direct', callId: 'x', agentId: 'a' });
    expect(rulesOf([calledBy(0, 'b'), talked, logged(5)])).toEqual([['preferred-agent', 'a']]);
    const twoMinutes = { ...defaultLearning, returnCallMs: 2 * minuteMs };
    expect(rulesOf([calledBy(0, 'b'), logged(3)], { learning: twoMinutes })).toEqual([['longest-idle', 'a']]);
  });

  test('keeps the phone of whoever calls busy, and learns nothing from it', () => {
    const { fates, decisions } = replayAll([calledBy(0, 'a'), logged(0.2), logged(1)], allDay('a'));
    expect(fates.map(fate => [fate.outcome, fate.past.answeredCalls])).toEqual([
      ['lost', 0],
      ['answered', 0],
    ]);
    expect(decisions.map(({ reason }) => reason.rule)).toEqual(['nobody-available', 'return-call']);
  });
});
