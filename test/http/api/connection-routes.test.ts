import { expect, test } from 'vitest';
import { startTestPage } from '../../support/page.ts';
import { startTestServer } from '../../support/webhook.ts';

test('an admin sees the connection, what of it is fixed, and no token', async () => {
  await using page = await startTestPage();
  const admin = await page.as('admin');
  const { body } = await admin.request('GET', '/connection');
  expect(body).toEqual({
    number: 0,
    webhookUrl: { value: 'https://hotline.example.com/push?key=a&b=c', from: 'environment' },
    token: { id: 'token-TEST', from: 'environment', isLocked: false },
    serviceNumbers: { value: null, from: 'nowhere' },
    joins: [],
    missing: [],
  });
  const refused = await admin.request('PUT', '/connection', { basedOn: 0, token: null });
  expect([refused.status, refused.body.text.de]).toEqual([
    422,
    'Das steht in den Server-Einstellungen fest (TOKEN_ID) und ist nur dort zu ändern.',
  ]);
});

test('a change takes effect, is noted without its secrets, and one that comes too late is refused', async () => {
  await using page = await startTestPage();
  const admin = await page.as('admin');
  const wanted = { basedOn: 0, serviceNumbers: ['030 23125 001'] };
  const { body } = await admin.request('PUT', '/connection', wanted);
  expect(body).toMatchObject({ number: 1, serviceNumbers: { value: ['+493023125001'], from: 'page' } });
  expect(page.context.connection.current.serviceNumbers).toEqual(['+493023125001']);
  expect((await admin.request('GET', '/audit')).body.entries[0]).toMatchObject({
    event: 'connection-changed',
    about: 'serviceNumbers',
  });
  const late = await admin.request('PUT', '/connection', wanted);
  expect([late.status, late.body.code]).toEqual([409, 'outdated']);
});

test('a push that comes before there is an address gets an empty response', async () => {
  await using server = await startTestServer({ url: null });
  const response = await server.push(
    'event=newCall&direction=in&from=493023125045&to=493023125000&callId=A&origCallId=A&user[]=Anna&userId[]=w1',
  );
  expect([response.status, await response.text()]).toEqual([
    200,
    '<?xml version="1.0" encoding="UTF-8"?>\n<Response/>',
  ]);
});

test.each(['', 'hotline.example.com', 'ftp://hotline.example.com/', 'https://a:b@hotline.example.com/'])(
  'the address “%s” is refused with a sentence',
  async webhookUrl => {
    await using page = await startTestPage({
      connection: {
        environment: { webhookUrl: null, credentials: null, serviceNumbers: null, joins: [] },
        look: async () => {},
      },
    });
    const admin = await page.as('admin');
    const answer = await admin.request('PUT', '/connection', { basedOn: 0, webhookUrl });
    expect([answer.status, answer.body.code]).toEqual([422, 'refused']);
    expect(answer.body.text.de).not.toBe('');
  },
);
