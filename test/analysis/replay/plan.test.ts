import { expect, test } from 'vitest';
import { weekdays } from '../../../src/domain/local-date.ts';
import type { Hotline, Plan } from '../../../src/domain/plan.ts';
import type { Week } from '../../../src/domain/span.ts';
import { defaultPolicy, noon, phone } from '../../support/builders.ts';
import { allDay, logged, minuteMs, replayAll, replayedPlan } from '../../support/replays.ts';

const [anna, office] = ['+4915112345678', '+4921112345678'];
const policy = { ...defaultPolicy, ringStrangers: 1 };

function planned(changes: Partial<Plan>, atHotline: Partial<Hotline> = {}) {
  const { plan, hotline } = replayedPlan({ policy });
  const changed = { ...hotline, ...atHotline };
  return { plan: { ...plan, hotlines: [changed], ...changes }, hotline: changed };
}

const rule = {
  name: '',
  numbers: [],
  prefixes: [],
  vip: false,
  fixed: null,
  never: [],
  blocked: null,
  someoneNew: false,
  until: null,
};

test('outside of its opening hours, by its own clock, a hotline sends its calls where its plan says', () => {
  const open = [{ from: 12 * 60, to: 13 * 60 }];
  const weekly = Object.fromEntries(weekdays.map(day => [day, open])) as unknown as Week;
  const hours = { weekly, exceptions: [], holidays: [], holidaySpans: [], halfDays: [] };
  const { overflow: none } = planned({}).hotline;
  const overflow = { ...none, closed: [{ kind: 'voicemail' as const }] };
  const opened = planned({}, { hours, overflow, timeZone: 'Europe/Berlin' });
  const { fates } = replayAll([logged(0), logged(59), logged(60)], allDay('a'), opened);
  expect(fates.map(fate => fate.outcome)).toEqual(['answered', 'answered', 'overflowed']);
});

test('who is absent gets no call, and their callers go to the deputy', () => {
  const absences = [{ agentId: 'a', from: noon + 5 * minuteMs, to: null, deputies: ['c'], why: '' }];
  const { fates } = replayAll([logged(0), logged(10)], allDay('a', 'b', 'c'), planned({ absences }));
  expect(fates.map(fate => fate.agentId)).toEqual(['a', 'c']);
});

test('a caller with a rule of their own is replayed by it, and the numbers of a customer share their past', () => {
  const numbers = [phone(anna), phone(office)];
  const calls = [logged(0, { caller: anna }), logged(10, { caller: office }), logged(20, { caller: '+491' })];
  const shared = replayAll(calls, allDay('a', 'b'), planned({ callers: [{ ...rule, numbers }] }));
  expect(shared.fates[1]?.past.withThisAgent).toBe(1);
  const never = replayAll(
    calls,
    allDay('a', 'b'),
    planned({ callers: [{ ...rule, numbers, never: ['a'] }] }),
  );
  expect(never.fates.map(fate => fate.agentId)).toEqual(['b', 'b', 'a']);
});

test('each hotline has its own agents, and its own memory if it says so', () => {
  const { plan, hotline } = planned({});
  const sales = {
    ...hotline,
    name: 'sales',
    numbers: [phone('+493023125099')],
    agents: ['b', 'c'],
    memory: 'own' as const,
  };
  const calls = [
    logged(0),
    logged(10, { called: phone('+493023125099') }),
    logged(20, { called: phone('+493023125099') }),
  ];
  const { fates } = replayAll(calls, allDay('a', 'b', 'c'), {
    plan: { ...plan, hotlines: [hotline, sales] },
    hotline,
  });
  expect(fates.map(fate => [fate.agentId, fate.past.answeredCalls])).toEqual([
    ['a', 0],
    ['b', 0],
    ['b', 1],
  ]);
});
