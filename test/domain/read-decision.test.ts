import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import type { Decision } from '../../src/domain/decision.ts';
import { type JournaledDecision, readDecision } from '../../src/domain/read-decision.ts';
import { shadowOf } from '../../src/domain/shadow.ts';
import { decide, situationOf } from '../../src/routing/decide.ts';
import { renderReason } from '../../src/wording/reason-text.ts';
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

describe('a decision from when policies were tried', async () => {
  // As the version before this one wrote them: the caller knows Ben, Anna has been idle longest.
  const file = new URL('../fixtures/decisions/trials.jsonl', import.meta.url);
  const journal: readonly { case: string; decision: JournaledDecision }[] = (await readFile(file, 'utf8'))
    .trim()
    .split('\n')
    .map(line => JSON.parse(line));
  const readCase = (name: string): Decision =>
    readDecision(journal.find(one => one.case === name)?.decision ?? expect.fail(name));
  const knowsBen = 'The caller knows Ben best (4 calls, last 3 days ago).';
  const longestIdle = 'Anna has been idle longest.';
  const listened =
    'Only listening, so the call rings as configured in sipgate; in shadow: the caller knows Ben best (4 calls, last 3 days ago).';

  test.each([
    ['in shadow', listened],
    ['a share, without it', listened],
    ['in shadow beside another policy', longestIdle],
    ['a share, with it', knowsBen],
    ['a share beside another policy, with it', knowsBen],
    ['a share beside another policy, without it', longestIdle],
    ['everybody', knowsBen],
  ])('%s: says who got the call, and comes out the same when it is made again', (name, sentence) => {
    const read = readCase(name);
    expect(renderReason(read, 'en')).toBe(sentence);
    expect(read).not.toHaveProperty('trial');
    expect(decide(situationOf(read))).toEqual(read);
  });

  test.each([
    ['in shadow', ['w2']],
    ['a share, without it', ['w2']],
    ['a share, with it', null],
    ['in shadow beside another policy', null],
  ])('%s: what would have been done is known where the call was left to sipgate', (name, agentIds) => {
    const outcome = shadowOf(readCase(name))?.outcome ?? null;
    expect(outcome?.kind === 'dial' ? outcome.agentIds : null).toEqual(agentIds);
  });
});
