import { afterAll, beforeAll, expect, test } from 'vitest';
import { caller } from '../../support/builders.ts';
import { startTestPage, type TestPage } from '../../support/page.ts';

let page: TestPage;
beforeAll(async () => {
  page = await startTestPage();
  await page.context.store.saveRoster(page.context.known.roster);
});
afterAll(() => page[Symbol.asyncDispose]());

const other = '+491713920007';
const nothing = {
  numbers: [caller],
  vip: false,
  fixed: null,
  never: [],
  blocked: null,
  someoneNew: false,
  until: null,
};

async function read(number: string = caller) {
  return (await (await page.as('viewer')).request('GET', `/callers/${number}/rule`)).body;
}

async function save(rule: object, number: string = caller, basedOn?: number) {
  const supervisor = await page.as('supervisor');
  const revision = basedOn ?? (await read(number)).revision;
  const body = { basedOn: revision, rule: { ...nothing, numbers: [number], ...rule } };
  return supervisor.request('PUT', `/callers/${number}/rule`, body);
}

test('a caller gets an agent, and the next decision says so', async () => {
  expect(await read()).toMatchObject({ rule: nothing, byPrefix: null });
  const saved = await save({ fixed: { agentId: 'w3', strict: true }, vip: true });
  expect([saved.status, saved.body]).toEqual([200, { done: true }]);
  expect((await read()).rule).toEqual({ ...nothing, fixed: { agentId: 'w3', strict: true }, vip: true });
  const { next } = (await (await page.as('viewer')).request('GET', `/callers/${caller}`)).body;
  expect(next.rule).toBe('fixed-agent');
  const [revision] = await page.context.store.listRevisions(1);
  expect(revision).toMatchObject({ by: 'supervisor', changes: expect.any(Array) });
});

test('linked numbers share one rule, in whatever spelling they are given', async () => {
  await save({ vip: true }, other);
  await save({ numbers: [caller, '0171 3920007'], never: ['w1'] });
  for (const number of [caller, other])
    expect((await read(number)).rule).toMatchObject({
      numbers: number === caller ? [caller, other] : [other, caller],
      vip: false,
      never: ['w1'],
    });
});

test('a rule that says nothing is taken away', async () => {
  await save({ blocked: 'reject' });
  expect((await read()).rule.blocked).toBe('reject');
  await save({});
  const { store } = page.context;
  const revision = await store.readRevision(await store.latestRevision());
  expect(revision?.document).toMatchObject({ callers: [] });
});

test.each([
  [{ numbers: [caller, 'Müller'] }, 'is “Müller”: give a phone number'],
  [
    { fixed: { agentId: 'w99', strict: false } },
    'Fixed agent: give an agent whom sipgate knows (Anna, Ben, Clara).',
  ],
  [{ vip: true, until: 'soon' }, 'is “soon”: give a day that exists.'],
])('%j is refused with what is wrong', async (rule, said) => {
  const refused = await save(rule);
  expect([refused.status, refused.body.code]).toEqual([422, 'refused']);
  expect(refused.body.error).toContain(said);
});

test('a rule is told with all that is kept of a caller, and is erased with it from every revision', async () => {
  await save({ vip: true }, other);
  const admin = await page.as('admin');
  const exported = await admin.request('GET', `/callers/${other}/export`);
  expect(exported.body.rule).toMatchObject({ numbers: [other], vip: true });
  expect((await admin.request('DELETE', `/callers/${other}`)).status).toBe(200);
  expect((await read(other)).rule).toMatchObject({ vip: false });
  const { entries } = (await admin.request('GET', '/settings/log?limit=100')).body;
  expect(JSON.stringify(entries)).not.toContain(other);
  const { store } = page.context;
  for (const { number } of entries)
    expect(JSON.stringify(await store.readRevision(number))).not.toContain(other);
});

test('who did not see the latest rule of the caller is told', async () => {
  const { revision } = await read();
  await save({ vip: true });
  expect((await save({ blocked: 'busy' }, caller, revision)).body.code).toBe('outdated');
  expect((await save({ blocked: 'busy' }, caller, 1_000_000)).body.code).toBe('outdated');
  expect((await read()).rule).toMatchObject({ vip: true, blocked: null });
});

test('what somebody changed elsewhere in the meantime is no obstacle, and stays', async () => {
  const { revision } = await read();
  await save({ never: ['w2'] }, other);
  expect((await save({ vip: true, someoneNew: true }, caller, revision)).status).toBe(200);
  expect((await read()).rule).toMatchObject({ vip: true, someoneNew: true });
  expect((await read(other)).rule.never).toEqual(['w2']);
});

test('a rule takes the caller’s name, and keeps the one that it has', async () => {
  const nameOfRule = async () => {
    const { rules } = (await (await page.as('viewer')).request('GET', '/settings/rules?search=3920008')).body;
    return rules[0].rule.name;
  };
  const supervisor = await page.as('supervisor');
  const call = async (name: string) =>
    supervisor.request('PUT', '/callers/+491713920008', { name, note: '', objects: false });
  await call('Möbel Öhler');
  await save({ fixed: { agentId: 'w1', strict: false } }, '+491713920008');
  expect(await nameOfRule()).toBe('Möbel Öhler');
  await call('Tischlerei Öhler');
  await save({ fixed: { agentId: 'w2', strict: false } }, '+491713920008');
  expect(await nameOfRule()).toBe('Möbel Öhler');
});
