import { describe, expect, test } from 'vitest';
import { foldCallback } from '../../../src/app/page/fold-callback.ts';
import type { Callback, MissedCall, TalkWithCaller } from '../../../src/app/ports/callbacks.ts';
import { callback } from '../../store/entries.ts';
import { caller } from '../../support/builders.ts';

function missedAt(firstSeenAt: number, changes: Partial<MissedCall> = {}): MissedCall {
  return { flowId: 'F', caller, firstSeenAt, endedAt: firstSeenAt + 30_000, cause: 'cancel', ...changes };
}

function talkAt(firstSeenAt: number): TalkWithCaller {
  return { flowId: 'T', caller, firstSeenAt, answeredAt: firstSeenAt + 5, agentId: 'w1' };
}

const about = (given: Partial<Callback>): Callback => callback({ caller, ...given });
const byErika = (at: number) => ({ by: 'user', login: 'erika', at });
const byTalk = (at: number) => ({ by: 'talk', agentId: 'w1', at: at + 5 });

describe('somebody who did not get through at 100 is', () => {
  test.each<{
    rule: string;
    talks?: readonly number[];
    done?: Partial<Callback>;
    want: object | null;
  }>([
    { rule: 'to be called back', want: null },
    { rule: 'to be called back if somebody talked to them before', talks: [50], want: null },
    { rule: 'settled by a talk', talks: [200], want: byTalk(200) },
    { rule: 'settled by the first talk', talks: [50, 200, 300], want: byTalk(200) },
    {
      rule: 'to be called back if somebody has taken it',
      done: { takenBy: 'erika', takenAt: 150 },
      want: null,
    },
    { rule: 'settled once it is ticked off', done: { doneBy: 'erika', doneAt: 150 }, want: byErika(150) },
    { rule: 'to be called back if an earlier call was ticked off', done: { doneAt: 99 }, want: null },
    {
      rule: 'settled by whatever came first, a talk',
      talks: [200],
      done: { doneBy: 'erika', doneAt: 250 },
      want: byTalk(200),
    },
    {
      rule: 'settled by whatever came first, a tick',
      talks: [200],
      done: { doneBy: 'erika', doneAt: 150 },
      want: byErika(150),
    },
    {
      rule: 'to be called back if it was opened after a talk',
      talks: [200],
      done: { openedAt: 250 },
      want: null,
    },
    {
      rule: 'settled by a talk after it was opened',
      talks: [200, 300],
      done: { openedAt: 250 },
      want: byTalk(300),
    },
    {
      rule: 'settled by somebody whom earlier versions did not note',
      done: { doneAt: 150 },
      want: { by: 'user', login: null, at: 150 },
    },
  ])('$rule', ({ talks = [], done, want }) => {
    const { settled } = foldCallback(
      [missedAt(100)],
      talks.map(talkAt),
      done === undefined ? null : about(done),
    );
    expect(settled).toEqual(want);
  });
});

test('attempts count since somebody last talked to the caller', () => {
  const calls = [missedAt(400), missedAt(300), missedAt(100)] as const;
  expect(foldCallback([...calls], [], null).missed).toBe(3);
  expect(foldCallback([...calls], [talkAt(200)], null).missed).toBe(2);
  expect(foldCallback([...calls], [talkAt(200), talkAt(500)], null).missed).toBe(2);
});

test('who gave up while it rang has waited until they gave up', () => {
  const gaveUp = missedAt(1_000, { endedAt: 43_000 });
  expect(foldCallback([gaveUp, missedAt(500)], [], null)).toMatchObject({
    lastMissedAt: 1_000,
    waitedMs: 42_000,
  });
  expect(foldCallback([missedAt(1, { endedAt: null })], [], null).waitedMs).toBeNull();
});
