import { XMLParser } from 'fast-xml-parser';
import { describe, expect, test } from 'vitest';
import { nothingSet } from '../../../src/domain/handling.ts';
import { checkWav } from '../../../src/sipgate/wav.ts';
import { createTestApp } from '../../support/app.ts';
import { defaultHotline, defaultPlan, hotline } from '../../support/builders.ts';
import { pushBody, startTestServer } from '../../support/webhook.ts';

const xml = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '@', parseTagValue: false });
const callback = 'https://hotline.example.com/push?key=a&b=c';

test('a signed newCall to the hotline is answered with whom to dial and where answer and hangup go', async () => {
  await using server = await startTestServer();
  const response = await server.push(pushBody());
  const text = await response.text();
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe('application/xml');
  expect(response.headers.get('content-length')).toBe(String(Buffer.byteLength(text)));
  expect(xml.parse(text).Response).toEqual({
    '@onAnswer': callback,
    '@onHangup': callback,
    Dial: { '@anonymous': 'false', Number: '493023125001' },
  });
});

test('the caller’s number is hidden from the agent where the setting says so', async () => {
  await using server = await startTestServer();
  const { known } = server.context;
  known.plan = { ...known.plan, handling: { ...nothingSet, redirectAnonymous: true } };
  const { Response } = xml.parse(await (await server.push(pushBody())).text());
  expect(Response.Dial).toEqual({ '@anonymous': 'true', Number: '493023125001' });
});

test('the second leg is greeted by the hotline’s sound, which Familiar serves as sipgate needs it', async () => {
  await using server = await startTestServer();
  server.context.known.plan = { ...defaultPlan, hotlines: [{ ...defaultHotline, greeting: 'chime' }] };
  const second = pushBody({ callId: 'B', from: hotline.slice(1), to: '493023125001', 'user[]': '' });
  const { Response } = xml.parse(await (await server.push(second)).text());
  const url = new URL(String(Response.Play.Url));
  expect(url.href).toMatch(/^https:\/\/hotline\.example\.com\/push\/announcements\/[0-9a-f]{32}\.wav$/);
  const sound = await fetch(`${server.url}${url.pathname}`);
  expect(sound.headers.get('content-type')).toBe('audio/wav');
  expect(checkWav(Buffer.from(await sound.arrayBuffer()))).toMatchObject({ ok: true });
});

test('at a hotline without a greeting the second leg rings as configured', async () => {
  await using server = await startTestServer();
  const second = pushBody({ callId: 'B', from: hotline.slice(1), to: '493023125001' });
  expect(xml.parse(await (await server.push(second)).text()).Response).toEqual({
    '@onAnswer': callback,
    '@onHangup': callback,
  });
});

test('an answer and a hangup make caller and agent familiar', async () => {
  await using server = await startTestServer();
  await server.push(pushBody());
  const answered = await server.push(pushBody({ event: 'answer', answeringNumber: '493023125002' }));
  expect([answered.status, xml.parse(await answered.text())]).toMatchObject([200, { Response: '' }]);
  await server.push(pushBody({ event: 'hangup', cause: 'normalClearing' }));
  const again = await server.push(pushBody({ callId: 'C' }));
  expect(await again.text()).toContain('<Number>493023125002</Number>');
});

describe('an event that the store can’t take', () => {
  test('is not acknowledged if it is an answer', async () => {
    const { context: healthy } = await createTestApp();
    const record = () => Promise.reject(new Error('disk full'));
    const { context, log } = await createTestApp({ store: { ...healthy.store, record } });
    await using server = await startTestServer({ context });
    await server.push(pushBody());
    expect((await server.push(pushBody({ event: 'answer' }))).status).toBe(503);
    expect(log.lines.join('\n')).toContain('disk full');
  });
});

test('health can be asked for', async () => {
  await using server = await startTestServer();
  const response = await fetch(`${server.url}/healthz`);
  expect([response.status, await response.json()]).toEqual([200, { status: 'ok' }]);
});
