import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { defaultLearning } from '../../../src/acd/call-record.ts';
import type { JournalEntry } from '../../../src/acd/journal-entry.ts';
import { type Store, StoreUnavailable } from '../../../src/app/ports.ts';
import { openStore } from '../../../src/store/open-store.ts';
import { type SpoolOptions, withSpool } from '../../../src/store/spool/spooling-store.ts';
import { createTestLog } from '../../support/app.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { familiarityOf } from '../contract/bench.ts';
import { decisionFor } from '../decisions.ts';
import { anna, answer, answeredCall, hangup, leg, newCall } from '../entries.ts';

type Mood = 'well' | 'failing' | 'hanging';

/** A real database behind a store that can be made to fail or to hang. */
async function openMoodyStore(folder: string) {
  const store = await openStore({
    database: { kind: 'sqlite', file: join(folder, 'familiar.db') },
    learning: defaultLearning,
    halfLifeDays: 90,
    instance: 'test',
    log: createTestLog(),
    clock: () => 0,
  });
  let mood: Mood = 'well';
  const moody =
    <Arguments extends unknown[], Result>(method: (...given: Arguments) => Promise<Result>) =>
    (...given: Arguments): Promise<Result> => {
      if (mood === 'hanging') return new Promise(() => {});
      return mood === 'failing' ? Promise.reject(new Error('gone')) : method(...given);
    };
  const inner: Store = {
    ...store,
    record: moody(store.record),
    recordOffer: moody(store.recordOffer),
    recallCaller: moody(store.recallCaller),
  };
  const become = (next: Mood): void => {
    mood = next;
  };
  return { store, inner, become };
}

async function openSpooling(changes: Partial<SpoolOptions> = {}) {
  const folder = await temporaryFolder();
  const { store, inner, become } = await openMoodyStore(folder);
  const log = createTestLog();
  const options: SpoolOptions = {
    file: join(folder, 'events.spool'),
    bytes: 64 * 1024,
    giveUpAfterMs: 500,
    learning: defaultLearning,
    halfLifeDays: 90,
    clock: () => 0,
    log,
    pause: () => new Promise(resolve => setTimeout(resolve, 5)),
    ...changes,
  };
  const spooling = await withSpool(inner, options);
  onTestFinished(() => {
    become('well');
    return spooling.close();
  });
  return { store, inner, become, spooling, options, log };
}

async function recordAll(store: Store, entries: readonly JournalEntry[]): Promise<void> {
  for (const entry of entries) await store.record(entry);
}

async function journaled(store: Store): Promise<readonly string[]> {
  return (await store.entriesSince(0)).map(({ event }) => `${event.callId} ${event.type}`);
}

const call = answeredCall(leg('A'), 1_000, 'w1');

test('while the database is well nothing waits on disk', async () => {
  const { spooling, store } = await openSpooling();
  await recordAll(spooling, call);
  expect(spooling.state()).toMatchObject({ isReachable: true, spooled: { entries: 0 }, lastError: null });
  expect(await journaled(store)).toHaveLength(3);
});

test.each(['failing', 'hanging'] as const)(
  'events of a %s database wait, and are recorded once in their order',
  async mood => {
    const { spooling, store, become, log } = await openSpooling();
    become(mood);
    await recordAll(spooling, [...call, ...answeredCall(leg('B'), 100_000, 'w1')]);
    expect(spooling.state()).toMatchObject({ isReachable: false, spooled: { entries: 6 } });
    expect(await journaled(store)).toEqual([]);
    become('well');
    await vi.waitFor(() => expect(spooling.state().spooled.entries).toBe(0), 10_000);
    expect(await journaled(store)).toEqual(
      ['A', 'B'].flatMap(id => ['newCall', 'answer', 'hangup'].map(type => `${id} ${type}`)),
    );
    expect(await familiarityOf(store, anna)).toMatchObject([{ agentId: 'w1', answeredCalls: 2 }]);
    await vi.waitFor(() => expect(spooling.state().isReachable).toBe(true));
    expect(log.lines.filter(line => line.startsWith('warn'))).toHaveLength(1);
  },
);

test('a newCall sent again during an outage gets the answer of the first time', async () => {
  const { spooling, become } = await openSpooling();
  become('failing');
  const [first] = call;
  if (first === undefined) throw new Error();
  await spooling.recordOffer(first, 2_000);
  const again = await spooling.recordOffer({ ...first, receivedAt: 9_000 }, 10_000);
  expect(again).toEqual({ kind: 'recorded', recorded: { isNew: false, entry: first, call: null } });
});

test.each([
  { isShared: true, says: 'says so', unclaimed: true },
  { isShared: false, says: 'needs none, where nobody else can offer a call', unclaimed: undefined },
])('an offer that was kept on disk got no claim and $says, also in the journal', async one => {
  const { spooling, inner, become } = await openSpooling();
  Object.assign(inner, { isShared: one.isShared });
  become('failing');
  const entry = newCall(leg('A'), 1_000, decisionFor('A', ['w1']));
  const offered = await spooling.recordOffer(entry, 2_000);
  expect(offered).toMatchObject({ kind: 'recorded', recorded: { entry: { decision: entry.decision } } });
  become('well');
  await vi.waitFor(() => expect(spooling.state().spooled.entries).toBe(0), 10_000);
  const [journal] = await spooling.entriesSince(0);
  expect(journal?.decision?.unclaimed).toBe(one.unclaimed);
});

test('what waited when the process ended is recorded at the next start', async () => {
  const { spooling, inner, store, become, options } = await openSpooling();
  become('failing');
  await recordAll(spooling, call);
  // What a crash leaves behind. The first one is alive, and records what it has too.
  const left = `${options.file}-left`;
  await copyFile(options.file, left);
  become('well');
  const next = await withSpool({ ...inner, close: async () => {} }, { ...options, file: left });
  await vi.waitFor(() => expect(next.state().spooled.entries).toBe(0), 10_000);
  expect(await journaled(store)).toEqual(['A newCall', 'A answer', 'A hangup']);
  await next.close();
});

test('who called lately is known from memory while the database is away, with the calls answered meanwhile', async () => {
  const { spooling, become } = await openSpooling();
  await recordAll(spooling, call);
  await familiarityOf(spooling, anna);
  become('failing');
  const later = leg('B');
  await recordAll(spooling, [newCall(later, 100_000), answer(later, 105_000, 'w1'), hangup(later, 200_000)]);
  const failure = await familiarityOf(spooling, anna).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(StoreUnavailable);
  expect((failure as StoreUnavailable).fromMemory.familiarity).toMatchObject([
    { agentId: 'w1', answeredCalls: 2 },
  ]);
});

test('while calls keep coming the spool gets empty, since only the events of a call that waits queue behind it', async () => {
  const { spooling, store, become } = await openSpooling();
  const [ringing, pickedUp] = call;
  if (ringing === undefined || pickedUp === undefined) throw new Error();
  become('failing');
  await spooling.record(ringing);
  become('well');
  let count = 0;
  await vi.waitFor(async () => {
    await spooling.record(newCall(leg(`N${count++}`), 1_000));
    expect(spooling.state().spooled).toMatchObject({ entries: 0, bytes: 0 });
  }, 10_000);
  await spooling.record(pickedUp);
  expect(await journaled(store)).toHaveLength(count + 2);
});

test('what the database takes late need not be handed over any more', async () => {
  const { spooling, store, inner } = await openSpooling({ pause: () => new Promise(() => {}) });
  const { record } = inner;
  const late: (() => void)[] = [];
  Object.assign(inner, {
    // The first time slowly, and then no more: so nothing can be handed over.
    record: (entry: JournalEntry) =>
      late.length > 0
        ? Promise.reject(new Error('gone'))
        : new Promise<void>(resolve => late.push(resolve)).then(() => record(entry)),
  });
  await spooling.record(newCall(leg('A'), 1_000));
  expect(spooling.state().spooled.entries).toBe(1);
  for (const goOn of late) goOn();
  await vi.waitFor(() => expect(spooling.state().spooled.entries).toBe(0));
  expect(await journaled(store)).toEqual(['A newCall']);
});

test('events that can’t be written do not keep the others from being written, and end in a file', async () => {
  const { spooling, inner, store, become, log } = await openSpooling();
  const { record } = inner;
  const isOdd = ({ event }: JournalEntry): boolean => event.callId.startsWith('ODD');
  Object.assign(inner, {
    record: (entry: JournalEntry) => (isOdd(entry) ? Promise.reject(new Error('odd')) : record(entry)),
  });
  become('failing');
  await recordAll(
    spooling,
    Array.from({ length: 12 }, (_, index) => newCall(leg(`ODD${index}`), 1_000)),
  );
  become('well');
  let count = 0;
  await vi.waitFor(async () => {
    await spooling.record(newCall(leg(`N${count++}`), 1_000));
    expect(spooling.state().spooled.entries).toBe(0);
  }, 30_000);
  expect(await journaled(store)).toHaveLength(count);
  expect(log.lines.filter(line => line.includes('set aside in a file'))).toHaveLength(12);
});

test('an event that neither the database nor the disk can take is refused', async () => {
  const { spooling, become } = await openSpooling({ bytes: 3_000 });
  become('failing');
  const many = Array.from({ length: 20 }, (_, index) => newCall(leg(`C${index}`), 1_000));
  const results = await Promise.allSettled(many.map(entry => spooling.record(entry)));
  const refused = results.filter(result => result.status === 'rejected');
  expect(refused.length).toBeGreaterThan(0);
  expect(refused.length).toBeLessThan(20);
  expect(spooling.state().spooled.entries).toBe(20 - refused.length);
});
