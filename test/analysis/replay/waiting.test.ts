import { expect, test } from 'vitest';
import { fullSight } from '../../../src/analysis/replay/sight.ts';
import { defaultPolicy } from '../../support/builders.ts';
import { allDay, logged, minuteMs, replayAll } from '../../support/replays.ts';

const policy = { ...defaultPolicy, ringStrangers: 1 };

/** Mrs A talks to a from 0 to 2 and calls again at 1, when b is free. */
const calls = (patienceMs: number) => [logged(0, { talkMs: 2 * minuteMs }), logged(1, { patienceMs })];

function second(patienceMs: number, waiting: { familiarMs: number; anyMs: number }) {
  return replayAll(calls(patienceMs), allDay('a', 'b'), { policy, waiting }).fates.find(
    fate => fate.callId === 'at 1',
  );
}

test('a caller waits for the agent they know, and reaches them at the end of the turn in which they are free', () => {
  expect(second(5 * minuteMs, { familiarMs: 2 * minuteMs, anyMs: 0 })).toMatchObject({
    outcome: 'answered',
    agentId: 'a',
    heldMs: minuteMs,
    answeredAfterMs: minuteMs,
  });
});

test('once the time for the known agent is over, anybody is rung', () => {
  expect(second(5 * minuteMs, { familiarMs: 10_000, anyMs: 0 })).toMatchObject({
    agentId: 'b',
    heldMs: 10_000,
  });
});

test('a caller leaves when their patience ends', () => {
  expect(second(12_345, { familiarMs: 2 * minuteMs, anyMs: 0 })).toMatchObject({
    outcome: 'abandoned',
    agentId: null,
    heldMs: 12_345,
  });
});

test('with everybody busy callers wait in turn, and who has waited too long is lost', () => {
  const log = [
    logged(0, { caller: 'Mr B', talkMs: 2 * minuteMs }),
    logged(1, { patienceMs: 60 * minuteMs }),
    logged(1.5, { caller: 'Mrs C', patienceMs: 60 * minuteMs }),
  ];
  const outcomes = (anyMs: number) =>
    replayAll(log, allDay('a'), { policy, waiting: { familiarMs: 0, anyMs } })
      .fates.toSorted((one, other) => one.arrivedAt - other.arrivedAt)
      .map(({ outcome, heldMs }) => [outcome, heldMs]);
  expect(outcomes(5 * minuteMs)).toEqual([
    ['answered', 0],
    ['answered', minuteMs],
    ['answered', 1.5 * minuteMs],
  ]);
  expect(outcomes(30_000)).toEqual([
    ['answered', 0],
    ['lost', 30_000],
    ['answered', 30_000],
  ]);
});

test('what is dialled after a wait is final', () => {
  const habits = { noAnswerRate: 1, pickUpMedianMs: 0, pickUpSigma: 0, ringTimeoutMs: 20_000 };
  const log = [logged(0, { kind: 'direct', agentId: 'a', talkMs: minuteMs, caller: 'Mr B' }), logged(0.5)];
  const patient = log.map(call => ({ ...call, patienceMs: 60 * minuteMs }));
  const { fates } = replayAll(patient, allDay('a'), { habits, waiting: { familiarMs: 0, anyMs: minuteMs } });
  expect(fates).toMatchObject([{ outcome: 'lost', heldMs: 30_000, somebodyWasFree: true }]);
});

test('without sight of who is busy nobody waits for anybody', () => {
  const { decisions } = replayAll(calls(5 * minuteMs), allDay('a', 'b'), {
    policy,
    waiting: { familiarMs: minuteMs, anyMs: minuteMs },
    sight: { ...fullSight, seesBusy: false },
  });
  expect(decisions.map(decision => decision.outcome.kind)).toEqual(['dial', 'dial']);
});
