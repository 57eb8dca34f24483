import { expect, test } from 'vitest';
import type { EarlierCall } from '../../../src/emulator/finished-call.ts';
import { caller, startHarness } from '../harness.ts';
import { request } from './client.ts';

const startedAt = Date.parse('2026-03-01T09:00:00Z');
const [hotline, agent] = ['+492214710100', '+492214710112'];

const calls: readonly EarlierCall[] = [
  { direction: 'in', from: caller, to: hotline, startedAt, answeredBy: agent, talkSeconds: 42 },
  { direction: 'in', from: caller, to: hotline, startedAt: startedAt + 1_000 },
  { direction: 'in', from: caller, to: hotline, startedAt: startedAt + 2_000, answeredBy: 'voicemail' },
  { direction: 'out', from: agent, to: caller, startedAt: startedAt + 3_000, answeredBy: caller },
  {
    direction: 'in',
    from: caller,
    to: hotline,
    startedAt: startedAt + 4_000,
    answeredBy: agent,
    isArchived: true,
  },
];

test('a classic history tells of calls from before the start, newest first, and of those put away apart', async () => {
  const { emulator } = await startHarness({ earlierCalls: calls });
  const { items } = (await request(emulator, '/history')).json;
  expect(items.map(({ direction, type }: Record<string, string>) => [direction, type])).toEqual([
    ['OUTGOING', 'CALL'],
    ['MISSED_INCOMING', 'VOICEMAIL'],
    ['MISSED_INCOMING', 'CALL'],
    ['INCOMING', 'CALL'],
  ]);
  expect(items[3]).toMatchObject({
    created: '2026-03-01T09:00:00.000Z',
    duration: 42,
    endpoints: [
      { type: 'ROUTED', endpoint: { extension: 'g0', type: 'GROUP' } },
      { type: 'PICKUP', endpoint: { extension: 'p1', type: 'PHONELINE' } },
    ],
  });
  expect((await request(emulator, '/history?archived=true')).json.totalCount).toBe(1);
});

test('a page holds no more than the account allows, whatever is asked for', async () => {
  const { emulator } = await startHarness({ earlierCalls: calls, assumptions: { historyPageLimit: 2 } });
  expect((await request(emulator, '/history?limit=500')).json.items).toHaveLength(2);
});

test('the events of a channel tell of calls to it, and of those its members made', async () => {
  const { emulator } = await startHarness({ flavour: 'neo', earlierCalls: calls });
  const [channel] = (await request(emulator, '/channels')).json.items;
  const { events } = (await request(emulator, `/channels/${channel.id}/events?limit=50`)).json;
  expect(
    events.map(({ call }: { call: Record<string, string> }) => [
      call['direction'],
      call['owner'],
      call['state'],
    ]),
  ).toEqual([
    ['INCOMING', 'w1', 'FINISHED'],
    ['OUTGOING', 'w1', 'FINISHED'],
    ['INCOMING', null, 'MISSED'],
    ['INCOMING', null, 'MISSED'],
    ['INCOMING', 'w1', 'FINISHED'],
  ]);
});
