import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { type ImportResult, importHistory } from '../../../src/app/history/import-history.ts';
import type { CallHistory } from '../../../src/app/ports/import.ts';
import type { Store } from '../../../src/app/ports/store.ts';
import type { Emulator } from '../../../src/emulator/control.ts';
import { startEmulator } from '../../../src/emulator/emulator.ts';
import type { EmulatorOptions } from '../../../src/emulator/options.ts';
import { parseSpelledNumber } from '../../../src/numbers/phone-spelling.ts';
import { openCallHistory } from '../../../src/sipgate/call-history.ts';
import { familiarityOf } from '../../store/contract/bench.ts';
import { createTestApp, createTestLog, type TestLog } from '../../support/app.ts';
import { noon, phone } from '../../support/builders.ts';
import { earlierCalls } from '../../support/earlier-calls.ts';
import { emulatorKeyPem } from '../../support/hotline.ts';

const flavours = [{ flavour: 'classic' }, { flavour: 'neo' }] as const;

test.each(flavours)(
  'a $flavour history of thousands of calls is imported, and again changes nothing',
  async ({ flavour }) => {
    const { history, store } = await start({ flavour, earlierCalls: earlierCalls(1_000) });
    const first = await run(store, history);
    expect(first.isComplete).toBe(true);
    const { added, known, withoutAgent, withoutCaller } = first.totals;
    expect(known).toBe(0);
    expect(added).toBeGreaterThan(600);
    // Mailboxes are entries of their own type in a classic history, and events like others in a neo one.
    expect(added + withoutAgent + withoutCaller).toBe(flavour === 'neo' ? 1_000 : 1_000 - mailboxes(1_000));
    expect(withoutCaller).toBeGreaterThan(25);

    const before = await store.recentCalls(9_999);
    expect(before).toHaveLength(added);
    expect(before.filter(({ call }) => call.kind === 'outgoing').length).toBeGreaterThan(100);
    expect(await run(store, history)).toEqual({
      isComplete: true,
      totals: { added: 0, known: added, withoutAgent, withoutCaller },
    });
    expect(await store.recentCalls(9_999)).toEqual(before);
  },
);

test.each(flavours)(
  'a call of a $flavour history keeps its time, its talk and its agent',
  async ({ flavour }) => {
    const call = {
      direction: 'in',
      from: '+493023125007',
      to: '+492214710100',
      answeredBy: '+492214710113',
    } as const;
    const { history, store } = await start({
      flavour,
      earlierCalls: [{ ...call, startedAt: noon - 600_000, talkSeconds: 90 }],
    });
    await run(store, history);
    const [past] = await store.recentCalls(2);
    const talkMs = (past?.call.endedAt ?? 0) - (past?.call.answeredAt ?? 0);
    expect(past?.call).toMatchObject({
      kind: 'past',
      caller: call.from,
      agentId: 'w2',
      startedAt: noon - 600_000,
    });
    expect(talkMs).toBe(90_000);
    expect(await familiarityOf(store, phone(call.from))).toMatchObject([
      { agentId: 'w2', lastAnsweredAt: past?.call.answeredAt },
    ]);
  },
);

test.each(flavours)(
  'a $flavour import that is stopped after any page, amid refusals and failures, ends like one that was not',
  async ({ flavour }) => {
    const seeds = earlierCalls(450);
    const whole = await start({ flavour, earlierCalls: seeds });
    const expected = await run(whole.store, whole.history);
    const calls = await whole.store.recentCalls(9_999);

    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 1, max: 3 }), { maxLength: 4 }),
        fc.nat(1_000),
        async (stops, seed) => {
          const { emulator, history, store } = await start({
            flavour,
            seed,
            earlierCalls: seeds,
            assumptions: { historyPageLimit: 60 },
          });
          emulator.setFaults({
            rest: [
              { path: '/history', status: 429, retryAfterSeconds: 3, probability: 0.2 },
              { path: '/channels/', status: 500, probability: 0.2 },
              { path: '/history', status: 503, probability: 0.1 },
            ],
          });
          let result: ImportResult | null = null;
          for (const pages of [...stops, Number.POSITIVE_INFINITY])
            if (result?.isComplete !== true) result = await run(store, history, pages);
          expect(result).toEqual(expected);
          expect(await store.recentCalls(9_999)).toEqual(calls);
        },
      ),
      { numRuns: 6 },
    );
  },
);

test('calls that come in while it runs are left to the pushes, and shift no page', async () => {
  const { emulator, history, store, log } = await start({
    earlierCalls: earlierCalls(300),
    assumptions: { historyPageLimit: 50 },
  });
  await run(store, history, 2);
  await emulator.placeCall({ from: '+493023125099', to: '+492214710111' }).ended;
  await run(store, history);
  expect(await familiarityOf(store, phone('+493023125099'))).toEqual([]);
  expect((await store.recentCalls(9_999)).length).toBe((await imported(300)).length);
  expect(log.lines).toEqual([]);
});

test('a refusal is waited out as long as sipgate asks, and a failure ever longer', async () => {
  const { emulator, history, store, log, waits } = await start({ earlierCalls: earlierCalls(10) });
  emulator.setFaults({
    rest: [
      { path: '/history', status: 429, retryAfterSeconds: 17, next: 1 },
      { path: '/history', status: 502, next: 2 },
    ],
  });
  expect(await run(store, history)).toMatchObject({ isComplete: true });
  expect(waits.filter(ms => ms !== 200)).toEqual([17_000, 2_000, 4_000]);
  expect(log.lines[0]).toContain(
    'warn: sipgate asks for fewer requests (429 for /history; retry after 17 s). Trying again in 17 s.',
  );
});

test('a failure that does not pass ends the import, which then goes on where it was', async () => {
  const { emulator, history, store } = await start({
    earlierCalls: earlierCalls(300),
    assumptions: { historyPageLimit: 50 },
  });
  await run(store, history, 2);
  emulator.setFaults({ rest: [{ path: '/history', status: 503 }] });
  await expect(run(store, history)).rejects.toThrow("sipgate can't answer /history at the moment (503).");
  emulator.setFaults({});
  expect(await run(store, history)).toEqual({ isComplete: true, totals: await totalsOf(300) });
});

test.each([
  {
    flavour: 'classic',
    scopes: ['users:read', 'devices:read', 'phonelines:read', 'numbers:read', 'account:read'],
    says: /^The token may not use history:read\./,
  },
  {
    flavour: 'neo',
    scopes: ['users:read', 'devices:read', 'numbers:read', 'account:read'],
    says: /^The token may not use .*history:read.*\./,
  },
] as const)(
  'a token that may not read a $flavour history is told which scope is missing',
  async ({ flavour, scopes, says }) => {
    const token = { tokenId: 'token-LESS01', token: 'secret', userId: 'w0', scopes };
    const { history, store } = await start({ flavour, tokens: [token], earlierCalls: earlierCalls(10) });
    await expect(run(store, history)).rejects.toThrow(says);
  },
);

test('what limits the history is told before it is read', async () => {
  const { history } = await start({ historyLifeTime: 'THIRTY_DAYS' });
  expect(history.notes).toEqual([
    'The account keeps its history for thirty days, so there is no more to be had.',
  ]);
});

test('on trial nothing is changed, and what would happen is counted', async () => {
  const { history, store } = await start({ earlierCalls: earlierCalls(300) });
  const trial = await importHistory(store, history, { isTrial: true, signal: never, onProgress: () => {} });
  expect(trial).toEqual({ isComplete: true, totals: await totalsOf(300) });
  expect(await store.recentCalls(9)).toEqual([]);
  expect(await store.importState(history.source)).toBeNull();
});

interface Started {
  readonly emulator: Emulator;
  readonly history: CallHistory;
  readonly store: Store;
  readonly log: TestLog;
  /** Every pause so far, in milliseconds; none is really waited for. */
  readonly waits: readonly number[];
}

async function start(options: EmulatorOptions): Promise<Started> {
  const emulator = await startEmulator({
    privateKeyPem: emulatorKeyPem,
    startAt: noon,
    speed: 10_000,
    ...options,
  });
  onTestFinished(() => emulator.close());
  const log = createTestLog();
  const waits: number[] = [];
  const { apiUrl, tokenId, token } = emulator;
  const history = await openCallHistory(
    {
      apiUrl,
      tokenId,
      token,
      timeoutMs: 30_000,
      outgoing: true,
      hotlines: new Set([phone('+492214710100')]),
      serviceNumbers: null,
      parseNumber: parseSpelledNumber,
      clock: () => noon,
      log,
      pause: async ms => {
        waits.push(ms);
      },
    },
    never,
  );
  const { context } = await createTestApp();
  onTestFinished(() => context.store.close());
  return { emulator, history, store: context.store, log, waits };
}

const never = new AbortController().signal;

/** Imports until the end, or until so many pages have been taken. */
function run(store: Store, history: CallHistory, pages = Number.POSITIVE_INFINITY) {
  const stop = new AbortController();
  let left = pages;
  const onProgress = (): void => {
    left -= 1;
    if (left <= 0) stop.abort();
  };
  return importHistory(store, history, { isTrial: false, signal: stop.signal, onProgress });
}

async function imported(count: number) {
  const { history, store } = await start({ earlierCalls: earlierCalls(count) });
  await run(store, history);
  return store.recentCalls(9_999);
}

async function totalsOf(count: number) {
  const { history, store } = await start({ earlierCalls: earlierCalls(count) });
  return (await run(store, history)).totals;
}

function mailboxes(count: number): number {
  return earlierCalls(count).filter(call => call.answeredBy === 'voicemail').length;
}
