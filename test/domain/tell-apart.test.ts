import { describe, expect, test } from 'vitest';
import { foldCall } from '../../src/domain/fold-call.ts';
import { type JournalEntry, pastCallEntry } from '../../src/domain/journal-entry.ts';
import { applyEntry } from '../../src/switchboard/apply-entry.ts';
import { emptySwitchboard, occupationOf } from '../../src/switchboard/switchboard.ts';
import {
  answer,
  caller,
  defaultAvailability,
  entry,
  hangup,
  hotline,
  newCall,
  noon,
  phone,
} from '../support/builders.ts';

const [vera, milan] = [phone('+493023125001'), phone('+493023125002')];
const split = (...agentIds: string[]): JournalEntry =>
  entry(
    {
      type: 'userSplit',
      callId: 'A',
      userIds: ['w0'],
      owners: [vera, milan].map(number => ({ number, agentId: number })),
    },
    { role: 'no-leg', agentIds, receivedAt: noon + 99_000 },
  );
const ofUser = { agentIds: ['w0'] };
const asked = { role: 'second-leg', agentIds: ['w0'] } as const;
const secondLeg = entry(newCall({ callId: 'B', from: hotline, to: milan }), asked);

describe('a call of a user whose numbers became agents is of', () => {
  test.each<{ who: string; entries: JournalEntry[]; want: object }>([
    {
      who: 'the number that answered',
      entries: [entry(newCall(), ofUser), entry(answer({ answeringNumber: milan }), ofUser)],
      want: { agentId: milan, firstAgentId: milan },
    },
    {
      who: 'the number that the second leg rang, where none is said to have answered',
      entries: [entry(newCall(), ofUser), secondLeg, entry(answer(), ofUser)],
      want: { agentId: milan },
    },
    {
      who: 'the number that was called directly',
      entries: [
        entry(newCall({ to: vera }), { ...ofUser, role: 'direct' }),
        entry(answer({ to: vera }), { ...ofUser, role: 'direct' }),
      ],
      want: { kind: 'direct', agentId: vera },
    },
    {
      who: 'the number that called out',
      entries: [
        entry(newCall({ direction: 'out', from: vera, to: caller }), { ...ofUser, role: 'outgoing' }),
        entry(answer({ direction: 'out', from: vera, to: caller }), { ...ofUser, role: 'outgoing' }),
      ],
      want: { kind: 'outgoing', agentId: vera, callingAgentId: vera },
    },
    {
      who: 'each number that had it, one after the other',
      entries: [
        entry(newCall(), ofUser),
        entry(answer({ answeringNumber: vera }), ofUser),
        entry(answer({ callId: 'C', to: milan, answeringNumber: milan }), {
          ...ofUser,
          role: 'direct',
          receivedAt: noon + 20_000,
        }),
      ],
      want: { firstAgentId: vera, agentId: milan },
    },
    {
      who: 'the number that an import names',
      entries: [
        pastCallEntry({
          type: 'pastCall',
          callId: 'row 7',
          caller,
          agentId: 'w0',
          answeringNumber: vera,
          answeredAt: noon,
        }),
      ],
      want: { kind: 'past', agentId: vera },
    },
    {
      who: 'the user still, where nothing tells whose it was',
      entries: [entry(newCall(), ofUser), entry(answer(), ofUser)],
      want: { agentId: 'w0' },
    },
    {
      who: 'a colleague, who is none of these',
      entries: [entry(newCall()), entry(answer({ answeringNumber: milan }), { agentIds: ['w5'] })],
      want: { agentId: 'w5' },
    },
  ])('$who', ({ entries, want }) => {
    expect(foldCall([...entries, split()])).toMatchObject(want);
  });
});

test('who talks when their user becomes several agents goes on to be busy, and no other number is', () => {
  const switchboard = emptySwitchboard(defaultAvailability);
  const before = [entry(newCall(), ofUser), entry(answer({ answeringNumber: milan }), ofUser)];
  for (const one of [...before, split(milan)]) applyEntry(switchboard, one);
  const states = () => ['w0', vera, milan].map(id => occupationOf(switchboard, id, noon + 99_000));
  expect(states()).toEqual([null, null, 'talking']);
  applyEntry(switchboard, entry(hangup(), { receivedAt: noon + 100_000 }));
  expect(states()).toEqual([null, null, null]);
});
