import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { recordCall } from '../../../src/app/calls/record-call.ts';
import { takeCall } from '../../../src/app/calls/take-call.ts';
import { answer, caller, hangup, newCall } from '../../support/builders.ts';
import { startTestPage, type TestPage } from '../../support/page.ts';

let page: TestPage;
beforeAll(async () => {
  page = await startTestPage();
  const { context } = page;
  await context.store.saveRoster(context.known.roster);
  await takeCall(context, newCall());
  await recordCall(context, answer({ user: { id: 'w1', name: 'Anna' } }));
  page.clock.advance(60_000);
  await recordCall(context, hangup());
});
afterAll(() => page[Symbol.asyncDispose]());

const get = async (role: 'admin' | 'supervisor' | 'viewer' | 'agent', path: string) =>
  (await (await page.as(role)).request('GET', path)).body;
const holiday = { from: '2026-06-01', to: '2026-06-05', deputies: ['w2'], why: 'Urlaub' };

describe('the team', () => {
  test('is shown with numbers, hotlines and state', async () => {
    const { agents } = await get('viewer', '/agents');
    expect(agents.map((one: { name: string }) => one.name)).toEqual(['Anna', 'Ben', 'Clara']);
    expect(agents[0]).toMatchObject({
      availability: 'available',
      presence: 'reachable',
      numbers: [{ number: '+493023125001', display: '030 23125001', isDialled: true }],
      hotlines: ['Hotline'],
      absences: [],
    });
  });

  test('is only oneself to somebody in the role agent', async () => {
    const { agents } = await get('agent', '/agents');
    expect(agents.map((one: { agentId: string }) => one.agentId)).toEqual(['w1']);
    const { agent, callers } = await get('agent', '/agents/w1');
    expect(agent.name).toBe('Anna');
    expect(callers).toMatchObject([{ caller: { number: caller }, answeredCalls: 1 }]);
    expect((await get('agent', '/agents/w2')).code).toBe('not-allowed');
  });

  test('has the phones of an agent by their names at sipgate, and says where it does not tell', async () => {
    const { known } = page.context;
    const before = known.roster;
    const [anna, ...others] = before.agents;
    if (anna === undefined) throw new Error('There is nobody.');
    const devices = [
      { name: 'Headset <b>', presence: 'online', isOnDnd: true, numbers: anna.numbers },
      { name: 'Handy', presence: 'unverified', isOnDnd: false, numbers: [] },
    ] as const;
    const partOf = { userId: 'w0', userName: 'Fahrrad Lenz', deviceIds: ['e1'] };
    known.roster = { ...before, agents: [{ ...anna, devices, partOf }, ...others] };
    expect((await get('viewer', '/agents/w1')).partOf).toBe('Fahrrad Lenz');
    expect((await get('viewer', '/agents/w2')).partOf).toBeNull();
    expect((await get('viewer', '/agents/w1')).devices).toEqual([
      { ...devices[0], numbers: ['030 23125001'] },
      devices[1],
    ]);
    expect((await get('viewer', '/agents/w2')).devices).toBeNull();
    known.roster = before;
  });

  test('whoever objects to being recognised is nobody’s known caller', async () => {
    const { directory } = page.context.store;
    await directory.saveProfile(caller, { name: 'Änne', note: '', objects: true });
    expect((await get('viewer', '/agents/w1')).callers).toEqual([]);
    await directory.saveProfile(caller, { name: 'Änne', note: '', objects: false });
    expect((await get('viewer', '/agents/w1')).callers[0].caller.name).toBe('Änne');
  });
});

describe('working times', () => {
  test('are set by who leads the team, come in force, are logged in words, and lifted again', async () => {
    const supervisor = await page.as('supervisor');
    const set = async (weekly: object | null) => {
      const basedOn = (await supervisor.request('GET', '/agents/w3')).body.revision;
      return supervisor.request('PUT', '/agents/w3/working-times', { basedOn, weekly });
    };
    expect((await get('viewer', '/agents/w3')).weekly).toBeNull();
    const fridays = { friday: '08:00-12:00' };
    expect((await set(fridays)).body).toEqual({ done: true });
    expect(await get('viewer', '/agents/w3')).toMatchObject({ weekly: fridays, agent: { isOffDuty: true } });
    expect((await get('viewer', '/agents/w2')).agent.isOffDuty).toBe(false);
    const [logged] = (await get('viewer', '/settings/log')).entries;
    expect(logged.summary.de).toContain('Arbeitszeit von Clara hinzugefügt');
    expect((await set({ friday: '08:00-12:00, 11:00-13:00' })).body.text.de).toContain(
      'sich nicht überschneiden',
    );
    expect((await set(null)).status).toBe(200);
    expect((await get('viewer', '/agents/w3')).agent.isOffDuty).toBe(false);
  });

  test('are saved whatever else has changed meanwhile, but not over what another saved for the same agent', async () => {
    const supervisor = await page.as('supervisor');
    const { revision } = await get('supervisor', '/agents/w2');
    const set = (agentId: string, basedOn: number, weekly: object | null) =>
      supervisor.request('PUT', `/agents/${agentId}/working-times`, { basedOn, weekly });
    const mondays = { monday: '08:00-12:00' };
    expect((await set('w3', revision, mondays)).status).toBe(200);
    expect((await set('w2', revision, mondays)).status).toBe(200);
    const late = await set('w2', revision, { tuesday: '08:00-12:00' });
    expect([late.status, late.body.code]).toEqual([409, 'outdated']);
    for (const agentId of ['w2', 'w3']) {
      const now = await get('supervisor', `/agents/${agentId}`);
      expect(now.weekly).toEqual(mondays);
      await set(agentId, now.revision, null);
    }
  });

  test('are not an agent’s own to set', async () => {
    const anna = await page.as('agent');
    const { revision, weekly } = (await anna.request('GET', '/agents/w1')).body;
    expect(weekly).toBeNull();
    const body = { basedOn: revision, weekly: {} };
    expect((await anna.request('PUT', '/agents/w1/working-times', body)).status).toBe(403);
  });
});

describe('absences', () => {
  test('are written, come in force and stand in the audit log under the name of who did it', async () => {
    const anna = await page.as('agent');
    const { revision } = (await anna.request('GET', '/agents/w1')).body;
    const saved = await anna.request('PUT', '/agents/w1/absences', {
      basedOn: revision,
      absences: [holiday],
    });
    expect([saved.status, saved.body]).toEqual([200, { done: true }]);
    expect(await page.context.store.listRevisions(1)).toMatchObject([{ by: 'agent', kind: 'apply' }]);
    const [logged] = (await get('viewer', '/settings/log')).entries;
    expect(logged.summary.de).toContain('Abwesenheit Anna, 1. Juni 2026 hinzugefügt');
    const [first] = (await get('viewer', '/agents')).agents;
    expect(first.absences).toMatchObject([{ deputies: ['Ben'], why: 'Urlaub' }]);
    expect((await get('viewer', '/agents/w1')).absences).toEqual([holiday]);
  });

  test('what is changed elsewhere meanwhile, such as a colleague’s, does not stand in the way', async () => {
    const supervisor = await page.as('supervisor');
    const [anna, clara] = [await get('supervisor', '/agents/w1'), await get('supervisor', '/agents/w3')];
    const put = (agentId: string, basedOn: number, absences: object[]) =>
      supervisor.request('PUT', `/agents/${agentId}/absences`, { basedOn, absences });
    const away = [{ from: '2026-08-03' }];
    expect((await put('w3', clara.revision, [...clara.absences, ...away])).status).toBe(200);
    expect((await put('w1', anna.revision, [...anna.absences, ...away])).status).toBe(200);
    for (const [agentId, before] of [
      ['w1', anna],
      ['w3', clara],
    ] as const) {
      const now = await get('supervisor', `/agents/${agentId}`);
      expect(now.absences).toEqual([...before.absences, ...away]);
      await put(agentId, now.revision, before.absences);
    }
  });

  test('two who change them at the same moment are told', async () => {
    const supervisor = await page.as('supervisor');
    const { revision } = (await supervisor.request('GET', '/agents/w2')).body;
    const change = (basedOn: number) =>
      supervisor.request('PUT', '/agents/w2/absences', { basedOn, absences: [{ from: '2026-07-01' }] });
    expect((await change(revision)).status).toBe(200);
    const late = await supervisor.request('PUT', '/agents/w2/absences', { basedOn: revision, absences: [] });
    expect([late.status, late.body.code]).toEqual([409, 'outdated']);
  });

  test.each([
    [{ from: '2026-13-01' }, 'Absence Clara 2026-13-01 › First day is “2026-13-01”: give a day'],
    [
      { from: '2026-06-05 14:00', to: '2026-06-05 09:00' },
      'Absence Clara, 5 June 2026, 14:00 › Last day is “5 June 2026, 09:00”: give an end',
    ],
    [
      { from: '2026-06-05', deputies: ['w99'] },
      'Absence Clara, 5 June 2026 › Deputies › 1: give an agent whom sipgate knows',
    ],
  ])('%j is refused with the field as people call it and the remedy', async (absence, said) => {
    const supervisor = await page.as('supervisor');
    const { revision } = (await supervisor.request('GET', '/agents/w3')).body;
    const body = { basedOn: revision, absences: [absence] };
    const refused = await supervisor.request('PUT', '/agents/w3/absences', body);
    expect([refused.status, refused.body.code]).toEqual([422, 'refused']);
    expect(refused.body.error).toContain(said);
  });

  test('nobody in the role agent sends others on holiday', async () => {
    const anna = await page.as('agent');
    for (const [method, path, body] of [
      ['PUT', '/agents/w2/absences', { basedOn: 0, absences: [] }],
      ['POST', '/agents/w2/calendar', { ics: '', deputies: [] }],
    ] as const)
      expect((await anna.request(method, path, body)).body.code).toBe('not-allowed');
  });

  test('are taken over from a calendar, however long, with a deputy', async () => {
    const event = (day: number) =>
      `BEGIN:VEVENT\r\nUID:${day}\r\nDTSTART;VALUE=DATE:202607${day}\r\nSUMMARY:${'Reise '.repeat(20)}\r\nEND:VEVENT\r\n`;
    const note = `BEGIN:VTODO\r\nSUMMARY:${'x'.repeat(100)}\r\nEND:VTODO\r\n`.repeat(1_500);
    const ics = `BEGIN:VCALENDAR\r\nVERSION:2.0\r\n${event(10)}${note}${event(20)}END:VCALENDAR\r\n`;
    const supervisor = await page.as('supervisor');
    const taken = await supervisor.request('POST', '/agents/w3/calendar', { ics, deputies: ['w1'] });
    expect(taken.body).toMatchObject({ events: 2, absences: 2, added: 2, leftOut: [{ count: 1_500 }] });
    expect((await get('viewer', '/agents/w3')).absences).toMatchObject([
      { from: '2026-07-10', deputies: ['w1'], uid: '10' },
      { from: '2026-07-20', deputies: ['w1'], uid: '20' },
    ]);
    const byFile = '/agents/w3/calendar?deputy=w2&deputy=w1';
    const headers = { 'content-type': 'text/calendar' };
    expect((await supervisor.request('PUT', byFile, new Blob([ics]), headers)).status).toBe(200);
    expect((await get('viewer', '/agents/w3')).absences).toMatchObject([
      { deputies: ['w2', 'w1'] },
      { deputies: ['w2', 'w1'] },
    ]);
    const wrong = await supervisor.request('POST', '/agents/w3/calendar', { ics: 'x', deputies: [] });
    expect([wrong.status, wrong.body.code]).toEqual([422, 'no-calendar']);
    const empty = 'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n';
    const held = await supervisor.request('POST', '/agents/w3/calendar', { ics: empty, deputies: [] });
    expect([held.status, held.body.code]).toEqual([409, 'all-gone']);
    expect(held.body.text.de).toContain('deshalb wurde nichts geändert');
    const confirmed = { ics: empty, deputies: [], missing: 'replace' };
    expect((await supervisor.request('POST', '/agents/w3/calendar', confirmed)).body).toMatchObject({
      removed: 2,
    });
  });
});

test('individual figures are shown only once an admin has switched them on, and that is logged', async () => {
  expect((await get('viewer', '/agents/w1')).figures).toBeNull();
  const admin = await page.as('admin');
  expect((await admin.request('GET', '/figures-of-agents')).body).toEqual({ isOn: false, switches: [] });
  const switchedOn = { isOn: true, by: 'admin', at: page.clock() };
  expect((await admin.request('PUT', '/figures-of-agents', { isOn: true })).body.switches).toEqual([
    switchedOn,
  ]);
  expect((await get('viewer', '/agents/w1')).figures).toEqual({ days: 28, answered: 1, talkMs: 60_000 });
  expect(page.log.lines.at(-1)).toContain('Individual figures were switched. {"by":"admin","isOn":true}');
  await admin.request('PUT', '/figures-of-agents', { isOn: true });
  expect((await admin.request('PUT', '/figures-of-agents', { isOn: false })).body).toMatchObject({
    isOn: false,
    switches: [{ isOn: false }, switchedOn],
  });
  expect((await get('viewer', '/agents/w1')).figures).toBeNull();
});
