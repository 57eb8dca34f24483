import { describe, expect, test } from 'vitest';
import { callBack } from '../../../src/app/callbacks/call-back.ts';
import { giveAway, putOff, withdraw } from '../../../src/app/callbacks/change-request.ts';
import { followCallbacks } from '../../../src/app/callbacks/follow-callbacks.ts';
import { recordCall } from '../../../src/app/calls/record-call.ts';
import { takeCall } from '../../../src/app/calls/take-call.ts';
import { takeTurn } from '../../../src/app/calls/take-turn.ts';
import type { AppContext } from '../../../src/app/context.ts';
import { DialError, type DialledCall, type Dialler } from '../../../src/app/ports/provider.ts';
import { recall } from '../../../src/app/switchboard/recall.ts';
import { defaultLearning } from '../../../src/domain/call-record.ts';
import { openStore } from '../../../src/store/open-store.ts';
import type { CallbackRequest } from '../../../src/switchboard/callback-request.ts';
import { createTestApp, createTestLog } from '../../support/app.ts';
import { letAsk } from '../../support/asking.ts';
import { answer, caller, hangup, newCall, phone } from '../../support/builders.ts';
import { reachableServers } from '../../support/databases.ts';

/** A provider that notes what it is asked to dial. */
function dialler(dial: Dialler['dial'] = async () => ({ kind: 'started', callId: null, shows: null })) {
  const dialled: DialledCall[] = [];
  const port: Dialler = {
    ability: async () => 'able',
    dial(call, signal) {
      dialled.push(call);
      return dial(call, signal);
    },
  };
  return { ...port, dialled };
}

/** Somebody who has talked to Anna, who is on the phone, asks to be called back. */
async function asks(context: AppContext): Promise<CallbackRequest> {
  letAsk(context);
  const before = { callId: 'BEFORE', flowId: 'BEFORE' };
  await takeCall(context, newCall(before));
  await recordCall(context, answer({ ...before, answeringNumber: phone('+493023125001') }));
  const ids = { callId: 'ASKS', flowId: 'ASKS' };
  const reply = await takeCall(context, newCall(ids));
  expect(reply.kind).toBe('hold');
  const asked = await takeTurn(context, { type: 'dtmf', ...ids, originalCallId: 'ASKS', digits: '3' });
  expect(asked).toEqual({ kind: 'announcement', announcement: 'callback-promised' });
  await recordCall(context, hangup(before));
  return requestOf(context);
}

function requestOf({ known }: AppContext): CallbackRequest {
  const request = known.switchboard.callbacks.byCaller.get(caller);
  if (request === undefined) throw new Error('nobody is called back');
  return request;
}

describe('calling somebody back', () => {
  test('rings the agent for this caller, and shows the hotline’s number', async () => {
    const { context } = await createTestApp();
    const request = await asks(context);
    const provider = dialler();
    expect(await callBack(context, provider, { request, agentId: 'w1' })).toBe(true);
    const hotline = context.known.plan.hotlines[0]?.numbers[0];
    expect(provider.dialled).toEqual([{ agentId: 'w1', partOf: undefined, to: caller, showing: hotline }]);
    expect(requestOf(context)).toMatchObject({ attempts: 1, ringing: { agentId: 'w1' } });
  });

  test.each([
    [
      'is refused',
      new DialError('no credit', { maybeStarted: false, retryAfterMs: null, cause: null }),
      null,
    ],
    [
      'gets lost, so the phone may ring',
      new DialError('lost', { maybeStarted: true, retryAfterMs: null, cause: null }),
      'w1',
    ],
    ['fails in an unforeseen way', new Error('?'), 'w1'],
  ])('where the provider’s answer %s it counts as an attempt', async (_, error, ringing) => {
    const { context } = await createTestApp();
    const request = await asks(context);
    await callBack(
      context,
      dialler(() => Promise.reject(error)),
      { request, agentId: 'w1' },
    );
    const after = requestOf(context);
    expect([after.attempts, after.ringing?.agentId ?? null]).toEqual([1, ringing]);
  });

  test('an agent without a phone counts as an attempt too', async () => {
    const { context } = await createTestApp();
    const request = await asks(context);
    expect(
      await callBack(
        context,
        dialler(async () => ({ kind: 'no-device' })),
        { request, agentId: 'w1' },
      ),
    ).toBe(false);
    expect(requestOf(context)).toMatchObject({ attempts: 1, ringing: null });
  });

  test('where it can’t be journaled nobody is called', async () => {
    const { context } = await createTestApp();
    const request = await asks(context);
    const store = { ...context.store, recordOffer: () => Promise.reject(new Error('the disk is full')) };
    const provider = dialler();
    await expect(callBack({ ...context, store }, provider, { request, agentId: 'w1' })).rejects.toThrow();
    expect(provider.dialled).toEqual([]);
    expect(requestOf(context)).toMatchObject({ attempts: 0, ringing: null });
  });

  test('an agent who gets a call while the provider is asked is not rung besides', async () => {
    const { context } = await createTestApp();
    await asks(context);
    const stop = new AbortController();
    const provider = {
      ...dialler(),
      async ability() {
        await recordCall(
          context,
          answer({ callId: 'OTHER', flowId: 'OTHER', answeringNumber: phone('+493023125001') }),
        );
        stop.abort();
        return 'able' as const;
      },
    };
    await followCallbacks(context, () => provider, { signal: stop.signal });
    expect(provider.dialled).toEqual([]);
  });

  test('an agent puts it off, gives it away; somebody withdraws it', async () => {
    const { context, clock } = await createTestApp();
    const request = await asks(context);
    await putOff(context, request, { agentId: 'w1', until: clock() + 60_000, by: 'Anna' });
    await giveAway(context, request, { agentId: 'w1', by: 'Anna' });
    expect(requestOf(context)).toMatchObject({ putOff: { w1: clock() + 60_000 }, wants: [], never: ['w1'] });
    await withdraw(context, requestOf(context), { by: 'Ben' });
    expect(context.known.switchboard.callbacks.byCallId.size).toBe(0);
    const entries = await context.store.entriesSince(0);
    expect(entries.at(-1)).toMatchObject({ event: { why: 'withdrawn', by: 'Ben' }, flowId: 'ASKS' });
  });
});

describe.each(await reachableServers())('on a real database ($kind)', server => {
  test('two instances that call back at once call once, and a restart calls nobody again', async () => {
    const database = await server.create();
    const open = (instance: string) =>
      openStore({
        database: database.config,
        learning: defaultLearning,
        halfLifeDays: 90,
        instance,
        log: createTestLog(),
        clock: () => Date.now(),
      });
    try {
      const [store, otherStore] = await Promise.all([
        open('one'),
        server.kind === 'sqlite' ? null : open('two'),
      ]);
      const { context } = await createTestApp({ store });
      const request = await asks(context);
      const { context: other } = await createTestApp({ store: otherStore ?? store });
      await recall(other);
      letAsk(other);
      other.known.roster = context.known.roster;
      expect(requestOf(other)).toEqual(request);

      const provider = dialler();
      await Promise.all([
        callBack(context, provider, { request, agentId: 'w1' }),
        callBack(other, provider, { request: requestOf(other), agentId: 'w1' }),
      ]);
      expect(provider.dialled).toHaveLength(1);

      const { context: restarted } = await createTestApp({ store });
      restarted.known.switchboard.callbacks.byCallId.clear();
      await recall(restarted);
      expect(requestOf(restarted)).toMatchObject({ attempts: 1, ringing: { agentId: 'w1' } });
      await store.close();
      await otherStore?.close();
    } finally {
      await database.drop();
    }
  });
});
