import { describe, expect, test } from 'vitest';
import { fictionalCaller } from '../../src/emulator/fictional-caller.ts';
import { sharedUserCompany } from '../../src/emulator/shared-user-company.ts';
import { availabilityOf } from '../../src/switchboard/availability.ts';
import { familiarityOf } from '../store/contract/bench.ts';
import { phone } from '../support/builders.ts';
import { startFamiliar, startHotline } from '../support/hotline.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const numbers = sharedUserCompany().users.flatMap(user => user.numbers.map(({ number }) => number));
const strangers = Array.from({ length: 12 }, (_, index) => fictionalCaller(index));
const tutorial = { ROUTING_POLICY: 'tutorial', SERVICE_PHONES: numbers.join(',') };

/** What the token of the tutorial may do. */
const itsToken = {
  tokenId: 'token-TUTOR1',
  token: 'secret',
  userId: 'w0',
  scopes: ['devices:read', 'numbers:read'],
};

describe.each(['classic', 'neo'] as const)(
  'on a %s account whose numbers all belong to one user',
  flavour => {
    const start = (environment: Record<string, string>, emulator = {}) =>
      startHotline({ environment, emulator: { flavour, company: sharedUserCompany(), ...emulator } });

    test('each number is an agent: strangers reach all of them, and a second call at the same time another one', async () => {
      const hotline = await start(tutorial);
      expect(hotline.availability()).toEqual(numbers.map(() => 'available'));
      const reached = new Set<string | null>();
      for (const stranger of strangers) reached.add((await hotline.call(stranger)).answeredBy);
      expect(reached.size).toBeGreaterThan(2);

      const [one, other] = await Promise.all([
        hotline.call(fictionalCaller(40), { talkSeconds: 600 }),
        hotline.call(fictionalCaller(41), { talkSeconds: 600 }),
      ]);
      expect([one.outcome, other.outcome]).toEqual(['answered', 'answered']);
      expect(one.answeredBy).not.toBe(other.answeredBy);
    });

    test('a caller comes back to the number that they know, and to another one while that talks', async () => {
      const hotline = await start(tutorial);
      const [regular = '', other = ''] = strangers;
      const { answeredBy } = await hotline.call(regular);
      for (let again = 0; again < 3; again++)
        expect((await hotline.call(regular)).answeredBy).toBe(answeredBy);
      expect((await hotline.history())[0]?.call).toMatchObject({
        agentId: answeredBy,
        answeringNumber: answeredBy,
      });

      const direct = hotline.emulator.placeCall({ from: other, to: answeredBy ?? '', talkSeconds: 3_000 });
      await hotline.emulator.wait(60);
      const index = numbers.indexOf(answeredBy ?? '');
      expect(hotline.availability()[index]).toBe('talking');
      expect(hotline.availability().filter(state => state === 'available')).toHaveLength(numbers.length - 1);
      const meanwhile = await hotline.call(regular);
      expect(meanwhile.outcome).toBe('answered');
      expect(meanwhile.answeredBy).not.toBe(answeredBy);
      await direct.ended;
    });

    test('a number whose phone is offline is not rung, and presence is each number’s own', async () => {
      const hotline = await start({ ...tutorial, PRESENCE_INTERVAL_SECONDS: '1' });
      for (const number of numbers.slice(1)) hotline.emulator.phone(number).setOnline(false);
      await expect
        .poll(() => hotline.availability(), { timeout: 30_000 })
        .toEqual(['available', ...numbers.slice(1).map(() => 'offline')]);
      expect((await hotline.call(strangers[0] ?? '')).answeredBy).toBe(numbers[0]);
    });
  },
);

test('the tutorial’s own token is enough on a classic account, also where no number is listed', async () => {
  const hotline = await startHotline({
    environment: { ROUTING_POLICY: 'tutorial', TOKEN_ID: itsToken.tokenId, TOKEN: itsToken.token },
    emulator: { company: sharedUserCompany(), tokens: [itsToken] },
  });
  expect(hotline.availability()).toEqual(numbers.map(() => 'available'));
  expect(hotline.log.lines.filter(line => line.includes('is an agent of'))).toHaveLength(1);
});

test('where only the user is named as the one who picked up, the leg to the number tells whose it was', async () => {
  const hotline = await startHotline({
    environment: { ...tutorial, ROUTING_POLICY: 'familiar', RING_STRANGERS: '3' },
    emulator: {
      company: sharedUserCompany(),
      assumptions: { firstLegAnsweringNumber: false, firstLegUser: true },
    },
  });
  const call = hotline.call(strangers[0] ?? '', { talkSeconds: 600 });
  await hotline.emulator.wait(120);
  expect(hotline.availability().filter(state => state === 'talking')).toHaveLength(1);
  expect(hotline.availability().filter(state => state === 'available')).toHaveLength(numbers.length - 1);
  const { answeredBy } = await call;
  expect((await hotline.history())[0]?.call.agentId).toBe(answeredBy);
  expect((await hotline.call(strangers[0] ?? '')).answeredBy).toBe(answeredBy);
});

test('what was learned of the user before, by an earlier version or with other settings, is each number’s', async () => {
  const folder = await temporaryFolder();
  const onDisk = {
    DATABASE_URL: `sqlite:${folder}/familiar.db`,
    SPOOL_FILE: `${folder}/familiar.spool`,
    // On a slow machine hours pass here while it starts again.
    TALKING_EXPIRES_MINUTES: '1440',
  };
  const [first = '', second = ''] = numbers;
  const [regular = '', other = ''] = strangers;
  // With one number listed the user is one agent, to whom all of its numbers belong.
  const hotline = await startHotline({
    environment: { ...onDisk, SERVICE_PHONES: first },
    emulator: { company: sharedUserCompany() },
  });
  await hotline.emulator.placeCall({ from: regular, to: second }).ended;
  const open = hotline.emulator.placeCall({ from: other, to: second, talkSeconds: 86_000 });
  await hotline.emulator.wait(60);
  expect((await hotline.history()).map(({ call }) => call.agentId)).toEqual(['w0', 'w0']);
  await hotline.service.close();

  const environment = { ...onDisk, ...tutorial, ROUTING_POLICY: 'familiar' };
  const { context } = await startFamiliar(hotline.emulator, { environment });
  const calls = async () => (await context.store.recentCalls(2)).map(({ call }) => call.agentId);
  await expect.poll(calls, { timeout: 30_000 }).toEqual([second, second]);
  const state = (number: string) => {
    const agent = context.known.roster.agents.find(({ id }) => id === number);
    return agent && availabilityOf(agent, context.known, hotline.emulator.now());
  };
  expect([first, second].map(state)).toEqual(['available', 'talking']);
  const known = await familiarityOf(context.store, phone(regular));
  expect(known).toMatchObject([{ agentId: second, answeredCalls: 1 }]);
  open.hangUp();
  await open.ended;
});
