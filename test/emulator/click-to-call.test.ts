import { describe, expect, test } from 'vitest';
import type { Assumptions } from '../../src/emulator/assumptions.ts';
import type { EmulatedCall } from '../../src/emulator/call.ts';
import { exampleCompany } from '../../src/emulator/company.ts';
import type { Faults } from '../../src/emulator/faults.ts';
import { fictionalCaller } from '../../src/emulator/fictional-caller.ts';
import { changePhone, type PhoneChange } from '../../src/emulator/phone.ts';
import { caller, formAt, type Harness, sequenceOf, startHarness } from './harness.ts';
import { request } from './rest/client.ts';

/** Emulated seconds; minutes of real time. */
const forAges = 3_000_000;

interface Clicking extends Harness {
  /** Starts a call from the first agent's phone to a caller, who is there unless something else is said. */
  click(change?: Record<string, unknown>): Promise<EmulatedCall>;
}

async function startClicking(
  assumptions: Partial<Assumptions> = {},
  options: Parameters<typeof startHarness>[0] = {},
): Promise<Clicking> {
  const harness = await startHarness({ assumptions, ...options });
  const { emulator } = harness;
  emulator.changeCaller(null, { picksUp: 1 });
  return {
    ...harness,
    async click(change = {}): Promise<EmulatedCall> {
      const body = { caller: 'e0', callee: caller, ...change };
      const { status, json } = await request(emulator, '/sessions/calls', { method: 'POST', body });
      if (status !== 200) throw new Error(`refused with ${status}`);
      const call = emulator.calls().find(({ callId }) => callId === json.sessionId);
      if (call === undefined) throw new Error('sessionId is no call');
      return call;
    },
  };
}

/** The company with a mailbox on the first agent's line. */
function withMailbox() {
  const company = exampleCompany();
  const users = company.users.map((user, index) =>
    index > 0
      ? user
      : { ...user, phonelines: user.phonelines.map(line => ({ ...line, mailboxAfterSeconds: 20 })) },
  );
  return { ...company, users };
}

describe('the agent’s phone rings first', () => {
  test('and then the caller’s; all of it is pushed under the id that was answered', async () => {
    const { emulator, agent, click } = await startClicking();
    emulator.phone(agent(0)).answersAfter(7);
    emulator.phone(caller).answersAfter(11);
    const call = await click();
    const outcome = await call.ended;
    expect(sequenceOf(outcome)).toEqual(['nc(A)', 'an(A)', 'hu(A,normalClearing)']);
    expect(outcome.pushes.map(({ callId }) => callId)).toEqual([call.callId, call.callId, call.callId]);
    const newCall = formAt(outcome, 'newCall');
    expect(newCall.get('direction')).toBe('out');
    expect(newCall.get('from')).toBe(agent(0).slice(1));
    expect(newCall.get('to')).toBe(caller.slice(1));
    expect(newCall.getAll('userId[]')).toEqual(['w0']);
    expect(formAt(outcome, 'answer').has('userId')).toBe(false);
    expect(outcome).toMatchObject({ outcome: 'answered', talkedTo: [caller], talkedSeconds: 60 });
    expect(outcome.waitedSeconds).toBeGreaterThanOrEqual(18);
  });

  test('and is busy for others meanwhile and afterwards', async () => {
    const { emulator, agent, click } = await startClicking({}, { speed: 1 });
    const [phone, theirs] = [emulator.phone(agent(0)), emulator.phone(caller)];
    for (const one of [phone, theirs]) one.neverAnswers();
    const call = await click();
    await expect.poll(() => phone.state()).toMatchObject({ ringing: true, talking: false });
    expect([call.state(), theirs.state().ringing]).toEqual(['ringing', false]);
    phone.pickUp();
    await expect.poll(() => theirs.state().ringing).toBe(true);
    expect(phone.state()).toMatchObject({ ringing: false, talking: true });
    theirs.pickUp();
    await expect.poll(() => call.talkingTo()).toBe(caller);
    call.hangUp();
    await call.ended;
    expect(phone.state().talking).toBe(false);
  });

  test.each([
    ['does not pick up', { answers: 'never' }],
    ['is busy', { answers: 'busy' }],
    ['declines', { answers: 'rejects' }],
    ['has no phone connected', { online: false }],
  ] satisfies [string, PhoneChange][])(
    'if the agent %s, nobody else is rung and nothing is pushed',
    async (_, change) => {
      const { emulator, agent, received, click } = await startClicking();
      changePhone(emulator.phone(agent(0)), change);
      const outcome = await (await click()).ended;
      expect(outcome).toMatchObject({ outcome: 'agent-missed', talkedTo: [] });
      expect(received).toEqual([]);
    },
  );

  test('an agent who is in a call is busy', async () => {
    const { emulator, agent, click } = await startClicking();
    const talk = emulator.placeCall({ from: '+494066969001', to: agent(0), talkSeconds: forAges });
    await emulator.wait(20);
    expect((await (await click()).ended).outcome).toBe('agent-missed');
    talk.hangUp();
  });

  test('if the agent’s mailbox picks up, the caller is rung for nobody, which looks like a talk', async () => {
    const { emulator, agent, click } = await startClicking({}, { company: withMailbox() });
    emulator.phone(agent(0)).neverAnswers();
    const outcome = await (await click()).ended;
    expect(sequenceOf(outcome)).toEqual(['nc(A)', 'an(A)', 'hu(A,normalClearing)']);
    expect(outcome).toMatchObject({ outcome: 'voicemail', talkedTo: [], talkedSeconds: 10 });
  });

  test('the agent gives up when nobody answers in time', async () => {
    const { emulator, click } = await startClicking();
    emulator.phone(caller).answersAfter(59);
    const outcome = await (await click()).ended;
    expect(sequenceOf(outcome)).toEqual(['nc(A)', 'hu(A,cancel)']);
    expect(outcome.outcome).toBe('abandoned');
  });
});

describe('whoever is called', () => {
  test('may be busy', async () => {
    const { emulator, click } = await startClicking();
    emulator.phone(caller).isBusy();
    const outcome = await (await click()).ended;
    expect(sequenceOf(outcome)).toEqual(['nc(A)', 'hu(A,busy)']);
    expect(outcome.outcome).toBe('busy');
  });

  test('is busy while they are in a call with the company, whoever called', async () => {
    const { emulator, agent, click } = await startClicking();
    const talk = emulator.placeCall({ from: caller.slice(1), to: agent(1), talkSeconds: forAges });
    await emulator.wait(20);
    expect((await (await click()).ended).outcome).toBe('busy');
    talk.hangUp();
    await talk.ended;
    emulator.changeCaller(caller, { talkSeconds: forAges });
    const first = await click({ caller: 'e0' });
    await expect.poll(() => first.state()).toBe('talking');
    expect((await (await click({ caller: 'e2' })).ended).outcome).toBe('busy');
  });

  test('may not be there', async () => {
    const { emulator, click } = await startClicking();
    emulator.changeCaller(caller, { picksUp: 0 });
    const outcome = await (await click()).ended;
    expect(sequenceOf(outcome)).toEqual(['nc(A)', 'hu(A,cancel)']);
    expect(outcome.outcome).toBe('abandoned');
  });

  test('may have a mailbox of their own, which looks like them to sipgate', async () => {
    const { emulator, click } = await startClicking();
    emulator.changeCaller(caller, { picksUp: 0, mailboxAfterSeconds: 20, patienceSeconds: 4 });
    const outcome = await (await click()).ended;
    expect(sequenceOf(outcome)).toEqual(['nc(A)', 'an(A)', 'hu(A,normalClearing)']);
    expect(formAt(outcome, 'answer').get('answeringNumber')).toBe(caller.slice(1));
    expect(outcome).toMatchObject({ outcome: 'voicemail', talkedTo: [], talkedSeconds: 4 });
    const { items } = (await request(emulator, '/history')).json;
    expect(items[0]).toMatchObject({ type: 'CALL', direction: 'OUTGOING', status: 'PICKUP' });
  });

  test('talks as long as was said of them', async () => {
    const { emulator, click } = await startClicking();
    emulator.changeCaller(caller, { talkSeconds: 200 });
    expect((await (await click()).ended).talkedSeconds).toBe(200);
  });

  test('may be an agent, who is rung as by any colleague', async () => {
    const { agent, click } = await startClicking();
    const outcome = await (await click({ callee: agent(1) })).ended;
    expect(sequenceOf(outcome).filter(event => event.startsWith('nc'))).toEqual(['nc(A)', 'nc(B)']);
    expect(outcome.answeredBy).toBe(agent(1));
  });

  test('picks up seventeen of twenty times if nothing was said of them, and the same with the same seed', async () => {
    const pickUps = async (): Promise<readonly boolean[]> => {
      const { emulator, click } = await startClicking({}, { company: exampleCompany({ agents: 60 }) });
      emulator.changeCaller(null, { picksUp: 0.85 });
      const calls: EmulatedCall[] = [];
      for (let index = 0; index < 60; index++)
        calls.push(await click({ callee: fictionalCaller(index), caller: `e${index}` }));
      const outcomes = await Promise.all(calls.map(call => call.ended));
      return outcomes.map(({ outcome }) => outcome === 'answered');
    };
    const first = await pickUps();
    const share = first.filter(Boolean).length / first.length;
    expect(share).toBeGreaterThan(0.72);
    expect(share).toBeLessThan(0.96);
    expect(await pickUps()).toEqual(first);
  });
});

describe('the number that is seen', () => {
  test('is the agent’s, if nothing is said', async () => {
    const { agent, click } = await startClicking();
    expect((await click()).shows).toBe(agent(0));
  });

  test('may be another one of the account, and stands in the push', async () => {
    const { hotline, agent, click } = await startClicking();
    const call = await click({ callerId: hotline });
    expect(call).toMatchObject({ shows: hotline, from: agent(0) });
    expect(formAt(await call.ended, 'newCall').get('from')).toBe(hotline.slice(1));
  });

  test.each([undefined, 400] as const)('is refused if it is somebody else’s', async foreignCallerId => {
    const { emulator, click } = await startClicking(foreignCallerId === undefined ? {} : { foreignCallerId });
    await expect(click({ callerId: '+494066969001' })).rejects.toThrow(`${foreignCallerId ?? 403}`);
    expect(emulator.calls()).toEqual([]);
  });
});

describe('what is not documented', () => {
  const early = { clickToCallNewCall: 'agent-rings' } as const;

  test('newCall may come as soon as the agent’s phone rings', async () => {
    const { emulator, agent, received, click } = await startClicking(early, { speed: 1 });
    emulator.phone(agent(0)).neverAnswers();
    const call = await click();
    await expect.poll(() => received.map(({ form }) => form.get('event'))).toEqual(['newCall']);
    await expect.poll(() => emulator.phone(agent(0)).state().ringing).toBe(true);
    emulator.setSpeed(10_000);
    emulator.phone(agent(0)).pickUp();
    expect(sequenceOf(await call.ended)).toEqual(['nc(A)', 'an(A)', 'hu(A,normalClearing)']);
  });

  test.each([
    [{}, ['nc(A)', 'hu(A,noAnswer)']],
    [{ clickToCallMissed: 'silent' }, ['nc(A)']],
  ] as const)(
    'then, if the agent does not pick up, a hangup follows or nothing: %o',
    async (rule, sequence) => {
      const { emulator, agent, click } = await startClicking({ ...early, ...rule });
      emulator.phone(agent(0)).neverAnswers();
      expect(sequenceOf(await (await click()).ended)).toEqual(sequence);
    },
  );

  test('the agent’s pick-up may be told as the answer, so what is answered need not be a talk', async () => {
    const { emulator, click } = await startClicking({ ...early, clickToCallAnswer: 'agent' });
    emulator.phone(caller).isBusy();
    const outcome = await (await click()).ended;
    expect(sequenceOf(outcome)).toEqual(['nc(A)', 'an(A)', 'hu(A,normalClearing)']);
    expect(outcome.outcome).toBe('busy');
  });

  test('newCall may come from the agent’s number though another is shown', async () => {
    const { hotline, agent, click } = await startClicking({ clickToCallFrom: 'agent-number' });
    const call = await click({ callerId: hotline });
    expect(formAt(await call.ended, 'newCall').get('from')).toBe(agent(0).slice(1));
    expect(call.shows).toBe(hotline);
  });

  test('newCall may not name the agent', async () => {
    const { click } = await startClicking({ namesCallingAgent: false });
    const newCall = formAt(await (await click()).ended, 'newCall');
    expect([newCall.has('userId[]'), newCall.get('user[]')]).toEqual([false, '']);
  });

  test('the agent’s mailbox may keep out of it', async () => {
    const run = await startClicking({ mailboxTakesClickToCall: false }, { company: withMailbox() });
    run.emulator.phone(run.agent(0)).neverAnswers();
    expect((await (await run.click()).ended).outcome).toBe('agent-missed');
  });
});

describe('faults', () => {
  const withFault = async (dials: Faults['dials'] & {}): Promise<Clicking> => {
    const clicking = await startClicking();
    clicking.emulator.setFaults({ dials });
    return clicking;
  };

  test.each([402, 403, 404, 500])('it may be refused with %s, and then calls nobody', async status => {
    const { emulator, click } = await withFault([{ kind: 'refuse', status, next: 1 }]);
    await expect(click()).rejects.toThrow(String(status));
    expect(emulator.calls()).toEqual([]);
    await expect(click()).resolves.toBeDefined();
  });

  test('a request that is invalid uses up no fault', async () => {
    const { emulator, click } = await withFault([{ kind: 'refuse', status: 402, next: 1 }]);
    const empty = await request(emulator, '/sessions/calls', { method: 'POST', body: {} });
    expect(empty.status).toBe(400);
    await expect(click({ caller: 'e77' })).rejects.toThrow('400');
    await expect(click()).rejects.toThrow('402');
  });

  test('it may start as it should, and be kept from the webhook', async () => {
    const { emulator, received, click } = await withFault([{ kind: 'silent' }]);
    const outcome = await (await click()).ended;
    expect(outcome).toMatchObject({ outcome: 'answered', pushes: [] });
    expect(received).toEqual([]);
    expect((await request(emulator, '/history')).json.totalCount).toBe(1);
  });

  test.each([
    ['hang', 0],
    ['late', 1],
  ] as const)(
    'it may %s: no answer comes, and once the client has given up there are %s calls',
    async (kind, calls) => {
      const { emulator } = await withFault([{ kind }]);
      const authorization = `Basic ${btoa(`${emulator.tokenId}:${emulator.token}`)}`;
      const asked = fetch(`${emulator.apiUrl}/sessions/calls`, {
        method: 'POST',
        headers: { authorization, 'content-type': 'application/json' },
        body: JSON.stringify({ caller: 'e0', callee: caller }),
        signal: AbortSignal.timeout(2_000),
      });
      await expect(asked).rejects.toThrow();
      await expect.poll(() => emulator.calls()).toHaveLength(calls);
    },
  );

  test('closing the emulator does not wait for a request that hangs', async () => {
    const { emulator, click } = await withFault([{ kind: 'hang' }]);
    const asked = click().catch(() => 'given up');
    await emulator.close();
    expect(await asked).toBe('given up');
  });
});

test('all of it can be set from outside, and a number of the account is refused', async () => {
  const { emulator, agent } = await startHarness();
  const patch = async (path: string, body: unknown): Promise<{ status: number; json: unknown }> => {
    const response = await fetch(`${emulator.url}/emulator/${path}`, {
      method: 'PATCH',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const text = await response.text();
    return { status: response.status, json: text === '' ? null : JSON.parse(text) };
  };
  expect(emulator.caller(caller)).toEqual({
    picksUp: 0.85,
    mailboxAfterSeconds: null,
    talkSeconds: 60,
    patienceSeconds: 10,
  });
  expect(await patch(`callers/${caller}`, { picksUp: 0.5, mailboxAfterSeconds: 20 })).toMatchObject({
    status: 200,
    json: { picksUp: 0.5, mailboxAfterSeconds: 20, talkSeconds: 60 },
  });
  expect((await patch('callers', { talkSeconds: 5 })).status).toBe(204);
  expect(emulator.caller(caller.slice(1))).toMatchObject({ picksUp: 0.5, talkSeconds: 5 });
  expect(await patch(`callers/${agent(0)}`, { picksUp: 0 })).toMatchObject({
    status: 400,
    json: { message: `${agent(0)} is a number of Möbel Krüger GmbH; change its phone instead` },
  });
  expect((await patch('callers', { picksUp: 2 })).status).toBe(400);
  expect((await patch('callers', { patience: 2 })).status).toBe(400);
});
