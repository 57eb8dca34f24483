import { afterAll, beforeAll, expect, test } from 'vitest';
import { toParty } from '../../../src/domain/party.ts';
import { answeredCall, hangup, leg, newCall } from '../../store/entries.ts';
import { noon, phone } from '../../support/builders.ts';
import { startTestPage, type TestPage, type TestVisitor } from '../../support/page.ts';

/** Known by Anna, whom the agent of the test page is; the others are strangers. */
const known = phone('+4922147101000');
const strangers = [1, 2, 3].map(index => phone(`+492214710100${index}`));
const [first, second, third] = strangers;

let page: TestPage;
let supervisor: TestVisitor;
let agent: TestVisitor;
beforeAll(async () => {
  page = await startTestPage();
  const { store, feed } = page.context;
  const record = async (...entries: readonly Parameters<typeof store.record>[0][]): Promise<void> => {
    for (const entry of entries) feed.publish(await store.record(entry));
  };
  await record(...answeredCall(leg('T', { caller: toParty(known) }), noon - 900_000, 'w1'));
  for (const [index, caller] of [known, ...strangers].entries()) {
    const call = leg(`M${index}`, { caller: toParty(caller) });
    const at = noon - 60_000 * (index + 1);
    await record(newCall(call, at), hangup(call, at + 12_000, 'cancel'));
  }
  supervisor = await page.as('supervisor');
  agent = await page.as('agent');
});
afterAll(() => page[Symbol.asyncDispose]());

async function listed(who: TestVisitor, path: string): Promise<readonly string[]> {
  const { body } = await who.request('GET', path);
  return [...(body.missed ?? body.settled)].map(({ caller }) => caller.number);
}

const act = (who: TestVisitor, action: string, ...callers: readonly (string | undefined)[]) =>
  who.request('POST', '/missed', { callers, action });

test('callbacks come page by page with how many there are, and how long each caller waited', async () => {
  const { body } = await supervisor.request('GET', '/missed?limit=3');
  expect(body).toMatchObject({ count: 4, isCut: false });
  expect(body.missed[0]).toMatchObject({
    caller: { number: known },
    waitedMs: 12_000,
    owner: { agentId: 'w1' },
    note: '',
  });
  const more = await supervisor.request('GET', `/missed?limit=3&after=${encodeURIComponent(body.next)}`);
  expect(more.body.missed.map((one: { caller: { number: string } }) => one.caller.number)).toEqual([third]);
  expect(more.body).toMatchObject({ count: 4, next: null });
});

test('a page that ends with the last callback is the last', async () => {
  expect((await supervisor.request('GET', '/missed?limit=4')).body.next).toBeNull();
});

test('several are done by one request; who did it, and when, can be seen, and it can be undone', async () => {
  const done = await act(supervisor, 'done', first, second, '+4930999999');
  expect([done.status, done.body]).toEqual([200, { changed: [first, second] }]);
  expect(await listed(supervisor, '/missed')).toEqual([known, third]);
  const { body } = await supervisor.request('GET', '/missed/settled?limit=1');
  expect(body).toMatchObject({
    settled: [{ caller: { number: first }, by: 'user', login: 'supervisor', settledAt: noon, agent: null }],
    count: 2,
    next: expect.any(String),
  });
  expect((await act(supervisor, 'done', first)).status).toBe(404);
  await act(supervisor, 'open', first, second);
  expect(await listed(supervisor, '/missed')).toEqual([known, first, second, third]);
});

test('an agent sees, takes and notes for the callers who know them best, and nobody else', async () => {
  expect((await agent.request('GET', '/missed')).body).toMatchObject({ count: 1, hidden: { own: 0 } });
  expect((await act(agent, 'take', known, first)).body).toEqual({ changed: [known] });
  const note = { note: 'Fragt nach Angebot 12' };
  expect((await agent.request('PUT', `/missed/${first}/note`, note)).status).toBe(404);
  expect((await agent.request('PUT', `/missed/${known}/note`, note)).status).toBe(200);
  const { body } = await supervisor.request('GET', '/missed?limit=1');
  expect(body.missed).toMatchObject([{ takenBy: 'agent', ...note }]);
  const noted = await page.context.store.audit.list(1, null);
  expect(noted).toMatchObject([{ event: 'caller-changed', by: 'agent' }]);
});

test('a note leaves name and objection as they are', async () => {
  await page.context.store.directory.saveProfile(first ?? known, { name: 'Bert', note: '', objects: true });
  await supervisor.request('PUT', `/missed/${first}/note`, { note: 'Wartet auf Rückruf' });
  expect(await page.context.store.directory.profileOf(first ?? known)).toEqual({
    name: 'Bert',
    note: 'Wartet auf Rückruf',
    objects: true,
  });
});

test('a viewer sees all and changes nothing', async () => {
  const viewer = await page.as('viewer');
  expect(await listed(viewer, '/missed')).toHaveLength(4);
  expect((await act(viewer, 'done', first)).status).toBe(403);
});

test('the stream tells everybody how many they have, as soon as that changes', async () => {
  const heard = async (who: TestVisitor, until: string): Promise<string> => {
    const response = await fetch(`${page.url}/api/events`, { headers: { cookie: who.cookie } });
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    let text = '';
    while (!text.includes(until)) {
      const part = await reader?.read();
      if (part?.done !== false) break;
      text += part.value;
    }
    await reader?.cancel();
    return text;
  };
  const ofAgent = await heard(agent, '"type":"callbacks"');
  expect(ofAgent).toContain('"callbacks":{"open":1');
  expect(ofAgent).not.toContain('"type":"board"');
  const hearing = heard(supervisor, '"type":"callbacks","callbacks":{"open":3');
  await act(supervisor, 'done', third);
  expect(await hearing).toContain('"type":"board"');
});
