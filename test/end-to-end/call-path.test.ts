import { describe, expect, test } from 'vitest';
import { fictionalCaller } from '../../src/emulator/fictional-caller.ts';
import { decide, situationOf } from '../../src/routing/decide.ts';
import { availabilityOf } from '../../src/switchboard/availability.ts';
import { familiarityOf } from '../store/contract/bench.ts';
import { reachableServers } from '../support/databases.ts';
import { startFamiliar, startHotline } from '../support/hotline.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const [regular, other] = [fictionalCaller(4), fictionalCaller(9)];

describe.each(await reachableServers())('a caller is put through to the agent they know ($kind)', server => {
  test('from the first call of a stranger to the known voice, the busy friend and back', async () => {
    const database = await server.create();
    try {
      const hotline = await startHotline({ database: database.config, environment: { RING_STRANGERS: '1' } });
      const first = await hotline.call(regular);
      expect(first).toMatchObject({ outcome: 'answered', answeredBy: hotline.agent(0) });
      expect(first.announcementsHeard).toMatchObject([{ problem: null }]);

      await hotline.call(other);
      expect(await hotline.call(regular)).toMatchObject({ answeredBy: hotline.agent(0) });

      const long = hotline.call(regular, { talkSeconds: 3000 });
      await hotline.emulator.wait(60);
      const meanwhile = await hotline.call(regular);
      expect(meanwhile.outcome).toBe('answered');
      expect(meanwhile.answeredBy).not.toBe(hotline.agent(0));
      await long;

      const calls = (await hotline.history()).filter(({ decision }) => decision !== null);
      expect(calls.map(({ decision }) => decision?.reason.rule)).toEqual([
        'longest-idle',
        'preferred-agent',
        'preferred-agent',
        'longest-idle',
        'longest-idle',
      ]);
      for (const { call } of calls)
        expect(call).toMatchObject({
          kind: 'hotline',
          cause: 'normal-clearing',
          answeredAt: expect.any(Number),
        });
      for (const { decision } of calls) expect(decision && decide(situationOf(decision))).toEqual(decision);
      await hotline.service.close();
    } finally {
      await database.drop();
    }
  });
});

describe('who is rung', () => {
  test('two strangers ring at once, the first to pick up talks, the other is free again', async () => {
    const hotline = await startHotline();
    hotline.emulator.phone(hotline.agent(0)).neverAnswers();
    const call = hotline.call(regular, { talkSeconds: 600 });
    await hotline.emulator.wait(120);
    expect(hotline.availability().slice(0, 2)).toEqual(['available', 'talking']);
    expect((await call).answeredBy).toBe(hotline.agent(1));
  });

  test('nobody who is on do not disturb or offline', async () => {
    const hotline = await startHotline({ environment: { PRESENCE_INTERVAL_SECONDS: '1' } });
    for (const index of [0, 1, 2]) hotline.emulator.phone(hotline.agent(index)).setOnline(false);
    for (const index of [3, 4]) hotline.emulator.phone(hotline.agent(index)).setDnd(true);
    for (const { number } of hotline.emulator.company.users[1]?.numbers ?? [])
      hotline.emulator.phone(number).setOnline(false);
    await expect
      .poll(() => hotline.availability(), { timeout: 30_000 })
      .toEqual(['offline', 'offline', 'offline', 'do-not-disturb', 'do-not-disturb', 'available']);
    expect((await hotline.call(regular)).answeredBy).toBe(hotline.agent(5));
  });

  test('an agent on a direct call or one of their own is not rung', async () => {
    const hotline = await startHotline({ environment: { RING_STRANGERS: '5' } });
    const direct = hotline.emulator.placeCall({ from: other, to: hotline.agent(0), talkSeconds: 900 });
    const own = hotline.emulator.dialOut({ agentNumber: hotline.agent(1), to: other, talkSeconds: 900 });
    await hotline.emulator.wait(60);
    expect(hotline.availability().slice(0, 3)).toEqual(['talking', 'talking', 'available']);
    const { answeredBy } = await hotline.call(regular);
    expect([hotline.agent(0), hotline.agent(1)]).not.toContain(answeredBy);
    await Promise.all([direct.ended, own.ended]);
    expect(hotline.availability().slice(0, 2)).toEqual(['available', 'available']);
  });

  test('everybody as sipgate is configured, when nobody is available', async () => {
    const hotline = await startHotline({ environment: { SERVICE_PHONES: '+4915228817386' } });
    const busy = hotline.call(other, { talkSeconds: 900 });
    await hotline.emulator.wait(60);
    const { outcome } = await hotline.call(regular);
    expect(outcome).toBe('answered');
    expect((await hotline.history())[0]?.decision?.outcome).toEqual({ kind: 'as-configured' });
    await busy;
  });

  test('the mailbox, when nobody is available and the setting says so', async () => {
    const environment = { SERVICE_PHONES: '+4915228817386', OVERFLOW: 'voicemail' };
    const hotline = await startHotline({ environment });
    const busy = hotline.call(other, { talkSeconds: 900 });
    await hotline.emulator.wait(60);
    expect((await hotline.call(regular)).outcome).toBe('voicemail');
    await busy;
  });
});

describe('what is learned', () => {
  async function familiarTo(
    hotline: Awaited<ReturnType<typeof startHotline>>,
    from: string,
  ): Promise<unknown> {
    const { answeredBy } = await hotline.call(from);
    const rule = (await hotline.history())[0]?.decision?.reason.rule;
    return rule === 'longest-idle' ? [rule] : [rule, answeredBy];
  }

  test('a direct call makes caller and agent familiar', async () => {
    const hotline = await startHotline();
    await hotline.emulator.placeCall({ from: regular, to: hotline.agent(3) }).ended;
    expect(await familiarTo(hotline, regular)).toEqual(['preferred-agent', hotline.agent(3)]);
  });

  test('so does a call of the agent to the caller', async () => {
    const hotline = await startHotline();
    await hotline.emulator.dialOut({ agentNumber: hotline.agent(4), to: regular }).ended;
    expect(await familiarTo(hotline, regular)).toEqual(['preferred-agent', hotline.agent(4)]);
  });

  test('neither does where the settings say so', async () => {
    const hotline = await startHotline({ environment: { LEARN_DIRECT: 'false', LEARN_OUTGOING: 'false' } });
    await hotline.emulator.placeCall({ from: regular, to: hotline.agent(3) }).ended;
    await hotline.emulator.dialOut({ agentNumber: hotline.agent(4), to: regular }).ended;
    expect(await familiarTo(hotline, regular)).toEqual(['longest-idle']);
  });

  test('a withheld number teaches nothing', async () => {
    const hotline = await startHotline();
    await hotline.call('anonymous');
    expect(await familiarTo(hotline, 'anonymous')).toEqual(['longest-idle']);
  });

  test('after a transfer the caller knows the agent who talked to them in the end', async () => {
    const hotline = await startHotline({ environment: { RING_STRANGERS: '1' } });
    const call = hotline.emulator.placeCall({ from: regular, to: hotline.number, talkSeconds: 600 });
    await hotline.emulator.wait(60);
    call.transfer(hotline.agent(5));
    expect((await call.ended).talkedTo).toEqual([hotline.agent(0), hotline.agent(5)]);
    expect(await familiarTo(hotline, regular)).toEqual(['preferred-agent', hotline.agent(5)]);
    expect(new Set(hotline.availability())).toEqual(new Set(['available']));
  });

  test('a call whose events come twice counts once', async () => {
    const hotline = await startHotline();
    hotline.emulator.setFaults({ pushes: [{ kind: 'duplicate' }] });
    const { answeredBy } = await hotline.call(regular);
    const [known] = await familiarityOf(hotline.service.context.store, regular as never);
    expect(known).toMatchObject({ answeredCalls: 1 });
    expect(await familiarTo(hotline, regular)).toEqual(['preferred-agent', answeredBy]);
  });
});

describe('whatever sipgate does where its documents are silent, a call counts once and everybody is free after it', () => {
  test.each([
    {},
    { secondLegSharesXcid: false, secondLegNamesFirst: false },
    { secondLegSharesXcid: false },
    { firstLegAnsweringNumber: false },
    { firstLegAnsweringNumber: false, firstLegUser: true },
    { firstLegAnsweringNumber: false, secondLegSharesXcid: false, secondLegNamesFirst: false },
    { pushesSecondLeg: false },
    { losingLegs: 'silent' as const },
    { listsUsers: false },
    { brackets: 'literal' as const },
  ])('%j', async assumptions => {
    const hotline = await startHotline({ emulator: { assumptions } });
    const { answeredBy } = await hotline.call(regular);
    expect(answeredBy).not.toBeNull();
    const familiarity = await familiarityOf(hotline.service.context.store, regular as never);
    expect(familiarity).toMatchObject([{ answeredCalls: 1 }]);
    expect((await hotline.call(regular)).answeredBy).toBe(answeredBy);
    expect(new Set(hotline.availability())).toEqual(new Set(['available']));
    expect(await hotline.history()).toHaveLength(2);
  });
});

describe('both of sipgate’s platforms, with and without a token', () => {
  test('on neo the agents are found by their devices', async () => {
    const hotline = await startHotline({ emulator: { flavour: 'neo' } });
    expect(hotline.service.context.known.roster.agents).toHaveLength(6);
    const { answeredBy } = await hotline.call(regular);
    expect((await hotline.call(regular)).answeredBy).toBe(answeredBy);
  });

  test('without a token the service numbers are the agents, and who is busy is learned', async () => {
    const { agent, number } = await startHotline();
    const environment = { TOKEN_ID: '', TOKEN: '', SERVICE_PHONES: `${agent(2)},${agent(3)}` };
    const hotline = await startHotline({ environment: { ...environment, RING_STRANGERS: '1' } });
    expect(number).toBe(hotline.number);
    const calls = [hotline.call(regular, { talkSeconds: 600 })];
    await hotline.emulator.wait(60);
    calls.push(hotline.call(other, { talkSeconds: 600 }));
    const answeredBy = (await Promise.all(calls)).map(outcome => outcome.answeredBy);
    expect(new Set(answeredBy)).toEqual(new Set([agent(2), agent(3)]));
  });
});

test('after a restart the agents, the open calls and what was learned are still known, though sipgate is down', async () => {
  const database = `sqlite:${await temporaryFolder()}/familiar.db`;
  const environment = { DATABASE_URL: database, RING_STRANGERS: '1' };
  const hotline = await startHotline({ environment });
  const { answeredBy } = await hotline.call(regular);
  const open = hotline.call(other, { talkSeconds: 3000 });
  await hotline.emulator.wait(60);
  await hotline.service.close();

  hotline.emulator.setFaults({ rest: [{ status: 503 }] });
  const { context } = await startFamiliar(hotline.emulator, { environment });
  const { known } = context;
  const states = known.roster.agents.map(agent => availabilityOf(agent, known, hotline.emulator.now()));
  expect(states.filter(state => state === 'talking')).toHaveLength(1);
  expect(states.filter(state => state === 'available')).toHaveLength(5);
  expect((await hotline.call(regular)).answeredBy).toBe(answeredBy);
  await open;
});
