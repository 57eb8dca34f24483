import { readFile, writeFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { defaultLearning } from '../../../src/domain/call-record.ts';
import { toParty } from '../../../src/domain/party.ts';
import { openStore } from '../../../src/store/open-store.ts';
import { answeredCall, leg } from '../../store/entries.ts';
import { createTestLog } from '../../support/app.ts';
import { dayMs, noon } from '../../support/builders.ts';
import { runCli } from '../../support/cli.ts';
import { madeUpLog, minuteMs } from '../../support/replays.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

/** A folder with the made-up log as a German table, newest call first, and one row that is no good. */
async function folderWithLog(calls = 1_500): Promise<string> {
  const folder = await temporaryFolder();
  const rows = madeUpLog(calls).log.map(call =>
    [
      call.caller ?? '',
      call.agentId ?? '',
      new Date(call.arrivedAt).toISOString(),
      (call.waitMs ?? 0) / 1000,
      String(call.talkMs / 1000).replace('.', ','),
    ].join(';'),
  );
  const table = ['Anrufer;Mitarbeiter;Beginn;Wartezeit;Gesprächszeit', ...rows.reverse(), 'x;y;gestern;0;0'];
  await writeFile(`${folder}/anrufe.csv`, `${table.join('\r\n')}\r\n`, 'latin1');
  return folder;
}

/** A folder with a database of forty days, on each of which two agents talk to five callers each. */
async function folderWithHistory(): Promise<string> {
  const folder = await temporaryFolder();
  const store = await openStore({
    database: { kind: 'sqlite', file: `${folder}/familiar.db` },
    learning: defaultLearning,
    halfLifeDays: 90,
    instance: 'test',
    log: createTestLog(),
    clock: () => noon,
  });
  for (let call = 0; call < 400; call++) {
    const at = noon + Math.floor(call / 10) * dayMs + (call % 10) * 5 * minuteMs;
    const on = leg(`${call}`, { caller: toParty(`+49171392000${call % 10}`) });
    for (const entry of answeredCall(on, at, `w${call % 2}`)) await store.record(entry);
  }
  await store.close();
  return folder;
}

test('a table is replayed without an account, and the outcome said in one sentence for each policy', async () => {
  const folder = await folderWithLog();
  const args = ['replay', '--csv', 'anrufe.csv', '--policy', 'familiar', '--policy', 'longest-idle'];
  const { code, stdout, stderr } = await runCli([...args, '--baseline', 'longest-idle'], folder);
  expect(code).toBe(0);
  expect(stdout).toMatch(
    /With “familiar” \d+ of \d+ calls by regulars would have reached someone they know \([\d.]+ %\), \d+ more than with “longest-idle”/,
  );
  expect(stdout).toMatch(
    /speed of answer +speed of 9 in 10 +service level +made to wait +waited +wait of 9 in 10/,
  );
  expect(stdout).toMatch(/service level \(20\.0 s\): answered within the time given ÷ all calls/);
  expect(stdout).toContain('- Rows that could not be used: 1.');
  expect(stderr).toContain('familiar: not a time (1, left out): line 1502: started "gestern"\n');
  expect(stderr).toMatch(/^opening …/);
});

test('JSON and a page that needs nothing from elsewhere, in German', async () => {
  const folder = await folderWithLog();
  const args = ['replay', '--csv', 'anrufe.csv', '--json', '--html', 'bericht.html', '--lang', 'de'];
  const { code, stdout } = await runCli([...args, '--problems', 'probleme.txt'], folder);
  expect(code).toBe(0);
  const { log, runs } = JSON.parse(stdout);
  expect(log.hotlineCalls).toBe(1_500);
  expect(runs.map((run: { name: string }) => run.name)).toEqual(['recorded', 'familiar', 'longest-idle']);
  const page = await readFile(`${folder}/bericht.html`, 'utf8');
  expect(page).toContain('Anrufen bekannter Anrufer jemanden erreicht');
  expect(page).toContain('<svg');
  expect(page).not.toMatch(/(src|href)=|@import|url\(/);
  expect(await readFile(`${folder}/probleme.txt`, 'utf8')).toBe(
    '1502\tleft out\tnot a time\tstarted "gestern"\n',
  );
});

test('callbacks that callers ask for are reported where a share of them asks, and nowhere else', async () => {
  const folder = await folderWithLog(600);
  const replayed = async (...args: string[]) => {
    const { stdout } = await runCli(
      ['replay', '--csv', 'anrufe.csv', ...args, '--html', 'page.html'],
      folder,
    );
    return { stdout, page: await readFile(`${folder}/page.html`, 'utf8') };
  };
  const usual = await replayed('--set', 'RING_STRANGERS=2');
  const nobodyAsks = await replayed('--set', 'CALLBACK_SHARE=0');
  const renamed = (text: string) => text.replaceAll('CALLBACK_SHARE=0', 'RING_STRANGERS=2');
  expect(renamed(nobodyAsks.stdout)).toBe(usual.stdout);
  expect(renamed(nobodyAsks.page)).toBe(usual.page);
  expect(usual.stdout).not.toMatch(/callback/i);

  const { stdout, page } = await replayed('--set', 'CALLBACK_SHARE=1', '--lang', 'de', '--json');
  const { runs, formulas } = JSON.parse(stdout);
  expect(runs[0].callbacks).toBeUndefined();
  expect(runs[1].callbacks.reached).toBeGreaterThan(0);
  expect(formulas['zurückgerufen']).toContain('÷ gewünschte Rückrufe');
  expect(page).toContain('<h2>Rückrufe auf Wunsch</h2>');
});

test('a configuration is compared with the settings of the environment, as is how long callers wait', async () => {
  const folder = await folderWithLog();
  await writeFile(
    `${folder}/draft.yaml`,
    `hours:
  mornings: { weekly: { monday-sunday: 00:00-14:00 } }
hotlines:
  - name: Zentrale
    numbers: [030 23125001]
    hours: mornings
    overflow: { closed: [voicemail] }
`,
  );
  const args = ['replay', '--csv', 'anrufe.csv', '--json', '--set', 'HOLD_FAMILIAR_SECONDS=30'];
  const { code, stdout, stderr } = await runCli(
    [...args, '--plan', 'draft.yaml', '--patience', '60'],
    folder,
  );
  expect([code, stderr]).toEqual([0, expect.any(String)]);
  const { runs } = JSON.parse(stdout);
  const [, waiting, draft] = runs;
  expect([waiting.name, draft.name]).toEqual(['familiar HOLD_FAMILIAR_SECONDS=30', 'draft.yaml']);
  expect(waiting.measures.held.value).toBeGreaterThan(0);
  expect(waiting.heldP90Ms).toBeGreaterThan(0);
  expect(waiting.measures.overflowed.value).toBe(0);
  expect(draft.measures.overflowed.value).toBeGreaterThan(0.3);
});

test('the service level is that of the company’s goals, unless another is asked for', async () => {
  const folder = await folderWithLog(300);
  await writeFile(
    `${folder}/draft.yaml`,
    'goals: { serviceLevelSeconds: 45 }\nhotlines:\n  - { name: Zentrale, numbers: [030 23125001] }\n',
  );
  const args = ['replay', '--csv', 'anrufe.csv', '--plan', 'draft.yaml'];
  expect((await runCli(args, folder)).stdout).toMatch(/service level \(45\.0 s\)/);
  expect((await runCli([...args, '--service-level', '5'], folder)).stdout).toMatch(
    /service level \(5\.0 s\)/,
  );
});

test('a hotline in shadow is replayed as if it were in force', async () => {
  const folder = await folderWithLog();
  const hotline = '{ name: Zentrale, numbers: [030 23125001]';
  await writeFile(`${folder}/plain.yaml`, `hotlines: [${hotline} }]`);
  await writeFile(`${folder}/shadow.yaml`, `hotlines: [${hotline}, shadow: true }]`);
  const args = ['replay', '--csv', 'anrufe.csv', '--json', '--plan', 'plain.yaml', '--plan', 'shadow.yaml'];
  const { runs } = JSON.parse((await runCli(args, folder)).stdout);
  const [plain, shadow] = runs.slice(-2);
  expect([plain.name, shadow.name]).toEqual(['plain.yaml', 'shadow.yaml']);
  expect(shadow.measures).toEqual(plain.measures);
});

test('the days that were measured are those of the table’s time zone, wherever the computer is', async () => {
  const folder = await folderWithLog(10);
  const spanAt = async (zone: string, TZ: string): Promise<string> => {
    const args = ['replay', '--csv', 'anrufe.csv', '--warm-up', '0', '--timezone', zone];
    return /^.* to .*: \d+ calls/m.exec((await runCli(args, folder, { TZ })).stdout)?.[0] ?? '';
  };
  const [eastmost, westmost] = ['Pacific/Kiritimati', 'Pacific/Pago_Pago'];
  expect(await spanAt(eastmost, westmost)).toBe(await spanAt(eastmost, eastmost));
  expect(await spanAt(westmost, eastmost)).not.toBe(await spanAt(eastmost, eastmost));
});

test('a configuration with a mistake is refused by its line', async () => {
  const folder = await folderWithLog(10);
  await writeFile(`${folder}/draft.yaml`, 'hotlines:\n  - name: Zentrale\n    numbers: [x]\n');
  const { code, stderr } = await runCli(['replay', '--csv', 'anrufe.csv', '--plan', 'draft.yaml'], folder);
  expect(code).toBe(1);
  expect(stderr).toMatch(/draft\.yaml has a problem:\n {2}- hotlines\[0\]\.numbers\[0\] \(line 3\) is "x"/);
});

test('the own history is replayed by the stored configuration, and by others upon it', async () => {
  const environment = {
    WEBHOOK_URL: 'https://hotline.example.com/push',
    CENTRAL_SERVICE_PHONE: '+4921112345',
    SERVICE_PHONES: '+493023125001',
    DATABASE_URL: 'sqlite:./familiar.db',
  };
  const folder = await folderWithHistory();
  await writeFile(
    `${folder}/plan.yaml`,
    'hotlines:\n  - { name: Zentrale, numbers: [0211 12345], policy: { ringStrangers: 1 } }\n',
  );
  const run = (...args: string[]) => runCli(args, folder, environment);
  expect(await run('config', 'apply', 'plan.yaml')).toMatchObject({ code: 0 });
  const sets = ['--set', 'RING_STRANGERS=1', '--set', 'RING_STRANGERS=2'];
  const { code, stdout, stderr } = await run('replay', ...sets, '--missed', '50');
  expect([code, stderr]).toEqual([0, expect.not.stringContaining('familiar:')]);
  expect(stdout).toMatch(/^as configured RING_STRANGERS=1 +\d/m);
  expect(stdout).toMatch(/^as configured RING_STRANGERS=2 +\d/m);
});

test('an own history without calls has nothing to replay', async () => {
  const environment = {
    WEBHOOK_URL: 'https://hotline.example.com/push',
    CENTRAL_SERVICE_PHONE: '+493023125000',
    SERVICE_PHONES: '+493023125001',
    DATABASE_URL: 'sqlite:./familiar.db',
  };
  const { code, stderr } = await runCli(['replay'], await temporaryFolder(), environment);
  expect(code).toBe(1);
  expect(stderr).toContain(
    'familiar: there is nothing to replay: no calls to the hotline found.\n  - calls that were imported only say who knows whom;',
  );
});

test.each([
  [['--csv', 'gone.csv'], /familiar: gone\.csv can't be read.*ENOENT/],
  [['--csv', 'anrufe.csv', '--column', 'mood=Laune'], /Write FIELD=HEADING with one of these fields:/],
  [
    ['--csv', 'anrufe.csv', '--column', 'talk=Laune'],
    /familiar: there is no column "Laune" for talk\. The columns are: Anrufer/,
  ],
  [
    ['--csv', 'anrufe.csv', '--baseline', 'best'],
    /familiar: "best" is none of them: "familiar", "longest-idle"\./,
  ],
  [
    ['--csv', 'anrufe.csv', '--warm-up', '999'],
    /familiar: the log is shorter than the 999 days of --warm-up/,
  ],
  [['--callers', '3/2'], /Give a part such as 1\/2/],
])('%s is refused with a remedy', async (args, message) => {
  const { code, stderr } = await runCli(['replay', ...args], await folderWithLog(20));
  expect([code, stderr]).toEqual([1, expect.stringMatching(message)]);
});
