import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import type { Store } from '../../../src/app/ports/store.ts';
import { defaultLearning } from '../../../src/domain/call-record.ts';
import type { JournalEntry } from '../../../src/domain/journal-entry.ts';
import { openStore } from '../../../src/store/open-store.ts';
import { openSpoolFile } from '../../../src/store/spool/spool-file.ts';
import { withSpool } from '../../../src/store/spool/spooling-store.ts';
import { openDatabase } from '../../../src/store/sqlite/open-database.ts';
import { createTestLog } from '../../support/app.ts';
import { fillAsOf, isSince, type LandedState, landedStates } from '../../support/old-databases.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { answeredCall, leg } from '../entries.ts';

const bytes = 1024 * 1024;

test('an event that a later version wrote otherwise keeps the service from starting, and stays', async () => {
  const file = join(await temporaryFolder(), 'events.spool');
  const leave = { spooled: ['{"event":{"callId":"A"},"decision":{"verdict":2}}'], file };
  await expect(withLeft(await open(':memory:'), leave)).rejects.toThrow(
    `The spool ${file} holds an event that this version of Familiar can't read. Start the one that wrote it until it is drained.`,
  );
  const again = await openSpoolFile(file, bytes);
  await again.close();
  expect(again.recovered).toEqual(leave.spooled);
});

/** Since decisions are packed in the journal, their form there is not that of the spool. */
const wholeInJournal = landedStates.filter(commit => !isSince(commit, '9937aff'));

describe.each(wholeInJournal)('what %s left to be handed over', commit => {
  test('reads as what it journaled, whether it waits in the spool or was refused', async () => {
    const { written, store } = await upgraded(commit);
    const today = sorted(await store.entriesSince(0));
    expect(today).toHaveLength(written.length);
    for (const left of [{ spooled: written }, { refused: written }]) {
      const empty = await open(':memory:');
      const away = { ...empty, record: () => Promise.reject(new Error('gone')) };
      expect(sorted(await (await withLeft(away, left)).entriesSince(0))).toEqual(today);
    }
  });

  test('is recognised in its database put back from a backup, and what came since is added, all once', async () => {
    const { written, store } = await upgraded(commit);
    const before = await store.entriesSince(0);
    const since = answeredCall(leg('SINCE'), 1_900_000_000_000, 'w1');
    const next = await withLeft(store, {
      spooled: [...written.slice(10), ...since.map(entry => JSON.stringify(entry))],
      refused: written.slice(0, 10),
    });
    await vi.waitFor(
      () => expect(next.state()).toMatchObject({ spooled: { entries: 0 }, refused: { entries: 0 } }),
      10_000,
    );
    expect(sorted(await store.entriesSince(0))).toEqual(sorted([...before, ...since]));
  });
});

/** The database of a landed state as this version has it, and its entries as they were written then. */
async function upgraded(
  commit: LandedState,
): Promise<{ readonly written: readonly string[]; readonly store: Store }> {
  const file = join(await temporaryFolder(), 'familiar.db');
  const config = { kind: 'sqlite', file } as const;
  await fillAsOf(commit, 'sqlite', { config, query: async () => {}, drop: async () => {} });
  const before = await openDatabase(file);
  const rows = before.prepare('select flow_id, entry, decision from familiar_journal order by seq').all();
  before.close();
  const written = rows.map(({ flow_id: flowId, entry, decision }) => {
    const decided = decision === null ? null : JSON.parse(String(decision));
    return JSON.stringify({ ...JSON.parse(String(entry)), flowId, decision: decided });
  });
  return { written, store: await open(file) };
}

async function open(file: string): Promise<Store> {
  const store = await openStore({
    database: { kind: 'sqlite', file },
    learning: defaultLearning,
    halfLifeDays: 90,
    instance: 'test',
    log: createTestLog(),
    clock: () => 0,
  });
  onTestFinished(() => store.close());
  return store;
}

interface Left {
  readonly spooled?: readonly string[];
  readonly refused?: readonly string[];
  /** Default: a new one. */
  readonly file?: string;
}

/** A store beside whose database these entries were left. */
async function withLeft(inner: Store, { spooled = [], refused = [], file: given }: Left): Promise<Store> {
  const file = given ?? join(await temporaryFolder(), 'events.spool');
  const spool = await openSpoolFile(file, bytes);
  await spool.append(spooled);
  await spool.close();
  await writeFile(`${file}.rejected`, refused.map(line => `${line}\n`).join(''));
  const store = await withSpool(
    { ...inner, close: async () => {} },
    {
      file,
      bytes,
      giveUpAfterMs: 5_000,
      learning: defaultLearning,
      halfLifeDays: 90,
      clock: () => 0,
      log: createTestLog(),
    },
  );
  onTestFinished(() => store.close());
  return store;
}

function sorted(entries: readonly JournalEntry[]): readonly JournalEntry[] {
  const keyOf = ({ event, receivedAt }: JournalEntry): string =>
    `${event.callId} ${event.type} ${receivedAt}`;
  return entries.toSorted((a, b) => keyOf(a).localeCompare(keyOf(b)));
}
