import { copyFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { type Store, StoreUnavailable } from '../../../src/app/ports/store.ts';
import { defaultLearning } from '../../../src/domain/call-record.ts';
import type { JournalEntry } from '../../../src/domain/journal-entry.ts';
import { toParty } from '../../../src/domain/party.ts';
import { openStore } from '../../../src/store/open-store.ts';
import type { SpoolOptions } from '../../../src/store/spool/open-spool.ts';
import { withSpool } from '../../../src/store/spool/spooling-store.ts';
import { createTestLog } from '../../support/app.ts';
import { stayBusyInPieces } from '../../support/busy.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { familiarityOf } from '../contract/bench.ts';
import { decisionFor } from '../decisions.ts';
import { anna, answer, answeredCall, bert, hangup, leg, newCall, transferAsked } from '../entries.ts';

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
    expect(spooling.state().spooled.entries).toBe(6);
    // What hangs may be this process, as on a machine that is too slow.
    if (mood === 'failing') expect(spooling.state().isReachable).toBe(false);
    expect(await journaled(store)).toEqual([]);
    become('well');
    await vi.waitFor(() => expect(spooling.state().spooled.entries).toBe(0), 10_000);
    expect(await journaled(store)).toEqual(
      ['A', 'B'].flatMap(id => ['newCall', 'answer', 'hangup'].map(type => `${id} ${type}`)),
    );
    expect(await familiarityOf(store, anna)).toMatchObject([{ agentId: 'w1', answeredCalls: 2 }]);
    await vi.waitFor(() => expect(spooling.state().isReachable).toBe(true), 30_000);
    expect(log.lines.filter(line => line.startsWith('warn'))).toHaveLength(1);
  },
);

test('a process that is short of a processor does not take that for an outage', async () => {
  const { inner, store, options } = await openSpooling();
  const log = createTestLog();
  // Each answer comes from outside, as over a connection.
  const remote: Store = {
    ...inner,
    async record(entry) {
      for (let way = 0; way < 3; way++) await readFile(import.meta.filename);
      return inner.record(entry);
    },
  };
  const spooling = await withSpool(remote, { ...options, file: `${options.file}2`, giveUpAfterMs: 50, log });
  const stop = stayBusyInPieces(40);
  for (const entry of call) {
    await spooling.record(entry);
    expect(spooling.state()).toMatchObject({ isReachable: true, spooled: { entries: 0 } });
  }
  stop();
  expect(log.lines).toEqual([]);
  expect(await journaled(store)).toHaveLength(3);
  await spooling.close();
});

test('a spool that is full says so once, and in the end how many events it refused', async () => {
  const { spooling, become, log } = await openSpooling({ bytes: 4096 });
  become('failing');
  const entries = Array.from({ length: 20 }, (_, index) => hangup(leg(`H${index}`), 1_000));
  const outcomes = await Promise.allSettled(entries.map(entry => spooling.record(entry)));
  const refused = outcomes.filter(({ status }) => status === 'rejected').length;
  expect(refused).toBeGreaterThan(1);
  become('well');
  await vi.waitFor(() => expect(log.lines.join()).toContain('The spool is drained.'), 10_000);
  expect(log.lines.filter(line => line.startsWith('error'))).toEqual([
    expect.stringContaining('is full: all of its'),
  ]);
  expect(log.lines.at(-1)).toContain(`"refused":${refused}`);
});

test('outages that follow each other are said once', async () => {
  const { spooling, become, log } = await openSpooling();
  for (const id of ['A', 'B', 'C']) {
    become('failing');
    await recordAll(spooling, answeredCall(leg(id), 1_000, 'w1'));
    become('well');
    await vi.waitFor(() => expect(spooling.state().spooled).toMatchObject({ entries: 0, bytes: 0 }), 10_000);
  }
  expect(log.lines.filter(line => line.includes('takes no events'))).toHaveLength(1);
});

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

test('whose call is over is free after a restart, although its end still waits', async () => {
  const { spooling, store, become, options } = await openSpooling();
  const [comes, , ends] = call;
  if (comes === undefined || ends === undefined) throw new Error('A call comes and ends.');
  const offer = (callId: string) => newCall(leg(callId), 3_000, decisionFor(callId, ['w1']));
  await store.recordOffer({ ...comes, decision: decisionFor('A', ['w1']) }, 120_000);
  become('failing');
  await spooling.record(ends);
  const left = `${options.file}-left`;
  await copyFile(options.file, left);
  // It takes offers, and takes its time for what waits.
  const slow: Store = { ...store, record: () => new Promise(() => {}), close: async () => {} };
  const next = await withSpool(slow, { ...options, file: left });
  expect((await next.recordOffer(offer('B'), 120_000)).kind).toBe('recorded');
  expect((await store.recordOffer(offer('C'), 120_000)).kind).toBe('refused');
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

test('that a transfer is asked for once more during an outage is not taken for the first time', async () => {
  const { spooling, become } = await openSpooling();
  become('failing');
  const asked = [1_000, 9_000].map(at => transferAsked(leg('A'), at, decisionFor('A', ['w1'])));
  for (const entry of asked) expect(await spooling.record(entry)).toMatchObject({ isNew: true });
  expect(await spooling.entriesSince(0)).toEqual(asked);
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
  await vi.waitFor(() => expect(spooling.state().spooled.entries).toBe(0), 30_000);
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

describe('what a database refuses', () => {
  /** As PostgreSQL says it of a letter that its encoding does not have. */
  const noSuchLetter = Object.assign(new Error('no equivalent'), { code: '22P05', severity: 'ERROR' });

  /** A store whose database refuses every newCall until that is put right. */
  async function openRefusing(changes: Partial<SpoolOptions> = {}) {
    const bench = await openSpooling({ retryRefusedMs: 5, ...changes });
    const { record, recordOffer } = bench.inner;
    let isRight = false;
    const isOdd = ({ event }: JournalEntry): boolean => !isRight && event.type === 'newCall';
    Object.assign(bench.inner, {
      record: (entry: JournalEntry) => (isOdd(entry) ? Promise.reject(noSuchLetter) : record(entry)),
      recordOffer: (entry: JournalEntry, until: number) =>
        isOdd(entry) ? Promise.reject(noSuchLetter) : recordOffer(entry, until),
    });
    const putRight = (): void => {
      isRight = true;
    };
    return { ...bench, putRight };
  }

  test('is set aside at once, and nothing waits behind it, though every newCall is refused', async () => {
    const { spooling, store, log } = await openRefusing();
    for (const id of ['A', 'B', 'C']) await recordAll(spooling, answeredCall(leg(id), 1_000, 'w1'));
    expect(await journaled(store)).toEqual(
      expect.arrayContaining(['A', 'B', 'C'].flatMap(id => [`${id} answer`, `${id} hangup`])),
    );
    expect(spooling.state()).toMatchObject({
      isReachable: true,
      spooled: { entries: 0, bytes: 0 },
      refused: { entries: 3, why: { reason: 'character', code: '22P05' } },
    });
    expect(log.lines.filter(line => line.startsWith('error'))).toHaveLength(3);
    expect(log.lines.join()).not.toContain('takes no events');
  });

  test('is taken once it is put right, and its call is as if nothing had been', async () => {
    const { spooling, store, putRight } = await openRefusing();
    await recordAll(spooling, call);
    expect(await familiarityOf(store, anna)).toMatchObject([{ answeredCalls: 1 }]);
    putRight();
    await vi.waitFor(() => expect(spooling.state().refused?.entries).toBe(0), 10_000);
    expect((await journaled(store)).toSorted()).toEqual(['A answer', 'A hangup', 'A newCall']);
    expect(await familiarityOf(store, anna)).toMatchObject([{ answeredCalls: 1 }]);
    expect((await store.recentCalls(9)).map(past => past.call.startedAt)).toEqual([1_000]);
  });

  test('is taken without a pause in between, once it is put right, however much it is', async () => {
    const { spooling, store, putRight, options } = await openRefusing({
      retryRefusedMs: 60_000,
      bytes: 1024 * 1024,
    });
    for (let index = 0; index < 250; index++) await spooling.record(newCall(leg(`N${index}`), 1_000));
    putRight();
    const left = `${options.file}-left`;
    await copyFile(`${options.file}.rejected`, `${left}.rejected`);
    const next = await withSpool({ ...store, close: async () => {} }, { ...options, file: left });
    await vi.waitFor(() => expect(next.state().refused?.entries).toBe(0), 30_000);
    await next.close();
    expect(await journaled(store)).toHaveLength(250);
  });

  test('and is reported again gets the answer of the first time', async () => {
    const { spooling } = await openRefusing({ retryRefusedMs: 60_000 });
    const entry = newCall(leg('A'), 1_000, decisionFor('A', ['w1']));
    expect(await spooling.recordOffer(entry, 2_000)).toMatchObject({ recorded: { isNew: true } });
    const again = await spooling.recordOffer({ ...entry, receivedAt: 9_000 }, 10_000);
    expect(again).toEqual({ kind: 'recorded', recorded: { isNew: false, entry, call: null } });
    expect(spooling.state().refused?.entries).toBe(1);
  });

  test('outlasts the process, with what an earlier version had given up', async () => {
    const { spooling, inner, store, options } = await openRefusing({ retryRefusedMs: 60_000 });
    await recordAll(spooling, call);
    const left = `${options.file}-left`;
    const givenUp = `${JSON.stringify(newCall(leg('OLD'), 500))}\n`;
    // The last line was torn as the process ended.
    await writeFile(
      `${left}.rejected`,
      `${await readFile(`${options.file}.rejected`, 'utf8')}${givenUp}{"event":{"cal`,
    );
    Object.assign(inner, { record: store.record });
    const next = await withSpool({ ...inner, close: async () => {} }, { ...options, file: left });
    await vi.waitFor(() => expect(next.state().refused?.entries).toBe(0), 10_000);
    expect(await journaled(store)).toEqual(expect.arrayContaining(['A newCall', 'OLD newCall']));
    await next.close();
    expect(await readFile(`${left}.rejected`, 'utf8')).toBe('{"event":{"cal\n');
  });

  test('does not stand in the way of what waited in an outage', async () => {
    const { spooling, store, become } = await openRefusing({ retryRefusedMs: 60_000 });
    become('failing');
    for (const id of ['A', 'B']) await recordAll(spooling, answeredCall(leg(id), 1_000, 'w1'));
    become('well');
    await vi.waitFor(() => expect(spooling.state().spooled).toMatchObject({ entries: 0, bytes: 0 }), 10_000);
    expect(spooling.state()).toMatchObject({ isReachable: true, refused: { entries: 2 } });
    expect(await journaled(store)).toHaveLength(4);
  });

  test('waits in the spool where there is no room beside it, and others still go on', async () => {
    const { spooling, store, putRight } = await openRefusing({ bytes: 3_000 });
    for (let index = 0; index < 14; index++)
      await spooling.record(newCall(leg(`N${index}`), 1_000)).catch(() => {});
    await spooling.record(answer(leg('X'), 2_000, 'w1'));
    expect(await journaled(store)).toEqual(['X answer']);
    const { refused, spooled } = spooling.state();
    expect(refused?.entries).toBeGreaterThan(0);
    expect(spooled.entries).toBeGreaterThan(0);
    putRight();
    await vi.waitFor(
      () => expect(spooling.state()).toMatchObject({ refused: { entries: 0 }, spooled: { entries: 0 } }),
      10_000,
    );
  });

  test('goes with a caller who is erased', async () => {
    const { spooling, options, putRight, store } = await openRefusing({ retryRefusedMs: 60_000 });
    const bertsLeg = leg('B', { caller: toParty(bert) });
    await recordAll(spooling, [newCall(leg('A'), 1_000), newCall(bertsLeg, 1_000)]);
    putRight();
    await spooling.callers.noteErased(anna, 2_000);
    await spooling.callers.eraseCaller(anna);
    expect(spooling.state().refused?.entries).toBe(1);
    expect(await readFile(`${options.file}.rejected`, 'utf8')).not.toContain(anna);
    expect(await journaled(store)).toEqual([]);
  });

  test('is no reason to take the database for unreachable when callers are looked up', async () => {
    const { spooling, inner } = await openSpooling();
    const missing = Object.assign(new Error('no such table'), { code: '42P01', severity: 'ERROR' });
    Object.assign(inner, { recallCaller: () => Promise.reject(missing) });
    await expect(familiarityOf(spooling, anna)).rejects.toThrow(StoreUnavailable);
    expect(spooling.state()).toMatchObject({ isReachable: true, lastError: { error: '42P01' } });
  });
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
