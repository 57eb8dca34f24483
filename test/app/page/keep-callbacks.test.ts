import { afterEach, beforeEach, expect, test } from 'vitest';
import { archiveHere } from '../../../src/app/page/archive.ts';
import { changeCallbacks } from '../../../src/app/page/change-callbacks.ts';
import { areOf, type KeptCallbacks, keepCallbacks } from '../../../src/app/page/keep-callbacks.ts';
import { toParty } from '../../../src/domain/party.ts';
import type { PhoneNumber } from '../../../src/domain/phone-number.ts';
import { answeredCall, callback, hangup, leg, newCall } from '../../store/entries.ts';
import { createTestApp, type TestApp } from '../../support/app.ts';
import { dayMs, noon, phone } from '../../support/builders.ts';
import { ruleAbout } from '../../support/company.ts';

const [anna, bert] = [phone('+4922147101001'), phone('+4922147101002')];

let app: TestApp;
let kept: KeptCallbacks;
/** Whom the archive was asked about; null: everybody. */
let asked: (readonly PhoneNumber[] | null)[];
let uptime: number;
let calls: number;

beforeEach(async () => {
  app = await createTestApp();
  asked = [];
  uptime = 0;
  calls = 0;
  const here = archiveHere(app.context);
  const callbacks: typeof here.callbacks = (gone, callers) => {
    asked.push(callers);
    return here.callbacks(gone, callers);
  };
  kept = keepCallbacks(app.context, { callbacks }, () => uptime);
});
afterEach(() => app.context.store.close());

function of(caller: string) {
  calls += 1;
  return leg(`C${calls}`, { caller: toParty(caller) });
}

async function record(
  ...entries: readonly Parameters<TestApp['context']['store']['record']>[0][]
): Promise<void> {
  for (const entry of entries) app.context.feed.publish(await app.context.store.record(entry));
}

async function misses(caller: string, at = app.clock()): Promise<void> {
  const call = of(caller);
  await record(newCall(call, at), hangup(call, at + 20_000, 'cancel'));
}

const talks = (caller: string, at: number): Promise<void> => record(...answeredCall(of(caller), at, 'w1'));

async function open(): Promise<readonly PhoneNumber[]> {
  return (await kept.read()).open.map(({ caller }) => caller);
}

function change(action: 'take' | 'give-back' | 'done' | 'open', ...callers: readonly PhoneNumber[]) {
  app.clock.advance(1_000);
  const by = { action, by: 'erika', at: app.clock() };
  return changeCallbacks(kept, app.context.store.directory, areOf(null), { callers, ...by });
}

test('all are looked through once, and then those alone of whom there is news', async () => {
  await misses(anna, noon - dayMs);
  expect(await open()).toEqual([anna]);
  expect(await open()).toEqual([anna]);
  await misses(bert, noon);
  expect(await open()).toEqual([bert, anna]);
  await talks('+4930111111', noon + 1_000);
  await talks(anna, noon + 2_000);
  expect(await open()).toEqual([bert]);
  expect(asked).toEqual([null, [bert], [anna]]);
  expect((await kept.read()).settled).toMatchObject([
    { caller: anna, settled: { by: 'talk', agentId: 'w1' } },
  ]);
});

test('the version tells whether anything has changed', async () => {
  await misses(anna);
  const { version } = await kept.read();
  expect((await kept.read()).version).toBe(version);
  await change('take', anna);
  expect((await kept.read()).version).toBeGreaterThan(version);
});

test('several are done at once, and whoever did it finds it done; it can be undone', async () => {
  await misses(anna, noon - 2_000);
  await misses(bert, noon - 1_000);
  expect(await change('done', anna, bert, phone('+4930999999'))).toEqual([bert, anna]);
  expect(kept.last()).toMatchObject({
    open: [],
    settled: [{ settled: { by: 'user', login: 'erika' } }, { caller: bert }],
  });
  expect(await change('done', anna)).toEqual([]);
  expect(await change('open', anna)).toEqual([anna]);
  expect(await open()).toEqual([anna]);
});

test('what is done and undone is taken as before', async () => {
  await misses(anna);
  await change('take', anna);
  const [taken] = (await kept.read()).open;
  await change('done', anna);
  await change('open', anna);
  expect((await kept.read()).open[0]?.callback).toMatchObject({
    takenBy: 'erika',
    takenAt: taken?.callback?.takenAt,
    doneBy: null,
  });
  await change('give-back', anna);
  expect((await kept.read()).open[0]?.callback?.takenBy).toBeNull();
});

test('what a talk has settled can be opened again, until the next talk', async () => {
  await misses(anna, noon - 50_000);
  await talks(anna, noon - 20_000);
  expect(await open()).toEqual([]);
  await change('open', anna);
  expect(await open()).toEqual([anna]);
  await talks(anna, noon + 60_000);
  expect(await open()).toEqual([]);
});

test('what people do by way of another instance is seen at once', async () => {
  await misses(anna);
  await open();
  const done = callback({ caller: anna, doneBy: 'ben', doneAt: noon + 1, changedAt: noon + 1 });
  await app.context.store.directory.saveCallbacks([done]);
  expect(await open()).toEqual([]);
  expect(asked).toEqual([null, [anna]]);
});

test('who is blocked now is not shown any more', async () => {
  await misses(anna);
  expect(await open()).toEqual([anna]);
  const { known } = app.context;
  known.plan = { ...known.plan, callers: [ruleAbout({ numbers: [anna], blocked: { kind: 'reject' } })] };
  expect(await kept.read()).toMatchObject({ open: [], hidden: { blocked: 1 } });
});

test('who is erased is gone at once', async () => {
  await misses(anna);
  await misses(bert);
  await open();
  await app.context.store.callers.eraseCaller(anna);
  app.context.erasures.publish(caller => caller === anna);
  expect(kept.last()).toBeNull();
  expect(await open()).toEqual([bert]);
});

test('after two weeks nobody is called back any more', async () => {
  await misses(anna);
  expect(await open()).toEqual([anna]);
  app.clock.advance(14 * dayMs + 1);
  expect(await open()).toEqual([]);
});

test('what came while the database was away is found after some minutes', async () => {
  await open();
  const call = of(anna);
  for (const entry of [newCall(call, noon), hangup(call, noon + 9_000, 'cancel')])
    await app.context.store.record(entry);
  expect(await open()).toEqual([]);
  uptime += 5 * 60_000 + 1;
  expect(await open()).toEqual([anna]);
});

test('news is not lost if the database can’t be asked', async () => {
  const here = archiveHere(app.context);
  const failing = [new Error('away')];
  const flaky = keepCallbacks(
    app.context,
    {
      callbacks: async (gone, callers) => {
        const error = callers === null ? undefined : failing.pop();
        if (error !== undefined) throw error;
        return here.callbacks(gone, callers);
      },
    },
    () => uptime,
  );
  await flaky.read();
  await misses(anna);
  await expect(flaky.read()).rejects.toThrow('away');
  expect((await flaky.read()).open).toHaveLength(1);
});

test('who hides their number is counted', async () => {
  await open();
  await misses('anonymous');
  expect((await kept.read()).hidden.withheld).toBe(1);
});
