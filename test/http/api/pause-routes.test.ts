import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestPage, type TestPage } from '../../support/page.ts';

let page: TestPage;
beforeAll(async () => {
  page = await startTestPage();
});
afterAll(() => page[Symbol.asyncDispose]());

const lunch = { minutes: 30, reason: ' <b>Mittag</b> ' };
const stateOf = async (agentId: string) => {
  const viewer = await page.as('viewer');
  const { agents } = (await viewer.request('GET', '/board')).body;
  return agents.find((one: { agentId: string }) => one.agentId === agentId);
};

test('an agent pauses and resumes themself, and nobody else', async () => {
  const anna = await page.as('agent');
  expect((await anna.request('POST', '/agents/w1/pause', lunch)).status).toBe(200);
  expect(await stateOf('w1')).toMatchObject({
    availability: 'on-break',
    availabilityText: { de: 'hat Pause', en: 'is paused' },
    pause: { reason: '<b>Mittag</b>', by: 'agent' },
  });
  for (const method of ['POST', 'DELETE']) {
    const answer = await anna.request(method, '/agents/w2/pause', method === 'POST' ? lunch : undefined);
    expect([answer.status, answer.body.code]).toEqual([403, 'not-allowed']);
  }
  page.clock.advance(1_000);
  expect((await anna.request('DELETE', '/agents/w1/pause')).status).toBe(200);
  expect(await stateOf('w1')).toMatchObject({ availability: 'available', pause: null });
});

test('a supervisor pauses anybody, until a moment or until it is ended', async () => {
  const supervisor = await page.as('supervisor');
  const now = page.clock();
  await supervisor.request('POST', '/agents/w2/pause', lunch);
  expect((await stateOf('w2')).pause).toMatchObject({ since: now, until: now + 30 * 60_000 });
  page.clock.advance(1_000);
  await supervisor.request('POST', '/agents/w2/pause', { minutes: null, reason: '' });
  expect((await stateOf('w2')).pause).toMatchObject({ until: null, reason: '', by: 'supervisor' });
});

test('nobody pauses whom nobody knows', async () => {
  const supervisor = await page.as('supervisor');
  expect((await supervisor.request('POST', '/agents/w99/pause', lunch)).status).toBe(404);
});
