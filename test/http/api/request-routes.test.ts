import { expect, test } from 'vitest';
import {
  type DialAbility,
  DialError,
  type DialledCall,
  type Dialler,
} from '../../../src/app/ports/provider.ts';
import { askForCallback, letAsk } from '../../support/asking.ts';
import { caller } from '../../support/builders.ts';
import { startTestPage, type TestVisitor } from '../../support/page.ts';

/** A page of a company where somebody whom Anna knows has asked to be called back. */
async function startAsked(ability: DialAbility = 'able', failure: DialError | null = null) {
  const dialled: DialledCall[] = [];
  const dialler: Dialler = {
    ability: async () => ability,
    async dial(call) {
      dialled.push(call);
      if (failure !== null) throw failure;
      return { kind: 'started', callId: null, shows: null };
    },
  };
  const page = await startTestPage({ dialler: () => dialler });
  letAsk(page.context);
  const { id, free } = await askForCallback(page.context, caller);
  const act = (who: TestVisitor, body: object, of = id) =>
    who.request('POST', `/callback-requests/${of}`, body);
  const list = async (who: TestVisitor) => (await who.request('GET', '/callback-requests')).body;
  return { page, dialled, id, free, act, list, anna: await page.as('agent') };
}

test('whoever asked is listed with whom they know, and since when; an agent sees their own alone', async () => {
  const { page, list, anna, id } = await startAsked();
  await using _ = page;
  const { known } = page.context;
  const shown = await list(anna);
  expect(shown).toMatchObject({
    count: 1,
    canDial: true,
    requests: [
      {
        id,
        caller: { number: caller },
        wants: [{ agentId: 'w1', name: known.roster.agents[0]?.name, notBefore: null }],
        state: 'waits',
        agent: null,
        attempts: 0,
        nextAt: null,
      },
    ],
  });
  const [one] = shown.requests;
  expect(one.until - one.askedAt).toBe(3_600_000);
  // They did not get through either, and are not to be listed twice.
  expect((await anna.request('GET', '/missed')).body.count).toBe(0);
  for (const role of ['admin', 'supervisor', 'viewer'] as const)
    expect((await list(await page.as(role))).count).toBe(1);
  expect((await (await page.as('nobody')).request('GET', '/callback-requests')).status).toBe(401);
  const request = known.switchboard.callbacks.byCallId.get(id);
  if (request === undefined) throw new Error('nobody asked');
  known.switchboard.callbacks.byCallId.set(id, { ...request, wants: ['w2'] });
  expect((await list(anna)).count).toBe(0);
});

test('an agent calls at once, once however often they press, and the audit trail says who did', async () => {
  const { page, act, list, anna, dialled, free } = await startAsked();
  await using _ = page;
  await free();
  const pressed = await Promise.all([1, 2].map(() => act(anna, { action: 'call', agentId: 'w1' })));
  expect(pressed.map(({ status }) => status).sort()).toEqual([200, 409]);
  expect(pressed.find(({ status }) => status === 409)?.body).toMatchObject({
    code: 'outdated',
    text: { de: 'Es wird schon zurückgerufen.' },
  });
  expect(dialled).toMatchObject([{ agentId: 'w1', to: caller }]);
  expect((await list(anna)).requests).toMatchObject([{ state: 'ringing', agent: { agentId: 'w1' } }]);
  const entries = await page.context.store.audit.list(9, null);
  expect(entries).toMatchObject([{ event: 'callback-started', by: 'agent', about: '+4917…01: w1' }]);
});

test('who is on the phone is not rung by a click, and why is said', async () => {
  const { page, act, anna, dialled } = await startAsked();
  await using _ = page;
  const refused = await act(anna, { action: 'call', agentId: 'w1' });
  expect([refused.status, refused.body.code, dialled]).toEqual([409, 'cannot-call-back', []]);
  expect(refused.body.text.de).toContain('telefoniert gerade');
});

test('what sipgate refuses is told to whoever pressed, and tried again later', async () => {
  const failure = new DialError('no credit', { maybeStarted: false, retryAfterMs: null, cause: null });
  const { page, act, list, anna, free } = await startAsked('able', failure);
  await using _ = page;
  await free();
  const refused = await act(anna, { action: 'call', agentId: 'w1' });
  expect([refused.status, refused.body.text.en]).toEqual([409, expect.stringContaining('did not start')]);
  const [one] = (await list(anna)).requests;
  expect(one).toMatchObject({ state: 'waits', attempts: 1, nextAt: page.clock() + 120_000 });
});

test('an agent acts for themself alone, a supervisor for everybody, a viewer not at all', async () => {
  const { page, act, anna, dialled, free } = await startAsked();
  await using _ = page;
  await free();
  expect((await act(anna, { action: 'call', agentId: 'w2' })).status).toBe(403);
  expect((await act(await page.as('viewer'), { action: 'withdraw' })).status).toBe(403);
  expect((await act(await page.as('supervisor'), { action: 'call', agentId: 'w2' })).status).toBe(200);
  expect(dialled).toMatchObject([{ agentId: 'w2' }]);
});

test('put off it comes again, and not later than was promised', async () => {
  const { page, act, list, anna } = await startAsked();
  await using _ = page;
  const until = page.clock() + 600_000;
  expect((await act(anna, { action: 'put-off', agentId: 'w1', minutes: 10 })).status).toBe(200);
  expect((await list(anna)).requests).toMatchObject([{ wants: [{ agentId: 'w1', notBefore: until }] }]);
  const late = await act(anna, { action: 'put-off', agentId: 'w1', minutes: 60 });
  expect([late.status, late.body.text.en]).toEqual([409, expect.stringContaining('promised')]);
});

test('left to others it is out of an agent’s sight; withdrawn it is over for all', async () => {
  const { page, act, list, anna } = await startAsked();
  await using _ = page;
  const supervisor = await page.as('supervisor');
  expect((await act(anna, { action: 'give-away', agentId: 'w1' })).status).toBe(200);
  expect((await list(anna)).count).toBe(0);
  expect((await act(anna, { action: 'withdraw' })).status).toBe(404);
  expect((await list(supervisor)).requests).toMatchObject([{ wants: [], isForAnybody: true }]);
  const again = await act(supervisor, { action: 'call', agentId: 'w1' });
  expect([again.status, again.body.text.en]).toEqual([409, expect.stringContaining('left it to others')]);
  expect((await act(supervisor, { action: 'withdraw' })).status).toBe(200);
  const over = await act(supervisor, { action: 'withdraw' });
  expect([over.status, over.body.code]).toEqual([409, 'outdated']);
  const events = (await page.context.store.audit.list(9, null)).map(({ event }) => event);
  expect(events).toEqual(['callback-withdrawn', 'callback-given-away']);
});

test('one that never was, an agent who has gone and what is no action are refused', async () => {
  const { page, act } = await startAsked();
  await using _ = page;
  const supervisor = await page.as('supervisor');
  expect((await act(supervisor, { action: 'withdraw' }, 'NEVER')).status).toBe(404);
  expect((await act(supervisor, { action: 'call', agentId: 'gone' })).status).toBe(404);
  expect((await act(supervisor, { action: 'put-off', agentId: 'w1', minutes: 0 })).status).toBe(400);
  expect((await act(supervisor, { action: 'ring' })).status).toBe(400);
});

test('where Familiar can start no calls, who is free is told to call, and pressing says how', async () => {
  const { page, act, list, anna, free, dialled } = await startAsked('no-scope');
  await using _ = page;
  expect(await list(anna)).toMatchObject({ canDial: false, requests: [{ state: 'waits' }] });
  await free();
  page.clock.advance(60_000);
  expect((await list(anna)).requests).toMatchObject([{ state: 'due', agent: { agentId: 'w1' } }]);
  const board = await (await page.as('viewer')).request('GET', '/board');
  expect(board.body.requests).toMatchObject({ open: 1, due: ['w1'] });
  const refused = await act(anna, { action: 'call', agentId: 'w1' });
  expect([refused.status, refused.body.text.de]).toEqual([409, expect.stringContaining('mit Ihrem Telefon')]);
  expect(dialled).toEqual([]);
});

test('who presses key 3 once as many are promised as the company allows is counted', async () => {
  const { page } = await startAsked();
  await using _ = page;
  const { known, health } = page.context;
  known.plan = { ...known.plan, callbacks: { ...known.plan.callbacks, perHour: 1 } };
  expect(health.refusedCallbacks.count()).toBe(0);
  await askForCallback(page.context, '+491713920002');
  expect(health.refusedCallbacks.count()).toBe(1);
  page.clock.advance(24 * 3_600_000);
  expect(health.refusedCallbacks.count()).toBe(0);
});
