import { describe, expect, test } from 'vitest';
import { type CallbackRules, usualCallbacks } from '../../../src/analysis/replay/callback-request.ts';
import { usualHabits } from '../../../src/analysis/replay/phones.ts';
import { defaultAvailability, defaultPolicy, noon } from '../../support/builders.ts';
import { allDay, logged, madeUpLog, minuteMs, replayAll } from '../../support/replays.ts';

const policy = { ...defaultPolicy, ringStrangers: 1 };
const everybodyAsks: CallbackRules = { ...usualCallbacks, share: 1, pickedUp: 1 };

/** Mrs A gets to know a, who then talks to Mr B from 10 to 20, when Mrs A calls again at 12. */
const herAgentIsBusy = [
  logged(0, { kind: 'direct', agentId: 'a' }),
  logged(10, { kind: 'direct', caller: 'Mr B', agentId: 'a', talkMs: 10 * minuteMs }),
  logged(12),
];

type Parts = Parameters<typeof replayAll>[2];

function fateAt(minutes: number, calls = herAgentIsBusy, changes: Parts = {}, agents = ['a', 'b']) {
  const { fates } = replayAll(calls, allDay(...agents), { policy, callbacks: everybodyAsks, ...changes });
  return fates.find(({ callId }) => callId === `at ${minutes}`);
}

describe('who may ask', () => {
  test('a caller whose known agents on duty are all busy is called back by one of them instead of getting a stranger', () => {
    expect(fateAt(12, herAgentIsBusy, { callbacks: usualCallbacks })).toMatchObject({ agentId: 'b' });
    expect(fateAt(12)).toMatchObject({
      outcome: 'answered',
      agentId: 'a',
      answeredAfterMs: null,
      heldMs: 0,
      past: { withThisAgent: 1 },
      callback: { became: 'reached', afterMs: 8 * minuteMs },
    });
  });

  test('a caller one of whose agents is free is put through at once', () => {
    const knowsBoth = [logged(5, { kind: 'direct', agentId: 'b' }), ...herAgentIsBusy].sort(
      (one, other) => one.arrivedAt - other.arrivedAt,
    );
    expect(fateAt(12, knowsBoth)).toMatchObject({ agentId: 'b', answeredAfterMs: 0 });
  });

  test('callers without a number and strangers are offered none, unless everybody may ask and nobody is free', () => {
    const stranger = herAgentIsBusy.with(2, logged(12, { caller: 'Mrs C' }));
    const withheld = herAgentIsBusy.with(2, logged(12, { caller: null }));
    const all = { callbacks: { ...everybodyAsks, mayAsk: 'all' as const } };
    const alone = ['a'];
    expect([fateAt(12, stranger, {}, alone)?.outcome, fateAt(12, stranger, all, alone)?.agentId]).toEqual([
      'lost',
      'a',
    ]);
    expect(fateAt(12, withheld, all, alone)?.outcome).toBe('lost');
    expect(fateAt(12, stranger, all)).toMatchObject({ agentId: 'b', answeredAfterMs: 0 });
  });

  test('whoever asks does not wait, whoever does not ask waits as ever', () => {
    const patient = herAgentIsBusy.with(2, logged(12, { patienceMs: 20 * minuteMs }));
    const waiting = { familiarMs: 10 * minuteMs, anyMs: 0 };
    expect(fateAt(12, patient, { waiting })).toMatchObject({ agentId: 'a', heldMs: 0 });
    expect(fateAt(12, patient, { waiting, callbacks: usualCallbacks })).toMatchObject({
      agentId: 'a',
      heldMs: 8 * minuteMs,
    });
  });
});

describe('when it comes', () => {
  test('an agent rings back after the wrap-up, not before', () => {
    const rules = { ...defaultAvailability, wrapUpMs: 2 * minuteMs };
    expect(fateAt(12, herAgentIsBusy, { rules })?.callback?.afterMs).toBe(10 * minuteMs);
  });

  test('a caller who calls at the very moment goes first', () => {
    const calls = [...herAgentIsBusy, logged(20, { caller: 'Mr B', talkMs: 3 * minuteMs })];
    expect(fateAt(20, calls)).toMatchObject({ agentId: 'a', answeredAfterMs: 0 });
    expect(fateAt(12, calls)).toMatchObject({ agentId: 'a', callback: { afterMs: 11 * minuteMs } });
  });

  test('a caller who waits goes first', () => {
    const waits = logged(18, { caller: 'Mrs C', patienceMs: 10 * minuteMs, talkMs: 3 * minuteMs });
    const calls = [...herAgentIsBusy, waits];
    const waiting = { familiarMs: 0, anyMs: 10 * minuteMs };
    expect(fateAt(18, calls, { waiting }, ['a'])).toMatchObject({ agentId: 'a', heldMs: 2 * minuteMs });
    expect(fateAt(12, calls, { waiting }, ['a'])?.callback?.afterMs).toBe(11 * minuteMs);
  });

  test('it occupies the agent for the talk, and makes caller and agent better known to each other', () => {
    const calls = [...herAgentIsBusy, logged(20.5, { caller: 'Mrs C' }), logged(30)];
    expect(fateAt(20.5, calls)).toMatchObject({ agentId: 'b' });
    expect(fateAt(30, calls)?.past).toMatchObject({ answeredCalls: 2, withThisAgent: 2 });
  });

  test('of two requests who asked first goes first, however well the agent knows them', () => {
    const asked = (...callers: readonly string[]) => [
      logged(10, { kind: 'direct', caller: 'Mr B', agentId: 'a', talkMs: 10 * minuteMs }),
      ...callers.map((caller, index) => logged(12 + index, { caller, callId: caller })),
    ];
    const knows = (caller: string, minutes: number) =>
      logged(minutes, { kind: 'direct', callId: `${caller} ${minutes}`, caller, agentId: 'a' });
    const order = (calls: Parameters<typeof fateAt>[1]) =>
      replayAll(calls ?? [], allDay('a', 'b'), { policy, callbacks: everybodyAsks })
        .fates.filter(({ callback }) => callback !== undefined)
        .map(({ caller }) => caller);
    const [mrsA, mrsC] = [knows('Mrs A', 0), knows('Mrs C', 2)];
    expect(order([mrsA, mrsC, knows('Mrs A', 4), ...asked('Mrs C', 'Mrs A')])).toEqual(['Mrs C', 'Mrs A']);
    expect(order([mrsA, mrsC, ...asked('Mrs A', 'Mrs C')])).toEqual(['Mrs A', 'Mrs C']);
  });
});

describe('how it ends in vain', () => {
  test('after three tries, each pause longer than the one before', () => {
    const callbacks = { ...everybodyAsks, pickedUp: 0 };
    expect(fateAt(12, herAgentIsBusy, { callbacks })).toMatchObject({
      outcome: 'lost',
      agentId: null,
      // Rung for 20 seconds at 20:00, at 22:20 and at 27:40.
      callback: { became: 'not-reached', afterMs: 16 * minuteMs },
    });
  });

  test('after an hour in which nobody whom the caller knows was free', () => {
    const long = herAgentIsBusy.with(
      1,
      logged(10, { kind: 'direct', caller: 'Mr B', agentId: 'a', talkMs: 90 * minuteMs }),
    );
    expect(fateAt(12, long)).toMatchObject({
      outcome: 'lost',
      callback: { became: 'not-reached', afterMs: 60 * minuteMs },
    });
  });

  test('when the caller calls again, and the later call is what counts', () => {
    const calls = [...herAgentIsBusy, logged(15)];
    expect(fateAt(12, calls)).toMatchObject({ outcome: 'abandoned', callback: { became: 'withdrawn' } });
    expect(fateAt(15, calls)).toMatchObject({ agentId: 'a', callback: { became: 'reached' } });
  });

  test('when the caller calls again while it rings: nobody is called twice, and the agent is free again', () => {
    const habits = { ...usualHabits, noAnswerRate: 0, pickUpSigma: 0, pickUpMedianMs: 10_000 };
    const calls = [...herAgentIsBusy, logged(20.1), logged(21, { caller: 'Mrs C' })];
    const { fates } = replayAll(calls, allDay('a'), { policy, callbacks: everybodyAsks, habits });
    expect(fates.map(({ callId, outcome }) => [callId, outcome])).toEqual([
      ['at 12', 'abandoned'],
      ['at 20.1', 'answered'],
      ['at 21', 'lost'],
    ]);
    // The agent picks up at 20:10 for nobody, and rings back for the later call at once.
    expect(fates[1]?.callback?.afterMs).toBe(24_000);
  });

  test('whoever goes off duty does not ring back', () => {
    const shifts = [{ agentId: 'a', from: noon, until: noon + 15 * minuteMs }, ...allDay('b')];
    const { fates } = replayAll(herAgentIsBusy, shifts, { policy, callbacks: everybodyAsks });
    expect(fates).toMatchObject([{ outcome: 'lost', callback: { became: 'not-reached' } }]);
  });
});

test('chance is paired: whoever asks at a low share asks at a higher one, and about as many do as it says', () => {
  const hours = Array.from({ length: 200 }, (_, hour) => hour * 60);
  const calls = hours.flatMap(past =>
    herAgentIsBusy.map(call => ({
      ...call,
      callId: `${call.callId} + ${past}`,
      caller: `${call.caller} ${past}`,
      arrivedAt: call.arrivedAt + past * minuteMs,
    })),
  );
  const shifts = ['a', 'b'].map(agentId => ({ agentId, from: noon, until: noon + 200 * 60 * minuteMs }));
  const askedAt = (share: number, seed: number) =>
    replayAll(calls, shifts, { policy, seed, callbacks: { ...everybodyAsks, share } })
      .fates.filter(({ callback }) => callback !== undefined)
      .map(({ callId }) => callId);
  const [few, many, all] = [askedAt(0.2, 1), askedAt(0.6, 1), askedAt(1, 1)];
  expect(few.filter(callId => !many.includes(callId))).toEqual([]);
  expect(all).toHaveLength(hours.length);
  expect(Math.abs(many.length / hours.length - 0.6)).toBeLessThan(0.1);
  expect(askedAt(0.6, 2)).not.toEqual(many);
});

describe('on a made-up log', () => {
  const { log, shifts } = madeUpLog(2_000);
  const habits = usualHabits;
  const replayed = (share: number, calls = log, on = shifts) =>
    replayAll(calls, on, {
      policy,
      habits,
      callbacks: { ...usualCallbacks, share },
      waiting: { familiarMs: 30_000, anyMs: 60_000 },
    });

  test('no decision and no callback depends on what comes after it', () => {
    const whole = replayed(0.5);
    const cut = log.slice(0, 1_100);
    const end = cut.at(-1)?.arrivedAt ?? 0;
    const half = replayed(
      0.5,
      cut,
      shifts.filter(shift => shift.from <= end),
    );
    const decisionsOf = ({ decisions }: typeof whole) => decisions.filter(one => one.decidedAt < end);
    const callbacksOf = ({ fates }: typeof whole) =>
      fates.filter(({ arrivedAt, callback }) => callback && arrivedAt + callback.afterMs < end);
    expect(decisionsOf(half)).toEqual(decisionsOf(whole));
    expect(callbacksOf(half)).toEqual(callbacksOf(whole));
    expect(callbacksOf(half).length).toBeGreaterThan(20);
  });

  test('every call is settled once, and nobody answers two at a time', () => {
    const { fates } = replayed(1);
    expect(new Set(fates.map(({ callId }) => callId)).size).toBe(log.length);
    expect(fates).toHaveLength(log.length);
    const busyUntil = new Map<string, number>();
    for (const { agentId, arrivedAt, answeredAfterMs, talkMs, callback } of fates) {
      if (agentId === null) continue;
      const from = arrivedAt + (answeredAfterMs ?? callback?.afterMs ?? 0);
      expect(from).toBeGreaterThanOrEqual(busyUntil.get(agentId) ?? 0);
      busyUntil.set(agentId, from + talkMs);
    }
  });

  test('where nobody asks, nothing else that is said of callbacks changes anything', () => {
    const without = replayAll(log, shifts, { policy, habits });
    const callbacks: CallbackRules = { share: 0, mayAsk: 'all', withinMs: 1, tries: 1, pickedUp: 0 };
    expect(replayAll(log, shifts, { policy, habits, callbacks })).toEqual(without);
  });

  test('the more ask, the more reach somebody they know', () => {
    const familiar = (share: number) =>
      replayed(share).fates.filter(({ past }) => past.withThisAgent > 0).length;
    const counts = [familiar(0), familiar(0.5), familiar(1)];
    expect(counts).toEqual(counts.toSorted((a, b) => a - b));
    expect(new Set(counts).size).toBe(3);
  });
});
