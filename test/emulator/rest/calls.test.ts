import { expect, test } from 'vitest';
import { caller, type Harness, startHarness } from '../harness.ts';
import { request } from './client.ts';

test('an established call is listed with both ends, a ringing one is not', async () => {
  const { harness, call } = await talking();
  const { json } = await request(harness.emulator, '/calls');
  expect(json.data).toEqual([
    {
      callId: call.callId,
      muted: false,
      recording: false,
      hold: false,
      participants: [
        {
          participantId: expect.any(String),
          phoneNumber: harness.agent(0),
          muted: false,
          hold: false,
          owner: true,
        },
        { participantId: expect.any(String), phoneNumber: caller, muted: false, hold: false, owner: false },
      ],
    },
  ]);
  harness.emulator.phone(harness.agent(1)).neverAnswers();
  harness.emulator.placeCall({ from: caller, to: harness.agent(1), patienceSeconds: 9999 });
  await harness.emulator.wait(20);
  expect((await request(harness.emulator, '/calls')).json.data).toHaveLength(1);
});

test.each(['p1', 'e1', '+492214710112'])('on classic, a call from %s is started by a session', async from => {
  const { emulator, agent } = await startHarness();
  const { status, json } = await request(emulator, '/sessions/calls', {
    method: 'POST',
    body: { caller: from, callee: caller },
  });
  expect(status).toBe(200);
  const [call] = emulator.calls();
  expect(json).toEqual({ sessionId: call?.callId });
  expect(call).toMatchObject({ direction: 'out', from: agent(1), to: caller });
});

test('on neo, a call is started from a device', async () => {
  const { emulator, agent } = await startHarness({ flavour: 'neo' });
  const post = (path: string, body: unknown): Promise<number> =>
    request(emulator, path, { method: 'POST', body }).then(({ status }) => status);
  expect(await post('/calls', { deviceId: 'e2', targetNumber: caller })).toBe(200);
  expect(await post('/calls', { deviceId: 'e77', targetNumber: caller })).toBe(400);
  expect(await post('/sessions/calls', { caller: 'e2', callee: caller })).toBe(403);
  expect(emulator.calls()).toMatchObject([{ direction: 'out', from: agent(2) }]);
});

test('finished calls make up the history, newest first and in pages', async () => {
  const { emulator, agent } = await startHarness({ startAt: Date.parse('2026-03-02T08:00:00Z') });
  await emulator.placeCall({ from: caller, to: agent(0), talkSeconds: 42 }).ended;
  emulator.phone(agent(0)).neverAnswers();
  await emulator.placeCall({ from: 'anonymous', to: agent(0), patienceSeconds: 5 }).ended;
  await emulator.dialOut({ agentNumber: agent(1), to: caller }).ended;

  const { items, totalCount } = (await request(emulator, '/history')).json;
  expect(totalCount).toBe(3);
  expect(items.map(({ direction }: { direction: string }) => direction)).toEqual([
    'OUTGOING',
    'MISSED_INCOMING',
    'INCOMING',
  ]);
  expect(items[2]).toMatchObject({
    source: caller,
    target: agent(0),
    status: 'PICKUP',
    duration: 42,
    connectionIds: ['p0'],
    endpoints: [{ type: 'PICKUP', endpoint: { extension: 'p0', type: 'PHONELINE' } }],
    callId: emulator.calls()[0]?.callId,
  });
  expect(items[2].created).toMatch(/^2026-03-02T08:/);
  expect((await request(emulator, `/history/${items[1].id}`)).json).toEqual(items[1]);
  expect((await request(emulator, '/history/none')).status).toBe(404);

  const idsOf = async (query: string): Promise<readonly string[]> =>
    (await request(emulator, `/history?${query}`)).json.items.map(({ id }: { id: string }) => id);
  const [newest, middle, oldest] = items.map(({ id }: { id: string }) => id);
  expect(await idsOf('offset=1&limit=1')).toEqual([middle]);
  expect(await idsOf('directions=INCOMING&directions=OUTGOING')).toEqual([newest, oldest]);
  expect(await idsOf('types=FAX')).toEqual([]);
  expect(await idsOf('connectionIds=p0')).toEqual([oldest]);
  expect(await idsOf(`to=${items[2].created}`)).toEqual([oldest]);
  expect(await idsOf(`from=${items[0].created}`)).toEqual([newest]);
  expect(await idsOf(`phonenumber=${caller.slice(1)}`)).toEqual([newest, oldest]);
  expect((await request(emulator, '/history?from=yesterday')).status).toBe(400);
});

test('on neo the history is empty, and calls are events of their channel', async () => {
  const { emulator, hotline, agent } = await startHarness({ flavour: 'neo' });
  const call = emulator.placeCall({ from: caller, to: hotline });
  await call.ended;
  await emulator.placeCall({ from: caller, to: agent(0) }).ended;

  expect((await request(emulator, '/history')).json).toEqual({ items: [], totalCount: 0 });
  const [channel] = (await request(emulator, '/channels')).json.items;
  const { events, position } = (await request(emulator, `/channels/${channel.id}/events?limit=5`)).json;
  expect(position).toBe(0);
  expect(events).toHaveLength(1);
  expect(events[0].call).toMatchObject({ from: caller, to: hotline, owner: 'w0', state: 'FINISHED' });
  expect((await request(emulator, '/channels/none/events')).status).toBe(404);
});

/** A call to the first agent in which both are talking. */
async function talking(): Promise<{
  readonly harness: Harness;
  readonly call: ReturnType<Harness['emulator']['placeCall']>;
}> {
  const harness = await startHarness({ speed: 100 });
  const call = harness.emulator.placeCall({ from: caller, to: harness.agent(0), talkSeconds: 9999 });
  await harness.emulator.wait(10);
  expect(call.state()).toBe('talking');
  return { harness, call };
}
