import { expect, test } from 'vitest';
import { applyEntry } from '../../src/switchboard/apply-entry.ts';
import { shiftTimes } from '../../src/switchboard/shift-times.ts';
import { emptySwitchboard } from '../../src/switchboard/switchboard.ts';
import { renderReason } from '../../src/wording/reason-text.ts';
import { defaultAvailability, entry, hangup, noon, talked } from '../support/builders.ts';
import { decided, inShort, talk } from '../support/company.ts';

const minuteMs = 60_000;

/** Agents talked so many minutes each, until a minute before noon. */
function boardAfter(minutes: Readonly<Record<number, number>>) {
  const switchboard = emptySwitchboard(defaultAvailability);
  for (const [index, length] of Object.entries(minutes)) {
    const callId = talk(switchboard, Number(index), noon - (length + 1) * minuteMs);
    const ends = { receivedAt: noon - minuteMs, flowId: callId, role: 'direct' } as const;
    applyEntry(switchboard, entry(hangup({ callId, flowId: callId }), ends));
  }
  return switchboard;
}

const knows = [talked(1, 4), talked(2, 1)];

test.each([
  {
    rule: 'above the multiple the favourite is passed over',
    minutes: { 1: 30, 2: 10 },
    want: ['next-familiar', 'w2'],
  },
  { rule: 'not at it', minutes: { 1: 30, 2: 10, 3: 10, 4: 10 }, want: ['preferred-agent', 'w1'] },
  { rule: 'only the last hour counts', minutes: { 1: 30, 2: 600 }, want: ['preferred-agent', 'w1'] },
  { rule: 'where nobody has talked nobody has too much', minutes: {}, want: ['preferred-agent', 'w1'] },
])('load guard of 3: $rule', ({ minutes, want }) => {
  expect(inShort(decided({ knows, switchboard: boardAfter(minutes), hotline: { loadGuard: 3 } }))).toEqual(
    want,
  );
});

test('the load guard is off unless it is set', () => {
  expect(inShort(decided({ knows, switchboard: boardAfter({ 1: 30 }) }))).toEqual(['preferred-agent', 'w1']);
});

test('if nobody else can be dialled the favourite is, whatever they have talked', () => {
  const given = {
    knows,
    switchboard: boardAfter({ 1: 30 }),
    hotline: { loadGuard: 2 },
    offline: [2, 3, 4, 5, 6],
  };
  expect(inShort(decided(given))).toEqual(['preferred-agent', 'w1']);
});

test('the reason says so', () => {
  const decision = decided({ knows, switchboard: boardAfter({ 1: 30, 2: 10 }), hotline: { loadGuard: 3 } });
  expect([renderReason(decision, 'en'), renderReason(decision, 'de')]).toEqual([
    'The caller knows Ben (1 call); Anna has talked 4.5 times the team’s average in the last hour.',
    'Der Anrufer kennt Ben (1 Gespräch); Anna hat in der letzten Stunde das 4,5-Fache des Teamdurchschnitts telefoniert.',
  ]);
});

test('a clock that is set an hour forth forgets no talk', () => {
  const switchboard = boardAfter({ 1: 30, 2: 10 });
  shiftTimes(switchboard, 3_600_000);
  const now = noon + 3_600_000;
  expect(inShort(decided({ now, knows, switchboard, hotline: { loadGuard: 3 } }))).toEqual([
    'next-familiar',
    'w2',
  ]);
});
