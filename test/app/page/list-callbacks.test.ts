import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { findCallback, listCallbacks } from '../../../src/app/page/list-callbacks.ts';
import type { HangupCause } from '../../../src/domain/call-event.ts';
import { toParty } from '../../../src/domain/party.ts';
import type { PhoneNumber } from '../../../src/domain/phone-number.ts';
import type { CallerRule } from '../../../src/domain/plan.ts';
import { answeredCall, hangup, leg, newCall } from '../../store/entries.ts';
import { createTestApp, type TestApp } from '../../support/app.ts';
import { agent, hotline, noon, phone } from '../../support/builders.ts';
import { ruleAbout } from '../../support/company.ts';

const dayMs = 86_400_000;
const customer = phone('+4922147101001');

let app: TestApp;
let calls = 0;
beforeEach(async () => {
  app = await createTestApp();
  calls = 0;
});
afterEach(() => app.context.store.close());

function of(caller: string) {
  calls += 1;
  return leg(`C${calls}`, { caller: toParty(caller) });
}

async function misses(
  caller: string,
  minutesAgo = 60,
  seconds = 20,
  cause: HangupCause = 'cancel',
): Promise<void> {
  const call = of(caller);
  const at = noon - minutesAgo * 60_000;
  await app.context.store.record(newCall(call, at));
  await app.context.store.record(hangup(call, at + seconds * 1000, cause));
}

async function talks(caller: string, agentId: string, daysAgo = 3): Promise<void> {
  for (const entry of answeredCall(of(caller), noon - daysAgo * dayMs, agentId))
    await app.context.store.record(entry);
}

async function listed(limit = 200, agentId: string | null = null) {
  const { callbacks, ...more } = await listCallbacks(app.context, { limit, agentId });
  return { callers: callbacks.map(({ missed }) => missed.caller), callbacks, ...more };
}

function rules(...callers: readonly CallerRule[]): void {
  const { known } = app.context;
  known.plan = { ...known.plan, callers };
}

const nothing = { blocked: 0, own: 0, expensive: 0, withheld: 0 };

describe('whoever did not get through is to be called back, but not', () => {
  test.each<[string, string, keyof typeof nothing]>([
    ['an agent who called the hotline', agent(2).numbers[0] ?? '', 'own'],
    ['the hotline itself', hotline, 'own'],
    ['a premium-rate number', '+499001234567', 'expensive'],
    ['a number that asks for votes', '+491371234567', 'expensive'],
    ['an enquiry service', '+4911833', 'expensive'],
    ['a premium-rate number abroad', '+43900123456', 'expensive'],
    ['a satellite', '+881612345678', 'expensive'],
    ['a number of no country', '+883510012345678', 'expensive'],
    ['whoever hides their number', 'anonymous', 'withheld'],
  ])('%s', async (_, caller, because) => {
    await misses(caller);
    await misses(customer);
    expect(await listed()).toMatchObject({
      callers: [customer],
      isCut: false,
      hidden: { ...nothing, [because]: 1 },
    });
  });

  test.each<[string, Partial<CallerRule>, boolean]>([
    ['by their number', { numbers: [customer] }, true],
    ['by the beginning of it', { numbers: [], prefixes: ['+49221471'] }, true],
    ['until tomorrow', { until: noon + dayMs }, true],
    ['until yesterday', { until: noon - dayMs }, false],
    ['as others are', { numbers: [phone('+4922147101002')] }, false],
  ])('whoever is blocked %s', async (_, rule, isBlocked) => {
    rules(ruleAbout({ numbers: [customer], blocked: { kind: 'reject' }, ...rule }));
    await misses(customer);
    expect((await listed()).hidden.blocked).toBe(isBlocked ? 1 : 0);
    expect((await listed()).callers).toEqual(isBlocked ? [] : [customer]);
  });

  test.each([{ kind: 'busy' }, { kind: 'announcement', announcement: 'goodbye' }] as const)(
    'whoever is turned away in another way: %j',
    async blocked => {
      rules(ruleAbout({ numbers: [customer], blocked }));
      await misses(customer);
      expect(await listed()).toMatchObject({ callers: [], hidden: { blocked: 1 } });
    },
  );

  test('a rule of their own that does not block counts before one for all whose numbers begin alike', async () => {
    rules(
      ruleAbout({ numbers: [], prefixes: ['+49221'], blocked: { kind: 'reject' } }),
      ruleAbout({ numbers: [customer], vip: true }),
    );
    await misses(customer);
    expect((await listed()).callers).toEqual([customer]);
  });

  test('a ship’s phone is called back that somebody here has talked to; a premium-rate number is not', async () => {
    const [ship, premium] = ['+870773123456', '+499001234567'];
    for (const caller of [ship, premium]) {
      await talks(caller, 'w1');
      await misses(caller);
    }
    expect(await listed()).toMatchObject({ callers: [ship], hidden: { ...nothing, expensive: 1 } });
  });

  test('nobody is called back by way of the API who is not listed', async () => {
    await misses('+499001234567');
    await misses(customer);
    expect(await findCallback(app.context, '+499001234567' as PhoneNumber, null)).toBeNull();
    expect(await findCallback(app.context, phone('+4915199999999'), null)).toBeNull();
    expect((await findCallback(app.context, customer, null))?.missed.caller).toBe(customer);
    expect(await findCallback(app.context, customer, 'w1')).toBeNull();
  });
});

describe('a call that may be a ping call', () => {
  test.each<[string, string, number, boolean]>([
    ['from abroad and brief', '+21670012345', 3, true],
    ['from abroad and not brief', '+21670012345', 30, false],
    ['brief, and from here', '+4922147101009', 3, false],
  ])('is one %s', async (_, caller, seconds, mayBePing) => {
    await misses(caller, 60, seconds);
    expect((await listed()).callbacks).toEqual([expect.objectContaining({ mayBePing })]);
  });

  test('is none where it was the hotline that ended it, such as out of hours', async () => {
    await misses('+21670012345', 60, 1, 'busy');
    expect((await listed()).callbacks).toEqual([expect.objectContaining({ mayBePing: false })]);
  });

  test('is none of somebody who is known, or who has tried for longer', async () => {
    await talks('+21670012345', 'w1');
    await misses('+21670012345', 60, 3);
    await misses('+21670012346', 60, 3);
    await misses('+21670012346', 50, 40);
    expect((await listed()).callbacks.map(({ mayBePing }) => mayBePing)).toEqual([false, false]);
  });
});

describe('of many', () => {
  test('those who are not to be called back take no place, and the oldest can be seen', async () => {
    rules(ruleAbout({ numbers: [], prefixes: ['+49800'], blocked: { kind: 'reject' } }));
    for (let index = 0; index < 30; index++) await misses(`+498001234${100 + index}`, 10 + index);
    for (let index = 0; index < 30; index++) await misses(`+4922147101${100 + index}`, 100 + index);
    expect(await listed(20)).toMatchObject({ isCut: true, hidden: { ...nothing, blocked: 30 } });
    expect((await listed(20)).callers).toHaveLength(20);
    const all = await listed(30);
    expect([all.callers.length, all.callers.at(-1), all.isCut]).toEqual([30, '+4922147101129', false]);
  });

  test('what is ticked off makes room for the older ones', async () => {
    const numbers = Array.from({ length: 27 }, (_, index) => `+4922147101${100 + index}`);
    for (const [index, number] of numbers.entries()) await misses(number, 60 + index);
    for (const number of numbers.slice(0, 10))
      await app.context.store.directory.saveCallback({
        caller: phone(number),
        takenBy: 'erika',
        takenAt: noon,
        doneAt: noon,
      });
    const rest = await listed(20);
    expect([rest.callers, rest.isCut]).toEqual([numbers.slice(10), false]);
  });

  test('more than are looked through at once are found too', async () => {
    // An agent sees those alone who know them best, so that hundreds of others lie before the one.
    await talks(customer, 'w2', 13);
    await misses(customer, 10_000);
    for (let index = 0; index < 1_020; index++) await misses(`+4930123${1000 + index}`, 60 + index);
    expect(await listed(20, 'w2')).toMatchObject({ callers: [customer], isCut: false, hidden: nothing });
    const first = await listed(200);
    expect([first.callers.length, first.isCut]).toEqual([200, true]);
    expect((await listed(2_000)).callers).toHaveLength(1_021);
  });
});
