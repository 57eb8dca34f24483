import { afterEach, beforeEach, expect, test } from 'vitest';
import { foldFigures } from '../../../src/analysis/measures/figures.ts';
import { readFates } from '../../../src/app/page/count-calls.ts';
import { type CallsAsked, listCalls } from '../../../src/app/page/list-calls.ts';
import { toParty } from '../../../src/domain/party.ts';
import { decisionFor } from '../../store/decisions.ts';
import { answeredCall, hangup, leg, newCall } from '../../store/entries.ts';
import { createTestApp, type TestApp } from '../../support/app.ts';
import { hotline, noon, phone } from '../../support/builders.ts';

const meier = phone('+4922147101001');
const schulz = phone('+4922147101002');
const all: CallsAsked = {
  search: '',
  kind: null,
  countedAs: null,
  agentId: null,
  hotline: null,
  rule: null,
  from: 0,
  to: Number.MAX_SAFE_INTEGER,
  after: null,
  limit: 50,
};

let app: TestApp;
beforeEach(async () => {
  app = await createTestApp();
});
afterEach(() => app.context.store.close());

const ids = async (asked: Partial<CallsAsked>): Promise<readonly string[]> =>
  (await listCalls(app.context, { ...all, ...asked })).calls.map(({ call }) => call.callId);

const of = (callId: string, caller: string, called: string = hotline) =>
  leg(callId, { caller: toParty(caller), called: toParty(called) });

/** Meier was answered by w1 and came back to w1; Schulz gave up; somebody withheld is ringing; w2 called Meier. */
async function aDay(): Promise<void> {
  const { store } = app.context;
  const records = [
    ...answeredCall(of('A', meier), noon, 'w1'),
    newCall(of('B', schulz), noon + 1_000, decisionFor('B', ['w1'])),
    hangup(of('B', schulz), noon + 9_000, 'cancel'),
    ...answeredCall(of('C', meier), noon + 20_000, 'w1'),
    newCall(leg('D', { caller: { kind: 'withheld' } }), noon + 30_000),
    newCall({ ...of('E', hotline, meier), role: 'outgoing', direction: 'out' }, noon + 40_000),
  ];
  for (const entry of records) await store.record(entry);
}

test('all calls are listed, whoever made them, the newest first', async () => {
  await aDay();
  expect(await ids({})).toEqual(['E', 'D', 'C', 'B', 'A']);
  expect(await ids({ kind: 'outgoing' })).toEqual(['E']);
});

test.each(['offered', 'answered', 'missed'] as const)(
  'as many calls are listed as the figure “%s” says',
  async countedAs => {
    await aDay();
    const figures = foldFigures(await readFates(app.context, all), 20_000);
    const listed = await ids({ countedAs });
    expect(listed).toHaveLength(figures[countedAs]);
    expect(listed).toEqual({ offered: ['D', 'C', 'B', 'A'], answered: ['C', 'A'], missed: ['B'] }[countedAs]);
  },
);

test('answered in time is what is answered within the seconds of the goals', async () => {
  await aDay();
  const within = async (serviceLevelMs: number): Promise<readonly string[]> => {
    const { plan } = app.context.known;
    app.context.known.plan = { ...plan, goals: { ...plan.goals, serviceLevelMs } };
    return ids({ countedAs: 'in-time' });
  };
  expect(await within(20_000)).toEqual(['C', 'A']);
  expect(await within(1_000)).toEqual([]);
});

test.each([
  ['the beginning of their number', '0221 47101001'],
  ['part of their name', 'eier'],
])('a caller is found by %s', async (_, search) => {
  await aDay();
  await app.context.store.directory.saveProfile(meier, { name: 'Meier GmbH', note: '', objects: false });
  expect(await ids({ search, kind: 'hotline' })).toEqual(['C', 'A']);
});

test('where nobody is found, no call is listed instead of all', async () => {
  await aDay();
  expect(await ids({ search: 'nobody of this name' })).toEqual([]);
});

test('calls are listed by who talked, by what settled them, and by hotline', async () => {
  await aDay();
  expect(await ids({ agentId: 'w1' })).toEqual(['C', 'A']);
  expect(await ids({ rule: 'preferred-agent' })).toEqual(['B']);
  expect(await ids({ hotline: app.context.known.plan.hotlines[0]?.name ?? '', countedAs: 'missed' })).toEqual(
    ['B'],
  );
  expect(await ids({ hotline: 'another' })).toEqual([]);
});

test('pages follow each other without a gap or a call twice, also where many began at the same moment', async () => {
  for (let index = 10; index < 40; index++)
    for (const entry of answeredCall(of(`K${index}`, meier), noon + Math.floor(index / 10), 'w1'))
      await app.context.store.record(entry);
  const seen: string[] = [];
  let after: CallsAsked['after'] = null;
  do {
    const { calls, next } = await listCalls(app.context, { ...all, after, limit: 7 });
    seen.push(...calls.map(({ call }) => call.callId));
    after = next;
  } while (after !== null);
  expect(seen).toEqual([...seen].sort().reverse());
  expect(new Set(seen).size).toBe(30);
});

test('one answer looks at so many calls at most, says where to go on, and the rare call is found in the end', async () => {
  const entry = (index: number) => newCall(of(`R${index}`, meier), noon + index);
  await app.context.store.record(entry(0));
  await app.context.store.record(hangup(of('R0', meier), noon + 5, 'cancel'));
  const rows = Array.from({ length: 5_200 }, (_, index) => entry(index + 1));
  for (const row of rows) await app.context.store.record(row);
  const first = await listCalls(app.context, { ...all, countedAs: 'missed' });
  expect(first.calls).toEqual([]);
  expect(first.next).not.toBeNull();
  expect(await ids({ countedAs: 'missed', after: first.next })).toEqual(['R0']);
});

test('who has gone is not searched for any longer', async () => {
  await aDay();
  await expect(listCalls({ ...app.context, gone: AbortSignal.abort() }, all)).rejects.toThrow();
});
