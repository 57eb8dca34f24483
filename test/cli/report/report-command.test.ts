import { expect, test } from 'vitest';
import { defaultLearning } from '../../../src/domain/call-record.ts';
import type { JournalEntry } from '../../../src/domain/journal-entry.ts';
import { toParty } from '../../../src/domain/party.ts';
import { emptyRoster } from '../../../src/domain/roster.ts';
import { openStore } from '../../../src/store/open-store.ts';
import { answer, answeredCall, hangup, leg, newCall } from '../../store/entries.ts';
import { createTestLog } from '../../support/app.ts';
import { agent, noon, talked } from '../../support/builders.ts';
import { runCli } from '../../support/cli.ts';
import { decided } from '../../support/company.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const environment = {
  WEBHOOK_URL: 'https://hotline.example.com/push',
  CENTRAL_SERVICE_PHONE: '+4921112345',
  SERVICE_PHONES: '+493023125001',
  DATABASE_URL: 'sqlite:./familiar.db',
};
const may = ['--from', '2026-05-01', '--to', '2026-06-01'];

/** Two calls were answered and one was given up, on the first of June. */
async function folderWithCalls(): Promise<string> {
  const lost = leg('C');
  return folderWith([
    ...answeredCall(leg('A'), noon, 'w0'),
    ...answeredCall(leg('B'), noon + 600_000, 'w0'),
    newCall(lost, noon + 900_000),
    hangup(lost, noon + 910_000, 'cancel'),
  ]);
}

function openIn(folder: string): ReturnType<typeof openStore> {
  return openStore({
    database: { kind: 'sqlite', file: `${folder}/familiar.db` },
    learning: defaultLearning,
    halfLifeDays: 90,
    instance: 'test',
    log: createTestLog(),
    clock: () => noon,
  });
}

async function folderWith(entries: readonly JournalEntry[]): Promise<string> {
  const folder = await temporaryFolder();
  const store = await openIn(folder);
  for (const entry of entries) await store.record(entry);
  await store.close();
  return folder;
}

test('figures, continuity and the load of the team are said for a period, with how they are counted', async () => {
  const folder = await folderWithCalls();
  const { code, stdout, stderr } = await runCli(['report', ...may], folder, environment);
  expect([code, stderr]).toEqual([0, '']);
  expect(stdout).toContain('1 May 2026 to 1 June 2026: 3 calls to the hotline, 1 of them reached nobody.');
  expect(stdout).toMatch(/^answered +66\.7 % /m);
  expect(stdout).toMatch(/^speed of answer +5\.0 s /m);
  expect(stdout).toMatch(/^familiar +–/m);
  expect(stdout).toContain('max/mean: highest occupancy of an agent ÷ mean');
});

test('the same in German, and as JSON', async () => {
  const folder = await folderWithCalls();
  const german = await runCli(['report', ...may, '--lang', 'de'], folder, environment);
  expect(german.stdout).toMatch(/^angenommen +66,7 % /m);
  const { stdout } = await runCli(['report', ...may, '--json', '--hotline', 'hotline'], folder, environment);
  expect(JSON.parse(stdout)).toMatchObject({
    figures: { offered: 3, answered: 2, missed: 1 },
    days: [{ day: '2026-06-01' }],
    hours: [{ weekday: 0, hour: 12, offered: 3, answered: 2 }],
  });
});

test('each agent is told of only once an admin has switched on individual figures', async () => {
  const folder = await folderWithCalls();
  const run = async () => (await runCli(['report', ...may, '--lang', 'de'], folder, environment)).stdout;
  expect(await run()).not.toContain('Gesprächszeit');
  const store = await openIn(folder);
  await store.saveRoster({ ...emptyRoster, agents: [agent(0)] });
  await store.directory.switchFigures({ isOn: true, by: 'heike', at: noon });
  await store.close();
  expect(await run()).toMatch(/^Agent 0 +2 +0:02 h +0:02 h$/m);
});

test('the service level is of as many seconds as one says, and the report names them', async () => {
  const folder = await folderWithCalls();
  const { stdout } = await runCli(['report', ...may], folder, environment);
  expect(stdout).toMatch(/^service level +66\.7 % /m);
  expect(stdout).toContain('The service level is of 20 seconds.');
  const strict = await runCli(['report', ...may, '--service-level', '4'], folder, environment);
  expect(strict.stdout).toMatch(/^service level +0\.0 % /m);
  expect(strict.stdout).toContain('The service level is of 4 seconds.');
});

test('days without calls, days that do not exist, and hotlines that do not are said to be so', async () => {
  const folder = await folderWithCalls();
  const empty = await runCli(['report', '--from', '2020-01-01', '--to', '2020-01-31'], folder, environment);
  expect([empty.code, empty.stdout]).toEqual([
    0,
    'There were no calls to the hotline from 1 January 2020 to 31 January 2020.\n',
  ]);
  const wrong = async (...args: string[]) => (await runCli(['report', ...args], folder, environment)).stderr;
  expect(await wrong('--from', '2026-02-30')).toContain('Give a day that exists, such as 2026-11-24.');
  expect(await wrong('--from', '2026-06-02', '--to', '2026-06-01')).toBe(
    'familiar: --from 2026-06-02 comes after --to 2026-06-01; give an earlier day.\n',
  );
  expect(await wrong('--hotline', 'Sales')).toContain('there is no hotline "Sales"; there is "');
});

test('of a hotline in shadow it is told how often Familiar would have rung who answered', async () => {
  const entries = [2, 2, 1].flatMap((by, index) => {
    const from = `+4917139200${10 + index}`;
    const decision = decided({ from, knows: [talked(2, 4)], hotline: { shadow: true } });
    const on = leg(`S${index}`, { caller: toParty(from) });
    const at = noon + index * 60_000;
    return [newCall(on, at, decision), answer(on, at + 5_000, `w${by}`), hangup(on, at + 20_000)];
  });
  const folder = await folderWith(entries);
  const { code, stdout, stderr } = await runCli(['report', ...may], folder, environment);
  expect([code, stderr]).toEqual([0, '']);
  expect(stdout).toContain(
    'Hotline in shadow: of 3 answered calls, in 2 (66.7 %) Familiar would have rung the agent who answered.\n' +
      'Of 3 calls by regulars, 2 reached somebody they know; in 3 Familiar would have rung somebody they know.\n',
  );
  const german = await runCli(['report', ...may, '--lang', 'de'], folder, environment);
  expect(german.stdout).toContain(
    'Hotline zur Probe: Bei 2 von 3 angenommenen Anrufen (66,7 %) hätte es bei der Person geklingelt, die annahm.',
  );
});
