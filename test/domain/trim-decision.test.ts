import { expect, test } from 'vitest';
import type { Decision } from '../../src/domain/decision.ts';
import type { OverflowStep } from '../../src/domain/plan.ts';
import { trimDecision } from '../../src/domain/trim-decision.ts';
import { decide, situationOf } from '../../src/routing/decide.ts';
import { defaultHotline } from '../support/builders.ts';
import { decided } from '../support/company.ts';

const support: OverflowStep = { kind: 'agents', name: 'Support', agentIds: ['w4', 'w5', 'w6'] };
const allBusy = { ...defaultHotline.overflow, 'all-busy': [support] };
const small = { agents: ['w1', 'w2', 'w3'], overflow: allBusy };

test('what is journaled suffices to make the decision again, and nothing more of it goes', () => {
  for (const talking of [[], [1, 2, 3], [1, 2, 3, 4, 5, 6]]) {
    const decision = decided({ hotline: small, talking });
    const again: Decision = JSON.parse(JSON.stringify(decision));
    expect(trimDecision(decide(situationOf(again)))).toEqual(decision);
    expect(trimDecision(decision)).toEqual(decision);
  }
});

test('in shadow it keeps the overflow that would have been taken, and whom that names', () => {
  const decision = decided({ hotline: { ...small, shadow: true }, talking: [1, 2, 3] });
  expect(decision.shadow?.reason.overflow?.cause).toBe('all-busy');
  expect(decision.terms.overflow).toEqual({ 'all-busy': [support] });
  expect(decision.reason.candidates.map(one => one.agentId).sort()).toEqual([
    'w1',
    'w2',
    'w3',
    'w4',
    'w5',
    'w6',
  ]);
});

test('whom only an overflow names that was not asked for is no part of the story, in shadow neither', () => {
  for (const shadow of [false, true]) {
    const decision = decided({ hotline: { ...small, shadow } });
    expect(decision.terms).toMatchObject({ overflow: {}, guests: [] });
    for (const reason of [decision.reason, decision.shadow?.reason ?? decision.reason])
      expect(reason.candidates.map(one => one.agentId).sort()).toEqual(['w1', 'w2', 'w3']);
  }
});
