import { describe, expect, test } from 'vitest';
import type { OverflowCause, OverflowStep } from '../../../src/domain/plan.ts';
import { renderReason } from '../../../src/wording/reason-text.ts';
import { defaultHotline, noon } from '../../support/builders.ts';
import { away, decided, type GivenCall, inShort, works } from '../../support/company.ts';
import { closedWeek } from '../../support/opening-hours.ts';

const week = 7 * 86_400_000;
/** Eva, Falk and David take turns; all tests are on the Monday on which Eva's week begins. */
const rota = { name: 'Nights', from: '2026-06-01', minute: 480, agentIds: ['w5', 'w6', 'w4'] };
const nights: OverflowStep = { kind: 'agents', name: 'Nights', agentIds: [], rotas: [rota] };
const never = { weekly: closedWeek, exceptions: [], holidays: [], holidaySpans: [], halfDays: [] };

function overflowing(cause: OverflowCause, steps: readonly OverflowStep[] = [nights]): GivenCall {
  return {
    hotline: {
      agents: ['w1', 'w2'],
      overflow: { ...defaultHotline.overflow, [cause]: steps },
      hours: cause === 'closed' ? never : null,
    },
    offline: [1, 2],
  };
}

describe.each([
  { cause: 'closed', rule: 'closed' },
  { cause: 'nobody-reachable', rule: 'nobody-available' },
] as const)('a rota in the overflow when $cause', ({ cause, rule }) => {
  const given = overflowing(cause);

  test('rings whoever has the week, and nobody else of it', () => {
    expect(inShort(decided(given))).toEqual([rule, 'w5']);
    expect(inShort(decided({ ...given, now: noon + week }))).toEqual([rule, 'w6']);
  });

  test('rings the next in turn while they are absent, and not their deputy', () => {
    expect(inShort(decided({ ...given, absences: [away(5, [3])] }))).toEqual([rule, 'w6']);
    expect(inShort(decided({ ...given, absences: [away(5, []), away(6, [])] }))).toEqual([rule, 'w4']);
  });

  test('skips who has left', () => {
    const left = { ...rota, agentIds: ['w9', 'w4'] };
    const step: OverflowStep = { ...nights, rotas: [left] };
    expect(inShort(decided(overflowing(cause, [step])))).toEqual([rule, 'w4']);
  });

  test('is passed over when whoever is on call can’t be rung, since it is their week', () => {
    const steps: readonly OverflowStep[] = [nights, { kind: 'voicemail' }];
    const busy = { ...overflowing(cause, steps), talking: [5] };
    expect(inShort(decided(busy))).toEqual([rule, 'voicemail']);
    const nobody = { ...overflowing(cause, steps), absences: [4, 5, 6].map(index => away(index, [])) };
    expect(inShort(decided(nobody))).toEqual([rule, 'voicemail']);
  });

  test('the reason names the rota and who is on call', () => {
    const decision = decided(given);
    expect(renderReason(decision, 'en')).toContain('on call by the rota Nights');
    expect(renderReason(decision, 'de')).toContain('laut Bereitschaftsplan Nights');
    expect(decision.reason.overflow?.step).toEqual({
      kind: 'agents',
      name: 'Nights',
      agentIds: ['w5'],
      onCall: true,
    });
  });
});

test('working times skip whoever is off duty while the hotline is open, and not when it is closed', () => {
  const workingTimes = [works(5)];
  expect(inShort(decided({ ...overflowing('nobody-reachable'), workingTimes }))[1]).toBe('w6');
  expect(inShort(decided({ ...overflowing('closed'), workingTimes }))[1]).toBe('w5');
});
