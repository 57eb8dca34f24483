import { expect, onTestFinished, test } from 'vitest';
import { recordCall } from '../../../src/app/calls/record-call.ts';
import { takeCall } from '../../../src/app/calls/take-call.ts';
import { defaultLearning } from '../../../src/domain/call-record.ts';
import type { Agent } from '../../../src/domain/roster.ts';
import { openStore } from '../../../src/store/open-store.ts';
import { writeKeptEntry } from '../../../src/store/spool/kept-entry.ts';
import { openDatabase } from '../../../src/store/sqlite/open-database.ts';
import { createTestApp, createTestLog, type TestApp } from '../../support/app.ts';
import { agent, answer, hangup, newCall, noon, phone } from '../../support/builders.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const callsInAll = 60;

/** Everybody has been idle for another time, and the phones of some are off. */
async function openCompany(file: string, agents: number): Promise<TestApp> {
  const log = createTestLog();
  const store = await openStore({
    database: { kind: 'sqlite', file },
    learning: defaultLearning,
    halfLifeDays: 90,
    instance: '0e1c5d57-5f1f-4b8e-9d0c-2f6a2f3b8f10',
    log,
    clock: () => noon,
  });
  onTestFinished(() => store.close());
  const app = await createTestApp({ store });
  const { known } = app.context;
  const team = Array.from({ length: agents }, (_, index): Agent => {
    const number = phone(`+49302312${String(index).padStart(4, '0')}`);
    const name = `${['Mehmet', 'Heike', 'Olga'][index % 3]} ${['Yılmaz', 'Krüger'][index % 2]} ${index}`;
    const isOff = index % 7 === 6;
    return agent(1, {
      id: `w${index}`,
      name,
      numbers: [number],
      ...(isOff ? { presence: 'offline', dialNumber: null } : { dialNumber: number }),
    });
  });
  known.roster = { agents: team, confirmedAt: null };
  for (const [index, { id }] of team.entries())
    known.switchboard.idleSince.set(id, noon - 7_919_123 * (index + 1));
  return app;
}

/** A caller calls, talks to whom they were put through to, and hangs up; ids are as long as the provider's. */
async function takeFullCall({ context, clock }: TestApp, index: number): Promise<void> {
  const hex = index.toString(16).toUpperCase();
  const callId = hex.padStart(76, '0');
  const ids = {
    callId,
    flowId: hex.padStart(16, 'F'),
    from: `+4917139${String(index % 9).padStart(5, '0')}`,
  };
  const reply = await takeCall(context, newCall(ids));
  const [answeringNumber = null] = reply.kind === 'dial' ? reply.numbers : [];
  clock.advance(8_000);
  await recordCall(context, answer({ ...ids, answeringNumber }));
  clock.advance(94_000);
  await recordCall(context, hangup(ids));
}

/** What a call takes in the database, in bytes, without indexes; the mean of all. */
async function bytesOfCall(agents: number): Promise<number> {
  const file = `${await temporaryFolder()}/familiar.db`;
  const app = await openCompany(file, agents);
  for (let index = 0; index < callsInAll; index++) await takeFullCall(app, index);
  const database = await openDatabase(file);
  onTestFinished(() => database.close());
  const sumOf = (table: string): number => {
    const columns = database.prepare(`select name from pragma_table_info('${table}')`).all();
    const lengths = columns.map(column => `coalesce(length(cast("${column['name']}" as blob)), 0)`);
    const [row] = database.prepare(`select sum(${lengths.join(' + ')}) as bytes from ${table}`).all();
    return Number(row?.['bytes'] ?? 0);
  };
  const tables = ['familiar_journal', 'familiar_teams', 'familiar_calls', 'familiar_flow_ids'];
  return (tables.map(sumOf).reduce((sum, bytes) => sum + bytes, 0) - sumOf('familiar_teams')) / callsInAll;
}

test.each([
  { agents: 10, most: 3_000 },
  { agents: 100, most: 5_000 },
  { agents: 500, most: 12_000 },
])(
  'an answered call takes at most $most bytes of the database where there are $agents agents',
  async ({ agents, most }) => {
    expect(await bytesOfCall(agents)).toBeLessThan(most);
  },
);

test('where there are 500 agents, a call that waits on disk for the database takes less than a third of it in full', async () => {
  const { context } = await openCompany(`${await temporaryFolder()}/familiar.db`, 500);
  await takeCall(context, newCall());
  const [call] = await context.store.entriesSince(0);
  if (call === undefined) throw new Error('Nothing was journaled.');
  const bytes = Buffer.byteLength(writeKeptEntry(call));
  expect(bytes).toBeLessThan(Buffer.byteLength(JSON.stringify(call)) / 3);
});
