import { afterAll, beforeAll, expect, test } from 'vitest';
import { auditKeptMs } from '../../../src/app/access/audit.ts';
import { startTestPage, type TestPage, type TestVisitor, testPassword } from '../../support/page.ts';

let page: TestPage;
let admin: TestVisitor;
beforeAll(async () => {
  page = await startTestPage();
  admin = await page.as('admin');
});
afterAll(() => page[Symbol.asyncDispose]());

/** What has been noted while something was done, oldest first, as `by: event about`. */
async function notedWhile(work: () => Promise<unknown>): Promise<string[]> {
  const [latest] = await page.context.store.audit.list(1, null);
  await work();
  const entries = await page.context.store.audit.list(50, null);
  return entries
    .filter(({ number }) => number > (latest?.number ?? 0))
    .reverse()
    .map(({ by, event, about }) => `${by}: ${event} ${about}`);
}

const person = { login: 'erika', password: testPassword, role: 'viewer', agentId: null };

test('sign-ins good and bad are noted, and nothing of what a stranger typed', async () => {
  await admin.request('POST', '/users', person);
  const nobody = await page.as('nobody');
  const signIn = (login: string, password: string) => nobody.request('POST', '/session', { login, password });
  const noted = await notedWhile(async () => {
    await signIn('erika', testPassword);
    await signIn('ERIKA', 'wrong');
    await signIn('my-password-in-the-wrong-field', 'wrong');
    await nobody.request('POST', '/session-by-link', { secret: 'guess' });
  });
  expect(noted).toEqual([
    'erika: signed-in ',
    ': sign-in-refused erika',
    ': sign-in-refused ',
    ': link-refused ',
  ]);
});

test('users, passwords, tokens and wall links are noted with who did it', async () => {
  const noted = await notedWhile(async () => {
    const { id } = (await admin.request('POST', '/users', { ...person, login: 'ben' })).body;
    await admin.request('PUT', `/users/${id}`, { role: 'agent', agentId: 'w2', password: null });
    await admin.request('PUT', `/users/${id}`, {
      role: 'agent',
      agentId: 'w2',
      password: `${testPassword} 2`,
    });
    await admin.request('DELETE', `/users/${id}`);
    await admin.request('POST', '/keys', { label: 'script' });
    const { keys } = (await admin.request('GET', '/keys')).body;
    const token = keys.find(({ kind }: { kind: string }) => kind === 'token');
    await admin.request('DELETE', `/keys/${token.hash}`);
    await admin.request('POST', '/wall-links', { label: 'Flur' });
    const { links } = (await admin.request('GET', '/wall-links')).body;
    await admin.request('DELETE', `/wall-links/${links[0].hash}`);
  });
  expect(noted).toEqual([
    'admin: user-added ben (viewer)',
    'admin: user-changed ben (agent, w2)',
    'admin: password-changed ben',
    'admin: user-deleted ben',
    'admin: token-created script',
    'admin: key-revoked script',
    'admin: wall-link-created Flur',
    'admin: wall-link-revoked Flur',
  ]);
});

test('settings, undoing, absences, names of callers, rules about them and figures are noted, and no whole number', async () => {
  const agent = await page.as('agent');
  const absences = [{ from: '2026-06-01', deputies: [] }];
  const rule = {
    numbers: [],
    vip: true,
    fixed: null,
    never: [],
    blocked: null,
    someoneNew: false,
    until: null,
  };
  const noted = await notedWhile(async () => {
    await admin.request('PUT', '/settings', { basedOn: 0, sections: { language: 'en' } });
    await admin.request('PUT', '/settings', { basedOn: 1, sections: { language: 'en' } });
    await admin.request('POST', '/settings/undo', { basedOn: 1, number: null });
    await agent.request('PUT', '/agents/w1/absences', { basedOn: 2, absences });
    await admin.request('PUT', '/callers/+491713920007/rule', { basedOn: 3, rule });
    await admin.request('PUT', '/callers/+491713920007', { name: 'Erika', note: 'VIP', objects: false });
    await admin.request('PUT', '/figures-of-agents', { isOn: true });
    await admin.request('GET', '/callers/+491713920007/export');
    await admin.request('DELETE', '/callers/+491713920007');
  });
  expect(noted).toEqual([
    'admin: settings-applied 1',
    'admin: settings-undone 2',
    'agent: absences-changed w1',
    'admin: caller-rule-changed +4917…07',
    'admin: caller-changed +4917…07',
    'admin: figures-switched on',
    'admin: caller-exported +4917…07',
    'admin: caller-erased +4917…07',
  ]);
});

test('each entry says from where, and behind a proxy that the proxy says so', async () => {
  const label = { label: 'Flur' };
  await admin.request('POST', '/wall-links', label);
  await admin.request('POST', '/wall-links', label, { 'x-forwarded-for': '198.51.100.9, 203.0.113.5' });
  await admin.request('POST', '/wall-links', label, { 'x-forwarded-for': '<script>' });
  const { entries } = (await admin.request('GET', '/audit?limit=3')).body;
  expect(entries.map(({ address, proxy }: Record<string, unknown>) => [address, proxy])).toEqual([
    ['127.0.0.1', null],
    ['203.0.113.5', '127.0.0.1'],
    ['127.0.0.1', null],
  ]);
});

test('is read page by page, and says how long it is kept', async () => {
  const all = (await admin.request('GET', '/audit?limit=200')).body;
  expect([all.next, all.keptDays]).toEqual([null, auditKeptMs / 86_400_000]);
  const read: unknown[] = [];
  for (let next: number | null = Number.MAX_SAFE_INTEGER; next !== null; ) {
    const part: { entries: unknown[]; next: number | null } = (
      await admin.request('GET', `/audit?limit=3&before=${next}`)
    ).body;
    read.push(...part.entries);
    next = part.next;
  }
  expect(read).toEqual(all.entries);
});

test('a user who changes their absences without end is slowed down, and pushes out nobody’s changes', async () => {
  await using own = await startTestPage();
  const [agent, boss] = [await own.as('agent'), await own.as('admin')];
  await boss.request('PUT', '/settings', { basedOn: 0, sections: { language: 'en' } });
  const statuses = new Map<number, number>();
  let basedOn = 1;
  for (let change = 0; change < 100; change++) {
    const absences = [{ from: `2027-01-${String(1 + (change % 28)).padStart(2, '0')}`, deputies: [] }];
    const { status } = await agent.request('PUT', '/agents/w1/absences', { basedOn, absences });
    statuses.set(status, (statuses.get(status) ?? 0) + 1);
    if (status === 200) basedOn += 1;
  }
  expect([...statuses]).toEqual([
    [200, 60],
    [429, 40],
  ]);
  const { entries } = (await boss.request('GET', '/settings/log?limit=100')).body;
  expect(entries.at(-1)).toMatchObject({ number: 1, by: 'admin' });
  const absences = [{ from: '2027-02-01', deputies: [] }];
  expect((await boss.request('PUT', '/agents/w2/absences', { basedOn, absences })).status).toBe(200);
});

test('strangers do not fill the trail', async () => {
  const nobody = await page.as('nobody');
  const noted = await notedWhile(async () => {
    for (let guess = 0; guess < 130; guess++)
      await nobody.request('POST', '/session-by-link', { secret: `guess ${guess}` });
  });
  expect(noted.length).toBeLessThanOrEqual(100);
});
