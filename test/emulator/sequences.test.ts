import { expect, test } from 'vitest';
import { type Company, exampleCompany } from '../../src/emulator/company.ts';
import { caller, dial, formAt, formTo, sequenceOf, startHarness } from './harness.ts';

test('an answered call to an agent is announced, answered and ended on one leg', async () => {
  const { emulator, agent } = await startHarness();
  const outcome = await emulator.placeCall({ from: caller, to: agent(2), talkSeconds: 30 }).ended;

  expect(sequenceOf(outcome)).toEqual(['nc(A)', 'an(A)', 'hu(A,normalClearing)']);
  expect(outcome).toMatchObject({ outcome: 'answered', answeredBy: agent(2), talkedSeconds: 30 });
  const answer = formAt(outcome, 'answer');
  expect(answer.get('answeringNumber')).toBe(agent(2).slice(1));
  expect(answer.get('userId')).toBe('w2');
});

test('a caller who gives up leaves a cancelled call', async () => {
  const { emulator, agent } = await startHarness();
  emulator.phone(agent(0)).neverAnswers();
  const outcome = await emulator.placeCall({ from: caller, to: agent(0), patienceSeconds: 20 }).ended;

  expect(sequenceOf(outcome)).toEqual(['nc(A)', 'hu(A,cancel)']);
  expect(outcome.outcome).toBe('abandoned');
  expect(Math.round(outcome.waitedSeconds)).toBe(20);
});

test('a caller who hangs up while it rings leaves a cancelled call too', async () => {
  const { emulator, agent } = await startHarness({ speed: 1 });
  const call = emulator.placeCall({ from: caller, to: agent(0) });
  call.hangUp();
  expect(sequenceOf(await call.ended)).toEqual(['nc(A)', 'hu(A,cancel)']);
});

test.each([
  { phone: 'busy', cause: 'busy', outcome: 'busy' },
  { phone: 'declined', cause: 'noAnswer', outcome: 'unanswered' },
  { phone: 'on do-not-disturb', cause: 'noAnswer', outcome: 'unanswered' },
  { phone: 'offline', cause: 'notFound', outcome: 'unreachable' },
  { phone: 'left ringing', cause: 'noAnswer', outcome: 'unanswered' },
])('a phone that is $phone ends the call with $cause', async ({ phone, cause, outcome }) => {
  const { emulator, agent } = await startHarness();
  const called = emulator.phone(agent(0));
  if (phone === 'busy') called.isBusy();
  if (phone === 'declined') called.rejects();
  if (phone === 'on do-not-disturb') called.setDnd(true);
  if (phone === 'offline') called.setOnline(false);
  if (phone === 'left ringing') called.neverAnswers();
  const ended = await emulator.placeCall({ from: caller, to: agent(0), patienceSeconds: 600 }).ended;

  expect(sequenceOf(ended)).toEqual(['nc(A)', `hu(A,${cause})`]);
  expect(ended).toMatchObject({ outcome, answeredBy: null });
});

test('an agent who talks is busy for the next caller, and free afterwards', async () => {
  const { emulator, agent } = await startHarness();
  const first = emulator.placeCall({ from: caller, to: agent(0), talkSeconds: 300 });
  await emulator.wait(30);
  const second = await emulator.placeCall({ from: '+496990009001', to: agent(0) }).ended;
  first.hangUp();
  await first.ended;
  const third = await emulator.placeCall({ from: '+496990009001', to: agent(0) }).ended;

  expect([second.outcome, third.outcome]).toEqual(['busy', 'answered']);
});

test('a transfer by the agent moves the caller to a second leg', async () => {
  const { emulator, agent } = await startHarness();
  const call = emulator.placeCall({ from: caller, to: agent(0), talkSeconds: 60 });
  await emulator.wait(30);
  expect(call.transfer(agent(1))).toBe(true);
  const outcome = await call.ended;

  expect(sequenceOf(outcome)).toEqual([
    'nc(A)',
    'an(A)',
    'nc(B)',
    'an(B)',
    'hu(A,normalClearing)',
    'hu(B,normalClearing)',
  ]);
  const [first, second] = [formAt(outcome, 'newCall', 0), formAt(outcome, 'newCall', 1)];
  expect(second.get('origCallId')).toBe(first.get('callId'));
  expect(second.get('xcid')).toBe(first.get('xcid'));
  expect(second.get('diversion')).toBe(agent(0).slice(1));
  expect(second.get('from')).toBe(caller.slice(1));
  expect(second.getAll('userId[]')).toEqual(['w1']);
  expect(outcome.talkedTo).toEqual([agent(0), agent(1)]);
});

test('a transfer that nobody picks up ends both legs', async () => {
  const { emulator, agent } = await startHarness();
  emulator.phone(agent(1)).neverAnswers();
  const call = emulator.placeCall({ from: caller, to: agent(0), talkSeconds: 60 });
  await emulator.wait(30);
  call.transfer(agent(1));

  expect(sequenceOf(await call.ended)).toEqual([
    'nc(A)',
    'an(A)',
    'nc(B)',
    'hu(A,normalClearing)',
    'hu(B,noAnswer)',
  ]);
});

test('a call can be transferred only while somebody talks', async () => {
  const { emulator, agent } = await startHarness({ speed: 1 });
  const call = emulator.placeCall({ from: caller, to: agent(0) });
  expect(call.transfer(agent(1))).toBe(false);
});

test('a forward set in sipgate ends the first leg as forwarded', async () => {
  const company = withLine('w0', { forwardTo: exampleCompany().users[3]?.numbers[0]?.number ?? '' });
  const { emulator, agent } = await startHarness({ company });
  const outcome = await emulator.placeCall({ from: caller, to: agent(0) }).ended;

  expect(sequenceOf(outcome)).toEqual(['nc(A)', 'hu(A,forwarded)', 'nc(B)', 'an(B)', 'hu(B,normalClearing)']);
  expect(formAt(outcome, 'newCall', 1).get('diversion')).toBe(agent(0).slice(1));
  expect(outcome.answeredBy).toBe(agent(3));
});

test('the mailbox takes a call after the ring time, as a leg of its own without a user id', async () => {
  const { emulator, agent } = await startHarness({ company: withLine('w1', { mailboxAfterSeconds: 22 }) });
  emulator.phone(agent(1)).neverAnswers();
  const outcome = await emulator.placeCall({ from: caller, to: agent(1), patienceSeconds: 60 }).ended;

  expect(sequenceOf(outcome)).toEqual(['nc(A)', 'hu(A,forwarded)', 'nc(B)', 'an(B)', 'hu(B,normalClearing)']);
  const leg = formAt(outcome, 'newCall', 1);
  expect(leg.getAll('user[]')).toEqual(['voicemail']);
  expect(leg.has('userId[]')).toBe(false);
  expect(leg.get('origCallId')).toBe(formAt(outcome, 'newCall', 0).get('callId'));
  expect(leg.get('xcid')).toBe(formAt(outcome, 'newCall', 0).get('xcid'));
  expect(leg.get('diversion')).toBe(agent(1).slice(1));
  const answer = formAt(outcome, 'answer');
  expect(answer.get('user')).toBe('voicemail');
  expect(answer.has('answeringNumber')).toBe(false);
  expect(outcome).toMatchObject({ outcome: 'voicemail', answeredBy: null });
});

test('a hotline rings its whole group with one newCall, and the answer names who took it', async () => {
  const { emulator, hotline, agent } = await startHarness();
  emulator.phone(agent(4)).answersAfter(2);
  const outcome = await emulator.placeCall({ from: caller, to: hotline }).ended;

  expect(sequenceOf(outcome)).toEqual(['nc(A)', 'an(A)', 'hu(A,normalClearing)']);
  const newCall = formAt(outcome, 'newCall');
  expect(newCall.getAll('userId[]')).toEqual(['w0', 'w1', 'w2', 'w3', 'w4', 'w5']);
  expect(newCall.getAll('fullUserId[]')).toContain('1234567w4');
  expect(newCall.getAll('user[]')).toContain('Olga Petrowa');
  expect(formAt(outcome, 'answer').get('user')).toBe('Olga Petrowa');
  expect(formAt(outcome, 'answer').get('fullUserId')).toBe('1234567w4');
});

test('a queue picks up itself under its own name and hides who talks', async () => {
  const plain = exampleCompany();
  const company = { ...plain, groups: plain.groups.map(group => ({ ...group, kind: 'queue' as const })) };
  const { emulator, hotline } = await startHarness({ company });
  const outcome = await emulator.placeCall({ from: caller, to: hotline }).ended;

  expect(sequenceOf(outcome)).toEqual(['nc(A)', 'an(A)', 'hu(A,normalClearing)']);
  expect(formAt(outcome, 'newCall').getAll('user[]')).toEqual(['Zentrale']);
  expect(formAt(outcome, 'answer').get('user')).toBe('Zentrale');
  expect(formAt(outcome, 'answer').has('userId')).toBe(false);
  expect(outcome.outcome).toBe('answered');
});

test('a redirect to a number outside the account stays on one leg', async () => {
  const mobile = '+4917139200017';
  const { emulator, hotline } = await startHarness({ verbs: () => dial(mobile) });
  const outcome = await emulator.placeCall({ from: caller, to: hotline }).ended;

  expect(sequenceOf(outcome)).toEqual(['nc(A)', 'an(A)', 'hu(A,normalClearing)']);
  expect(formAt(outcome, 'answer').get('answeringNumber')).toBe(mobile.slice(1));
  expect(outcome.answeredBy).toBe(mobile);
});

test('a redirect to an agent makes a second leg from the hotline, and both legs are answered', async () => {
  const { emulator, hotline, agent } = await startHarness({
    verbs: form => (form.get('to') === '492214710100' ? dial('+492214710113') : ''),
  });
  const outcome = await emulator.placeCall({ from: caller, to: hotline }).ended;

  expect(sequenceOf(outcome)).toEqual([
    'nc(A)',
    'nc(B)',
    'an(B)',
    'an(A)',
    'hu(A,normalClearing)',
    'hu(B,normalClearing)',
  ]);
  const second = formTo(outcome, 'newCall', agent(2));
  expect(second.get('direction')).toBe('in');
  expect(second.get('from')).toBe(hotline.slice(1));
  expect(second.get('xcid')).toBe(formTo(outcome, 'newCall', hotline).get('xcid'));
  expect(formTo(outcome, 'answer', agent(2)).get('userId')).toBe('w2');
  expect(formTo(outcome, 'answer', hotline).get('answeringNumber')).toBe(agent(2).slice(1));
  expect(formTo(outcome, 'answer', hotline).has('userId')).toBe(false);
});

test('an outgoing call is pushed with direction out and an answer without a user', async () => {
  const { emulator, agent } = await startHarness();
  const outcome = await emulator.dialOut({ agentNumber: agent(0), to: caller }).ended;

  expect(sequenceOf(outcome)).toEqual(['nc(A)', 'an(A)', 'hu(A,normalClearing)']);
  const newCall = formAt(outcome, 'newCall');
  expect(newCall.get('direction')).toBe('out');
  expect(newCall.get('from')).toBe(agent(0).slice(1));
  expect(newCall.getAll('userId[]')).toEqual(['w0']);
  expect(formAt(outcome, 'answer').has('user')).toBe(false);
  expect(outcome.answeredBy).toBe(caller);
});

test('a call from agent to agent is an outgoing and an incoming leg', async () => {
  const { emulator, agent } = await startHarness();
  const outcome = await emulator.dialOut({ agentNumber: agent(0), to: agent(1) }).ended;
  const [out, incoming] = [formAt(outcome, 'newCall', 0), formAt(outcome, 'newCall', 1)];

  expect([out.get('direction'), incoming.get('direction')]).toEqual(['out', 'in']);
  expect(incoming.get('origCallId')).toBe(out.get('callId'));
  expect(outcome.answeredBy).toBe(agent(1));
});

test('a withheld number appears as anonymous', async () => {
  const { emulator, hotline } = await startHarness();
  const outcome = await emulator.placeCall({ from: 'anonymous', to: hotline }).ended;
  expect(formAt(outcome, 'newCall').get('from')).toBe('anonymous');
});

test('a call to a number of somebody else never reaches the webhook', async () => {
  const { emulator, received } = await startHarness();
  await emulator.placeCall({ from: caller, to: '+494066969001' }).ended;
  expect(received).toEqual([]);
});

function withLine(
  userId: string,
  change: { readonly forwardTo?: string; readonly mailboxAfterSeconds?: number },
): Company {
  const company = exampleCompany();
  return {
    ...company,
    users: company.users.map(user =>
      user.id === userId
        ? { ...user, phonelines: user.phonelines.map(line => ({ ...line, ...change })) }
        : user,
    ),
  };
}
