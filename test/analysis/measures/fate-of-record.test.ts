import { expect, test } from 'vitest';
import { fateOfRecord } from '../../../src/analysis/measures/fate-of-record.ts';
import type { CallRecord } from '../../../src/domain/call-record.ts';
import type { Decision } from '../../../src/domain/decision.ts';
import { gistOf } from '../../../src/domain/gist.ts';
import { begunCall as call, defaultHotline, talked } from '../../support/builders.ts';
import { decided } from '../../support/company.ts';

const waiting = {
  familiarMs: 20_000,
  anyMs: 0,
  music: null,
  prompt: null,
  voicemailKey: false,
};
const rings = decided({ knows: [talked(1, 3), talked(2, 1)] });
const holds = decided({ knows: [talked(1, 3)], talking: [1], hotline: { waiting } });
const overflow = { ...defaultHotline.overflow, 'nobody-reachable': [{ kind: 'voicemail' }] } as const;
const toMailbox = decided({ offline: [1, 2, 3, 4, 5, 6], hotline: { overflow } });
const byAnna = { agentId: 'w1', answeredAt: 6_000, endedAt: 66_000, cause: 'normal-clearing' } as const;

test.each<{ rule: string; change: Partial<CallRecord>; decision?: Decision; fate: object | null }>([
  { rule: 'a call of an agent is none of the hotline', change: { kind: 'outgoing' }, fate: null },
  { rule: 'one that still rings is open', change: {}, fate: { outcome: 'open' } },
  {
    rule: 'who hung up while it rang gave up',
    change: { endedAt: 9_000, cause: 'cancel' },
    fate: { outcome: 'abandoned', answeredAfterMs: null },
  },
  {
    rule: 'where nobody picked up the call was lost',
    change: { endedAt: 9_000, cause: 'no-answer' },
    fate: { outcome: 'lost' },
  },
  {
    rule: 'whom the plan sent to the mailbox, or turned away, went elsewhere',
    change: { endedAt: 9_000, cause: 'normal-clearing' },
    decision: toMailbox,
    fate: { outcome: 'overflowed', heldMs: 0 },
  },
  {
    rule: 'an answer tells how long it took, how long was talked, and what the two shared before',
    change: byAnna,
    decision: rings,
    fate: {
      outcome: 'answered',
      agentId: 'w1',
      answeredAfterMs: 5_000,
      talkMs: 60_000,
      past: { answeredCalls: 4, withThisAgent: 3, isWithTop: true },
    },
  },
  {
    rule: 'the next familiar agent is not the top one',
    change: { ...byAnna, agentId: 'w2' },
    decision: rings,
    fate: { past: { answeredCalls: 4, withThisAgent: 1, isWithTop: false } },
  },
  {
    rule: 'who was asked to wait was held until the answer',
    change: byAnna,
    decision: holds,
    fate: { outcome: 'answered', heldMs: 5_000 },
  },
  {
    rule: 'who hung up while waiting gave up',
    change: { endedAt: 9_000, cause: 'normal-clearing' },
    decision: holds,
    fate: { outcome: 'abandoned', heldMs: 8_000 },
  },
  {
    rule: 'who waited to the end and found nobody was lost',
    change: { endedAt: 31_000, cause: 'normal-clearing' },
    decision: holds,
    fate: { outcome: 'lost', heldMs: 30_000 },
  },
])('$rule', ({ change, decision = null, fate }) => {
  const found = fateOfRecord({ ...call, ...change }, decision === null ? null : gistOf(decision));
  if (fate === null) expect(found).toBeNull();
  else expect(found).toMatchObject(fate);
});

test('a caller who was not asked to wait was not held', () => {
  expect(fateOfRecord({ ...call, ...byAnna }, gistOf(rings))).toMatchObject({ heldMs: 0 });
  expect(fateOfRecord({ ...call, ...byAnna }, null)).toMatchObject({ heldMs: null });
});

test('a caller who waited, and then gave up while a phone rang, has waited until they gave up', () => {
  const rungAfterFourSeconds = {
    ...gistOf(rings),
    decidedAt: 5_000,
    waiting: { atMostMs: 20_000, since: 1_000 },
  };
  const gaveUp = { ...call, endedAt: 26_000, cause: 'cancel' } as const;
  expect(fateOfRecord(gaveUp, rungAfterFourSeconds)).toMatchObject({ outcome: 'abandoned', heldMs: 25_000 });
  expect(fateOfRecord({ ...call, ...byAnna }, rungAfterFourSeconds)).toMatchObject({ heldMs: 4_000 });
  expect(fateOfRecord(gaveUp, gistOf(rings))).toMatchObject({ heldMs: 0 });
});
