import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { recordCall } from '../../../src/app/calls/record-call.ts';
import { takeCall } from '../../../src/app/calls/take-call.ts';
import { answer, caller, hangup, newCall } from '../../support/builders.ts';
import { startTestPage, type TestPage, type TestVisitor } from '../../support/page.ts';

let page: TestPage;
let admin: TestVisitor;
let lead: TestVisitor;
let anna: TestVisitor;
beforeEach(async () => {
  page = await startTestPage();
  [admin, lead, anna] = [await page.as('admin'), await page.as('supervisor'), await page.as('agent')];
  const { context } = page;
  await takeCall(context, newCall());
  await recordCall(context, answer({ user: { id: 'w1', name: 'Anna' } }));
  await recordCall(context, hangup());
});
afterEach(() => page[Symbol.asyncDispose]());

const wish = (reason = '') => anna.request('POST', '/wishes', { number: caller, reason });
const decide = (isGranted: boolean, by = lead) =>
  by.request('PUT', '/wishes', { number: caller, agentId: 'w1', isGranted });
const open = async () => (await lead.request('GET', '/wishes')).body.open;
const own = async () => (await anna.request('GET', '/wishes')).body.own;

test('an agent’s wish stands for supervisors and admins, with its reason, and for the agent alone otherwise', async () => {
  expect((await wish('Wird laut')).status).toBe(200);
  for (const boss of [lead, admin])
    expect((await boss.request('GET', '/wishes')).body.open).toMatchObject([
      { agent: 'Anna', reason: 'Wird laut', state: 'open', caller: { number: caller } },
    ]);
  expect((await anna.request('GET', '/wishes')).body).toMatchObject({ open: [], own: [{ state: 'open' }] });
  expect((await (await page.as('viewer')).request('GET', '/wishes')).status).toBe(403);
});

test('granted with one click, the caller’s rule never connects the two again, and the agent is told by whom', async () => {
  await wish();
  expect((await decide(true)).status).toBe(200);
  expect((await lead.request('GET', `/callers/${caller}/rule`)).body.rule.never).toEqual(['w1']);
  const { next } = (await lead.request('GET', `/callers/${caller}`)).body;
  expect(JSON.stringify(next)).toContain('w1');
  expect(await own()).toMatchObject([{ state: 'granted', decidedBy: 'supervisor' }]);
  expect(await open()).toEqual([]);
});

test('a grant leaves the rest of the caller’s rule as it was', async () => {
  const rule = {
    numbers: [caller],
    vip: true,
    fixed: null,
    never: ['w2'],
    blocked: null,
    someoneNew: false,
    until: null,
  };
  await admin.request('PUT', `/callers/${caller}/rule`, { basedOn: 0, rule });
  await wish();
  await decide(true, admin);
  expect((await lead.request('GET', `/callers/${caller}/rule`)).body.rule).toMatchObject({
    vip: true,
    never: ['w2', 'w1'],
  });
});

test('declined, nothing changes, the agent is told, and may ask again', async () => {
  await wish();
  await decide(false);
  expect((await lead.request('GET', `/callers/${caller}/rule`)).body.rule.never).toEqual([]);
  expect(await own()).toMatchObject([{ state: 'declined', decidedBy: 'supervisor' }]);
  await wish('Schon wieder');
  expect(await open()).toMatchObject([{ reason: 'Schon wieder' }]);
});

test('a wish is withdrawn while it is open, and not afterwards; nobody decides what is not open', async () => {
  await wish();
  expect((await anna.request('DELETE', `/wishes/${caller}`)).status).toBe(200);
  expect(await own()).toEqual([]);
  expect((await decide(true)).status).toBe(409);
  await wish();
  expect((await wish('Noch einmal')).status).toBe(409);
  await decide(false);
  expect((await anna.request('DELETE', `/wishes/${caller}`)).status).toBe(409);
});

test('agents wish it of callers whom they know, for themselves', async () => {
  const stranger = { number: '+4930231250099', reason: '' };
  expect((await anna.request('POST', '/wishes', stranger)).status).toBe(404);
  expect((await lead.request('POST', '/wishes', { number: caller, reason: '' })).status).toBe(404);
  expect(
    (await anna.request('PUT', '/wishes', { number: caller, agentId: 'w1', isGranted: true })).status,
  ).toBe(403);
});

test('what happened is in the audit trail, without the number', async () => {
  await wish('Wird laut');
  await decide(true);
  const { entries } = (await admin.request('GET', '/audit')).body;
  const events = entries.map(({ event }: { event: string }) => event);
  expect(events).toEqual(expect.arrayContaining(['wish-made', 'wish-granted', 'caller-rule-changed']));
  expect(JSON.stringify(entries)).not.toContain(caller);
  expect(JSON.stringify(entries)).not.toContain('laut');
});

describe('a wish goes with those whom it is about', () => {
  test('the caller: it is told of before and exported', async () => {
    await wish('Wird laut');
    expect((await admin.request('GET', `/callers/${caller}/export`)).body.wishes).toMatchObject([
      { agentId: 'w1', reason: 'Wird laut' },
    ]);
    expect((await admin.request('GET', `/callers/${caller}/erasure`)).body.wishes).toBe(1);
    await admin.request('DELETE', `/callers/${caller}`);
    expect([await open(), await own()]).toEqual([[], []]);
  });

  test('the agent who has left', async () => {
    await wish();
    const { known, store } = page.context;
    known.roster = { ...known.roster, agents: known.roster.agents.filter(({ id }) => id !== 'w1') };
    expect(await open()).toEqual([]);
    expect(await store.wishes.ofAgent('w1')).toEqual([]);
  });
});
