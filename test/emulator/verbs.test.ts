import { expect, test } from 'vitest';
import {
  caller,
  dial,
  formAt,
  formTo,
  type Reply,
  sequenceOf,
  startFileServer,
  startHarness,
  subscribed,
  wavOf,
} from './harness.ts';

test('an empty response lets the call ring as configured', async () => {
  const { emulator, agent } = await startHarness();
  const outcome = await emulator.placeCall({ from: caller, to: agent(0) }).ended;
  expect(outcome.answeredBy).toBe(agent(0));
});

test('without subscriptions no answer and no hangup is sent', async () => {
  const { emulator, agent } = await startHarness({ verbs: () => ({ body: '<Response/>' }) });
  const outcome = await emulator.placeCall({ from: caller, to: agent(0) }).ended;
  expect(sequenceOf(outcome)).toEqual(['nc(A)']);
  expect(outcome.outcome).toBe('answered');
});

test('a subscription holds for its own leg only', async () => {
  const { emulator, hotline, agent } = await startHarness({
    verbs: form =>
      form.get('from') === caller.slice(1) ? dial('+492214710113') : { body: '<Response></Response>' },
  });
  const outcome = await emulator.placeCall({ from: caller, to: hotline }).ended;
  expect(sequenceOf(outcome)).toEqual(['nc(A)', 'nc(B)', 'an(A)', 'hu(A,normalClearing)']);
  expect(outcome.answeredBy).toBe(agent(2));
});

test('answer and hangup may be subscribed apart', async () => {
  const { emulator, agent } = await startHarness({
    verbs: (_form, url) => ({ body: `<Response onHangup="${url}?a=1&amp;b=2"/>` }),
  });
  const outcome = await emulator.placeCall({ from: caller, to: agent(0) }).ended;
  expect(sequenceOf(outcome)).toEqual(['nc(A)', 'hu(A,normalClearing)']);
  expect(new URL(outcome.pushes[1]?.url ?? '').search).toBe('?a=1&b=2');
});

test('of five numbers that ring at once the first to pick up wins, and the others are cancelled', async () => {
  const targets = ['111', '112', '113', '114', '115'].map(last => `+492214710${last}`);
  const { emulator, hotline, agent } = await startHarness({
    verbs: form => (form.get('from') === caller.slice(1) ? dial(...targets) : ''),
  });
  emulator.phone(agent(3)).answersAfter(2);
  const outcome = await emulator.placeCall({ from: caller, to: hotline }).ended;

  expect(outcome.answeredBy).toBe(agent(3));
  const sequence = sequenceOf(outcome);
  expect(sequence.filter(event => event.startsWith('nc'))).toHaveLength(6);
  expect(sequence.filter(event => event.startsWith('an'))).toHaveLength(2);
  expect(sequence.filter(event => event.endsWith('cancel)'))).toHaveLength(4);
});

test('where some of the numbers can not ring, the others still do', async () => {
  const { emulator, hotline, agent } = await startHarness({
    verbs: form => (form.get('to') === '492214710100' ? dial('+492214710111', '+492214710112') : ''),
  });
  emulator.phone(agent(0)).setOnline(false);
  const outcome = await emulator.placeCall({ from: caller, to: hotline }).ended;
  expect(outcome.answeredBy).toBe(agent(1));
  expect(formTo(outcome, 'hangup', agent(0)).get('cause')).toBe('notFound');
});

test('where no number can ring, the call ends with the cause that says most', async () => {
  const { emulator, hotline, agent } = await startHarness({
    verbs: form => (form.get('to') === '492214710100' ? dial('+492214710111', '+492214710112') : ''),
  });
  emulator.phone(agent(0)).setOnline(false);
  emulator.phone(agent(1)).isBusy();
  const outcome = await emulator.placeCall({ from: caller, to: hotline }).ended;
  expect(outcome.outcome).toBe('busy');
  expect(formTo(outcome, 'hangup', hotline).get('cause')).toBe('busy');
});

test('a redirect to a number that can not exist reaches nobody', async () => {
  const { emulator, hotline } = await startHarness({ verbs: () => '<Dial><Number>11</Number></Dial>' });
  const outcome = await emulator.placeCall({ from: caller, to: hotline }).ended;
  expect(sequenceOf(outcome)).toEqual(['nc(A)', 'hu(A,notFound)']);
});

test('voicemail takes the call on a leg of its own', async () => {
  const { emulator, hotline } = await startHarness({
    verbs: form => (form.getAll('user[]').includes('voicemail') ? '' : '<Dial><Voicemail/></Dial>'),
  });
  const outcome = await emulator.placeCall({ from: caller, to: hotline }).ended;
  expect(outcome).toMatchObject({ outcome: 'voicemail', answeredBy: null });
  expect(formAt(outcome, 'answer').get('user')).toBe('voicemail');
});

test.each([
  { verb: '<Reject/>', cause: 'noAnswer', outcome: 'rejected' },
  { verb: '<Reject reason="rejected"/>', cause: 'noAnswer', outcome: 'rejected' },
  { verb: '<Reject reason="busy"/>', cause: 'busy', outcome: 'busy' },
  { verb: '<Hangup/>', cause: 'normalClearing', outcome: 'rejected' },
])('$verb ends the call with $cause', async ({ verb, cause, outcome }) => {
  const { emulator, hotline } = await startHarness({ verbs: () => verb });
  const ended = await emulator.placeCall({ from: caller, to: hotline }).ended;
  expect(sequenceOf(ended)).toEqual(['nc(A)', `hu(A,${cause})`]);
  expect(ended.outcome).toBe(outcome);
});

test('an announcement is played to its end before the phone rings', async () => {
  const url = await startFileServer(wavOf(3));
  const { emulator, agent } = await startHarness({ verbs: () => `<Play><Url>${url}</Url></Play>` });
  emulator.phone(agent(0)).answersAfter(5);
  const outcome = await emulator.placeCall({ from: caller, to: agent(0) }).ended;
  expect(outcome.announcementsHeard).toEqual([{ url, durationSeconds: 3, problem: null }]);
  expect(Math.round(outcome.waitedSeconds)).toBe(8);
});

test.each([
  { file: 'stereo', bytes: wavOf(1, 2), problem: /^not mono 16-bit PCM at 8 kHz: .*"channels":2/ },
  { file: 'no WAV', bytes: Buffer.from('MP3'), problem: /^not a WAV file$/ },
  { file: 'a WAV without samples', bytes: wavOf(1).subarray(0, 30), problem: /no samples/ },
])('an announcement that is $file is not played, and the phone rings', async ({ bytes, problem }) => {
  const url = await startFileServer(bytes);
  const { emulator, agent } = await startHarness({ verbs: () => `<Play><Url>${url}</Url></Play>` });
  const outcome = await emulator.placeCall({ from: caller, to: agent(0) }).ended;
  expect(outcome.announcementsHeard).toEqual([
    { url, durationSeconds: 0, problem: expect.stringMatching(problem) },
  ]);
  expect(outcome.answeredBy).toBe(agent(0));
});

test.each([
  { pressed: '2', keys: ['2'], digits: '2' },
  { pressed: 'more keys than asked for', keys: ['4711'], digits: '47' },
  { pressed: 'fewer keys than asked for', keys: ['4'], digits: '4' },
])('gathered keys, $pressed, arrive as a dtmf event whose reply is obeyed', async ({ keys, digits }) => {
  const { emulator, hotline, agent } = await startHarness({ verbs: menu(2) });
  const outcome = await emulator.placeCall({ from: caller, to: hotline, keys }).ended;
  expect([...formAt(outcome, 'dtmf').keys()]).toEqual(['event', 'callId', 'dtmf']);
  expect(formAt(outcome, 'dtmf').get('dtmf')).toBe(digits);
  expect(outcome.answeredBy).toBe(agent(2));
});

test('who presses no key is reported without digits', async () => {
  const { emulator, hotline } = await startHarness({ verbs: menu(1) });
  const outcome = await emulator.placeCall({ from: caller, to: hotline }).ended;
  expect(formAt(outcome, 'dtmf').has('dtmf')).toBe(false);
});

test('who hangs up during the menu is reported as -1', async () => {
  const { emulator, hotline } = await startHarness({ verbs: menu(1) });
  const outcome = await emulator.placeCall({ from: caller, to: hotline, patienceSeconds: 1 }).ended;
  expect(sequenceOf(outcome)).toEqual(['nc(A)', 'dtmf(A,-1)', 'hu(A,cancel)']);
});

test('a menu in a menu gathers one set of keys after the other', async () => {
  const { emulator, hotline } = await startHarness({
    verbs: (form, url) =>
      form.get('event') === 'newCall' || form.get('dtmf') === '1' ? `<Gather onData="${url}"/>` : '<Reject/>',
  });
  const outcome = await emulator.placeCall({ from: caller, to: hotline, keys: ['1', '7'] }).ended;
  expect(sequenceOf(outcome)).toEqual(['nc(A)', 'dtmf(A,1)', 'dtmf(A,7)', 'hu(A,noAnswer)']);
});

test.each([
  {
    reply: 'of the wrong content type',
    given: asIs({ contentType: 'text/html' }),
    problem: /content type is text\/html/,
  },
  { reply: 'with an error status', given: asIs({ status: 500 }), problem: /^HTTP status 500$/ },
  {
    reply: 'of broken XML',
    given: asIs({ body: '<Response><Reject></Response>' }),
    problem: /closes <Reject>/,
  },
  { reply: 'with six numbers', given: () => dial(...Array<string>(6).fill(caller)), problem: /6 targets/ },
  { reply: 'with two verbs', given: () => '<Reject/><Hangup/>', problem: /followed by another verb/ },
])('a reply $reply counts as none', async ({ given, problem }) => {
  const { emulator, agent } = await startHarness({ verbs: (_form, url) => given(url) });
  const outcome = await emulator.placeCall({ from: caller, to: agent(0) }).ended;
  expect(sequenceOf(outcome)).toEqual(['nc(A)']);
  expect(outcome.answeredBy).toBe(agent(0));
  expect(outcome.pushes[0]?.problem).toMatch(problem);
});

test('a webhook that does not answer in time counts as none', async () => {
  const { emulator, agent } = await startHarness({ webhookTimeoutSeconds: 0.2 });
  const { createServer } = await import('node:net');
  const silent = createServer();
  await new Promise<void>(resolve => silent.listen(0, '127.0.0.1', resolve));
  const address = silent.address();
  const port = typeof address === 'object' ? address?.port : null;
  emulator.setPushUrls({ incoming: `http://127.0.0.1:${port}/`, outgoing: '' });
  const outcome = await emulator.placeCall({ from: caller, to: agent(0) }).ended;
  silent.close();
  expect(outcome.pushes.map(push => push.problem)).toEqual(['no complete reply within 0.2 s']);
  expect(outcome.answeredBy).toBe(agent(0));
});

test('a webhook that can not be reached counts as none', async () => {
  const { emulator, agent } = await startHarness();
  emulator.setPushUrls({ incoming: 'http://127.0.0.1:1/', outgoing: '' });
  const outcome = await emulator.placeCall({ from: caller, to: agent(0) }).ended;
  expect(outcome.pushes.map(push => push.status)).toEqual([null]);
  expect(outcome.answeredBy).toBe(agent(0));
});

test('a redirect in a circle ends after some legs', async () => {
  const { emulator, hotline } = await startHarness({ verbs: () => dial('+492214710100') });
  const outcome = await emulator.placeCall({ from: caller, to: hotline, patienceSeconds: 100_000 }).ended;
  expect(outcome.outcome).toBe('unreachable');
  expect(formAt(outcome, 'hangup').get('cause')).toBe('congestion');
});

/** Gathers keys, then redirects to the third agent. */
function menu(maxDigits: number): (form: URLSearchParams, url: string) => string {
  return (form, url) => {
    if (form.get('event') === 'dtmf') return dial('+492214710113');
    return form.get('to') === '492214710100'
      ? `<Gather type="dtmf" onData="${url}" maxDigits="${maxDigits}"/>`
      : '';
  };
}

/** A rejection that takes no effect, because something else about the reply is wrong. */
function asIs(change: Partial<Reply>): (url: string) => Reply {
  return url => ({ body: subscribed(url, '<Reject/>'), ...change });
}
