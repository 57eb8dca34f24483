import { copyFile, rename } from 'node:fs/promises';
import { expect, onTestFinished, test } from 'vitest';
import { recordCall } from '../../../src/app/calls/record-call.ts';
import { takeCall } from '../../../src/app/calls/take-call.ts';
import { archiveHere } from '../../../src/app/page/archive.ts';
import { defaultLearning } from '../../../src/domain/call-record.ts';
import { openStore } from '../../../src/store/open-store.ts';
import { askThread, type OpenArchive } from '../../../src/wiring/archive/ask-thread.ts';
import { createTestApp, createTestLog, type TestApp } from '../../support/app.ts';
import { answer, caller, dayMs, hangup, newCall, noon } from '../../support/builders.ts';
import { reachableServers, type TestDatabase, type TestServer } from '../../support/databases.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const here = new AbortController().signal;
const period = { from: noon - dayMs, to: noon + dayMs };
const servers = await reachableServers();
const [sqlite] = servers.filter(({ kind }) => kind === 'sqlite') as [TestServer];

interface Place extends TestApp, OpenArchive {
  readonly database: TestDatabase;
}

async function openPlace(server: TestServer): Promise<Place> {
  const database = await server.create();
  const log = createTestLog();
  const store = await openStore({
    database: database.config,
    learning: defaultLearning,
    halfLifeDays: 90,
    instance: 'test',
    log,
    clock: () => noon,
  });
  const app = await createTestApp({ store, log });
  const { archive, close } = askThread(app.context, database.config);
  onTestFinished(async () => {
    await close();
    await store.close();
    await database.drop();
  });
  return { ...app, log, database, archive, close };
}

async function talk({ context, clock }: TestApp, callId: string): Promise<void> {
  const ids = { callId, flowId: callId };
  await takeCall(context, newCall(ids));
  clock.advance(5_000);
  await recordCall(context, answer({ ...ids, user: { id: 'w1', name: '' } }));
  clock.advance(60_000);
  await recordCall(context, hangup(ids));
}

test.each(servers)(
  'a question is answered beside the calls as it would be among them, on $kind',
  async server => {
    const place = await openPlace(server);
    await talk(place, 'C1');
    await takeCall(place.context, newCall({ callId: 'C2', flowId: 'C2' }));
    const among = archiveHere(place.context);
    const { archive, context } = place;

    expect((await archive.report(here, period)).figures).toMatchObject({ offered: 2, answered: 1 });
    expect(await archive.report(here, period)).toEqual(await among.report(here, period));
    expect(await archive.comparison(here)).toEqual(await among.comparison(here));
    expect(await archive.callbacks(here, null)).toEqual(await among.callbacks(here, null));
    expect(await archive.caller(here, caller, 9)).toEqual(await among.caller(here, caller, 9));
    expect(await archive.exportOf(here, caller, null)).toEqual(await among.exportOf(here, caller, null));
    expect(await archive.erasure(here, caller)).toEqual(await among.erasure(here, caller));
    expect(await archive.search(here, '', null)).toEqual(await among.search(here, '', null));
    expect(await archive.preview(here, context.known.plan, noon)).toEqual(
      await among.preview(here, context.known.plan, noon),
    );
  },
);

test('what has become known since the last question is known to the next', async () => {
  const { archive, context } = await openPlace(sqlite);
  const named = async (): Promise<readonly string[]> => (await archive.report(here, period)).hotlines;
  const [hotline] = context.known.plan.hotlines;
  expect(await named()).toEqual([hotline?.name]);
  context.known.plan = {
    ...context.known.plan,
    hotlines: context.known.plan.hotlines.map(one => ({ ...one, name: 'Support' })),
  };
  expect(await named()).toEqual(['Support']);
});

test('a question whose asker has gone is dropped, and others are answered', async () => {
  const { archive } = await openPlace(sqlite);
  const asker = new AbortController();
  const asked = archive.report(asker.signal, period);
  asker.abort(new Error('gone'));
  await expect(asked).rejects.toThrow('gone');
  await expect(archive.report(asker.signal, period)).rejects.toThrow('gone');
  expect((await archive.report(here, period)).figures.offered).toBe(0);
});

test('a database file that has been replaced is read anew', async () => {
  const place = await openPlace(sqlite);
  const { archive, database } = place;
  const file = (database.config as { readonly file: string }).file;
  expect(await archive.call(here, 'C1')).toBeNull();
  const other = await openPlace(sqlite);
  await talk(other, 'C1');
  await other.database.query('pragma wal_checkpoint(truncate)');
  const copy = `${await temporaryFolder()}/other.db`;
  await copyFile((other.database.config as { readonly file: string }).file, copy);
  await rename(copy, file);
  // The calls' own connection notices it at a commit, and opens what lies there at the next.
  await expect(place.context.store.holdLease('any', noon, noon)).rejects.toThrow(/replaced/);
  await place.context.store.holdLease('any', noon, noon);
  expect((await archive.call(here, 'C1'))?.call.callId).toBe('C1');
});

test('a thread that fails fails its questions and says so, and the next question begins another', async () => {
  const { context, database, log } = await openPlace(sqlite);
  const { archive, close } = askThread(context, database.config, { maxOldGenerationSizeMb: 8 });
  onTestFinished(close);
  await expect(archive.report(here, period)).rejects.toThrow();
  expect(log.lines.filter(line => line.startsWith('error'))).toHaveLength(1);
});
