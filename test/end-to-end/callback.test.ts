import { describe, expect, test } from 'vitest';
import { type CallbackRules, noCallbacks } from '../../src/domain/callback-rules.ts';
import { fictionalCaller } from '../../src/emulator/fictional-caller.ts';
import type { Service } from '../../src/service.ts';
import { reachableServers } from '../support/databases.ts';
import { type Hotline, startHotline } from '../support/hotline.ts';

const [regular, other] = [4, 12].map(index => fictionalCaller(index)) as [string, string];

function letAsk({ context: { known } }: Service, rules: Partial<CallbackRules>): void {
  const [hotline] = known.plan.hotlines;
  if (hotline === undefined) throw new Error('there is no hotline');
  const policy = { ...hotline.policy, ringStrangers: 1 };
  const waiting = { ...hotline.waiting, familiarMs: 120_000, prompt: 'please-hold-callback' };
  const agents = known.roster.agents.slice(0, 1).map(({ id }) => id);
  known.plan = {
    ...known.plan,
    hotlines: [{ ...hotline, agents, policy, waiting, callback: { ...noCallbacks, ...rules } }],
  };
}

/** The first agent talks to somebody for so many seconds from now on. */
async function keepBusy(hotline: Hotline, seconds: number): Promise<void> {
  void hotline.emulator.placeCall({ from: other, to: hotline.agent(0), talkSeconds: seconds });
  await hotline.emulator.wait(20);
}

/** What was journaled about callbacks, in order. */
async function story({ service }: Hotline): Promise<readonly string[]> {
  const entries = await service.context.store.entriesSince(0);
  return entries.flatMap(({ event }) => {
    if (!event.type.startsWith('callback')) return [];
    return 'why' in event ? `${event.type}: ${event.why}` : event.type;
  });
}

describe.each(await reachableServers())('called back by the agent they know ($kind)', server => {
  test.each([
    ['by key 3 while waiting', { key: true }],
    ['offered at once', { atOnce: true }],
  ])('%s: rung as soon as that one is free, and it is over with the talk', async (_, rules) => {
    const database = await server.create();
    try {
      const hotline = await startHotline({ database: database.config, emulator: { speed: 400 } });
      hotline.emulator.changeCaller(null, { picksUp: 1 });
      letAsk(hotline.service, rules);
      expect(await hotline.call(regular)).toMatchObject({ answeredBy: hotline.agent(0) });
      await keepBusy(hotline, 60);
      const asked = await hotline.call(regular, {
        patienceSeconds: 300,
        keys: ['3'],
      });
      expect(asked.outcome).not.toBe('answered');
      await expect
        .poll(() => story(hotline), { timeout: 20_000 })
        .toEqual(['callbackStarted', 'callbackEnded: talked']);
      const [last] = await hotline.history();
      expect(last?.call).toMatchObject({
        kind: 'outgoing',
        caller: regular,
        agentId: hotline.service.context.known.roster.agents[0]?.id,
      });
      await hotline.service.close();
    } finally {
      await database.drop();
    }
  });
});

/** Somebody whose agent is on the phone for a while asks to be called back; returns what was journaled once it is over. */
async function askAndWait(
  hotline: Hotline,
  {
    rules = {},
    keys = ['3'],
  }: { readonly rules?: Partial<CallbackRules>; readonly keys?: readonly string[] } = {},
): Promise<readonly string[]> {
  letAsk(hotline.service, { key: true, ...rules });
  await hotline.call(regular);
  await keepBusy(hotline, 60);
  await hotline.call(regular, { patienceSeconds: 300, keys });
  await expect
    .poll(() => story(hotline), { timeout: 60_000, interval: 200 })
    .toContainEqual(expect.stringContaining('callbackEnded'));
  return story(hotline);
}

function callsOut({ emulator }: Hotline): number {
  return emulator.calls().filter(({ direction }) => direction === 'out').length;
}

const inVain = (why: string): readonly string[] => [
  ...Array.from({ length: 3 }, () => ['callbackStarted', `callbackFailed: ${why}`]).flat(),
  'callbackEnded: not-reached',
];
/** What is heard as a call of the agent that came to nothing needs no entry of its own. */
const unanswered = [...Array.from({ length: 3 }, () => 'callbackStarted'), 'callbackEnded: not-reached'];

describe('a callback that comes to nothing', () => {
  test.each([
    ['the caller does not pick up', { picksUp: 0 }],
    ['a mailbox of theirs picks up, which looks like an answer', { picksUp: 0, mailboxAfterSeconds: 5 }],
  ])('%s: three attempts, then they are among the missed', async (_, caller) => {
    const hotline = await startHotline({ emulator: { speed: 800 } });
    hotline.emulator.changeCaller(null, caller);
    expect(await askAndWait(hotline)).toEqual(unanswered);
    expect(callsOut(hotline)).toBe(3);
  });

  test.each([
    ['is refused, for want of credit', { kind: 'refuse', status: 402 }, 'refused', 0],
    ['is not answered', { kind: 'hang' }, 'not-heard-of', 0],
    ['starts and tells nothing', { kind: 'silent' }, 'not-heard-of', 3],
  ] as const)('click-to-call %s: it is tried three times and no more', async (_, fault, why, calls) => {
    const hotline = await startHotline({ emulator: { speed: 800 } });
    hotline.emulator.setFaults({ dials: [fault] });
    expect(await askAndWait(hotline)).toEqual(inVain(why));
    expect(callsOut(hotline)).toBe(calls);
  });

  test('where click-to-call is not to be had nobody is rung, and it expires', async () => {
    const scopes = ['users:read', 'devices:read', 'numbers:read', 'phonelines:read', 'groups:read'];
    const tokens = [{ tokenId: 'token-A', token: 'secret', userId: 'w0', scopes }];
    const hotline = await startHotline({ emulator: { speed: 800, tokens } });
    expect(await askAndWait(hotline, { rules: { lastsMs: 300_000 } })).toEqual(['callbackEnded: expired']);
  });
});

describe('a callback that is not needed any more', () => {
  test('the caller takes it back by key 0 while it is confirmed', async () => {
    const hotline = await startHotline({ emulator: { speed: 400 } });
    expect(await askAndWait(hotline, { keys: ['3', '0'] })).toEqual(['callbackEnded: withdrawn']);
    expect(callsOut(hotline)).toBe(0);
  });

  test('key 3 pressed again while it is confirmed changes nothing', async () => {
    const hotline = await startHotline({ emulator: { speed: 400 } });
    hotline.emulator.changeCaller(null, { picksUp: 1 });
    expect(await askAndWait(hotline, { keys: ['3', '3'] })).toEqual([
      'callbackStarted',
      'callbackEnded: talked',
    ]);
    expect(callsOut(hotline)).toBe(1);
  });

  test('the caller calls again before anybody is free', async () => {
    const hotline = await startHotline({ emulator: { speed: 400 } });
    letAsk(hotline.service, { key: true });
    await hotline.call(regular);
    await keepBusy(hotline, 300);
    await hotline.call(regular, { patienceSeconds: 300, keys: ['3'] });
    void hotline.call(regular, { patienceSeconds: 60 });
    await expect.poll(() => story(hotline), { timeout: 20_000 }).toEqual(['callbackEnded: called-again']);
    expect(callsOut(hotline)).toBe(0);
  });
});

test.each([
  ['as soon as the agent’s phone rings', { clickToCallNewCall: 'agent-rings' }],
  ['without saying which agent calls', { namesCallingAgent: false }],
  ['from the agent’s own number', { clickToCallFrom: 'agent-number' }],
] as const)('sipgate may tell of the call %s: it ends with the talk all the same', async (_, assumptions) => {
  const hotline = await startHotline({ emulator: { speed: 400, assumptions } });
  hotline.emulator.changeCaller(null, { picksUp: 1 });
  expect(await askAndWait(hotline)).toEqual(['callbackStarted', 'callbackEnded: talked']);
});
