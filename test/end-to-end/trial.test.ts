import { expect, test } from 'vitest';
import type { TrialRules } from '../../src/acd/plan.ts';
import { renderReason } from '../../src/acd/reason-text.ts';
import { shadowOf } from '../../src/acd/trial.ts';
import { reportCalls } from '../../src/app/report-calls.ts';
import type { CallOutcome } from '../../src/emulator/call.ts';
import { fictionalCaller } from '../../src/emulator/fictional-caller.ts';
import { type Hotline, startHotline } from '../support/hotline.ts';

const regular = fictionalCaller(4);

/** The hotline tries its policy from now on; its greeting is the chime. */
function tryPolicy({ service }: Hotline, trial: TrialRules | null): void {
  const { known } = service.context;
  const [first] = known.plan.hotlines;
  if (first === undefined) throw new Error('there is no hotline');
  const policy = { ...first.policy, ringStrangers: 1 };
  known.plan = { ...known.plan, hotlines: [{ ...first, greeting: 'chime', policy, trial }] };
}

/** What was replied to the newCall of the caller's leg, without its root and the events subscribed to. */
function replyOf({ pushes }: CallOutcome): string {
  const [push] = pushes;
  return /<Response[^>]*>(.*)<\/Response>/s.exec(push?.reply ?? '')?.[1] ?? '';
}

test('a hotline in shadow replies with an empty response, learns who answered, and tells whom it would have rung', async () => {
  const hotline = await startHotline();
  tryPolicy(hotline, { percent: 0, seed: 1, base: null });
  // The agent who happens to pick up first is the only one who does.
  for (let index = 0; index < 4; index++)
    if (index !== 2) hotline.emulator.phone(hotline.agent(index)).neverAnswers();
  const first = await hotline.call(regular);
  expect([first.outcome, first.answeredBy, replyOf(first), first.announcementsHeard]).toEqual([
    'answered',
    hotline.agent(2),
    '',
    [],
  ]);
  await hotline.call(regular);

  const [second] = await hotline.history();
  const decision = second?.decision;
  const shadow = decision && shadowOf(decision);
  const agentId = hotline.emulator.company.users[2]?.id;
  expect(decision).toMatchObject({ outcome: { kind: 'as-configured' }, reason: { rule: 'only-listens' } });
  expect(shadow).toMatchObject({ outcome: { agentIds: [agentId] }, reason: { rule: 'preferred-agent' } });
  expect(decision && renderReason(decision, 'en')).toMatch(
    /^Only listening, .*; in shadow: the caller knows /,
  );
  expect(hotline.log.lines.some(line => line.includes('Only listening'))).toBe(true);

  const { trials } = await reportCalls(hotline.service.context, { from: 0, to: hotline.emulator.now() + 1 });
  expect(trials).toMatchObject([
    { calls: 2, shares: [0], groups: null, agreement: { calls: 2, answered: 2 } },
  ]);
  expect(trials[0]?.agreement.agreed.value).toBeGreaterThanOrEqual(0.5);
});

test('with a share of callers on trial each caller stays in their group, and the others ring as before', async () => {
  const hotline = await startHotline();
  tryPolicy(hotline, { percent: 50, seed: 1, base: null });
  const callers = Array.from({ length: 8 }, (_, index) => fictionalCaller(20 + index));
  for (const caller of [...callers, ...callers]) await hotline.call(caller, { talkSeconds: 5 });
  const calls = await hotline.history();
  const groups = callers.map(caller => {
    const own = calls.filter(({ call }) => call.caller === caller);
    expect(own).toHaveLength(2);
    for (const { decision } of own)
      expect(decision?.outcome.kind).toBe(decision?.trial?.group === 'tried' ? 'dial' : 'as-configured');
    return new Set(own.map(({ decision }) => decision?.trial?.group));
  });
  expect(groups.every(group => group.size === 1)).toBe(true);
  expect(new Set(groups.flatMap(group => [...group])).size).toBe(2);

  const to = hotline.emulator.now() + 1;
  const report = await reportCalls(hotline.service.context, { from: 0, to, whatIf: ['random'] });
  expect(report.trials).toMatchObject([
    {
      calls: 16,
      shares: [0.5],
      tried: 'familiar',
      base: null,
      groups: { tried: { measures: expect.anything() }, base: { measures: expect.anything() } },
      whatIfs: [
        { policy: 'familiar', answered: { coverage: 1, selfNormalised: { value: 1 } } },
        { policy: null, answered: { coverage: 1 } },
        { policy: 'random', answered: { calls: 16 } },
      ],
    },
  ]);
  const [trial] = report.trials;
  expect((trial?.groups?.tried.calls ?? 0) + (trial?.groups?.base.calls ?? 0)).toBe(16);
});
