import { Kysely } from 'kysely';
import { expect, onTestFinished, test } from 'vitest';
import type { LookUps } from '../../../src/app/ports/page.ts';
import { defaultLearning } from '../../../src/domain/call-record.ts';
import { toParty } from '../../../src/domain/party.ts';
import type { Session } from '../../../src/store/database/session.ts';
import type { Tables } from '../../../src/store/database/tables.ts';
import { countKept, readAgentsKnownTo, readEntriesOf } from '../../../src/store/erasure/kept-of-caller.ts';
import { readEntriesSince } from '../../../src/store/journal/journal.ts';
import { openStore } from '../../../src/store/open-store.ts';
import { lookUpsIn } from '../../../src/store/page/directory.ts';
import { openDatabase } from '../../../src/store/sqlite/open-database.ts';
import { connectionTo, sqliteDialect } from '../../../src/store/sqlite/sqlite-dialect.ts';
import { createTestLog } from '../../support/app.ts';
import { caller } from '../../support/builders.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { decisionFor } from '../decisions.ts';
import { answer, hangup, leg, newCall } from '../entries.ts';

/** Tables that grow with every call. */
const growing =
  /^SCAN (familiar_calls|familiar_callbacks|familiar_journal|familiar_flow_ids|familiar_familiarity|call|decided|later|routed)\b/;

const range = { from: 0, to: 1, after: { firstSeenAt: 0, flowId: 'F' }, limit: 9 };

/** The latest so many, along the index of time. */
const isCutShort = (sql: string): boolean => /order by "(call\.)?first_seen_at" desc.* limit \?$/.test(sql);

/** Every look-up, so that a new one has to be given something to look up. */
const lookUps: { readonly [Name in keyof LookUps]: (look: LookUps) => Promise<unknown> } = {
  callsBetween: look => look.callsBetween(range),
  gistsBetween: look => look.gistsBetween(range),
  lastCallsOf: look => look.lastCallsOf([caller], { from: 0, to: 2 }),
  latestGists: async look => {
    await look.latestGists(range, null);
    await look.latestGists(range, [caller]);
  },
  callsByIds: look => look.callsByIds(['F']),
  callById: look => look.callById('F'),
  callbackEntriesOf: look => look.callbackEntriesOf('A'),
  callsOf: look => look.callsOf(caller, 9),
  recentCallers: look => look.recentCallers(9),
  callersByNumber: look => look.callersByNumber(['+49171'], { after: null, limit: 9 }),
  callersByName: look => look.callersByName('anna', 9),
  namesOf: look => look.namesOf([caller]),
  profileOf: look => look.profileOf(caller),
  notesOf: look => look.notesOf([caller]),
  missedCalls: async look => {
    const after = { firstSeenAt: 1, flowId: 'F' };
    await look.missedCalls({ from: 0, callers: null, after, limit: 9 });
    await look.missedCalls({ from: 0, callers: [caller], after: null, limit: 9 });
  },
  withheldCallsSince: look => look.withheldCallsSince(0),
  talksWith: look => look.talksWith([caller], 0),
  callbacksOf: look => look.callbacksOf([caller]),
  callbacksChangedSince: look => look.callbacksChangedSince(0, 9),
  familiarityOfMany: look => look.familiarityOfMany([caller]),
  familiarityOfAllMemories: look => look.familiarityOfAllMemories([caller]),
  callersKnownBy: look => look.callersKnownBy(['w0'], 9),
  figuresOfAgent: look => look.figuresOfAgent(['w0'], { from: 0, to: 1 }),
  figureSwitches: look => look.figureSwitches(),
};

const ofCallers: Readonly<Record<string, (session: Session) => Promise<unknown>>> = {
  countKept: session => countKept(session, caller),
  entriesOf: session => readEntriesOf(session, caller, 9),
  agentsKnownTo: session => readAgentsKnownTo(session, caller),
  entriesSince: session => readEntriesSince(session, 0),
};

async function openWatched() {
  const file = `${await temporaryFolder()}/familiar.db`;
  const store = await openStore({
    database: { kind: 'sqlite', file },
    learning: defaultLearning,
    halfLifeDays: 90,
    instance: 'test',
    log: createTestLog(),
    clock: () => 0,
  });
  // What is found leads to further questions.
  const called = leg('A', { caller: toParty(caller) });
  await store.record(newCall(called, 0, decisionFor('A', ['w0'])));
  await store.record(answer(called, 1, 'w0'));
  await store.record(hangup(called, 2));
  await store.directory.saveProfile(caller, { name: 'Anna', note: '', objects: false });
  await store.close();
  const database = await openDatabase(file);
  const asked: string[] = [];
  const db = new Kysely<Tables>({
    dialect: sqliteDialect(connectionTo(database)),
    log: ({ query }) => {
      asked.push(query.sql);
    },
  });
  onTestFinished(() => db.destroy());
  const planOf = (sql: string): string[] =>
    database
      .prepare(`explain query plan ${sql}`)
      .all()
      .map(row => String(row['detail']));
  return { session: { kind: 'sqlite', db } as const, asked, planOf };
}

test('nothing that the page asks of the past walks a whole table that grows with calls', async () => {
  const { session, asked, planOf } = await openWatched();
  const walks: string[] = [];
  const all = {
    ...ofCallers,
    ...Object.fromEntries(
      Object.entries(lookUps).map(([name, look]) => [name, (on: Session) => look(lookUpsIn(on))]),
    ),
  };
  for (const [name, ask] of Object.entries(all)) {
    asked.length = 0;
    await ask(session);
    expect(asked.length, name).toBeGreaterThan(0);
    for (const sql of asked)
      for (const step of planOf(sql))
        if (growing.test(step) && !isCutShort(sql)) walks.push(`${name}: ${step} in ${sql}`);
  }
  expect(walks).toEqual([]);
});
