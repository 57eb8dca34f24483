import { expect, test } from 'vitest';
import type { CallFate } from '../../../src/analysis/measures/call-fate.ts';
import { startRecorded } from '../../../src/analysis/replay/recorded.ts';
import { inLog, logged, minuteMs, replayedPlan } from '../../support/replays.ts';

test('what happened is read as a replay would report it, an agent being known from the pick-up on', () => {
  const fates: CallFate[] = [];
  const recorded = startRecorded({ plan: replayedPlan({}).plan, halfLifeDays: 90 }, fate => fates.push(fate));
  recorded.take(logged(0, { agentId: 'a', waitMs: 2 * minuteMs }));
  recorded.take(logged(1, { agentId: 'a', waitMs: null }));
  recorded.take(logged(3, { agentId: 'a' }));
  recorded.take(logged(4, { agentId: null }));
  recorded.take({ ...inLog({ kind: 'other', agentId: 'a' }), arrivedAt: logged(5).arrivedAt });
  expect(fates.map(fate => [fate.outcome, fate.answeredAfterMs, fate.past.withThisAgent])).toEqual([
    ['answered', 2 * minuteMs, 0],
    ['answered', null, 0],
    ['answered', null, 2],
    ['abandoned', null, 0],
  ]);
});
