import { afterAll, beforeAll, expect, test } from 'vitest';
import { recordCall } from '../../../src/app/calls/record-call.ts';
import { takeCall } from '../../../src/app/calls/take-call.ts';
import { answer, newCall, phone } from '../../support/builders.ts';
import { startTestPage, type TestPage } from '../../support/page.ts';

const minuteMs = 60_000;

let page: TestPage;
beforeAll(async () => {
  page = await startTestPage();
});
afterAll(() => page[Symbol.asyncDispose]());

const stateOf = async (agentId: string) => {
  const viewer = await page.as('viewer');
  const { agents } = (await viewer.request('GET', '/board')).body;
  return agents.find((one: { agentId: string }) => one.agentId === agentId);
};

/** A talk of this agent whose end nobody reports. */
async function talk(callId: string, agentNumber: string): Promise<void> {
  const ids = { callId, flowId: callId, to: agentNumber };
  await takeCall(page.context, newCall(ids));
  await recordCall(page.context, answer({ ...ids, answeringNumber: phone(agentNumber) }));
}

test('whoever talks for longer than usual is doubted, and free once they say so; the journal knows who did', async () => {
  await talk('lost', '+493023125001');
  expect(await stateOf('w1')).toMatchObject({ availability: 'talking', doubt: null });
  const began = page.clock();
  page.clock.advance(61 * minuteMs);
  expect(await stateOf('w1')).toMatchObject({
    availability: 'talking',
    doubt: { kind: 'long-talk', since: began, text: { en: 'end perhaps not reported' } },
  });
  const anna = await page.as('agent');
  expect((await anna.request('POST', '/agents/w1/free')).status).toBe(200);
  expect((await stateOf('w1')).availability).not.toBe('talking');
  const entries = await page.context.store.entriesSince(began + 1);
  expect(entries.map(({ event }) => event)).toEqual([
    { type: 'legClosed', callId: 'lost', why: 'said-free', by: 'agent' },
  ]);
});

test('an agent says so of themself only, a supervisor of everybody, a viewer of nobody', async () => {
  await talk('other', '+493023125002');
  const anna = await page.as('agent');
  expect((await anna.request('POST', '/agents/w2/free')).body.code).toBe('not-allowed');
  const viewer = await page.as('viewer');
  expect((await viewer.request('POST', '/agents/w2/free')).status).toBe(403);
  expect(await stateOf('w2')).toMatchObject({ availability: 'talking' });
  const supervisor = await page.as('supervisor');
  expect((await supervisor.request('POST', '/agents/w2/free')).status).toBe(200);
  expect((await stateOf('w2')).availability).not.toBe('talking');
});

test('presence that was not confirmed for too long is doubted at each agent', async () => {
  page.clock.advance(10 * minuteMs);
  expect(await stateOf('w3')).toMatchObject({
    doubt: { kind: 'presence', text: { en: 'presence not confirmed' } },
  });
});
