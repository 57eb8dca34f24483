import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CallRecord } from '../../src/domain/call-record.ts';
import { foldCall } from '../../src/domain/fold-call.ts';
import type { JournalEntry } from '../../src/domain/journal-entry.ts';
import { answer, caller, entry, hangup, hotline, newCall, noon, phone } from '../support/builders.ts';

const annasNumber = phone('+493023125001');
const at = (seconds: number, one: JournalEntry): JournalEntry => ({
  ...one,
  receivedAt: noon + seconds * 1000,
});

const rings = at(0, entry(newCall()));
const annaAnswers = at(10, entry(answer({ answeringNumber: annasNumber }), { agentIds: ['w1'] }));
const ends = at(70, entry(hangup()));

function fold(...entries: readonly JournalEntry[]): CallRecord {
  const call = foldCall(entries);
  if (call === null) throw new Error('not a call');
  return call;
}

test('an answered hotline call: who talked to whom, from when to when', () => {
  expect(fold(rings, annaAnswers, ends)).toEqual({
    flowId: 'F',
    callId: 'A',
    kind: 'hotline',
    caller,
    called: hotline,
    agentId: 'w1',
    firstAgentId: 'w1',
    callingAgentId: null,
    answeringNumber: annasNumber,
    startedAt: noon,
    answeredAt: noon + 10_000,
    endedAt: noon + 70_000,
    cause: 'normal-clearing',
  });
});

test('the record is the same whatever the order in which its entries are read', () => {
  const second = at(
    2,
    entry(newCall({ callId: 'B', from: hotline, to: annasNumber }), { role: 'second-leg', agentIds: ['w1'] }),
  );
  const entries = [rings, second, annaAnswers, ends];
  fc.assert(
    fc.property(fc.shuffledSubarray(entries, { minLength: entries.length }), shuffled => {
      expect(foldCall(shuffled)).toEqual(foldCall(entries));
    }),
  );
});

describe('what happened is told from whatever arrived', () => {
  test('a caller who gave up was not answered', () => {
    expect(fold(rings, at(20, entry(hangup({ cause: 'cancel' }))))).toMatchObject({
      agentId: null,
      answeredAt: null,
      endedAt: noon + 20_000,
      cause: 'cancel',
    });
  });

  test('an answer alone makes a record without a beginning', () => {
    expect(fold(annaAnswers)).toMatchObject({
      agentId: 'w1',
      startedAt: null,
      answeredAt: noon + 10_000,
      endedAt: null,
    });
  });

  test('a call has not ended while a leg of it goes on after a transfer; the final agent is named', () => {
    const transfer = [
      at(40, entry(newCall({ callId: 'T', originalCallId: 'A' }), { role: 'direct', agentIds: ['w2'] })),
      at(45, entry(answer({ callId: 'T', originalCallId: 'A' }), { role: 'direct', agentIds: ['w2'] })),
    ];
    expect(fold(rings, annaAnswers, ...transfer, ends)).toMatchObject({
      kind: 'hotline',
      agentId: 'w2',
      answeredAt: noon + 10_000,
      endedAt: null,
    });
    const over = at(90, entry(hangup({ callId: 'T' }), { role: 'direct' }));
    expect(fold(rings, annaAnswers, ...transfer, ends, over)).toMatchObject({
      agentId: 'w2',
      endedAt: noon + 90_000,
    });
  });

  test('a leg that was forwarded is not the end of the call', () => {
    const forwarded = at(22, entry(hangup({ cause: 'forwarded' })));
    expect(fold(rings, forwarded)).toMatchObject({ endedAt: null, cause: null });
  });

  test('the mailbox has not answered the call, and its end is the call’s end', () => {
    const mailbox = [
      at(22, entry(hangup({ cause: 'forwarded' }))),
      at(22, entry(newCall({ callId: 'V', originalCallId: 'A' }), { role: 'voicemail' })),
      at(23, entry(answer({ callId: 'V', user: { id: null, name: 'voicemail' } }), { role: 'voicemail' })),
      at(60, entry(hangup({ callId: 'V' }), { role: 'voicemail' })),
    ];
    expect(fold(rings, ...mailbox)).toMatchObject({
      agentId: null,
      answeredAt: null,
      endedAt: noon + 60_000,
    });
  });

  test('a second leg whose hangup was lost does not keep the call open', () => {
    const second = at(
      2,
      entry(newCall({ callId: 'B', from: hotline }), { role: 'second-leg', agentIds: ['w1'] }),
    );
    expect(fold(rings, second, annaAnswers, ends).endedAt).toBe(noon + 70_000);
  });

  test('a queue that answers for itself is nobody, a number outside is somebody', () => {
    const queue = entry(answer({ user: { id: null, name: 'Service' } }));
    expect(fold(rings, queue).answeredAt).toBeNull();
    const outside = phone('+491713920088');
    expect(fold(rings, entry(answer({ answeringNumber: outside })))).toMatchObject({
      agentId: null,
      answeringNumber: outside,
      answeredAt: noon,
    });
  });

  test('on an outgoing call the caller is the person who was called', () => {
    const ids = { direction: 'out', from: annasNumber, to: caller } as const;
    const role = { role: 'outgoing', agentIds: ['w1'] } as const;
    expect(fold(entry(newCall(ids), role), entry(answer(ids), role))).toMatchObject({
      kind: 'outgoing',
      caller,
      agentId: 'w1',
      callingAgentId: 'w1',
    });
  });

  test('a mailbox leg or a second leg alone is not a call', () => {
    expect(foldCall([entry(newCall({ callId: 'V' }), { role: 'voicemail' })])).toBeNull();
    expect(foldCall([entry(newCall({ callId: 'B', from: hotline }), { role: 'second-leg' })])).toBeNull();
    expect(foldCall([])).toBeNull();
  });

  test('a call from another system’s history is known by the number that answered, until the agent is told', () => {
    expect(fold(entry(past))).toEqual({
      flowId: 'F',
      callId: 'P',
      kind: 'past',
      caller,
      called: null,
      agentId: annasNumber,
      firstAgentId: annasNumber,
      callingAgentId: null,
      answeringNumber: annasNumber,
      startedAt: null,
      answeredAt: noon,
      endedAt: null,
      cause: 'unknown',
    });
    const told = { ...past, agentId: 'w1', startedAt: noon - 5_000, endedAt: noon + 60_000 };
    expect(fold(entry(told))).toMatchObject({
      agentId: 'w1',
      startedAt: noon - 5_000,
      endedAt: noon + 60_000,
      cause: 'normal-clearing',
    });
  });

  test('one that an agent made is an outgoing call', () => {
    const call = fold(entry({ ...past, direction: 'out', agentId: 'w1' }));
    expect(call).toMatchObject({
      kind: 'outgoing',
      caller,
      called: caller,
      agentId: 'w1',
      callingAgentId: 'w1',
    });
  });

  test('what was pushed of a call goes before what another system’s history says of it', () => {
    const reported = fold(rings, annaAnswers, ends);
    expect(fold(entry({ ...past, agentId: 'w2' }), rings, annaAnswers, ends)).toEqual(reported);
  });
});

const past = {
  type: 'pastCall',
  callId: 'P',
  caller,
  answeringNumber: annasNumber,
  answeredAt: noon,
} as const;

describe('a call that had to be closed is over, but nobody knows since when', () => {
  const closed = at(200, entry({ type: 'legClosed', callId: 'A', why: 'expired' }));
  test.each([
    { rule: 'closed', entries: [rings, annaAnswers, closed], want: { endedAt: null, cause: 'unknown' } },
    {
      rule: 'a hangup before it wins',
      entries: [rings, annaAnswers, ends, closed],
      want: { endedAt: noon + 70_000, cause: 'normal-clearing' },
    },
    {
      rule: 'a hangup after it wins',
      entries: [rings, annaAnswers, closed, at(300, ends)],
      want: { endedAt: noon + 300_000, cause: 'normal-clearing' },
    },
    { rule: 'not closed: open', entries: [rings, annaAnswers], want: { endedAt: null, cause: null } },
  ])('$rule', ({ entries, want }) => {
    expect(fold(...entries)).toMatchObject(want);
  });
  test('of a call of which nothing else is known there is no record', () => {
    expect(foldCall([closed])).toBeNull();
  });
});
