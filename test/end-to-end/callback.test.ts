import { describe, expect, test } from 'vitest';
import type { CallbackRules } from '../../src/domain/callback-rules.ts';
import { noCallbacks } from '../../src/domain/callback-rules.ts';
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
      const hotline = await startHotline({ database: database.config, emulator: { speed: 50 } });
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
