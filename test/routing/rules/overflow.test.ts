import { describe, expect, test } from 'vitest';
import type { OpeningHours } from '../../../src/domain/opening-hours.ts';
import type { OverflowCause, OverflowStep } from '../../../src/domain/plan.ts';
import { renderReason } from '../../../src/wording/reason-text.ts';
import { defaultHotline, hotline, phone } from '../../support/builders.ts';
import { away, decided, type GivenCall, inShort } from '../../support/company.ts';
import { closedWeek, span } from '../../support/opening-hours.ts';

const outside = phone('+491701234567');
const support: OverflowStep = { kind: 'agents', name: 'Support', agentIds: ['w4', 'w5', 'w6'] };
const number: OverflowStep = { kind: 'number', number: outside };
const hours: OpeningHours = {
  weekly: { ...closedWeek, monday: [span('08:00-09:30')], tuesday: [span('08:00-17:00')] },
  exceptions: [],
  holidays: [],
  holidaySpans: [],
  halfDays: [],
};

/** Sales: Anna, Ben and Clara. Noon is a Monday at ten. */
function sales(cause: OverflowCause, steps: readonly OverflowStep[]): GivenCall['hotline'] {
  const overflow = { ...defaultHotline.overflow, [cause]: steps };
  return { agents: ['w1', 'w2', 'w3'], overflow, hours: cause === 'closed' ? hours : null };
}

const causes: { readonly cause: OverflowCause; readonly rule: string; readonly given: GivenCall }[] = [
  { cause: 'closed', rule: 'closed', given: {} },
  { cause: 'nobody-reachable', rule: 'nobody-available', given: { offline: [1, 2, 3] } },
  { cause: 'all-busy', rule: 'nobody-available', given: { talking: [1, 2], offline: [3] } },
];

const steps: { readonly step: OverflowStep; readonly want: readonly string[] }[] = [
  { step: support, want: ['w4', 'w5'] },
  { step: number, want: [outside] },
  { step: { kind: 'voicemail' }, want: ['voicemail'] },
  { step: { kind: 'announcement', announcement: 'closed' }, want: ['announcement closed'] },
  { step: { kind: 'busy' }, want: ['busy'] },
  { step: { kind: 'as-configured' }, want: ['as-configured'] },
];

describe.each(causes)('overflow when $cause', ({ cause, rule, given }) => {
  test.each(steps)('goes to: $step.kind', ({ step, want }) => {
    const decision = decided({ ...given, hotline: sales(cause, [step]) ?? {} });
    expect(inShort(decision)).toEqual([rule, ...want]);
    expect(decision.reason.overflow).toEqual({ cause, step });
  });

  test('skips a group of whom nobody is available, and what cannot be played', () => {
    const chain = [support, { kind: 'announcement', announcement: 'unknown' }, number] as const;
    const busy = {
      ...given,
      talking: [...(given.talking ?? []), 4, 5],
      offline: [...(given.offline ?? []), 6],
    };
    expect(inShort(decided({ ...busy, hotline: sales(cause, chain) ?? {} }))).toEqual([rule, outside]);
  });

  test('rings as configured in sipgate where no step can be taken', () => {
    expect(inShort(decided({ ...given, hotline: sales(cause, []) ?? {} }))).toEqual([rule, 'as-configured']);
  });

  test('never goes to a hotline’s own number', () => {
    const loop = { kind: 'number', number: hotline } as const;
    expect(inShort(decided({ ...given, hotline: sales(cause, [loop, number]) ?? {} }))).toEqual([
      rule,
      outside,
    ]);
  });

  test('never rings somebody of the group who is away', () => {
    const chain = sales(cause, [support]) ?? {};
    const absences = [away(4, []), away(5, [])];
    expect(inShort(decided({ ...given, absences, hotline: chain }))).toEqual([rule, 'w6']);
  });
});

test('the group that takes over rings whoever of it has been idle longest', () => {
  const given = { hotline: sales('closed', [support]) ?? {} };
  expect(decided(given).reason.candidates.map(one => [one.agentId, one.verdict])).toEqual([
    ['w4', 'dialled'],
    ['w5', 'dialled'],
    ['w6', 'outranked'],
  ]);
});

test('a closed hotline rings those of its own agents whom its overflow names, and nobody else', () => {
  const step: OverflowStep = { kind: 'agents', name: 'On call', agentIds: ['w1', 'w6'] };
  const decision = decided({ hotline: sales('closed', [step]) ?? {} });
  expect(inShort(decision)).toEqual(['closed', 'w1', 'w6']);
  expect(decision.reason.candidates.map(one => one.agentId)).toEqual(['w1', 'w6']);
});

test('who is on call for a closed hotline of everybody is rung', () => {
  const step: OverflowStep = { kind: 'agents', name: 'On call', agentIds: ['w2'] };
  const everybody = { ...sales('closed', [step]), agents: null };
  const decision = decided({ hotline: everybody });
  expect(inShort(decision)).toEqual(['closed', 'w2']);
  expect(inShort(decided({ hotline: everybody, offline: [2] }))).toEqual(['closed', 'as-configured']);
});

describe('on a special day callers get what is said for it', () => {
  const play = (announcement: string): OverflowStep => ({ kind: 'announcement', announcement });
  const date = '2026-06-01';
  const label = { de: 'Pfingstmontag', en: 'Whit Monday' };
  const holiday = { ...hours, holidays: [{ date, name: label }] };
  const exception = { ...hours, exceptions: [{ date, spans: [], label: { de: 'Ausflug', en: 'outing' } }] };
  const company = (of: OpeningHours, special: object) => ({
    ...defaultHotline,
    hours: of,
    overflow: { ...defaultHotline.overflow, closed: [play('closed')], ...special },
  });
  const both = { holiday: [play('holiday')], exception: [play('outing')] };

  test.each([
    ['on a public holiday', holiday, both, 'holiday'],
    ['on a day set by hand', exception, both, 'outing'],
    ['and otherwise what they always get while it is closed', hours, both, 'closed'],
    [
      'where something is said for other days alone, as always',
      exception,
      { holiday: [play('holiday')] },
      'closed',
    ],
    ['where it can’t be played, as always', holiday, { holiday: [play('unknown')] }, 'closed'],
  ] as const)('%s', (_, of, special, want) => {
    const decision = decided({ hotline: company(of, special) });
    expect(inShort(decision)).toEqual(['closed', `announcement ${want}`]);
  });

  test('and the reason names the day and the announcement', () => {
    expect(renderReason(decided({ hotline: company(holiday, both) }), 'en')).toMatch(
      /^Closed \(Whit Monday\).*holiday/,
    );
  });
});

test('the journal keeps of the overflow what was used, and nothing where an agent rings', () => {
  const chain = sales('all-busy', [support, number]) ?? {};
  const used = decided({ hotline: chain, talking: [1, 2, 3] }).terms;
  expect([used.overflow, used.guests]).toEqual([{ 'all-busy': [support, number] }, ['w4', 'w5', 'w6']]);
  const unused = decided({ hotline: chain });
  expect([unused.terms.overflow, unused.terms.guests, unused.reason.candidates.length]).toEqual([{}, [], 3]);
});
