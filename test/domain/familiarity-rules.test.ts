import { expect, test } from 'vitest';
import { familiarityRulesOf, memoryOf } from '../../src/domain/familiarity-rules.ts';
import { defaultHotline, defaultPlan, hotline, phone } from '../support/builders.ts';

test('every number of a hotline with a memory of its own leads to that memory', () => {
  const numbers = [phone('+493099990001'), phone('+493099990002')];
  const support = { ...defaultHotline, name: 'Support', numbers, memory: 'own' } as const;
  const rules = familiarityRulesOf({ ...defaultPlan, hotlines: [defaultHotline, support] });
  expect(rules.ownMemories).toEqual({ '+493099990001': 'Support', '+493099990002': 'Support' });
  expect(rules.ownMemories[hotline]).toBeUndefined();
  expect([memoryOf(defaultHotline), memoryOf(support)]).toEqual(['', 'Support']);
});
