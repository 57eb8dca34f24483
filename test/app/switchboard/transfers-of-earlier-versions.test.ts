import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { takeTurn } from '../../../src/app/calls/take-turn.ts';
import type { AppContext } from '../../../src/app/context.ts';
import { recall } from '../../../src/app/switchboard/recall.ts';
import type { JournalEntry } from '../../../src/domain/journal-entry.ts';
import { decide, situationOf } from '../../../src/routing/decide.ts';
import { availabilityOf } from '../../../src/switchboard/availability.ts';
import { lineAt } from '../../../src/switchboard/line.ts';
import { createTestApp, type TestApp } from '../../support/app.ts';
import { agent, defaultHotline, defaultPlan, defaultPolicy } from '../../support/builders.ts';

/**
 * As a version wrote it that put callers through by transfer: Anna talks to T while A waits for her. The first transfer
 * fails, the second rings Anna on a leg of its own, B, where she picks up.
 */
const entries: readonly JournalEntry[] = readFileSync(
  new URL('../../fixtures/journals/put-through-by-transfer.jsonl', import.meta.url),
  'utf8',
)
  .trimEnd()
  .split('\n')
  .map(line => JSON.parse(line));

const kinds = entries.map(({ event }) => `${event.type} ${event.callId}`);

/** Restarted on a journal that ends with the latest entry of this kind, a second after it. */
async function restartedAfter(last: string): Promise<TestApp> {
  const app = await createTestApp();
  const { context, clock } = app;
  const journal = entries.slice(0, kinds.lastIndexOf(last) + 1);
  for (const entry of journal) await context.store.record(entry);
  clock.advance((journal.at(-1)?.receivedAt ?? 0) - clock() + 1_000);
  const waiting = { ...defaultHotline.waiting, familiarMs: 30_000, anyMs: 60_000 };
  const policy = { ...defaultPolicy, ringStrangers: 1 };
  context.known.plan = { ...defaultPlan, hotlines: [{ ...defaultHotline, policy, waiting }] };
  await recall(context);
  context.known.roster = { agents: [agent(1)], confirmedAt: clock() };
  return app;
}

function anna({ known, clock }: AppContext): string {
  return availabilityOf(agent(1), known, clock());
}

test.each([
  { last: 'transferAsked A', rings: 'ringing', waiting: [] },
  { last: 'transferFailed A', rings: 'available', waiting: ['A'] },
  { last: 'newCall B', rings: 'ringing', waiting: [] },
  { last: 'answer B', rings: 'talking', waiting: [] },
  { last: 'hangup B', rings: 'available', waiting: [] },
])('after $last the agent is $rings, and in line are $waiting', async ({ last, rings, waiting }) => {
  const { context } = await restartedAfter(last);
  expect(anna(context)).toBe(rings);
  expect(lineAt(context.known.switchboard, context.clock()).map(({ callId }) => callId)).toEqual(waiting);
  expect(context.known.switchboard.missedOffers.size).toBe(0);
});

test('the call is shown with the decision by which it was transferred, and that can be made again', async () => {
  const { store } = (await restartedAfter('hangup B')).context;
  const shown = (await store.recentCalls(9)).find(({ call }) => call.callId === 'A');
  expect(shown?.call.agentId).toBe('w1');
  expect(shown?.decision).toEqual(entries[kinds.lastIndexOf('transferAsked A')]?.decision);
  const decisions = (await store.entriesSince(0)).flatMap(({ decision }) => decision ?? []);
  expect(decisions).toHaveLength(4);
  for (const decision of decisions) expect(decide(situationOf(decision))).toEqual(decision);
});

test('who was being transferred when Familiar was stopped is put through when a turn has ended', async () => {
  const { context, clock } = await restartedAfter('transferAsked A');
  const turnEnds = () =>
    takeTurn(context, { type: 'dtmf', callId: 'A', originalCallId: null, flowId: null, digits: '' });
  expect(await turnEnds()).toMatchObject({ kind: 'hold' });
  expect(anna(context)).toBe('available');
  clock.advance(4_000);
  expect(await turnEnds()).toMatchObject({ kind: 'dial', numbers: [agent(1).numbers[0]] });
});
