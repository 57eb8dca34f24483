import { expect, test } from 'vitest';
import { recordCall } from '../../../src/app/calls/record-call.ts';
import { takeCall } from '../../../src/app/calls/take-call.ts';
import { DialError, type Dialled, type DialledCall } from '../../../src/app/ports/provider.ts';
import { agent, answer, caller, newCall } from '../../support/builders.ts';
import { startTestPage } from '../../support/page.ts';

/** A page on which calls can be started, and those that were. */
async function startDialling(failure: Error | null = null) {
  const dialled: DialledCall[] = [];
  const dialler = {
    ability: async () => 'able' as const,
    async dial(call: DialledCall): Promise<Dialled> {
      if (failure !== null) throw failure;
      dialled.push(call);
      return { kind: 'started', callId: 'A', shows: null };
    },
  };
  const page = await startTestPage({ dialler: () => dialler });
  const anna = await page.as('agent');
  const supervisor = await page.as('supervisor');
  return {
    page,
    dialled,
    callIn: (from: string) => takeCall(page.context, newCall({ callId: from, from })),
    dial: (to: string) => anna.request('POST', '/dial', { to }),
    isCalledExpensive: async (number: string): Promise<unknown> =>
      (await supervisor.request('GET', `/callers/${encodeURIComponent(number)}`)).body.isExpensive,
  };
}

test('a caller who has called is called by click, nobody else, and that it was is noted', async () => {
  const { page, dialled, callIn, dial, isCalledExpensive } = await startDialling();
  await using _ = page;
  expect([(await dial(caller)).status, dialled]).toEqual([404, []]);
  await callIn(caller);
  expect(await isCalledExpensive(caller)).toBe(false);
  expect((await dial(caller)).status).toBe(200);
  expect(dialled).toMatchObject([{ agentId: 'w1', to: caller }]);
  const entries = await page.context.store.audit.list(9, null);
  expect(entries).toMatchObject([{ event: 'call-started', by: 'agent', about: '+4917…01' }]);
});

test.each([
  ['a paid service', '+4990012345678'],
  ['one abroad', '+43900123456'],
  ['a satellite', '+881612345678'],
])('%s whose number has called is not called by click, and why is said', async (_what, number) => {
  const { page, dialled, callIn, dial, isCalledExpensive } = await startDialling();
  await using _ = page;
  await callIn(number);
  const refused = await dial(number);
  expect([refused.status, refused.body.code, dialled]).toEqual([409, 'cannot-dial', []]);
  expect(refused.body.text.en).toContain('would be expensive');
  expect(refused.body.text.de).toContain('wäre teuer');
  expect(await isCalledExpensive(number)).toBe(true);
});

test('somebody at a satellite telephone who has talked to an agent is called by click', async () => {
  const { page, dialled, callIn, dial, isCalledExpensive } = await startDialling();
  await using _ = page;
  const number = '+881612345678';
  await callIn(number);
  await recordCall(
    page.context,
    answer({ callId: number, from: number, answeringNumber: agent(1).dialNumber }),
  );
  expect(await isCalledExpensive(number)).toBe(false);
  expect([(await dial(number)).status, dialled.length]).toEqual([200, 1]);
});

test.each([
  [false, 'sipgate did not start the call', 'hat den Anruf nicht begonnen'],
  [true, 'If your phone rings in a moment, it has worked all the same', 'Klingelt Ihr Telefon gleich'],
])(
  'a call that failed is not said to have failed where it may have started: %s',
  async (maybeStarted, en, de) => {
    const failure = new DialError('', { maybeStarted, retryAfterMs: null, cause: null });
    const { page, callIn, dial } = await startDialling(failure);
    await using _ = page;
    await callIn(caller);
    const { status, body } = await dial(caller);
    expect(status).toBe(409);
    expect(body.text).toEqual({ en: expect.stringContaining(en), de: expect.stringContaining(de) });
  },
);
