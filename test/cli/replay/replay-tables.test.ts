import { writeFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { runCli } from '../../support/cli.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

/** Replays a table, in a folder without any settings but the hotline's number. */
async function replay(lines: readonly string[], ...args: readonly string[]) {
  const folder = await temporaryFolder();
  await writeFile(`${folder}/calls.csv`, `${lines.join('\n')}\n`);
  const run = await runCli(['replay', '--csv', 'calls.csv', '--json', '--warm-up', '0', ...args], folder, {
    CENTRAL_SERVICE_PHONE: '49 221 4710100',
  });
  const { log, runs } = run.code === 0 ? JSON.parse(run.stdout) : { log: null, runs: [] };
  return { ...run, log: log === null ? null : { ...log, returningCalls: runs[0].returningCalls } };
}

const head = 'Rufnummer;Mitarbeiter;Datum;Uhrzeit;Dauer;Richtung';

/** Two rows a day. */
function rows(numbers: readonly string[], { duration = '120', direction = 'kommend' } = {}) {
  return numbers.map(
    (number, index) =>
      `${number};Jonas Brandt;${String(index + 1).padStart(2, '0')}.10.2026;10:15;${duration};${direction}`,
  );
}

const numbers = ['0221 4710133', '+49 221 4710133', '0049(0)221/4710134', '0171 3920001'];

describe('what a table does not tell is asked for before it is replayed', () => {
  test('such as what 1:10 is', async () => {
    const lines = [head, ...rows(numbers, { duration: '1:10' })];
    const asked = await replay(lines);
    expect(asked).toMatchObject({ code: 1, stdout: '' });
    expect(asked.stderr).toContain(
      'the table can be read in two ways, so nothing was replayed: "1:10" is 1 h 10 min, or 1 min 10 s',
    );
    expect((await replay(lines, '--durations', 'h:mm')).log).toMatchObject({ hotlineCalls: 4 });
  });

  test('such as whether the day or the month is first', async () => {
    const lines = [head, '0171 3920001;Jonas Brandt;03/04/2026;10:15;60;in'];
    expect((await replay(lines)).stderr).toContain('say --dates day-first or --dates month-first.');
    expect((await replay(lines, '--dates', 'day-first')).log).toMatchObject({ hotlineCalls: 1 });
  });

  test('such as the area code, where the hotline has one to propose', async () => {
    const lines = [head, ...rows(['4710133', '0221 4710133'])];
    const refused = await replay(lines);
    expect(refused.stderr).toContain('--area-code 0221, that of the hotline, would add it.');
    expect(refused.stderr).toContain('not a caller (1, left out): line 2: "4710133" has no area code');
    expect((await replay(lines, '--area-code', '0221')).log).toMatchObject({
      hotlineCalls: 2,
      returningCalls: 1,
    });
  });
});

test('directions in both languages tell calls to the hotline from others', async () => {
  const words = ['kommend', 'gehend', 'inbound', 'outgoing', 'verpasst', 'intern'];
  const lines = [head, ...words.flatMap(direction => rows(['0171 3920001'], { direction }))];
  expect((await replay(lines)).log).toMatchObject({ hotlineCalls: 3, answeredCalls: 2 });
});

test('a call list of a FRITZ!Box is recognised, its durations with it', async () => {
  const { log, stderr } = await replay([
    'sep=;',
    'Typ;Datum;Name;Rufnummer;Landes-/Ortsnetzbereich;Nebenstelle;Eigene Rufnummer;Dauer',
    '1;24.11.26 10:15;;0221 4710133;Köln;Jonas Brandt;Internet: 4710100;0:03',
    '1;24.11.26 11:40;;01713920001;Mobilfunk;Sabine Vogt;Internet: 4710100;1:10',
    '2;24.11.26 12:00;;08999998001;München;;Internet: 4710100;0:00',
  ]);
  expect(stderr).toContain('familiar: this is a table of FRITZ!Box.');
  expect(stderr).toContain('are hours and minutes, as that system writes them');
  expect(log).toMatchObject({ hotlineCalls: 3, answeredCalls: 2 });
});

test('numbers of which Excel has cut the 0 are the same callers as those that have it', async () => {
  const { log, stderr } = await replay([
    head,
    ...rows(['15159123456', '015159123456', '17612345678', '30 23125005', '4,91713E+12']),
  ]);
  expect(stderr).toContain('read as German without the 0');
  expect(stderr).toContain('of "4,91713E+12" a spreadsheet has cut the last digits');
  expect(log).toMatchObject({ hotlineCalls: 4, returningCalls: 1 });
});

test('of two numbers in a cell the first counts, which is said', async () => {
  const { log, stderr } = await replay([
    head,
    ...rows(['030 23125006 (0171 3920000)', '030 23125006 / 0171 3920001']),
  ]);
  expect(stderr).toContain('2 cells with several numbers: the first counts.');
  expect(log).toMatchObject({ hotlineCalls: 2, returningCalls: 1 });
});

test('callers may be pseudonyms, which is said, or told where they look like numbers', async () => {
  const words = await replay([head, ...rows(['c17', 'c17', 'c18'])]);
  expect(words.stderr).toContain('callers are taken as they stand, as most are no phone numbers.');
  expect(words.log).toMatchObject({ hotlineCalls: 3, returningCalls: 1 });
  const keys = await replay([head, ...rows(['471013', '471013', '471014'])], '--pseudonyms');
  expect(keys.log).toMatchObject({ hotlineCalls: 3, returningCalls: 1 });
});
