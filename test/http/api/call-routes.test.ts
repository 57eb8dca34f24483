import { afterAll, beforeAll, expect, test } from 'vitest';
import { toParty } from '../../../src/domain/party.ts';
import { answeredCall, hangup, leg, newCall } from '../../store/entries.ts';
import { asksForCallback, endsCallback } from '../../support/ask-for-callback.ts';
import { hotline, noon, phone } from '../../support/builders.ts';
import { startTestPage, type TestPage } from '../../support/page.ts';

const meier = phone('+4922147101001');
const of = (callId: string) => leg(callId, { caller: toParty(meier), called: toParty(hotline) });

let page: TestPage;
beforeAll(async () => {
  page = await startTestPage();
  const { store } = page.context;
  await store.directory.saveProfile(meier, { name: 'Meier GmbH', note: '', objects: false });
  for (const entry of [
    // A quarter to midnight in Berlin.
    ...answeredCall(of('A'), Date.UTC(2026, 4, 31, 21, 45), 'w1'),
    newCall(of('B'), noon),
    hangup(of('B'), noon + 8_000, 'cancel'),
    ...answeredCall(of('C'), noon + 60_000, 'w2'),
  ])
    await store.record(entry);
});
afterAll(() => page[Symbol.asyncDispose]());

const ask = async (role: Parameters<TestPage['as']>[0], query: string) =>
  (await page.as(role)).request('GET', `/calls?${query}`);
const idsOf = async (role: Parameters<TestPage['as']>[0], query: string): Promise<readonly string[]> =>
  (await ask(role, query)).body.calls.map(({ callId }: { callId: string }) => callId);

test('a viewer sees every call with caller, hotline, agent, times and outcome, the newest first', async () => {
  const { body } = await ask('viewer', '');
  expect(body.calls.map(({ callId }: { callId: string }) => callId)).toEqual(['C', 'B', 'A']);
  expect(body.calls[0]).toMatchObject({
    caller: { name: 'Meier GmbH', number: meier },
    agents: [{ agentId: 'w2' }],
    hotline: page.context.known.plan.hotlines[0]?.name,
    startedAt: noon + 60_000,
    endedAt: noon + 125_000,
  });
});

test('a day is the day where the hotline is', async () => {
  expect(await idsOf('viewer', 'from=2026-06-01')).toEqual(['C', 'B']);
  expect(await idsOf('viewer', 'to=2026-05-31')).toEqual(['A']);
  const today = (await ask('viewer', 'days=1')).body;
  expect([today.from, today.to, today.calls.length]).toEqual(['2026-06-01', '2026-06-01', 2]);
});

test('missed calls are one look away, and pages follow by what the last one says', async () => {
  expect(await idsOf('viewer', 'countedAs=missed')).toEqual(['B']);
  const first = (await ask('viewer', 'limit=1')).body;
  expect(await idsOf('viewer', `limit=9&after=${encodeURIComponent(first.next)}`)).toEqual(['B', 'A']);
});

test('agents see their own calls and nobody else’s, whatever they ask for', async () => {
  for (const query of ['', 'agent=w2', 'agent=w1']) expect(await idsOf('agent', query)).toEqual(['A']);
  expect((await ask('agent', '')).body.agents).toBeNull();
});

test('calls of one agent are listed only where individual figures are shown', async () => {
  const refused = await ask('supervisor', 'agent=w2');
  expect([refused.status, refused.body.text.de]).toEqual([422, expect.stringContaining('nur aufgelistet')]);
  await (await page.as('admin')).request('PUT', '/figures-of-agents', { isOn: true });
  expect(await idsOf('supervisor', 'agent=w2')).toEqual(['C']);
  expect((await ask('supervisor', '')).body.agents.length).toBeGreaterThan(1);
});

test.each([
  'from=yesterday',
  'from=2026-13-01',
  'after=x',
  'rule=none',
  'countedAs=lost',
  'limit=501',
  'kind=fax',
])('%s is refused', async query => {
  expect(await ask('viewer', query)).toMatchObject({ status: 400, body: { code: 'bad-input' } });
});

test('strangers see nothing', async () => {
  expect((await ask('nobody', '')).status).toBe(401);
});

test('a caller who asked to be called back is listed as that, with what became of it and the way there', async () => {
  await using asked = await startTestPage();
  const { context } = asked;
  const request = await asksForCallback(context);
  await endsCallback(context, { request, why: 'talked', afterMs: 120_000, by: 'w1' });
  const page = await asked.as('viewer');
  const { body: list } = await page.request('GET', '/calls?rule=asks-for-callback');
  expect(list.calls.map((one: { callId: string; rule: string }) => [one.callId, one.rule])).toEqual([
    ['ASKS', 'asks-for-callback'],
  ]);
  const anna = context.known.roster.agents.find(({ id }) => id === 'w1')?.name;
  expect(list.calls[0].sentence.en).toMatch(
    new RegExp(`^The caller asked for it: .* ${anna} called back after 2 min\\.$`),
  );
  expect(list.calls[0].sentence.de).toMatch(new RegExp(`${anna} hat nach 2 min zurückgerufen\\.$`));
  const { body: detail } = await page.request('GET', '/calls/ASKS');
  expect(detail.callback.map(({ text }: { text: { en: string } }) => text.en)).toEqual([
    'The caller asked to be called back.',
    `${anna} called back after 2 min.`,
  ]);
});
