import { expect, test } from 'vitest';
import { hotlineByNumber, hotlineNumbers, membersOf, outsidersOf } from '../../src/domain/plan-index.ts';
import { defaultHotline, defaultPlan, phone } from '../support/builders.ts';

const [first, second, third] = [1, 2, 3].map(index => phone(`+4930999000${index}`));
const sales = { ...defaultHotline, name: 'Sales', numbers: [first, second].flatMap(number => number ?? []) };
const support = { ...defaultHotline, name: 'Support', numbers: third ? [third] : [], agents: ['w1'] };
const plan = { ...defaultPlan, hotlines: [sales, support] };

test('a hotline is found by any of its numbers, and by no other', () => {
  expect([first, second, third].map(number => hotlineByNumber(plan, number ?? null)?.name)).toEqual([
    'Sales',
    'Sales',
    'Support',
  ]);
  expect(hotlineByNumber(plan, phone('+4930999000'))).toBeNull();
  expect(hotlineByNumber(plan, null)).toBeNull();
});

test('a hotline that names no agents is everybody’s, one that does is theirs alone', () => {
  expect(membersOf(plan, sales)).toBeNull();
  expect(membersOf(plan, support)).toEqual(new Set(['w1']));
});

test('the numbers of all hotlines are one set, which is made once', () => {
  expect(hotlineNumbers(plan)).toBe(hotlineNumbers(plan));
  expect([...hotlineNumbers(plan)]).toEqual([first, second, third]);
});

test('of those whom the overflow names, outsiders are who do not take the hotline’s calls', () => {
  const step = { kind: 'agents', name: 'All', agentIds: ['w1', 'w2'] } as const;
  const overflow = { ...defaultHotline.overflow, 'all-busy': [step], closed: [step] };
  const hotlines = [
    { ...support, overflow },
    { ...sales, overflow },
  ];
  const given = { ...defaultPlan, hotlines };
  expect(hotlines.map(one => outsidersOf(given, one))).toEqual([['w2'], []]);
});
