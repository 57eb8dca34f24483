import { expect, onTestFinished, test } from 'vitest';
import { recordCall } from '../../../src/app/calls/record-call.ts';
import { takeCall } from '../../../src/app/calls/take-call.ts';
import { createSplitSettler } from '../../../src/app/roster/split-users.ts';
import type { Agent } from '../../../src/domain/roster.ts';
import { familiarityOf } from '../../store/contract/bench.ts';
import { createTestApp } from '../../support/app.ts';
import { agent, answer, caller, hangup, newCall, noon, phone } from '../../support/builders.ts';

const [vera, milan] = [phone('+493023125001'), phone('+493023125002')];
const { signal } = new AbortController();
const lenz = agent(0, { id: 'w0', name: 'Lenz', numbers: [vera, milan], dialNumber: vera });
const part = (number: typeof vera): Agent =>
  agent(0, {
    id: number,
    name: number,
    numbers: [number],
    dialNumber: number,
    partOf: { userId: 'w0', userName: 'Lenz', deviceIds: [] },
  });

test('calls recorded for a user become those of its numbers, once, and a rebuild says the same', async () => {
  const { context, clock, log } = await createTestApp();
  const { store, known } = context;
  onTestFinished(() => store.close());
  known.roster = { agents: [lenz], confirmedAt: noon };
  const talk = async (callId: string, number: typeof vera | null, isOver = true): Promise<void> => {
    const ids = { callId, flowId: callId };
    await takeCall(context, newCall(ids));
    const user = { id: 'w0', name: 'Lenz' };
    await recordCall(context, answer({ ...ids, answeringNumber: number, user }));
    clock.advance(60_000);
    if (isOver) await recordCall(context, hangup(ids));
  };
  for (const callId of ['A', 'B', 'C']) await talk(callId, milan);
  await talk('D', vera);
  await talk('E', null);
  await talk('F', milan, false);
  expect(await familiarityOf(store, caller)).toMatchObject([{ agentId: 'w0', answeredCalls: 6 }]);

  const settle = createSplitSettler(context);
  await settle(signal);
  expect(log.lines.filter(line => line.includes('agents of their own'))).toEqual([]);

  known.roster = { agents: [part(vera), part(milan)], confirmedAt: noon };
  await settle(signal);
  const told = async () => (await familiarityOf(store, caller)).map(one => [one.agentId, one.answeredCalls]);
  const want = [
    [vera, 1],
    [milan, 4],
    ['w0', 1],
  ];
  expect(await told()).toEqual(expect.arrayContaining(want));
  expect(log.lines.at(-1)).toContain('5 are those of a number; of 1 no number is known');
  expect([...known.switchboard.openByAgent.keys()]).toEqual([milan]);

  const entries = (await store.entriesSince(0)).length;
  const lines = log.lines.length;
  await settle(signal);
  await createSplitSettler(context)(signal);
  expect(await store.entriesSince(0)).toHaveLength(entries);
  expect(log.lines).toHaveLength(lines);
  await store.rebuild();
  expect(await told()).toEqual(expect.arrayContaining(want));
});
