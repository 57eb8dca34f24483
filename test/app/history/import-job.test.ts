import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { itself } from '../../../src/app/access/audit.ts';
import { createImportJob, type ImportJob, type PastCalls } from '../../../src/app/history/import-job.ts';
import type { Store } from '../../../src/app/ports/store.ts';
import { defaultLearning } from '../../../src/domain/call-record.ts';
import type { Emulator } from '../../../src/emulator/control.ts';
import { startEmulator } from '../../../src/emulator/emulator.ts';
import type { EmulatorOptions } from '../../../src/emulator/options.ts';
import { parseSpelledNumber } from '../../../src/numbers/phone-spelling.ts';
import { historyProblemOf, openCallHistory } from '../../../src/sipgate/call-history.ts';
import { openStore } from '../../../src/store/open-store.ts';
import { createTestApp, createTestLog, type TestLog } from '../../support/app.ts';
import { noon, phone } from '../../support/builders.ts';
import { earlierCalls } from '../../support/earlier-calls.ts';
import { emulatorKeyPem } from '../../support/hotline.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const chefin = { by: 'chefin', from: itself };

test('an import goes through to its end, says how far it is, and the audit trail has who and how many', async () => {
  const seen: (number | null)[] = [];
  const { job, store } = await prepare({ onPause: async () => void seen.push(job.state().done) });
  expect(job.state()).toMatchObject({ state: 'never', done: null });
  expect(job.start(chefin)).toBe(true);
  expect(job.state()).toMatchObject({ state: 'running', done: null, totals: { added: 0 } });
  await ended(job);
  expect(job.state()).toEqual({
    state: 'done',
    done: 1,
    totals: await totalsOfAll(),
    problem: null,
    waiting: null,
  });
  expect(seen.length).toBeGreaterThan(3);
  expect(seen).toEqual(seen.toSorted((a, b) => (a ?? 0) - (b ?? 0)));
  expect(new Set(seen).size).toBeGreaterThan(3);
  expect(await trailOf(store)).toEqual([[String((await totalsOfAll()).added), 'chefin']]);
});

test('an import that was stopped goes on there, even after a restart, as if nothing had happened', async () => {
  const first = await prepare({ onPause: stopAfter(2, () => first.job) });
  first.job.start(chefin);
  await ended(first.job);
  const { state, done, totals } = first.job.state();
  expect(state).toBe('stopped');
  expect(done).toBeGreaterThan(0);
  expect(totals.added).toBeGreaterThan(0);
  await first.store.close();

  const atStart: number[] = [];
  const next = await prepare({
    again: first,
    onPause: async () => void atStart.push(next.job.state().totals.added),
  });
  next.job.start(chefin);
  await ended(next.job);
  const all = await totalsOfAll();
  expect(next.job.state()).toMatchObject({ state: 'done', totals: all });
  expect(atStart[0]).toBeGreaterThan(totals.added);
  expect(await trailOf(next.store)).toEqual([
    [String(all.added - totals.added), 'chefin'],
    [String(totals.added), 'chefin'],
  ]);
});

test('a second start is refused while an import runs, and afterwards finds nothing new', async () => {
  const { job, store } = await prepare();
  expect([job.start(chefin), job.start(chefin)]).toEqual([true, false]);
  await ended(job);
  expect(job.start(chefin)).toBe(true);
  await ended(job);
  const { added, ...others } = await totalsOfAll();
  expect(job.state()).toMatchObject({ state: 'done', totals: { ...others, added: 0, known: added } });
  expect(await trailOf(store)).toHaveLength(1);
});

test('the end of the service stops an import, and none is started any more', async () => {
  const closing = new AbortController();
  const { job } = await prepare({ closing, onPause: async () => closing.abort() });
  job.start(chefin);
  await ended(job);
  expect(job.state().state).toBe('stopped');
  expect(job.start(chefin)).toBe(false);
});

test('while sipgate asks to wait, an import can be stopped at once', async () => {
  const { job, emulator } = await prepare({
    onPause: (_, signal) => {
      void job.stop();
      return new Promise((_resolve, reject) =>
        signal.aborted
          ? reject(signal.reason)
          : signal.addEventListener('abort', () => reject(signal.reason)),
      );
    },
  });
  emulator.setFaults({ rest: [{ path: '/history', status: 429, retryAfterSeconds: 600 }] });
  job.start(chefin);
  await ended(job);
  expect(job.state()).toMatchObject({ state: 'stopped', problem: null });
});

const lesser = { tokenId: 'token-LESS01', token: 'secret', userId: 'w0' };

test.each<{ why: string; emulator?: EmulatorOptions; faults?: number; isWrong?: true; de: string }>([
  {
    why: 'the token lacks history:read',
    emulator: { tokens: [{ ...lesser, scopes: ['users:read', 'account:read', 'numbers:read'] }] },
    de: 'Dem Token fehlt die Berechtigung history:read. Erstellen Sie eines, das sie hat: https://app.sipgate.com/personal-access-token.',
  },
  { why: 'the token is wrong', isWrong: true, de: 'sipgate nimmt das Token nicht an.' },
  {
    why: 'sipgate is out of order for long',
    faults: 503,
    de: 'sipgate ist zurzeit gestört (503). Versuchen Sie es später wieder.',
  },
  {
    why: 'sipgate refuses the request',
    faults: 400,
    de: 'sipgate zeigt die vergangenen Anrufe nicht (400). Versuchen Sie es später wieder.',
  },
])('if $why, that is said in both languages', async ({ emulator: options, faults, isWrong, de }) => {
  const { job, emulator, log } = await prepare({ emulator: options, isWrong });
  if (faults !== undefined) emulator.setFaults({ rest: [{ path: '/history', status: faults }] });
  job.start(chefin);
  await ended(job);
  const { state, problem } = job.state();
  expect(state).toBe('failed');
  expect(problem?.de).toContain(de);
  expect(problem?.en).toMatch(/^(The token|sipgate) .*\.$/);
  expect(log.lines.filter(line => line.includes('has failed; it can be started again'))).toHaveLength(1);
});

test('without a token it is said that one is needed', async () => {
  const { store } = await prepare();
  const { context } = await createTestApp({ store });
  const none: PastCalls = { open: async () => null, problemOf: () => null };
  const job = createImportJob(context, none, never);
  job.start(chefin);
  await ended(job);
  expect(job.state()).toMatchObject({
    state: 'failed',
    problem: { de: expect.stringMatching(/nur einem Token/), en: expect.stringMatching(/a token only/) },
  });
});

test('if the database goes away, that is said, and the import goes on where it was once it is there again', async () => {
  const first = await prepare({ onPause: () => first.store.close() });
  first.job.start(chefin);
  await ended(first.job);
  const { state, problem, totals } = first.job.state();
  expect(state).toBe('failed');
  expect(problem?.de).toMatch(
    /^Die Datenbank hat die Anrufe nicht angenommen.* Was importiert ist, bleibt\./,
  );
  expect(totals.added).toBeGreaterThan(0);
  const next = await prepare({ again: first });
  next.job.start(chefin);
  await ended(next.job);
  expect(next.job.state()).toMatchObject({ state: 'done', totals: await totalsOfAll() });
});

interface Prepared {
  readonly job: ImportJob;
  readonly emulator: Emulator;
  readonly store: Store;
  readonly log: TestLog;
  readonly file: string;
}

interface Options {
  readonly emulator?: EmulatorOptions | undefined;
  /** Whether sipgate does not know the token. */
  readonly isWrong?: true | undefined;
  /** Called for each pause between two pages, and while sipgate refuses; none is really waited for. */
  readonly onPause?: (ms: number, signal: AbortSignal) => Promise<void>;
  readonly closing?: AbortController;
  /** The same sipgate and the same file, after a restart. */
  readonly again?: Prepared;
}

async function prepare(options: Options = {}): Promise<Prepared> {
  const { again, onPause = async () => {}, closing } = options;
  const emulator = again?.emulator ?? (await startSipgate(options.emulator));
  const file = again?.file ?? join(await temporaryFolder(onTestFinished), 'familiar.db');
  const log = createTestLog();
  const store = await openStore({
    database: { kind: 'sqlite', file },
    learning: defaultLearning,
    halfLifeDays: 90,
    instance: 'test',
    log,
    clock: () => noon,
  });
  onTestFinished(() => store.close());
  const { context } = await createTestApp({ store, log });
  const { apiUrl, tokenId, token } = emulator;
  const account = { apiUrl, tokenId, token: options.isWrong ? 'wrong' : token };
  const source = { ...account, timeoutMs: 30_000, outgoing: true, serviceNumbers: null, pageSize: 50 };
  const hotlines = new Set([phone('+492214710100')]);
  const reading = { hotlines, parseNumber: parseSpelledNumber, clock: () => noon, log, pause: onPause };
  const pastCalls: PastCalls = {
    open: signal => openCallHistory({ ...source, ...reading }, signal),
    problemOf: historyProblemOf,
  };
  return { job: createImportJob(context, pastCalls, closing?.signal ?? never), emulator, store, log, file };
}

async function startSipgate(options: EmulatorOptions = {}): Promise<Emulator> {
  const emulator = await startEmulator({
    privateKeyPem: emulatorKeyPem,
    startAt: noon,
    speed: 10_000,
    earlierCalls: earlierCalls(300),
    ...options,
  });
  onTestFinished(() => emulator.close());
  return emulator;
}

const never = new AbortController().signal;

async function ended(job: ImportJob): Promise<void> {
  await expect.poll(() => job.state().state, { timeout: 20_000, interval: 5 }).not.toBe('running');
}

/** What a whole import comes to. */
async function totalsOfAll() {
  const { job } = await prepare();
  job.start(chefin);
  await ended(job);
  return job.state().totals;
}

function stopAfter(pages: number, job: () => ImportJob): () => Promise<void> {
  let left = pages;
  return async () => {
    left -= 1;
    if (left === 0) void job().stop();
  };
}

async function trailOf(store: Store): Promise<(readonly [string, string])[]> {
  const entries = await store.audit.list(9, null);
  return entries
    .filter(({ event }) => event === 'calls-imported')
    .map(({ about, by }) => [about, by] as const);
}
