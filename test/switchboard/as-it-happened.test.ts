import { expect, test } from 'vitest';
import type { JournalEntry } from '../../src/domain/journal-entry.ts';
import { asItHappened } from '../../src/switchboard/as-it-happened.ts';
import { answer, entry, hangup, newCall } from '../support/builders.ts';

const hourMs = 3_600_000;
const at = (receivedAt: number, event: JournalEntry['event']): JournalEntry => entry(event, { receivedAt });
const types = (entries: readonly JournalEntry[]): readonly string[] =>
  asItHappened(entries).map(({ event }) => `${event.callId} ${event.type}`);

test('what was recorded late, after the database had refused it, comes where it happened', () => {
  expect(types([at(3, hangup()), at(1, newCall()), at(2, answer())])).toEqual([
    'A newCall',
    'A answer',
    'A hangup',
  ]);
});

test('the end of a call during which the clock was put back comes behind its beginning', () => {
  const others = [at(2 * hourMs + 1, newCall({ callId: 'B' })), at(3 * hourMs, newCall({ callId: 'C' }))];
  expect(types([at(3 * hourMs, newCall()), at(2 * hourMs, hangup()), ...others])).toEqual([
    'B newCall',
    'A newCall',
    'A hangup',
    'C newCall',
  ]);
});

test('also where its end was recorded first, and its beginning waited on the disk of another instance', () => {
  const ended = [at(2 * hourMs, hangup()), at(3 * hourMs, answer()), at(3 * hourMs - 1, newCall())];
  expect(types(ended)).toEqual(['A newCall', 'A answer', 'A hangup']);
});
