import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { claimHearsayMs } from '../../../src/app/calls/offer.ts';
import { recordCall } from '../../../src/app/calls/record-call.ts';
import { takeCall } from '../../../src/app/calls/take-call.ts';
import type { Store } from '../../../src/app/ports/store.ts';
import { pauseAgent, resumeAgent } from '../../../src/app/switchboard/pause-agent.ts';
import { recall } from '../../../src/app/switchboard/recall.ts';
import { defaultLearning } from '../../../src/domain/call-record.ts';
import { openStore } from '../../../src/store/open-store.ts';
import { withSpool } from '../../../src/store/spool/spooling-store.ts';
import { createTestApp, createTestLog, type TestApp } from '../../support/app.ts';
import { answer, hangup, hotline, newCall, noon, phone } from '../../support/builders.ts';
import { pictureOf } from '../../support/picture.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

type Happening = {
  readonly what: 'call' | 'answer' | 'hangup' | 'direct' | 'outgoing' | 'pause' | 'resume' | 'second leg';
  /** Which call, and whose. */
  readonly index: number;
  readonly afterMs: number;
};

const happening: fc.Arbitrary<Happening> = fc.record({
  what: fc.constantFrom(
    ...(['call', 'call', 'answer', 'answer', 'hangup', 'hangup'] as const),
    ...(['direct', 'outgoing', 'pause', 'resume', 'second leg'] as const),
  ),
  index: fc.nat(5),
  afterMs: fc.integer({ min: 1, max: 3_900 }),
});

const numberOf = (index: number) => phone(`+493023125${String(1 + (index % 3)).padStart(3, '0')}`);

async function happen({ context, clock }: TestApp, { what, index, afterMs }: Happening): Promise<void> {
  clock.advance(afterMs);
  const ids = { callId: `${index}`, flowId: `flow ${index}` };
  const agentId = `w${1 + (index % 3)}`;
  switch (what) {
    case 'call':
      return void (await takeCall(context, newCall({ ...ids, from: `+4917139200${10 + index}` })));
    case 'direct':
      return void (await takeCall(context, newCall({ ...ids, to: numberOf(index) })));
    case 'outgoing':
      return void (await takeCall(context, newCall({ ...ids, direction: 'out', from: numberOf(index) })));
    case 'second leg':
      if (!context.known.switchboard.openByFlow.has(ids.flowId)) return;
      return void (await takeCall(
        context,
        newCall({ ...ids, callId: `${index} second`, from: hotline, to: numberOf(index) }),
      ));
    case 'answer':
      return recordCall(context, answer({ ...ids, answeringNumber: numberOf(index) }));
    case 'hangup':
      return recordCall(context, hangup(ids));
    case 'pause':
      return pauseAgent(context, { agentId, by: 'test', until: null, reason: '' });
    case 'resume':
      return resumeAgent(context, agentId, 'test');
  }
}

/** A database that from now on takes everything, refuses some events for good, or is away. */
function moody(store: Store) {
  let isAway = false;
  let refuses = (_: number): boolean => false;
  let count = 0;
  const answerBy = <Result>(work: () => Promise<Result>): Promise<Result> => {
    count += 1;
    if (isAway) return Promise.reject(new Error('gone'));
    return refuses(count) ? Promise.reject(new RangeError('refused')) : work();
  };
  const inner: Store = {
    ...store,
    record: entry => answerBy(() => store.record(entry)),
    recordOffer: (entry, until) => answerBy(() => store.recordOffer(entry, until)),
    close: () => Promise.resolve(),
  };
  return {
    inner,
    become(next: { readonly isAway: boolean; readonly refuses: (count: number) => boolean }) {
      ({ isAway, refuses } = next);
    },
  };
}

/** Somebody else picks up than who was rung, and the end is heard of first. */
const endHeardOfFirst: [Happening[], number, number[], number] = [
  [
    { what: 'call', index: 2, afterMs: 1 },
    { what: 'hangup', index: 2, afterMs: 1 },
    { what: 'answer', index: 2, afterMs: 1 },
  ],
  30,
  [],
  0,
];

test('after a restart the switchboard is the one before, however much of the past is in the database, in the spool or refused', async () => {
  const folder = await temporaryFolder();
  let run = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(happening, { minLength: 1, maxLength: 30 }),
      fc.nat(30),
      fc.array(fc.nat(30), { maxLength: 4 }),
      fc.nat(10),
      async (happenings, awayFrom, refusedOnes, alreadyDrained) => {
        const log = createTestLog();
        const database = await openStore({
          database: { kind: 'sqlite', file: ':memory:' },
          learning: defaultLearning,
          halfLifeDays: 90,
          instance: 'test',
          log,
          clock: () => noon,
        });
        const { inner, become } = moody(database);
        const options = {
          bytes: 256 * 1024,
          giveUpAfterMs: 5_000,
          learning: defaultLearning,
          halfLifeDays: 90,
          clock: () => noon,
          log,
          pause: () => new Promise<void>(resolve => setTimeout(resolve, 2)),
        };
        const file = join(folder, `${run++}.spool`);
        const store = await withSpool(inner, { ...options, file });
        const before = await createTestApp({ store });
        become({ isAway: false, refuses: count => refusedOnes.includes(count) });
        for (const [index, one] of happenings.entries()) {
          if (index === awayFrom) become({ isAway: true, refuses: () => false });
          await happen(before, one);
        }
        // A kill leaves the files as they are, and may come in the middle of handing over.
        const left = `${file}.left`;
        await copyFile(file, left);
        await copyFile(`${file}.rejected`, `${left}.rejected`).catch(() => {});
        become({ isAway: true, refuses: () => false });
        const waiting = await withSpool(inner, { ...options, file: left });
        for (const entry of (await waiting.entriesSince(0)).slice(0, alreadyDrained))
          await database.record(entry);
        const after = await createTestApp({ store: waiting, clock: before.clock });
        after.context.known.roster = before.context.known.roster;
        await recall(after.context);
        after.context.known.roster = before.context.known.roster;
        // What was only hearsay of another instance is over.
        before.clock.advance(claimHearsayMs);
        expect(pictureOf(after.context)).toEqual(pictureOf(before.context));
        become({ isAway: false, refuses: () => false });
        for (const one of [store, waiting, database]) await one.close();
      },
    ),
    { numRuns: 60, examples: [endHeardOfFirst] },
  );
});
