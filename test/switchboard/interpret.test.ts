import { describe, expect, test } from 'vitest';
import type { CallEvent } from '../../src/domain/call-event.ts';
import type { JournalEntry } from '../../src/domain/journal-entry.ts';
import type { Roster } from '../../src/domain/roster.ts';
import { applyEntry } from '../../src/switchboard/apply-entry.ts';
import { interpret, type Meaning } from '../../src/switchboard/interpret.ts';
import { emptySwitchboard } from '../../src/switchboard/switchboard.ts';
import {
  agent,
  answer,
  caller,
  defaultAvailability,
  defaultPlan,
  entry,
  hangup,
  hotline,
  newCall,
  noon,
  phone,
} from '../support/builders.ts';

const anna = agent(1);
const ben = agent(2);
const annasNumber = phone('+493023125001');
const extraNumber = phone('+493023125091');
const roster = { agents: [{ ...anna, numbers: [annasNumber, extraNumber] }, ben], confirmedAt: noon };

function interpretAfter(
  before: readonly JournalEntry[],
  event: CallEvent,
  options: { readonly routeForwarded?: boolean; readonly roster?: Roster } = {},
): Meaning {
  const switchboard = emptySwitchboard(defaultAvailability);
  for (const one of before) applyEntry(switchboard, one);
  return interpret(
    event,
    {
      plan: defaultPlan,
      hotlines: new Set([hotline]),
      routeForwarded: false,
      rules: defaultAvailability,
      roster,
      switchboard,
      ...options,
    },
    noon,
  );
}

/** A call of flow F on the hotline that was put through to Anna and still rings. */
const redirected = entry(newCall(), { agentIds: ['w1'] });

describe('only a fresh call from outside to a hotline is routed', () => {
  test.each([
    { rule: 'a call to the hotline', event: newCall(), want: 'hotline' },
    {
      rule: 'without any id but its own',
      event: newCall({ originalCallId: null, flowId: null }),
      want: 'hotline',
    },
    { rule: 'a withheld number to the hotline', event: newCall({ from: 'anonymous' }), want: 'hotline' },
    {
      rule: 'an outgoing call',
      event: newCall({ direction: 'out', from: annasNumber, to: caller }),
      want: 'outgoing',
    },
    {
      rule: 'an outgoing call to the hotline',
      event: newCall({ direction: 'out', from: annasNumber }),
      want: 'outgoing',
    },
    { rule: 'a call to an agent’s own number', event: newCall({ to: annasNumber }), want: 'direct' },
    {
      rule: 'the leg from the hotline to the agent',
      event: newCall({ from: hotline, to: annasNumber }),
      want: 'second-leg',
    },
    { rule: 'a call from the hotline to itself', event: newCall({ from: hotline }), want: 'second-leg' },
    {
      rule: 'the mailbox of the hotline',
      event: newCall({ users: [{ id: null, name: 'voicemail' }] }),
      want: 'voicemail',
    },
    { rule: 'a leg that goes back to another', event: newCall({ originalCallId: 'OTHER' }), want: 'direct' },
  ])('$rule: $want', ({ event, want }) => {
    expect(interpretAfter([], event).role).toBe(want);
  });

  test('a call forwarded to the hotline inside the account is routed where the setting says so', () => {
    const forwarded = newCall({ originalCallId: 'OTHER' });
    expect(interpretAfter([], forwarded, { routeForwarded: true }).role).toBe('hotline');
  });

  test('a call that was routed already is not routed again, so no call goes in circles', () => {
    expect(interpretAfter([redirected], newCall({ callId: 'B', originalCallId: null })).role).toBe('direct');
  });

  test('the same newCall sent again is still what it was', () => {
    expect(interpretAfter([redirected], newCall()).role).toBe('hotline');
  });
});

describe('legs are joined to one call', () => {
  test.each([
    {
      rule: 'by the id of the flow',
      event: newCall({ callId: 'B', flowId: 'F', originalCallId: 'X' }),
      want: 'F',
    },
    {
      rule: 'by the first leg’s id',
      event: newCall({ callId: 'B', flowId: null, originalCallId: 'A' }),
      want: 'F',
    },
    {
      rule: 'by the first leg’s id though it is unknown',
      event: newCall({ callId: 'B', flowId: null, originalCallId: 'X' }),
      want: 'X',
    },
    {
      rule: 'not at all without any id',
      event: newCall({ callId: 'B', flowId: null, originalCallId: null }),
      want: 'B',
    },
    {
      rule: 'by its own id if the hangup names nothing else',
      event: hangup({ flowId: null, originalCallId: null }),
      want: 'F',
    },
    {
      rule: 'a second leg that names no known call belongs to the call we put through to that agent',
      event: newCall({ callId: 'B', flowId: 'NEW', originalCallId: 'B', from: hotline, to: annasNumber }),
      want: 'F',
    },
    {
      rule: 'a second leg to an agent whom we did not dial stands alone',
      event: newCall({ callId: 'B', flowId: 'NEW', from: hotline, to: phone('+493023125002') }),
      want: 'NEW',
    },
  ])('$rule', ({ event, want }) => {
    expect(interpretAfter([redirected], event).flowId).toBe(want);
  });
});

describe('who picked up', () => {
  const secondLeg = entry(newCall({ callId: 'B', from: hotline, to: annasNumber }), {
    role: 'second-leg',
    agentIds: ['w1'],
  });
  const outgoing = entry(newCall({ callId: 'O', direction: 'out', from: annasNumber, to: caller }), {
    role: 'outgoing',
    agentIds: ['w1'],
  });

  test.each([
    {
      rule: 'the agent whose number answered',
      event: answer({ answeringNumber: extraNumber }),
      want: ['w1'],
    },
    {
      rule: 'the agent whose user answered',
      event: answer({ user: { id: 'w2', name: 'Ben' } }),
      want: ['w2'],
    },
    {
      rule: 'the answering number says more than the user',
      event: answer({ answeringNumber: annasNumber, user: { id: 'w2', name: '' } }),
      want: ['w1'],
    },
    {
      rule: 'the agent of the second leg',
      event: answer({ callId: 'B', from: hotline, to: annasNumber }),
      want: ['w1'],
    },
    { rule: 'the agent of a direct call', event: answer({ callId: 'D', to: annasNumber }), want: ['w1'] },
    {
      rule: 'the agent who dialled',
      event: answer({ callId: 'O', direction: 'out', from: annasNumber, to: caller }),
      want: ['w1'],
    },
    {
      rule: 'the agent who dialled, though the newCall was lost',
      event: answer({ callId: 'P', direction: 'out', from: annasNumber, to: caller }),
      want: ['w1'],
    },
    {
      rule: 'nobody: the mailbox',
      event: answer({ to: annasNumber, user: { id: null, name: 'voicemail' } }),
      want: [],
    },
    {
      rule: 'nobody: a queue under its own name',
      event: answer({ user: { id: null, name: 'Service' } }),
      want: [],
    },
    { rule: 'nobody: the hotline’s own number', event: answer({ answeringNumber: hotline }), want: [] },
    {
      rule: 'nobody we know: a number outside',
      event: answer({ answeringNumber: phone('+491713920099') }),
      want: [],
    },
  ])('$rule', ({ event, want }) => {
    expect(interpretAfter([redirected, secondLeg, outgoing], event).agentIds).toEqual(want);
  });

  test('a mailbox that answers makes the leg a voicemail leg', () => {
    expect(interpretAfter([redirected], answer({ user: { id: null, name: 'voicemail' } })).role).toBe(
      'voicemail',
    );
  });
});

test('a direct group call rings every agent it names', () => {
  const users = [
    { id: 'w1', name: 'Anna' },
    { id: 'w2', name: 'Ben' },
    { id: 'g0', name: 'Group' },
  ];
  expect(interpretAfter([], newCall({ to: '+493023125050', users })).agentIds).toEqual(['w1', 'w2']);
});

describe('where the numbers of a user are agents of their own', () => {
  const [vera, milan] = [annasNumber, extraNumber];
  const ofLenz = (number: typeof vera) =>
    agent(1, {
      id: number,
      numbers: [number],
      dialNumber: number,
      partOf: { userId: 'w1', userName: 'Lenz', deviceIds: [] },
    });
  const shared = { agents: [ofLenz(vera), ofLenz(milan), ben], confirmedAt: noon };
  const lenz = { id: 'w1', name: 'Lenz' };
  const agentsOf = (event: CallEvent, before: readonly JournalEntry[] = []) =>
    interpretAfter(before, event, { roster: shared }).agentIds;
  const ringing = (...agentIds: string[]): JournalEntry => entry(newCall(), { agentIds });

  test.each([
    { rule: 'a direct call', event: newCall({ to: milan, users: [lenz] }), want: [milan] },
    {
      rule: 'the leg from the hotline',
      event: newCall({ from: hotline, to: vera, users: [lenz] }),
      want: [vera],
    },
    {
      rule: 'a call that is made',
      event: newCall({ direction: 'out', from: milan, to: caller, users: [lenz] }),
      want: [milan],
    },
    {
      rule: 'a group call, of those who are known by name',
      event: newCall({ to: '+493023125050', users: [lenz, { id: 'w2', name: 'Ben' }] }),
      want: ['w2'],
    },
  ])('the number tells whom it rings, since the user does not: $rule', ({ event, want }) => {
    expect(agentsOf(event)).toEqual(want);
  });

  test.each([
    {
      rule: 'by the answering number',
      event: answer({ answeringNumber: milan, user: lenz }),
      before: [ringing(vera, milan)],
      want: [milan],
    },
    {
      rule: 'by the number that was called',
      event: answer({ to: milan, user: lenz }),
      before: [],
      want: [milan],
    },
    {
      rule: 'because no other of them was rung',
      event: answer({ user: lenz }),
      before: [ringing(milan, 'w2')],
      want: [milan],
    },
    {
      rule: 'not at all where several of them were, which the second leg tells',
      event: answer({ user: lenz }),
      before: [ringing(vera, milan)],
      want: [],
    },
    {
      rule: 'by the second leg',
      event: answer({ callId: 'B', from: hotline, to: vera, user: lenz }),
      before: [ringing(vera, milan)],
      want: [vera],
    },
  ])('who picked up is known $rule', ({ event, before, want }) => {
    expect(agentsOf(event, before)).toEqual(want);
  });
});
