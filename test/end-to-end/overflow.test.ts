import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Outcome } from '../../src/domain/decision.ts';
import type { Hotline as HotlinePlan, OverflowCause, OverflowStep } from '../../src/domain/plan.ts';
import type { CallOutcome, EmulatedCall } from '../../src/emulator/call.ts';
import { fictionalCaller } from '../../src/emulator/fictional-caller.ts';
import { decide, situationOf } from '../../src/routing/decide.ts';
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

interface Cause {
  readonly cause: OverflowCause;
  /** Whether the only agent of the hotline talks meanwhile. */
  readonly talks: boolean;
  readonly hotline?: Partial<HotlinePlan>;
}

const causes: readonly Cause[] = [
  { cause: 'closed', talks: false, hotline: { hours: never } },
  { cause: 'nobody-reachable', talks: false, hotline: { agents: ['w99'] } },
  { cause: 'all-busy', talks: true },
  { cause: 'hold-exhausted', talks: true, hotline: { waiting: { ...defaultHotline.waiting, anyMs: 6_000 } } },
];

interface Step {
  readonly step: OverflowStep['kind'];
  readonly decided: Outcome['kind'];
  readonly becomes: string;
  readonly want: (hotline: Hotline) => Partial<CallOutcome>;
}

const steps: readonly Step[] = [
  {
    step: 'agents',
    decided: 'dial',
    becomes: 'somebody of the group picks up',
    want: hotline => ({ outcome: 'answered', answeredBy: hotline.agent(1) }),
  },
  {
    step: 'number',
    decided: 'number',
    becomes: 'somebody outside picks up',
    want: () => ({ outcome: 'answered', answeredBy: outside }),
  },
  {
    step: 'voicemail',
    decided: 'voicemail',
    becomes: 'a mailbox takes the call',
    want: () => ({ outcome: 'voicemail', answeredBy: null }),
  },
  {
    step: 'announcement',
    decided: 'announcement',
    becomes: 'the caller hears it, and nobody picks up',
    // How the emulator names a call that the router ends.
    want: () => ({ outcome: 'rejected', answeredBy: null }),
  },
  {
    step: 'busy',
    decided: 'reject',
    becomes: 'the caller hears the busy tone',
    want: () => ({ outcome: 'busy', answeredBy: null }),
  },
  {
    step: 'as-configured',
    decided: 'as-configured',
    becomes: 'sipgate rings as its own settings say',
    want: () => ({ outcome: 'answered' }),
  },
];

function stepOf(hotline: Hotline, kind: OverflowStep['kind']): OverflowStep {
  switch (kind) {
    case 'agents':
      return { kind, name: 'Support', agentIds: [agentId(hotline, 1)] };
    case 'number':
      return { kind, number: outside };
    case 'announcement':
      return { kind, announcement: 'closed' };
    case 'voicemail':
    case 'busy':
    case 'as-configured':
      return { kind };
  }
}

describe.each(await reachableServers())('overflow ($kind)', server => {
  let hotline: Hotline;

  beforeAll(async () => {
    const ends: (() => Promise<void>)[] = [];
    const database = await server.create();
    ends.push(() => database.drop());
    hotline = await startHotline({
      database: database.config,
      emulator: slow,
      onEnd: end => ends.push(end),
    });
    return async () => {
      for (const end of ends.toReversed()) await end();
    };
  });

  describe.each(causes)('$cause', ({ cause, talks, hotline: changes }) => {
    let talk: EmulatedCall | null = null;

    beforeAll(async () => {
      if (!talks) return;
      talk = hotline.emulator.placeCall({ from: other, to: hotline.agent(0), talkSeconds: 3_000 });
      await vi.waitFor(() => expect(hotline.availability()[0]).toBe('talking'), 30_000);
    });
    afterAll(async () => {
      talk?.hangUp();
      await talk?.ended;
    });

    test.each(steps)('$step: $becomes', async ({ step, decided: kind, want }) => {
      follow(hotline, cause, [stepOf(hotline, step)], changes);
      const outcome = await hotline.call(regular, { talkSeconds: 5, patienceSeconds: 120 });
      expect(outcome).toMatchObject(want(hotline));
      const sounds = outcome.announcementsHeard;
      expect(sounds.filter(({ problem }) => problem !== null)).toEqual([]);
      expect(sounds.length > 0).toBe(step === 'announcement' || cause === 'hold-exhausted');
      expect(await latest(hotline)).toEqual([cause, kind]);
    });
  });
});

describe('where nobody is', () => {
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
