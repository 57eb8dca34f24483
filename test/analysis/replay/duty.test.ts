import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createDutyFold, usualDutyRules } from '../../../src/analysis/replay/duty.ts';
import type { LoggedCall } from '../../../src/domain/logged-call.ts';
import { noon } from '../../support/builders.ts';
import { inLog, minuteMs } from '../../support/replays.ts';

function taken(minute: number, changes: Partial<LoggedCall> = {}): LoggedCall {
  return inLog({ agentId: 'a', arrivedAt: noon + minute * minuteMs, talkMs: 5 * minuteMs, ...changes });
}

function shiftsOf(calls: readonly LoggedCall[]): (readonly [string, number, number])[] {
  const duty = createDutyFold(usualDutyRules);
  for (const call of calls) duty.see(call);
  return duty
    .shifts()
    .map(({ agentId, from, until }) => [agentId, (from - noon) / minuteMs, (until - noon) / minuteMs]);
}

test('an agent is on duty from the first pick-up to the end of the last talk, across gaps of half an hour', () => {
  expect(shiftsOf([taken(0), taken(35), taken(71)])).toEqual([
    ['a', 0, 40],
    ['a', 71, 76],
  ]);
});

test('duty begins with the pick-up and not with the ringing', () => {
  expect(shiftsOf([taken(0, { waitMs: 2 * minuteMs })])).toEqual([['a', 2, 7]]);
});

test('who takes hotline calls only now and then has other work and counts as absent', () => {
  const others = [1, 2, 3, 4, 5].map(minute => taken(minute, { kind: 'other' }));
  expect(shiftsOf([taken(0), ...others])).toEqual([]);
  expect(shiftsOf([taken(0), ...others.slice(1)])).toHaveLength(1);
});

test('calls in any order give the same shifts', () => {
  const minutes = fc.array(fc.integer({ min: 0, max: 600 }), { minLength: 1 });
  fc.assert(
    fc.property(minutes, given => {
      const calls = given.map(minute => taken(minute));
      const sorted = [...calls].sort((a, b) => a.arrivedAt - b.arrivedAt);
      expect(shiftsOf(calls)).toEqual(shiftsOf(sorted));
    }),
  );
});
