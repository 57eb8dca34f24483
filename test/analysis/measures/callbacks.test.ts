import { expect, test } from 'vitest';
import { callbackMeasuresOf } from '../../../src/analysis/measures/callback-measures.ts';
import {
  type CallbackFigures,
  callbackCountsOf,
  callbackDelayOf,
  callbackFiguresOf,
} from '../../../src/analysis/measures/callbacks.ts';
import { fateOfRecord } from '../../../src/analysis/measures/fate-of-record.ts';
import { bucketOf } from '../../../src/analysis/measures/quantile-sketch.ts';
import { count, type OpenTally } from '../../../src/analysis/measures/tally.ts';
import type { CallRecord } from '../../../src/domain/call-record.ts';
import { type CallbackGist, type Gist, gistOf } from '../../../src/domain/gist.ts';
import { begunCall, talked } from '../../support/builders.ts';
import { decided } from '../../support/company.ts';

const call: CallRecord = { ...begunCall, startedAt: 0, endedAt: 9_000, cause: 'normal-clearing' };
const knowsBen = gistOf(decided({ knows: [talked(2, 4)] }));

function figuresOf(wishes: readonly CallbackGist['end'][]): CallbackFigures | null {
  const tally: OpenTally<'callbacks' | 'callbackDelays'> = {};
  for (const end of wishes) {
    const gist: Gist = { ...knowsBen, callback: { askedAt: 1_000, end } };
    const fate = fateOfRecord(call, gist);
    if (fate === null) throw new Error('This is a call to the hotline.');
    expect(fate.outcome).toBe('overflowed');
    for (const name of callbackCountsOf(fate, gist)) count(tally, 'callbacks', name);
    const delayMs = callbackDelayOf(gist);
    if (delayMs !== null) count(tally, 'callbackDelays', bucketOf(delayMs));
  }
  return callbackFiguresOf(tally);
}

const ended = (why: NonNullable<CallbackGist['end']>['why'], agentId: string | null = null) => ({
  why,
  agentId,
  at: 61_000,
  attempts: 1,
});

test('wishes are counted by how they ended, and by whether the caller knew who called back', () => {
  const figures = figuresOf([
    ended('talked', 'w2'),
    ended('talked', 'w1'),
    ended('talked'),
    ended('expired'),
    ended('not-reached'),
    ended('called-again'),
    ended('withdrawn'),
    null,
  ]);
  expect(figures).toMatchObject({
    asked: 8,
    open: 1,
    talked: 3,
    expired: 1,
    'not-reached': 1,
    'called-again': 1,
    withdrawn: 1,
    familiar: 1,
    answeredBesides: 3,
    familiarBesides: 1,
  });
  expect(Math.round((figures?.medianMs ?? 0) / 1_000)).toBe(60);
});

test('where nobody asked there is nothing to report', () => {
  expect(figuresOf([])).toBeNull();
});

test('called back are those of whom it is known how it ended; what is answered and familiar adds those', () => {
  const figures = figuresOf([ended('talked', 'w2'), ended('expired'), null]);
  if (figures === null) throw new Error('Somebody asked.');
  const calls = {
    offered: 10,
    answered: 6,
    missed: 4,
    answeredInTime: 6,
    speedOfAnswerMs: null,
    byReturningCallers: 5,
    familiar: 2,
  };
  expect(callbackMeasuresOf(figures, calls)).toMatchObject({
    calledBack: 1 / 2,
    answeredWithCallbacks: 7 / 10,
    familiarWithCallbacks: 3 / 5,
  });
});
