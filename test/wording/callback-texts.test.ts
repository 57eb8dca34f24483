import { expect, test } from 'vitest';
import type { CallbackEvent } from '../../src/domain/callback-event.ts';
import type { CallbackEntry } from '../../src/domain/journal-entry.ts';
import { callbackEndText, tellCallback } from '../../src/wording/callback-texts.ts';

const callId = 'callback:A';
const nameOf = (id: string): string => ({ w1: 'Anna', w2: 'Ben' })[id] ?? '?';

function entry(receivedAt: number, event: CallbackEvent, agentIds: readonly string[] = []): CallbackEntry {
  return { event, receivedAt, flowId: 'A', role: 'no-leg', agentIds, decision: null };
}

const minutes = (count: number): number => count * 60_000;

test('the story of a wish tells who was rung, what came of it, and how it ended', () => {
  const story = tellCallback(
    0,
    [
      entry(minutes(1), { type: 'callbackStarted', callId, attempt: 1 }, ['w1']),
      entry(minutes(1), { type: 'callbackFailed', callId, attempt: 1, why: 'no-device' }),
      entry(minutes(2), { type: 'callbackPutOff', callId, agentId: 'w1', until: minutes(17), by: 'anna' }),
      entry(minutes(3), { type: 'callbackGivenAway', callId, agentId: 'w1', by: 'anna' }),
      entry(minutes(4), { type: 'callbackStarted', callId, attempt: 2, by: 'ben' }, ['w2']),
      entry(
        minutes(7),
        { type: 'callbackEnded', callId, why: 'talked', askedAt: 0, at: minutes(5), attempts: 2 },
        ['w2'],
      ),
    ],
    nameOf,
  );
  expect(story.map(({ at, text }) => [at / 60_000, text.en])).toEqual([
    [0, 'The caller asked to be called back.'],
    [1, 'Anna is to call back: their phone is rung first (attempt 1).'],
    [1, 'There is no phone of theirs that could be rung.'],
    [2, 'Anna does not call back within the next 15 min (set by anna).'],
    [3, 'Anna does not call back (set by anna).'],
    [4, 'Ben is to call back, as ben asked: their phone is rung first (attempt 2).'],
    [5, 'Ben called back after 5 min.'],
  ]);
  expect(story.map(({ text }) => text.de)).toEqual([
    'Der Anrufer hat um einen Rückruf gebeten.',
    'Anna soll zurückrufen: Zuerst klingelt dieses Telefon (Versuch 1).',
    'Es gab dort kein Telefon, das klingeln könnte.',
    'Anna ruft in den nächsten 15 min nicht zurück (eingetragen von anna).',
    'Anna ruft nicht zurück (eingetragen von anna).',
    'Ben soll zurückrufen, wie von ben gewünscht: Zuerst klingelt dieses Telefon (Versuch 2).',
    'Ben hat nach 5 min zurückgerufen.',
  ]);
});

test.each([
  ['talked', 'Somebody called back after 1 h 10 min.', 'Jemand hat nach 1 h 10 min zurückgerufen.'],
  [
    'called-again',
    'The caller called again before anybody called back.',
    'Der Anrufer hat wieder angerufen, bevor jemand zurückrief.',
  ],
  ['withdrawn', 'The caller took it back.', 'Der Anrufer hat den Wunsch zurückgenommen.'],
  [
    'expired',
    'Nobody had time to call back as long as was promised.',
    'Niemand hatte Zeit für den Rückruf, solange er zugesagt war.',
  ],
  ['not-reached', 'Not reached in 3 attempts.', 'In 3 Versuchen nicht erreicht.'],
] as const)('a wish that ended as %s', (why, en, de) => {
  const end = { why, at: minutes(70), agentId: null, attempts: 3 };
  expect(callbackEndText({ askedAt: 0, end }, nameOf)).toEqual({ en, de });
});

test('a wish that is open has no end yet', () => {
  expect(callbackEndText({ askedAt: 0, end: null }, nameOf)).toBeNull();
});
