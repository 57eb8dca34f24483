import { describe, expect, test } from 'vitest';
import { decide, situationOf } from '../../src/acd/decide.ts';
import type { Hotline as HotlinePlan, OverflowCause, OverflowStep } from '../../src/acd/plan.ts';
import { fictionalCaller } from '../../src/emulator/fictional-caller.ts';
import { defaultHotline, defaultPlan, phone } from '../support/builders.ts';
import { ruleAbout } from '../support/company.ts';
import { reachableServers } from '../support/databases.ts';
import { type Hotline, startHotline } from '../support/hotline.ts';
import { closedWeek } from '../support/opening-hours.ts';

const [regular, other] = [fictionalCaller(4), fictionalCaller(9)];
const outside = phone('+491713929999');
const never = { weekly: closedWeek, exceptions: [], holidays: [], holidaySpans: [], halfDays: [] };
const slow = { speed: 600 } as const;

/** Only the first agent takes the hotline's calls, and this is what becomes of those that find nobody. */
function follow(
  hotline: Hotline,
  cause: OverflowCause,
  steps: readonly OverflowStep[],
  changes: Partial<HotlinePlan> = {},
): void {
  const overflow = { ...defaultHotline.overflow, [cause]: steps };
  const numbers = [phone(hotline.number)];
  const agents = [agentId(hotline, 0)];
  hotline.service.context.known.plan = {
    ...defaultPlan,
    hotlines: [{ ...defaultHotline, numbers, agents, overflow, ...changes }],
  };
}

function agentId(hotline: Hotline, index: number): string {
  return hotline.emulator.company.users[index]?.id ?? '';
}

async function latest(hotline: Hotline): Promise<unknown> {
  const [call] = await hotline.history();
  const decision = call?.decision;
  expect(decision && decide(situationOf(decision))).toEqual(decision);
  return [decision?.reason.overflow?.cause, decision?.outcome.kind];
}

describe.each(await reachableServers())('overflow ($kind)', server => {
  test('a closed hotline, one whose agent is out, and one whose agent talks, each go on as the plan says', async () => {
    const database = await server.create();
    try {
      const hotline = await startHotline({ database: database.config, emulator: slow });

      follow(hotline, 'closed', [{ kind: 'announcement', announcement: 'closed' }], { hours: never });
      const closed = await hotline.call(regular);
      expect(closed).toMatchObject({ answeredBy: null, announcementsHeard: [{ problem: null }] });
      expect(closed.outcome).not.toBe('answered');
      expect(await latest(hotline)).toEqual(['closed', 'announcement']);

      follow(hotline, 'nobody-reachable', [{ kind: 'voicemail' }], { agents: ['w99'] });
      expect((await hotline.call(regular)).outcome).toBe('voicemail');
      expect(await latest(hotline)).toEqual(['nobody-reachable', 'voicemail']);

      const busy = hotline.emulator.placeCall({ from: other, to: hotline.agent(0), talkSeconds: 3_000 });
      await hotline.emulator.wait(60);
      const group = { kind: 'agents', name: 'Support', agentIds: [agentId(hotline, 1)] } as const;
      follow(hotline, 'all-busy', [group]);
      expect((await hotline.call(regular)).answeredBy).toBe(hotline.agent(1));
      expect(await latest(hotline)).toEqual(['all-busy', 'dial']);
      busy.hangUp();
      await hotline.service.close();
    } finally {
      await database.drop();
    }
  });
});

describe('where nobody is', () => {
  test('a number outside rings, or the caller hears the busy tone, or sipgate rings as it is configured', async () => {
    const hotline = await startHotline({ emulator: slow });
    const nobody = { agents: ['w99'] };
    follow(hotline, 'nobody-reachable', [{ kind: 'number', number: outside }], nobody);
    expect(await hotline.call(regular)).toMatchObject({ outcome: 'answered', answeredBy: outside });
    follow(hotline, 'nobody-reachable', [{ kind: 'busy' }], nobody);
    expect((await hotline.call(regular)).outcome).toBe('busy');
    follow(hotline, 'nobody-reachable', [], nobody);
    expect((await hotline.call(regular)).outcome).toBe('answered');
    expect(await latest(hotline)).toEqual(['nobody-reachable', 'as-configured']);
  });

  test('an announcement that does not exist is skipped', async () => {
    const hotline = await startHotline({ emulator: slow });
    const steps = [
      { kind: 'announcement', announcement: 'nothing-of-the-kind' },
      { kind: 'voicemail' },
    ] as const;
    follow(hotline, 'nobody-reachable', steps, { agents: ['w99'] });
    expect((await hotline.call(regular)).outcome).toBe('voicemail');
    expect(hotline.log.lines.join()).toContain('There is no announcement of this name.');
  });
});

test('a blocked caller reaches nobody, and is in the history all the same', async () => {
  const hotline = await startHotline({ emulator: slow });
  follow(hotline, 'closed', []);
  const { known } = hotline.service.context;
  known.plan = {
    ...known.plan,
    callers: [ruleAbout({ numbers: [phone(regular)], blocked: { kind: 'reject' } })],
  };
  const { outcome, answeredBy } = await hotline.call(regular);
  expect([outcome === 'answered', answeredBy]).toEqual([false, null]);
  expect(await hotline.history()).toMatchObject([
    { call: { caller: regular, agentId: null }, decision: { reason: { rule: 'blocked' } } },
  ]);
});

test('who does not reach a customer gets the return call, whoever else is free', async () => {
  const hotline = await startHotline({ emulator: slow });
  const { known } = hotline.service.context;
  hotline.emulator.phone(regular).neverAnswers();
  await hotline.emulator.dialOut({ agentNumber: hotline.agent(3), to: regular, patienceSeconds: 20 }).ended;
  known.plan = {
    ...known.plan,
    hotlines: known.plan.hotlines.map(one => ({ ...one, agents: [agentId(hotline, 0)] })),
  };
  expect((await hotline.call(regular)).answeredBy).toBe(hotline.agent(3));
  expect((await hotline.history())[0]?.decision?.reason.rule).toBe('return-call');
});
