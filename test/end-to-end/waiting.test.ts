import { describe, expect, test } from 'vitest';
import { recordCall } from '../../src/app/calls/record-call.ts';
import { takeCall } from '../../src/app/calls/take-call.ts';
import { takeTurn } from '../../src/app/calls/take-turn.ts';
import type { KeysPressed } from '../../src/domain/call-event.ts';
import type { Hotline as HotlinePlan, WaitingRules } from '../../src/domain/plan.ts';
import { fictionalCaller } from '../../src/emulator/fictional-caller.ts';
import { decide, situationOf } from '../../src/routing/decide.ts';
import type { Service } from '../../src/service.ts';
import { lineAt } from '../../src/switchboard/line.ts';
import { legOf } from '../../src/switchboard/switchboard.ts';
import { hangup, newCall } from '../support/builders.ts';
import { reachableServers } from '../support/databases.ts';
import { type Hotline, startFamiliar, startHotline } from '../support/hotline.ts';

const [regular, other, third] = [4, 9, 12].map(index => fictionalCaller(index)) as [string, string, string];

/** Lets callers of the hotline wait; only the first of so many agents take its calls. */
function letWait(
  { context }: Service,
  { agents, overflow, ...waiting }: Partial<WaitingRules> & { agents?: number; overflow?: 'voicemail' },
): void {
  const { known } = context;
  const [first, ...others] = known.plan.hotlines;
  if (first === undefined) throw new Error('there is no hotline');
  const exhausted = overflow === undefined ? [] : [{ kind: overflow } as const];
  const hotline: HotlinePlan = {
    ...first,
    agents: known.roster.agents.slice(0, agents).map(agent => agent.id),
    waiting: { ...first.waiting, ...waiting },
    overflow: { ...first.overflow, 'hold-exhausted': exhausted },
    policy: { ...first.policy, ringStrangers: 1 },
  };
  known.plan = { ...known.plan, hotlines: [hotline, ...others] };
}

function keys(callId: string): KeysPressed {
  return { type: 'dtmf', callId, originalCallId: null, flowId: null, digits: '' };
}

/** The first agent talks to somebody for so many seconds from now on. */
async function keepBusy(hotline: Hotline, seconds: number): Promise<void> {
  void hotline.emulator.placeCall({ from: third, to: hotline.agent(0), talkSeconds: seconds });
  await hotline.emulator.wait(20);
}

const servers = await reachableServers();

describe.each(servers)('a caller waits for the agent they know ($kind)', server => {
  test('and is put through when that one is free, though others were all the time', async () => {
    const database = await server.create();
    try {
      const hotline = await startHotline({ database: database.config });
      letWait(hotline.service, { familiarMs: 120_000, anyMs: 60_000, prompt: 'please-hold' });
      expect(await hotline.call(regular)).toMatchObject({ answeredBy: hotline.agent(0) });
      await keepBusy(hotline, 60);
      const outcome = await hotline.call(regular, { patienceSeconds: 300 });
      expect(outcome).toMatchObject({ outcome: 'answered', answeredBy: hotline.agent(0) });
      const heard = outcome.announcementsHeard.map(sound => sound.durationSeconds);
      expect(heard.slice(1, 3)).toEqual([4, 4]);
      expect(outcome.announcementsHeard.every(sound => sound.problem === null)).toBe(true);

      const entries = await hotline.service.context.store.entriesSince(0);
      const decisions = entries.flatMap(({ decision }) => decision ?? []);
      expect(decisions.length).toBeGreaterThan(5);
      for (const decision of decisions) expect(decide(situationOf(decision))).toEqual(decision);
      await hotline.service.close();
    } finally {
      await database.drop();
    }
  });
});

describe.each(servers.filter(({ kind }) => kind !== 'sqlite'))(
  'two instances on one database ($kind)',
  server => {
    test('have one line, and no agent is rung for two who wait', async () => {
      const database = await server.create();
      try {
        const hotline = await startHotline({ database: database.config, emulator: { speed: 1 } });
        const one = hotline.service;
        const two = await startFamiliar(hotline.emulator, { database: database.config });
        await two.rosterKnown;
        for (const service of [one, two]) letWait(service, { anyMs: 600_000, agents: 1 });
        const ids = { callId: 'busy', flowId: 'busy', from: third, to: hotline.number };
        expect((await takeCall(one.context, newCall(ids))).kind).toBe('dial');
        const fresh = (callId: string, from: string) =>
          newCall({ callId, flowId: callId, from, to: hotline.number });
        await expect.poll(() => legOf(two.context.known.switchboard, 'busy')).not.toBeNull();
        expect((await takeCall(one.context, fresh('A', regular))).kind).toBe('hold');
        await expect.poll(() => lineAt(two.context.known.switchboard, two.context.clock())).toHaveLength(1);
        expect((await takeCall(two.context, fresh('B', other))).kind).toBe('hold');
        await expect.poll(() => lineAt(one.context.known.switchboard, one.context.clock())).toHaveLength(2);

        // Both turns end at the same moment, each where the other caller did not call.
        await recordCall(one.context, hangup({ ...ids, cause: 'cancel' }));
        await expect.poll(() => legOf(two.context.known.switchboard, 'busy')?.state).toBe('ended');
        const [first, second] = await Promise.all([
          takeTurn(two.context, keys('A'), 1),
          takeTurn(one.context, keys('B'), 1),
        ]);
        expect([first.kind, second.kind]).toEqual(['dial', 'hold']);
        await two.close();
        await one.close();
      } finally {
        await database.drop();
      }
    });
  },
);

describe('a caller who waits', () => {
  test('presses 1 and gets anybody at once', async () => {
    const hotline = await startHotline();
    letWait(hotline.service, { familiarMs: 600_000 });
    await hotline.call(regular);
    await keepBusy(hotline, 3000);
    const outcome = await hotline.call(regular, { keys: ['', '7', '1'], patienceSeconds: 300 });
    expect(outcome.outcome).toBe('answered');
    expect(outcome.answeredBy).not.toBe(hotline.agent(0));
    expect(outcome.announcementsHeard.length).toBeGreaterThanOrEqual(3);
  });

  test('presses 2 and gets the mailbox', async () => {
    const hotline = await startHotline();
    letWait(hotline.service, { familiarMs: 600_000, voicemailKey: true });
    await hotline.call(regular);
    await keepBusy(hotline, 3000);
    expect((await hotline.call(regular, { keys: ['2'], patienceSeconds: 300 })).outcome).toBe('voicemail');
  });

  test('has waited as long as is allowed, and overflows', async () => {
    const hotline = await startHotline();
    letWait(hotline.service, { anyMs: 30_000, agents: 1, overflow: 'voicemail' });
    await keepBusy(hotline, 3000);
    const outcome = await hotline.call(regular, { patienceSeconds: 300 });
    expect(outcome.outcome).toBe('voicemail');
    expect(outcome.waitedSeconds).toBeGreaterThanOrEqual(30);
    expect(outcome.waitedSeconds).toBeLessThan(45);
  });

  test('is served in the order of waiting, also who hung up and called again', async () => {
    const hotline = await startHotline();
    letWait(hotline.service, { anyMs: 600_000, agents: 1 });
    await keepBusy(hotline, 120);
    const first = await hotline.call(regular, { patienceSeconds: 15 });
    expect(first.outcome).toBe('abandoned');
    const second = hotline.emulator.placeCall({ from: other, to: hotline.number, patienceSeconds: 600 });
    await hotline.emulator.wait(10);
    const again = hotline.emulator.placeCall({ from: regular, to: hotline.number, patienceSeconds: 600 });
    const [later, sooner] = await Promise.all([second.ended, again.ended]);
    expect([later.outcome, sooner.outcome]).toEqual(['answered', 'answered']);
    expect(sooner.waitedSeconds).toBeLessThan(later.waitedSeconds);
    expect(lineAt(hotline.service.context.known.switchboard, hotline.emulator.now())).toEqual([]);
  });

  test('whose hangup gets lost leaves the line all the same', async () => {
    const hotline = await startHotline({ emulator: { assumptions: { tellsHangupInGather: false } } });
    hotline.emulator.setFaults({ pushes: [{ kind: 'lose', events: ['hangup'] }] });
    letWait(hotline.service, { anyMs: 600_000, agents: 1 });
    await keepBusy(hotline, 3000);
    await hotline.call(regular, { patienceSeconds: 15 });
    await hotline.emulator.wait(30);
    expect(lineAt(hotline.service.context.known.switchboard, hotline.emulator.now())).toEqual([]);
  });
});

test('without the setting nobody waits', async () => {
  const hotline = await startHotline();
  await hotline.call(regular);
  await keepBusy(hotline, 3000);
  const outcome = await hotline.call(regular);
  expect(outcome.answeredBy).not.toBe(hotline.agent(0));
  expect(outcome.pushes.map(push => push.event)).not.toContain('dtmf');
});
