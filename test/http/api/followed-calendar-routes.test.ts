import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { CalendarDesk } from '../../../src/app/plan/refresh-calendars.ts';
import { fetchCalendar } from '../../../src/calendar/fetch-calendar.ts';
import { calendar } from '../../support/calendar.ts';
import { authority, type HttpsServer, startHttpsServer } from '../../support/https-server.ts';
import { startTestPage, type TestPage } from '../../support/page.ts';

const event = [
  'BEGIN:VEVENT',
  'UID:july',
  'SUMMARY:Urlaub Anna',
  'DTSTART;VALUE=DATE:20260706',
  'END:VEVENT',
];
let server: HttpsServer;
let published: Uint8Array;
let page: TestPage;
beforeAll(async () => {
  server = await startHttpsServer((_, response) => response.end(published));
  const options = { privateHosts: new Set(['localhost']), ca: authority };
  const fetching: CalendarDesk['fetchCalendar'] = (address, known, signal) =>
    fetchCalendar(address, known, { ...options, signal });
  page = await startTestPage({}, fetching);
  await page.context.store.saveRoster(page.context.known.roster);
});
afterAll(async () => {
  await page[Symbol.asyncDispose]();
  await server[Symbol.asyncDispose]();
});
beforeEach(() => {
  published = calendar(...event);
});

const secret = 'private-0123456789abcdef';
const address = () => `${server.url}/${secret}/basic.ics`;

async function list(role: 'supervisor' | 'viewer' | 'agent') {
  return (await (await page.as(role)).request('GET', '/calendars')).body.calendars;
}

describe('a published calendar', () => {
  test('is added by its address, looked at at once, and shown without it', async () => {
    const supervisor = await page.as('supervisor');
    const body = { address: address(), agentId: null, titles: ['Urlaub'] };
    expect((await supervisor.request('PUT', '/calendars/Team', body)).body).toEqual({ done: true });
    const [team] = await list('viewer');
    expect(team).toMatchObject({
      name: 'Team',
      address: `localhost:${server.port}`,
      agentId: null,
      titles: ['Urlaub'],
      failing: null,
      result: { events: 1, absences: 1, added: 1, leftOut: [] },
    });
    expect((await supervisor.request('GET', '/agents/w1')).body.absences).toMatchObject([
      { from: '2026-07-06', source: 'Team' },
    ]);
  });

  test('keeps its address where that is not given anew', async () => {
    const supervisor = await page.as('supervisor');
    const kept = await supervisor.request('PUT', '/calendars/Team', { agentId: null, minutes: 60 });
    expect(kept.status).toBe(200);
    expect(await list('viewer')).toMatchObject([{ minutes: 60, titles: [], result: { absences: 1 } }]);
    const nowhere = await supervisor.request('PUT', '/calendars/Other', { agentId: null });
    expect([nowhere.status, nowhere.body.code]).toEqual([422, 'refused']);
  });

  test('that has become empty waits for somebody to confirm it', async () => {
    const supervisor = await page.as('supervisor');
    published = calendar();
    const look = (isConfirmed: boolean) =>
      supervisor.request('POST', '/calendars/team/look', { isConfirmed });
    await look(false);
    expect(await list('viewer')).toMatchObject([
      { held: 1, failing: { why: { de: expect.stringContaining('leer') } } },
    ]);
    await look(true);
    expect(await list('viewer')).toMatchObject([{ held: 0, failing: null, result: { removed: 1 } }]);
  });

  test('is an agent’s own business only where it is theirs', async () => {
    const anna = await page.as('agent');
    expect(await list('agent')).toEqual([]);
    const code = async (method: string, path: string, body?: object) =>
      (await anna.request(method, path, body)).body.code ?? 'done';
    expect(await code('PUT', '/calendars/Mine', { address: address(), agentId: null })).toBe('not-allowed');
    expect(await code('PUT', '/calendars/Mine', { address: address(), agentId: 'w2' })).toBe('not-allowed');
    expect(await code('PUT', '/calendars/Team', { address: address(), agentId: 'w1' })).toBe('refused');
    expect(await code('DELETE', '/calendars/Team')).toBe('not-allowed');
    expect(await code('POST', '/calendars/Team/look', { isConfirmed: true })).toBe('not-allowed');
    expect(await code('PUT', '/calendars/Mine', { address: address(), agentId: 'w1' })).toBe('done');
    expect(await list('agent')).toMatchObject([{ name: 'Mine', agentId: 'w1' }]);
    expect(await code('DELETE', '/calendars/Mine')).toBe('done');
    const viewer = await page.as('viewer');
    expect((await viewer.request('DELETE', '/calendars/Team')).body.code).toBe('not-allowed');
  });

  test.each([
    'http://example.com/x.ics',
    'file:///etc/passwd',
    'https://',
    'calendar',
    'https://a b.example',
  ])('is refused without telling it again: %s', async given => {
    const supervisor = await page.as('supervisor');
    const secretly = `${given}?${secret}`;
    const { status, body } = await supervisor.request('PUT', '/calendars/Bad', {
      address: secretly,
      agentId: null,
    });
    expect(status).toBe(422);
    expect(body.text.de).toContain('sie beginnt mit https:// oder webcal://');
  });

  test('tells its address to nobody by the API, not even in the audit log', async () => {
    const admin = await page.as('admin');
    const { entries } = (await admin.request('GET', '/settings/log')).body;
    const details = await Promise.all(
      entries.map(({ number }: { number: number }) => admin.request('GET', `/settings/log/${number}`)),
    );
    const changed = details.flatMap(({ body }) => body.differences);
    expect(JSON.stringify(changed)).toMatch(/https:\/\/localhost:\d+\/… \([0-9a-f]{4}\)/);
    const said = [
      entries,
      changed,
      (await admin.request('GET', '/settings')).body,
      await list('supervisor'),
      page.log.lines,
    ];
    expect(JSON.stringify(said)).not.toContain(secret);
  });
});
