import { expect, test } from 'vitest';
import { usualDutyRules } from '../../../src/analysis/replay/duty.ts';
import { createSurvey, type Survey } from '../../../src/analysis/replay/survey.ts';
import type { LoggedCall } from '../../../src/domain/logged-call.ts';
import { noon } from '../../support/builders.ts';
import { inLog, minuteMs } from '../../support/replays.ts';

function surveyOf(calls: readonly LoggedCall[]): Survey {
  const fold = createSurvey({ duty: usualDutyRules, longestTalkMs: 60 * minuteMs, patienceMedianMs: null });
  for (const call of calls) fold.see(call);
  return fold.survey();
}

const answered = (minute: number, changes: Partial<LoggedCall> = {}): LoggedCall =>
  inLog({ callId: `${minute}`, arrivedAt: noon + minute * minuteMs, agentId: 'a', ...changes });

test('a log is counted, with what it can not tell', () => {
  const survey = surveyOf([
    answered(0),
    answered(2, { caller: null, talkMs: null }),
    answered(10, { agentId: null, talkMs: null }),
    answered(8, { kind: 'outgoing' }),
  ]);
  expect(survey).toMatchObject({
    hotlineCalls: 3,
    answeredCalls: 2,
    identifiedCalls: 2,
    overlappingCalls: 0,
    ownCalls: 1,
    withoutTalkTime: 1,
    agents: 1,
    firstAt: noon,
    lastAt: noon + 10 * minuteMs,
    disorderMs: 2 * minuteMs,
  });
});

test.each([
  ['forwards', (calls: LoggedCall[]) => calls],
  ['backwards', (calls: LoggedCall[]) => calls.reverse()],
])('calls of one agent that overlap are counted in a log that runs %s', (_, inTurn) => {
  const calls = [answered(0, { talkMs: 2 * minuteMs }), answered(1, { talkMs: minuteMs / 2 }), answered(5)];
  expect(surveyOf(inTurn(calls)).overlappingCalls).toBe(1);
});

test('an unanswered call gets the talk time of an answered one of its group, always the same', () => {
  const { toReplayCall } = surveyOf([
    answered(0, { group: 'orders', talkMs: 3 * minuteMs }),
    answered(9, { group: 'service', talkMs: 90 * minuteMs }),
  ]);
  const given = (group: string): number => toReplayCall(inLog({ group, talkMs: null }), 1).talkMs / minuteMs;
  expect([given('orders'), given('service')]).toEqual([3, 60]);
  expect([3, 60]).toContain(given('unheard of'));
  expect(toReplayCall(answered(0, { talkMs: 7 }), 1).talkMs).toBe(7);
});
