import { copyFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Emulator } from '../../../src/emulator/control.ts';
import { startEmulator } from '../../../src/emulator/emulator.ts';
import { noon } from '../../support/builders.ts';
import { runCli } from '../../support/cli.ts';
import { emulatorKeyPem } from '../../support/hotline.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const fixtures = join(import.meta.dirname, '../../fixtures/tables');

let emulator: Emulator;
beforeAll(async () => {
  emulator = await startEmulator({ privateKeyPem: emulatorKeyPem, startAt: noon, speed: 1000 });
});
afterAll(() => emulator.close());

/** The account of the emulator, with the hotline as somebody may write it. */
function environment(): Record<string, string> {
  return {
    WEBHOOK_URL: 'http://127.0.0.1/push',
    CENTRAL_SERVICE_PHONE: '49 221 4710100',
    TOKEN_ID: emulator.tokenId,
    TOKEN: emulator.token,
    SIPGATE_API_URL: emulator.apiUrl,
  };
}

async function importTable(lines: readonly string[], ...args: readonly string[]) {
  const folder = await temporaryFolder();
  await writeFile(`${folder}/calls.csv`, `${lines.join('\n')}\n`);
  return runCli(['import', '--csv', 'calls.csv', ...args], folder, environment());
}

const extensions = ['--agent', '12=w2,0002=w2,13=w3,0003=w3'];

test.each([
  { file: 'fritzbox', name: 'FRITZ!Box', calls: 5 },
  { file: 'starface-leitungsdaten', name: 'STARFACE (Leitungsdaten)', calls: 2 },
  { file: '3cx-cdr', name: '3CX (CDR)', calls: 2 },
  { file: '3cx-cdr-without-headings', name: '3CX (CDR)', calls: 2 },
  { file: '3cx-report', name: '3CX (call report)', calls: 2 },
  { file: 'asterisk-master', name: 'Asterisk (cdr-csv)', calls: 2 },
  { file: 'freepbx-cdr', name: 'FreePBX (CDR)', calls: 2 },
  { file: 'teams-pstn', name: 'Microsoft Teams (PSTN usage)', calls: 2 },
  { file: 'placetel', name: 'Placetel', calls: 2 },
  { file: 'sipgate-classic', name: 'sipgate (classic)', calls: 2 },
  { file: 'sipgate-neo', name: 'sipgate (neo)', calls: 2 },
  { file: 'excel', name: null, calls: 2 },
])('a table of $file is imported, after saying whose it is', async ({ file, name, calls }) => {
  const folder = await temporaryFolder();
  await copyFile(join(fixtures, `${file}.csv`), `${folder}/calls.csv`);
  const run = await runCli(['import', '--csv', 'calls.csv', ...extensions], folder, environment());
  expect(run).toMatchObject({ code: 0, stdout: expect.stringMatching(`^${calls} calls imported`) });
  if (name !== null) expect(run.stderr).toContain(`familiar: calls.csv is a table of ${name}.\n`);
});

const head = 'Anrufer;Mitarbeiter;Zeit;Dauer';

describe('what a table does not tell', () => {
  test('is asked for before anything is imported, also on a dry run', async () => {
    const lines = [head, '0171 3920001;Jonas Brandt;03/04/2026 10:15;1:10'];
    for (const args of [[], ['--dry-run'], ['--skip-bad-rows']]) {
      const run = await importTable(lines, ...args);
      expect(run).toMatchObject({ code: 1, stdout: '' });
      expect(run.stderr).toContain(
        'the table can be read in two ways, so nothing was imported: "1:10" is 1 h 10 min,',
      );
      expect(run.stderr).toContain('say --dates day-first or --dates month-first.');
    }
    const told = await importTable(lines, '--durations', 'm:ss', '--dates', 'day-first');
    expect(told.stdout).toMatch(/^1 call imported/);
  });

  test('of bare numbers is refused, and taken as it is told', async () => {
    const lines = [head, '431588580;Jonas Brandt;24.11.2026 10:15;60'];
    const refused = await importTable(lines);
    expect(refused).toMatchObject({ code: 1, stdout: '' });
    expect(refused.stderr).toContain('Say --bare-numbers german or --bare-numbers abroad.');
    const abroad = await importTable(lines, '--bare-numbers', 'abroad');
    expect(abroad.stderr).toContain('callers by country, in calls: Austria 1.');
    const german = await importTable(lines, '--bare-numbers', 'german');
    expect(german.stderr).toContain('callers by country, in calls: Germany 1.');
  });

  test('of an area code is asked for, with that of the hotline', async () => {
    const lines = [head, '4710133;Jonas Brandt;24.11.2026 10:15;60'];
    const refused = await importTable(lines);
    expect(refused.stderr).toContain('--area-code 0221, that of the hotline, would add it.');
    expect(refused).toMatchObject({ code: 1, stdout: '' });
    expect((await importTable(lines, '--area-code', '0221')).stdout).toMatch(/^1 call imported/);
    expect((await importTable(lines, '--area-code', '221')).stderr).toContain(
      'Give it with its 0, such as 0221.',
    );
  });
});

test('numbers without their 0 are German, and no caller of Russia or Peru comes of them', async () => {
  const numbers = ['15159123456', '17612345678', '71112345678', '51211234567', '3023125005', '4,91713E+12'];
  const lines = [
    head,
    ...numbers.map((number, index) => `${number};Jonas Brandt;24.11.2026 1${index}:15;120`),
  ];
  const run = await importTable(lines, '--skip-bad-rows');
  expect(run.stdout).toMatch(/^5 calls imported/);
  expect(run.stderr).toContain('callers by country, in calls: Germany 5.');
  expect(run.stderr).toContain('read as German without the 0');
  expect(run.stderr).toContain('line 7: of "4,91713E+12" a spreadsheet has cut the last digits');
});

test('countries that are odd in a table are asked about', async () => {
  const numbers = ['0171 3920001', '0171 3920002', '0171 3920003', '0171 3920004', '+7 495 1234567'];
  const lines = [
    head,
    ...numbers.map((number, index) => `${number};Jonas Brandt;24.11.2026 1${index}:15;120`),
  ];
  const run = await importTable(lines);
  expect(run.stderr).toContain('nearly all are of Germany; are those of Russia (line 6) right?');
});

test('whom the table calls by names that nobody has is said, with what to do', async () => {
  const run = await importTable([
    head,
    '0171 3920001;13;24.11.2026 10:15;60',
    '0171 3920001;13;24.11.2026 11:15;60',
  ]);
  expect(run.stderr).toContain('no agent is called "13" (2): say who that is, as in --agent "13=w0"');
});

test('columns that are not used are named, and headings that stand twice', async () => {
  const run = await importTable([
    'Anrufer;Anrufer;Mitarbeiter;Zeit;Dauer;Bemerkung',
    '0171 3920001;0221 4710100;Jonas Brandt;24.11.2026 10:15;60;gut',
  ]);
  expect(run.stderr).toContain('; not used: Anrufer, Bemerkung.\n');
  expect(run.stderr).toContain('several columns are called "Anrufer": the first counts.');
});

test('a total below the table is no call and asks nothing, and is said to be none', async () => {
  const run = await importTable([
    head,
    '0171 3920001;Jonas Brandt;24.11.2026 10:15;60',
    'Summe;;;1:00',
    ';;;',
  ]);
  expect(run).toMatchObject({ code: 0, stdout: expect.stringMatching(/^1 call imported/) });
  expect(run.stderr).toContain('line 3 sums up others, and is no call.');
});

test('what is not understood of a status is said', async () => {
  const run = await importTable([
    `${head};Status`,
    '0171 3920001;Jonas Brandt;24.11.2026 10:15;60;beendet',
    '0171 3920001;Jonas Brandt;24.11.2026 11:15;;beendet',
  ]);
  expect(run).toMatchObject({ code: 1, stdout: '' });
  expect(run.stderr).toContain('whether a call was answered is not understood of "beendet" (2)');
  expect(run.stderr).toContain('line 3: whether it was answered is not understood of "beendet"');
});
