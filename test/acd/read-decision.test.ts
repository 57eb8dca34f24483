import { describe, expect, test } from 'vitest';
import { decide, situationOf } from '../../src/acd/decide.ts';
import type { Decision } from '../../src/acd/decision.ts';
import { type JournaledDecision, readDecision } from '../../src/acd/read-decision.ts';
import { candidate, defaultPolicy, situation, talked } from '../support/builders.ts';

const answered = decide(
  situation([candidate(1, { familiarity: talked(1, 4) }), candidate(2, { availability: 'talking' })]),
);
const unanswered = decide(situation([candidate(1, { availability: 'offline' })]));

/** As the journal gives it back. */
function journaled(decision: object): JournaledDecision {
  return JSON.parse(JSON.stringify(decision));
}

/** As the first version wrote it: what becomes of calls that find nobody stood in the policy. */
function ofFirstVersion({ terms: _, ...decision }: Decision, overflow: string): JournaledDecision {
  const { passed: __, onBehalfOf: ___, overflow: ____, candidates, ...reason } = decision.reason;
  return journaled({
    ...decision,
    policy: { ...decision.policy, overflow },
    reason: { ...reason, candidates: candidates.map(({ missedThisCaller: _, ...one }) => one) },
  });
}

test('a decision of today is read as it is', () => {
  expect(readDecision(journaled(answered))).toEqual(answered);
});

describe('a decision of the first version', () => {
  test('is one like those of today, and comes out the same when it is made again', () => {
    const read = readDecision(ofFirstVersion(answered, 'as-configured'));
    expect(read.reason).toEqual(answered.reason);
    expect(read.policy).toEqual(defaultPolicy);
    expect(decide(situationOf(read)).outcome).toEqual(answered.outcome);
  });

  test.each([
    ['voicemail', 'voicemail'],
    ['as-configured', 'as-configured'],
  ])('that found nobody goes to %s again', (overflow, kind) => {
    const read = readDecision(ofFirstVersion(unanswered, overflow));
    expect(decide(situationOf(read)).outcome).toEqual({ kind });
  });
});

test('a decision from before callers could wait keeps the terms that it had', () => {
  const { kept: _, waiting: __, ...terms } = answered.terms;
  expect(readDecision(journaled({ ...answered, terms }))).toEqual(answered);
});
