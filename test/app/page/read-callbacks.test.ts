import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readCallbacks } from '../../../src/app/page/read-callbacks.ts';
import type { HangupCause } from '../../../src/domain/call-event.ts';
import { toParty } from '../../../src/domain/party.ts';
import type { CallerRule } from '../../../src/domain/plan.ts';
import { answeredCall, hangup, leg, newCall } from '../../store/entries.ts';
import { createTestApp, type TestApp } from '../../support/app.ts';
import { agent, hotline, noon, phone } from '../../support/builders.ts';
import { ruleAbout } from '../../support/company.ts';

const dayMs = 86_400_000;
const customer = phone('+4922147101001');
const nothing = { blocked: 0, own: 0, expensive: 0, withheld: 0 };

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

/** As the page would show them, but for those who are settled. */
async function listed() {
  const { callbacks, isCut, withheld } = await readCallbacks(app.context, null);
  const hidden = { ...nothing, withheld };
  for (const one of callbacks) if (one.hidden !== null) hidden[one.hidden] += 1;
  const shown = callbacks.filter(one => one.hidden === null && one.settled === null);
  return { callers: shown.map(({ caller }) => caller), callbacks: shown, hidden, isCut };
}

function rules(...callers: readonly CallerRule[]): void {
  const { known } = app.context;
  known.plan = { ...known.plan, callers };
}

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

test('more than are looked through at once are found, and some of them alone if only these are asked for', async () => {
  await talks(customer, 'w2', 13);
  await misses(customer, 10_000);
  for (let index = 0; index < 1_020; index++) await misses(`+4930123${1000 + index}`, 60 + index);
  const all = await readCallbacks(app.context, null);
  expect([all.callbacks.length, all.isCut]).toEqual([1_021, false]);
  expect(all.callbacks.at(-1)).toMatchObject({ caller: customer, ownerId: 'w2' });
  expect((await readCallbacks(app.context, [customer])).callbacks).toEqual([all.callbacks.at(-1)]);
  expect((await readCallbacks(app.context, [])).callbacks).toEqual([]);
});

test('who called more than two weeks ago is not called back', async () => {
  await misses(customer, 14 * 24 * 60 + 1);
  expect(await listed()).toMatchObject({ callers: [], hidden: nothing });
});
