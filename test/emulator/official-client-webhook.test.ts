import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { runInThisContext } from 'node:vm';
import {
  createWebhookModule,
  type HandlerCallback,
  type NewCallEvent,
  RejectReason,
  type ResponseObject,
  WebhookResponse,
} from 'sipgateio';
import { expect, onTestFinished, test, vi } from 'vitest';
import { exampleCompany } from '../../src/emulator/company.ts';
import type { EmulatorOptions } from '../../src/emulator/options.ts';
import { caller, type Harness, sequenceOf, startFileServer, startHarness, wavOf } from './harness.ts';

// The official webhook server as receiver of the emulator's events.

type OnNewCall = HandlerCallback<NewCallEvent, ResponseObject | Promise<ResponseObject> | undefined>;

test('it accepts the origin and the signature of events, once it knows the emulator’s key', async () => {
  const { emulator, agent, events } = await startOfficial({ pushHeaders: sipgateOrigin, verifies: true });
  const outcome = await emulator.placeCall({ from: caller, to: agent(0) }).ended;
  expect(events.map(({ event }) => event)).toEqual(['newCall', 'answer', 'hangup']);
  expect(outcome.pushes.map(({ problem }) => problem)).toEqual([null, null, null]);
});

test('it refuses events signed by anybody else, with status 200', async () => {
  const logged = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  onTestFinished(() => logged.mockRestore());
  const { emulator, agent, events } = await startOfficial({
    pushHeaders: sipgateOrigin,
    verifies: 'sipgate',
  });
  const outcome = await emulator.placeCall({ from: caller, to: agent(0) }).ended;
  expect(events).toEqual([]);
  expect(outcome.pushes).toMatchObject([{ status: 200, reply: expect.stringContaining('<Error') }]);
  expect(outcome.answeredBy).toBe(agent(0));
});

test('it reads every field of newCall, answer and hangup', async () => {
  const { emulator, hotline, agent, events } = await startOfficial();
  emulator.phone(agent(1)).answersAfter(1);
  const call = emulator.placeCall({ from: caller, to: hotline, diversion: '+494066969001' });
  await call.ended;

  const leg = {
    direction: 'in',
    from: caller,
    to: hotline,
    callId: call.callId,
    originalCallId: call.callId,
    xcid: call.xcid,
    diversion: '+494066969001',
  };
  expect(events).toEqual([
    {
      ...leg,
      event: 'newCall',
      users: emulator.company.users.map(user => `${user.firstname} ${user.lastname}`),
      userIds: ['w0', 'w1', 'w2', 'w3', 'w4', 'w5'],
      fullUserIds: ['1234567w0', '1234567w1', '1234567w2', '1234567w3', '1234567w4', '1234567w5'],
    },
    {
      ...leg,
      event: 'answer',
      user: 'Mehmet Yılmaz',
      userId: 'w1',
      fullUserId: '1234567w1',
      answeringNumber: agent(1),
    },
    { ...leg, event: 'hangup', cause: 'normalClearing', answeringNumber: agent(1) },
  ]);
});

test('it reads a withheld number', async () => {
  const { emulator, agent, events } = await startOfficial();
  await emulator.placeCall({ from: 'anonymous', to: agent(0) }).ended;
  expect(events[0]).toMatchObject({ from: 'anonymous', to: agent(0) });
});

test('its redirect is obeyed', async () => {
  const { emulator, hotline, agent } = await startOfficial({
    onNewCall: ({ to }) =>
      to === '+492214710100'
        ? WebhookResponse.redirectCall({ numbers: ['+492214710113', '+4917139200017'], anonymous: true })
        : undefined,
  });
  emulator.phone(agent(2)).answersAfter(1);
  const outcome = await emulator.placeCall({ from: caller, to: hotline }).ended;
  expect(outcome.answeredBy).toBe(agent(2));
});

test('its voicemail is obeyed', async () => {
  const { emulator, hotline, events } = await startOfficial({
    onNewCall: ({ users }) => (users.includes('voicemail') ? undefined : WebhookResponse.sendToVoicemail()),
  });
  expect((await emulator.placeCall({ from: caller, to: hotline }).ended).outcome).toBe('voicemail');
  expect(events.find(({ event }) => event === 'answer')).toMatchObject({ user: 'voicemail' });
});

test('its rejection and its hang-up are obeyed', async () => {
  const { emulator, agent } = await startOfficial({
    onNewCall: ({ to }) =>
      to === '+492214710111'
        ? WebhookResponse.rejectCall({ reason: RejectReason.BUSY })
        : WebhookResponse.hangUpCall(),
  });
  const rejected = await emulator.placeCall({ from: caller, to: agent(0) }).ended;
  const hungUp = await emulator.placeCall({ from: caller, to: agent(1) }).ended;
  expect([sequenceOf(rejected), sequenceOf(hungUp)]).toEqual([
    ['nc(A)', 'hu(A,busy)'],
    ['nc(A)', 'hu(A,normalClearing)'],
  ]);
});

test('its announcement is played', async () => {
  const announcement = await startFileServer(wavOf(2));
  const { emulator, agent } = await startOfficial({
    onNewCall: () => WebhookResponse.playAudio({ announcement }),
  });
  const outcome = await emulator.placeCall({ from: caller, to: agent(0) }).ended;
  expect(outcome.announcementsHeard).toEqual([{ url: announcement, durationSeconds: 2, problem: null }]);
  expect(outcome.answeredBy).toBe(agent(0));
});

test('its menu gathers keys, and the reply to them is obeyed', async () => {
  const announcement = await startFileServer(wavOf(2));
  const { emulator, hotline, events } = await startOfficial({
    onNewCall: () => WebhookResponse.gatherDTMF({ announcement, maxDigits: 2, timeout: 3000 }),
  });
  const outcome = await emulator.placeCall({ from: caller, to: hotline, keys: ['42'] }).ended;
  expect(events[1]).toEqual({ event: 'dtmf', callId: outcome.pushes[0]?.callId, dtmf: '42' });
  expect(outcome.outcome).toBe('rejected');
});

test('it promises arrays of users, but the capture of a real newCall gives it one empty name and no ids', async () => {
  const { emulator, agent, events } = await startOfficial({ assumptions: { listsUsers: false } });
  await emulator.placeCall({ from: caller, to: agent(0) }).ended;
  expect(events[0]).toMatchObject({ users: [''] });
  expect(events[0]).not.toHaveProperty('userIds');
});

test('it misses users spelt with literal brackets, because it renames only the encoded spelling', async () => {
  const { emulator, agent, events } = await startOfficial({ assumptions: { brackets: 'literal' } });
  await emulator.placeCall({ from: caller, to: agent(0) }).ended;
  expect(events[0]).not.toHaveProperty('users');
  expect(events[0]).toMatchObject({ user: ['Heike Krüger'] });
});

test.each([
  ['an empty number', '', '+'],
  ['an internal extension', '10', '+10'],
])('it turns %s into a wrong one, because it puts a plus before everything', async (_what, from, read) => {
  const { emulator, agent, events } = await startOfficial();
  await emulator.placeCall({ from, to: agent(0) }).ended;
  expect(events[0]).toMatchObject({ from: read });
});

test('it changes a name that looks like a field, because it renames fields in the raw body', async () => {
  const plain = exampleCompany();
  const company = { ...plain, users: plain.users.map(user => ({ ...user, lastname: 'origCallId' })) };
  const { emulator, agent, events } = await startOfficial({ company });
  await emulator.placeCall({ from: caller, to: agent(0) }).ended;
  expect(events[0]).toMatchObject({ users: ['Heike originalCallId'] });
});

test('it writes the word undefined where a redirect leaves anonymous open, and is obeyed all the same', async () => {
  const { emulator, hotline } = await startOfficial({
    onNewCall: () => WebhookResponse.redirectCall({ numbers: ['+4917139200017'] }),
  });
  const outcome = await emulator.placeCall({ from: caller, to: hotline }).ended;
  expect(outcome.pushes[0]?.reply).toContain('anonymous="undefined"');
  expect(outcome.answeredBy).toBe('+4917139200017');
});

const sipgateOrigin = { 'X-Forwarded-For': '217.116.118.254' };

interface OfficialOptions extends EmulatorOptions {
  readonly onNewCall?: OnNewCall;
  /** Whether signatures are verified, with the emulator's key or with sipgate's. Default: not at all. */
  readonly verifies?: boolean | 'sipgate';
}

/** An emulator whose events go to the official webhook server. Keys that are pressed lead to a rejection. */
async function startOfficial({
  onNewCall = () => undefined,
  verifies = false,
  ...options
}: OfficialOptions = {}): Promise<Harness & { readonly events: readonly { readonly event: string }[] }> {
  const harness = await startHarness(options);
  if (verifies === true) substituteKey(harness.emulator.publicKeyPem);

  const serverOptions = {
    port: 0,
    hostname: '127.0.0.1',
    serverAddress: 'http://127.0.0.1/',
    skipSignatureVerification: verifies === false,
  };
  const server = await createWebhookModule().createServer(serverOptions);
  onTestFinished(() => {
    server.getHttpServer().closeAllConnections();
    server.stop();
  });
  serverOptions.serverAddress = `http://127.0.0.1:${(server.getHttpServer().address() as AddressInfo).port}/`;

  const events: { readonly event: string }[] = [];
  server.onNewCall(event => {
    events.push(event);
    return onNewCall(event);
  });
  server.onAnswer(event => void events.push(event));
  server.onHangUp(event => void events.push(event));
  server.onData(event => {
    events.push(event);
    return WebhookResponse.rejectCall({ reason: RejectReason.REJECTED });
  });
  const url = serverOptions.serverAddress;
  harness.emulator.setPushUrls({ incoming: url, outgoing: url });
  return { ...harness, events };
}

/** Runs the official verifier's own code anew with another key in the place of sipgate's. */
function substituteKey(publicKeyPem: string): void {
  const require = createRequire(import.meta.url);
  const path = require.resolve('sipgateio/dist/webhook/signatureVerifier.js');
  const run = (source: string): void =>
    runInThisContext(`(function (exports, require) {${source}\n})`)(require(path), require);
  const original = readFileSync(path, 'utf8');
  run(original.replace(/-----BEGIN PUBLIC KEY-----[\s\S]*-----END PUBLIC KEY-----/, publicKeyPem.trim()));
  onTestFinished(() => run(original));
}
