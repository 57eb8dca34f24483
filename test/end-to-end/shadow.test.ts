import { join } from 'node:path';
import { expect, test } from 'vitest';
import { reportCalls } from '../../src/app/page/report-calls.ts';
import { defaultLearning } from '../../src/domain/call-record.ts';
import { shadowOf } from '../../src/domain/shadow.ts';
import type { CallOutcome } from '../../src/emulator/call.ts';
import { fictionalCaller } from '../../src/emulator/fictional-caller.ts';
import { openStore } from '../../src/store/open-store.ts';
import { renderReason } from '../../src/wording/reason-text.ts';
import { createTestLog } from '../support/app.ts';
import { type Hotline, startHotline } from '../support/hotline.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const regular = fictionalCaller(4);

/** The hotline only listens from now on; its greeting is the chime. */
function onlyListen({ service }: Hotline): void {
  const { known } = service.context;
  const [first] = known.plan.hotlines;
  if (first === undefined) throw new Error('there is no hotline');
  const policy = { ...first.policy, ringStrangers: 1 };
  known.plan = { ...known.plan, hotlines: [{ ...first, greeting: 'chime', policy, shadow: true }] };
}

/** What was replied to the newCall of the caller's leg, without its root and the events subscribed to. */
function replyOf({ pushes }: CallOutcome): string {
  const [push] = pushes;
  return /<Response[^>]*>(.*)<\/Response>/s.exec(push?.reply ?? '')?.[1] ?? '';
}

test('a hotline in shadow replies with an empty response, learns who answered, and tells whom it would have rung', async () => {
  const hotline = await startHotline();
  onlyListen(hotline);
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

  const asked = { from: 0, to: hotline.emulator.now() + 1 };
  const { agreements } = await reportCalls(hotline.service.context, asked);
  expect(agreements).toMatchObject([{ hotline: 'Hotline', calls: 2, answered: 2 }]);
  expect(agreements[0]?.agreed).toBeGreaterThanOrEqual(1);
});

test('a configuration that an earlier version stored with a trial in shadow starts, listens, and says how it is read', async () => {
  const database = { kind: 'sqlite', file: join(await temporaryFolder(), 'familiar.db') } as const;
  const rules = { learning: defaultLearning, halfLifeDays: 90 };
  const store = await openStore({
    database,
    ...rules,
    instance: 'before',
    log: createTestLog(),
    clock: Date.now,
  });
  const document = { hotlines: [{ name: 'Support', numbers: ['+492214710100'], trial: { percent: 0 } }] };
  const stored = {
    at: 0,
    by: 'Anna',
    kind: 'apply',
    changes: [],
    written: null,
    announcement: null,
  } as const;
  await store.revise({ ...stored, document }, 0);
  await store.close();

  const hotline = await startHotline({ database });
  expect(hotline.service.context.known.plan.hotlines).toMatchObject([{ name: 'Support', shadow: true }]);
  expect(replyOf(await hotline.call(regular))).toBe('');
  expect(
    hotline.log.lines.filter(line => line.includes('Hotline Support: trials no longer exist')),
  ).toHaveLength(1);
  const said = expect.objectContaining({ en: expect.stringContaining('is of an earlier version') });
  const health = await fetch(`${hotline.service.url}/health`);
  expect(await health.json()).toMatchObject({ notes: expect.arrayContaining([said]) });
});
