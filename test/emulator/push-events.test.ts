import { createPublicKey, verify } from 'node:crypto';
import { expect, test } from 'vitest';
import { exampleCompany } from '../../src/emulator/company.ts';
import { startEmulator } from '../../src/emulator/emulator.ts';
import { caller, formAt, type Received, startHarness, startWebhook } from './harness.ts';

test('events are signed over their raw body with the emulator’s own RSA-4096 key', async () => {
  const received: Received[] = [];
  const url = await startWebhook(request => {
    received.push(request);
    return { body: '<Response/>' };
  });
  const emulator = await startEmulator({ speed: 1000, incomingUrl: url });
  const [hotline] = exampleCompany().hotlines;
  await emulator.placeCall({ from: caller, to: hotline?.number ?? '' }).ended;
  await emulator.close();

  const key = createPublicKey(emulator.publicKeyPem);
  expect(key.asymmetricKeyDetails).toMatchObject({ modulusLength: 4096, publicExponent: 65537n });
  const [event] = received;
  const signature = Buffer.from(String(event?.headers['x-sipgate-signature']), 'base64');
  expect(verify('RSA-SHA256', Buffer.from(event?.body ?? ''), key, signature)).toBe(true);
  expect(verify('RSA-SHA256', Buffer.from(`${event?.body}&`), key, signature)).toBe(false);
});

test('events carry the headers that real ones have', async () => {
  const { emulator, received, agent } = await startHarness({
    pushHeaders: { 'X-Forwarded-For': '192.0.2.1' },
  });
  await emulator.placeCall({ from: caller, to: agent(0) }).ended;
  expect(received[0]?.headers).toMatchObject({
    'content-type': 'application/x-www-form-urlencoded; charset=UTF-8',
    'user-agent': 'sipgate.io',
    accept: 'application/xml, text/plain, text/html',
    'accept-charset': 'utf-8',
    'x-forwarded-for': '192.0.2.1',
  });
});

test('a newCall has the fields of a real one, with encoded brackets', async () => {
  const { emulator, received, agent } = await startHarness();
  const call = emulator.placeCall({ from: caller, to: agent(1), diversion: '+494066969001' });
  await call.ended;
  expect(received[0]?.body).toBe(
    `event=newCall&direction=in&from=493023125042&to=492214710112&callId=${call.callId}` +
      `&origCallId=${call.callId}&xcid=${call.xcid}&diversion=494066969001` +
      '&user%5B%5D=Mehmet+Y%C4%B1lmaz&userId%5B%5D=w1&fullUserId%5B%5D=1234567w1',
  );
  expect(call.callId).toMatch(/^[0-9A-F]{76}$/);
  expect(call.xcid).toMatch(/^[0-9A-F]{16}$/);
});

test('brackets may be literal, and users missing, as in the capture of a real newCall', async () => {
  const { emulator, received, agent } = await startHarness({
    assumptions: { brackets: 'literal', listsUsers: false },
  });
  await emulator.placeCall({ from: caller, to: agent(1) }).ended;
  expect(received[0]?.body).toMatch(/&user\[\]=$/);
});

test('answer and hangup have the fields of real ones', async () => {
  const { emulator, agent } = await startHarness();
  const outcome = await emulator.placeCall({ from: caller, to: agent(1) }).ended;
  const common = ['event', 'direction', 'from', 'to', 'callId', 'origCallId', 'xcid'];
  expect([...formAt(outcome, 'answer').keys()]).toEqual([
    ...common,
    'user',
    'userId',
    'fullUserId',
    'answeringNumber',
  ]);
  expect([...formAt(outcome, 'hangup').keys()]).toEqual([...common, 'cause', 'answeringNumber']);
});

test.each(['', '00000', '11', '1234567e0'])('an odd caller, "%s", is sent as it is', async from => {
  const { emulator, agent } = await startHarness();
  const outcome = await emulator.placeCall({ from, to: agent(0) }).ended;
  expect(formAt(outcome, 'newCall').get('from')).toBe(from);
});

test('incoming and outgoing calls go to their own URLs, and nowhere where none is set', async () => {
  const { emulator, webhookUrl, agent } = await startHarness();
  emulator.setPushUrls({ incoming: '', outgoing: `${webhookUrl}/out` });
  const incoming = await emulator.placeCall({ from: caller, to: agent(0) }).ended;
  const outgoing = await emulator.dialOut({ agentNumber: agent(0), to: caller }).ended;
  expect(incoming.pushes).toEqual([]);
  expect(outgoing.pushes[0]?.url).toBe(`${webhookUrl}/out`);
});

test('the same seed gives the same call ids', async () => {
  const ids = await Promise.all(
    [7, 7, 8].map(async seed => {
      const { emulator, agent } = await startHarness({ seed });
      const call = emulator.placeCall({ from: caller, to: agent(0) });
      await call.ended;
      return call.callId;
    }),
  );
  expect(ids[0]).toBe(ids[1]);
  expect(ids[0]).not.toBe(ids[2]);
});
