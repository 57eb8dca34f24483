import { expect, test } from 'vitest';
import { toLoggedCall } from '../../../src/analysis/replay/past-log.ts';
import type { CallRecord } from '../../../src/domain/call-record.ts';
import { agent, caller, hotline, noon, phone } from '../../support/builders.ts';

const roster = { agents: [agent(1)], confirmedAt: null };

const record: CallRecord = {
  flowId: 'F',
  callId: 'A',
  kind: 'hotline',
  caller,
  called: hotline,
  agentId: 'w1',
  firstAgentId: 'w1',
  callingAgentId: null,
  answeringNumber: null,
  startedAt: noon,
  answeredAt: noon + 5_000,
  endedAt: noon + 65_000,
  cause: 'normal-clearing',
};

test.each([
  ['an answered call', {}, { agentId: 'w1', waitMs: 5_000, talkMs: 60_000 }],
  [
    'one that nobody answered',
    { agentId: null, answeredAt: null },
    { agentId: null, waitMs: 65_000, talkMs: null },
  ],
  [
    'an outgoing one that nobody answered',
    { kind: 'outgoing', agentId: null, firstAgentId: null, callingAgentId: 'w1', answeredAt: null },
    { kind: 'outgoing', agentId: null, calledInVainBy: 'w1', waitMs: 65_000 },
  ],
  [
    'an outgoing one that was answered',
    { kind: 'outgoing', callingAgentId: 'w1' },
    { kind: 'outgoing', agentId: 'w1', calledInVainBy: null },
  ],
  ['one whose end was never reported', { endedAt: null }, { agentId: 'w1', waitMs: 5_000, talkMs: null }],
  [
    'one of another system, known by number only',
    { kind: 'past', agentId: phone('+493023125001'), startedAt: null, endedAt: null },
    { kind: 'past', agentId: 'w1', arrivedAt: noon + 5_000, waitMs: null },
  ],
] as const)('%s is replayed with what is known of it', (_, changes, want) => {
  expect(toLoggedCall({ ...record, ...changes }, roster)).toMatchObject(want);
});

test('a call without any time can not be replayed', () => {
  expect(toLoggedCall({ ...record, startedAt: null, answeredAt: null }, roster)).toBeNull();
});
