import { expect, test } from 'vitest';
import { exampleCompany } from '../../../src/emulator/company.ts';
import { caller, startHarness } from '../harness.ts';
import { request } from './client.ts';

test('the account and its users are shown', async () => {
  const { emulator } = await startHarness();
  expect((await request(emulator, '/account')).json).toMatchObject({
    company: 'Möbel Krüger GmbH',
    historyLifeTime: 'UNLIMITED',
  });
  const { items } = (await request(emulator, '/users')).json;
  expect(items).toHaveLength(6);
  expect(items[0]).toMatchObject({
    id: 'w0',
    firstname: 'Heike',
    admin: true,
    busyOnBusy: true,
    defaultDevice: 'e0',
  });
});

test('devices show their registration, their lines and their SIP password', async () => {
  const { emulator, agent } = await startHarness();
  emulator.phone(agent(1)).setOnline(false);
  const { items } = (await request(emulator, '/w1/devices')).json;
  expect(items).toHaveLength(2);
  expect(items[0]).toMatchObject({
    id: 'e1',
    type: 'REGISTER',
    online: false,
    registered: [],
    dnd: false,
    activePhonelines: [{ id: 'p1', alias: 'Telefon Yılmaz' }],
    activeGroups: [{ id: 'g0', alias: 'Zentrale' }],
    credentials: { username: '1234567e1', password: 'sip-secret-e1' },
  });
  expect(items[1]).toMatchObject({ id: 'e6', online: true });
});

test('do-not-disturb set by the API stops the phone, and shows', async () => {
  const { emulator, agent } = await startHarness();
  const { status, text } = await request(emulator, '/devices/e0', { method: 'PUT', body: { dnd: true } });
  expect([status, text]).toEqual([204, '']);
  expect((await request(emulator, '/w0/devices')).json.items[0].dnd).toBe(true);
  expect((await emulator.placeCall({ from: caller, to: agent(0) }).ended).outcome).toBe('unanswered');
  expect((await request(emulator, '/devices/e99', { method: 'PUT', body: { dnd: true } })).status).toBe(404);
});

test('numbers come in pages, ten at a time unless asked for more', async () => {
  const { emulator } = await startHarness({ company: exampleCompany({ agents: 25 }) });
  const sizes = await Promise.all(
    ['', '?offset=20', '?limit=3', '?offset=20&limit=1000', '?offset=500'].map(
      async query => (await request(emulator, `/numbers${query}`)).json.items.length,
    ),
  );
  expect(sizes).toEqual([10, 7, 3, 7, 0]);
  expect((await request(emulator, '/numbers?limit=ten')).status).toBe(400);
});

test('on classic, a number leads to a group or a phone line', async () => {
  const { emulator, hotline, agent } = await startHarness();
  const { items } = (await request(emulator, '/numbers')).json;
  expect(items[0]).toMatchObject({
    number: hotline,
    endpointId: 'g0',
    type: 'LANDLINE',
    localized: '02214710100',
  });
  expect(items[1]).toMatchObject({ number: agent(0), endpointId: 'p0' });
  const own = (await request(emulator, '/w1/numbers')).json.items;
  expect(own.map(({ endpointId }: { endpointId: string }) => endpointId)).toEqual(['p1', 'p6']);
  expect((await request(emulator, '/w1/phonelines')).json.items).toMatchObject([{ id: 'p1' }, { id: 'p6' }]);
});

test('on neo, a number leads to a device or nowhere, and channels tell whose devices they ring', async () => {
  const { emulator } = await startHarness({ flavour: 'neo' });
  const { items } = (await request(emulator, '/numbers')).json;
  expect([items[0].endpointId, items[1].endpointId]).toEqual(['', 'e0']);
  expect((await request(emulator, '/w0/devices')).json.items[0].activePhonelines).toEqual([]);
  const [channel] = (await request(emulator, '/channels')).json.items;
  expect(channel).toMatchObject({ name: 'Zentrale', owner: 'w0' });
  expect(channel.id).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-8[\da-f]{3}-[\da-f]{12}$/);
  expect(channel.users[1]).toEqual({ id: 'w1', deviceIds: ['e1', 'e6'] });
});

test('groups tell who is in them', async () => {
  const { emulator } = await startHarness();
  expect((await request(emulator, '/groups?userId=w1')).json.items).toMatchObject([
    { id: 'g0', alias: 'Zentrale' },
  ]);
  expect((await request(emulator, '/groups?userId=w77')).json.items).toEqual([]);
  expect((await request(emulator, '/groups/g0/users')).json.items).toHaveLength(6);
  expect((await request(emulator, '/groups/g9/users')).status).toBe(404);
});

test('contacts are found by number, and mailboxes listed', async () => {
  const { emulator } = await startHarness();
  const found = await request(emulator, '/contacts?phonenumbers=%2B493023125001');
  expect(found.json).toMatchObject({ totalCount: 1, items: [{ name: 'Tischlerei Lindner' }] });
  expect((await request(emulator, '/contacts?phonenumbers=%2B49110')).json.items).toEqual([]);
  expect((await request(emulator, '/voicemails')).json.items[0]).toEqual({
    id: 'v0',
    alias: 'Voicemail Telefon Krüger',
    belongsToEndpoint: { extension: 'p0', type: 'PHONELINE' },
  });
});

test('webhook settings are replaced as a whole, and the next call obeys them', async () => {
  const { emulator, webhookUrl, agent } = await startHarness();
  const settings = { incomingUrl: `${webhookUrl}/new`, outgoingUrl: '', log: true, whitelist: ['w0'] };
  expect((await request(emulator, '/settings/sipgateio', { method: 'PUT', body: settings })).status).toBe(
    204,
  );
  expect((await request(emulator, '/settings/sipgateio')).json).toEqual(settings);

  const listed = await emulator.placeCall({ from: caller, to: agent(0) }).ended;
  const unlisted = await emulator.placeCall({ from: caller, to: agent(2) }).ended;
  expect(listed.pushes[0]?.url).toBe(`${webhookUrl}/new`);
  expect(unlisted.pushes).toEqual([]);
  expect(
    (await request(emulator, '/settings/sipgateio', { method: 'PUT', body: { log: true } })).status,
  ).toBe(400);
});

test('the webhook log shows what was sent, what came back, and why it was ignored', async () => {
  const { emulator, agent } = await startHarness({ verbs: () => ({ body: '<Oops/>' }), startAt: 0 });
  await emulator.placeCall({ from: caller, to: agent(0) }).ended;
  const { items } = (await request(emulator, '/log/webhooks')).json;
  expect(items).toMatchObject([
    { response: '<Oops/>', status: 200, xmlError: 'the root is <Oops>, not <Response>' },
  ]);
  expect(items[0].request).toMatch(/^event=newCall&/);
  expect(items[0].created).toMatch(/^1970-01-01T00:/);
});
