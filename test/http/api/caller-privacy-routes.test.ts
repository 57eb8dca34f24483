import { afterAll, beforeAll, expect, test } from 'vitest';
import { toParty } from '../../../src/domain/party.ts';
import type { PhoneNumber } from '../../../src/domain/phone-number.ts';
import { answeredCall, callback, leg } from '../../store/entries.ts';
import { agent, caller, hotline, noon, phone } from '../../support/builders.ts';
import { startTestPage, type TestPage, type TestVisitor } from '../../support/page.ts';

const desk = agent(1).dialNumber as PhoneNumber;
const account = phone('+493023125099');

let page: TestPage;
let admin: TestVisitor;
beforeAll(async () => {
  page = await startTestPage();
  const { store, known } = page.context;
  known.roster = { ...known.roster, accountNumbers: [account] };
  admin = await page.as('admin');
  for (const [index, from] of [caller, desk, account, ...others].entries())
    for (const entry of answeredCall(callOf(`C${index}`, from), noon + index * 100_000, 'w1'))
      await store.record(entry);
});
afterAll(() => page[Symbol.asyncDispose]());

const others = ['+491713920011', '+491713920012', '+491713920013'].map(phone);
const callOf = (callId: string, from: PhoneNumber) =>
  leg(callId, { caller: toParty(from), called: toParty(hotline) });

test.each([
  ['of a hotline', hotline, 'the hotline Hotline'],
  ['of an agent', desk, 'Anna'],
  ['of the account', account, 'your sipgate account'],
])('by a number %s nobody is erased, and no call of anybody', async (_, number, owner) => {
  const before = await page.context.store.entriesSince(0);
  const preview = await admin.request('GET', `/callers/${number}/erasure`);
  expect(preview.body.refused.en).toContain(owner);
  const answered = await admin.request('DELETE', `/callers/${number}`);
  expect([answered.status, answered.body.code]).toEqual([422, 'refused']);
  expect(answered.body.text.de).toContain('gehört Ihrem Unternehmen');
  expect(await page.context.store.entriesSince(0)).toEqual(before);
});

test.each([
  ['a hotline', hotline, 0],
  ['an agent who once called the hotline from her desk', desk, 3],
])('what is told of %s holds nobody else', async (_, number, entries) => {
  const { body } = await admin.request('GET', `/callers/${number}/export`);
  expect(body.journal).toHaveLength(entries);
  for (const other of [caller, ...others]) expect(JSON.stringify(body)).not.toContain(other);
});

test('before a caller is erased, it is said what goes, and that alone goes', async () => {
  const { store } = page.context;
  await store.directory.saveProfile(caller, { name: 'Anton', note: 'nett', objects: false });
  await store.directory.saveCallbacks([callback({ caller, takenBy: 'ben', takenAt: noon })]);
  const preview = await admin.request('GET', `/callers/${caller}/erasure`);
  expect(preview.body).toEqual({
    calls: 1,
    mentions: 0,
    agents: 1,
    profiles: 1,
    callbacks: 1,
    wishes: 0,
    rules: 0,
    refused: null,
  });
  const all = await admin.request('GET', `/callers/${caller}/export`);
  expect(all.body).toMatchObject({
    callback: { takenBy: 'ben' },
    familiarity: [{ memory: '' }],
    isCut: false,
  });
  expect((await admin.request('DELETE', `/callers/${caller}`)).body).toEqual({ done: true });
  expect((await admin.request('GET', `/callers/${caller}/erasure`)).body).toMatchObject({
    calls: 0,
    profiles: 0,
  });
  expect(await store.recentCalls(9)).toHaveLength(5);
});

test('what would be erased is shown to admins alone, as erasing is theirs', async () => {
  for (const role of ['supervisor', 'viewer', 'agent'] as const)
    expect((await (await page.as(role)).request('GET', `/callers/${caller}/erasure`)).status).toBe(403);
});
