import { readFile, writeFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { describe, expect, onTestFinished, test } from 'vitest';
import { startEmulator } from '../../../src/emulator/emulator.ts';
import type { EarlierCall } from '../../../src/emulator/finished-call.ts';
import type { EmulatorOptions } from '../../../src/emulator/options.ts';
import { noon } from '../../support/builders.ts';
import { type CliProcess, runCli, startCli } from '../../support/cli.ts';
import { earlierCalls } from '../../support/earlier-calls.ts';
import { emulatorKeyPem } from '../../support/hotline.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

describe('import from sipgate', () => {
  test('says what it came to, and that there is nothing new the second time', async () => {
    const { folder, environment } = await prepare({ earlierCalls: earlierCalls(150) });
    const first = await runCli(['import'], folder, environment);
    expect(first).toMatchObject({
      code: 0,
      stdout:
        "114 calls imported, 107 callers known, 0 already there, 18 without an agent's pick-up, 8 of callers who can't be recognised.\n",
    });
    expect(first.stderr).toContain('familiar: The account keeps its history without limit.\n');
    const german = await runCli(['import', '--dry-run', '--lang', 'de'], folder, environment);
    expect(german.stdout).toBe(
      '0 Anrufe würden importiert, 114 schon vorhanden, 18 ohne Annahme durch einen Mitarbeiter, 8 von nicht erkennbaren Anrufern. Geändert wurde nichts.\n',
    );
    const second = await runCli(['import'], folder, environment);
    expect(second.stdout).toBe(
      "0 calls imported, 107 callers known, 114 already there, 18 without an agent's pick-up, 8 of callers who can't be recognised.\n",
    );
  });

  test('changes nothing on a dry run', async () => {
    const { folder, environment } = await prepare({ earlierCalls: earlierCalls(30) });
    const run = await runCli(['import', '--dry-run'], folder, environment);
    expect(run.stdout).toMatch(
      /^\d+ calls would be imported, 0 already there, .*\. Nothing was changed\.\n$/,
    );
    expect((await runCli(['history'], folder, environment)).stdout).toBe('No calls yet.\n');
  });

  test('goes on after it was killed, and after Ctrl-C, as if nothing had happened', async () => {
    const calls = earlierCalls(240);
    const whole = await prepare({ earlierCalls: calls });
    const expected = (await runCli(['import'], whole.folder, whole.environment)).stdout;

    const { folder, environment } = await prepare({
      earlierCalls: calls,
      assumptions: { historyPageLimit: 24 },
    });
    const killed = startCli(['import'], folder, environment);
    await complained(killed, /Importing: [1-3]\d %/);
    killed.child.kill('SIGKILL');
    expect((await killed.ended).code).toBeNull();

    const stopped = startCli(['import'], folder, environment);
    await complained(stopped, /Importing: [3-6]\d %/);
    stopped.child.kill('SIGINT');
    expect(await stopped.ended).toMatchObject({
      code: 130,
      stdout: '',
      stderr: expect.stringMatching(
        /going on after \d+ entries[\s\S]*stopped\. \d+ calls are imported so far; the same command goes on/,
      ),
    });
    expect((await runCli(['import'], folder, environment)).stdout).toBe(expected);
  });

  test('needs a token that may read the history', async () => {
    const token = {
      tokenId: 'token-LESS01',
      token: 'secret',
      userId: 'w0',
      scopes: ['users:read', 'account:read'],
    };
    const { folder, environment } = await prepare({ tokens: [token] });
    expect(await runCli(['import'], folder, environment)).toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringContaining('The token may not use history:read.'),
    });
    const without = { ...environment, TOKEN_ID: '', TOKEN: '', SERVICE_PHONES: '+492214710111' };
    expect(await runCli(['import'], folder, without)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining(
        'give one on the page or as TOKEN_ID and TOKEN, or import a table with --csv.',
      ),
    });
  });

  test('and a table of the same calls count once', async () => {
    const [call] = earlierCalls(2).slice(1);
    const { folder, environment } = await prepare({ earlierCalls: call === undefined ? [] : [call] });
    const began = new Date(call?.startedAt ?? 0).toISOString();
    await writeFile(`${folder}/calls.csv`, `from;to;start\n${call?.from};${call?.answeredBy};${began}\n`);
    expect((await runCli(['import'], folder, environment)).stdout).toMatch(
      /^1 call imported, 1 caller known/,
    );
    expect((await runCli(['import', '--csv', 'calls.csv'], folder, environment)).stdout).toMatch(
      /^0 calls imported, 1 caller known, 1 already there/,
    );
  });
});

describe('import from a table', () => {
  const good = [
    '0171 3920001;Krüger, Heike;24.11.2025 10:15;0:01:30',
    '0171 3920002;Mehmet Yılmaz;24.11.2025 11:15;90',
  ];
  const bad = ['0171 3920003;Zoe;24.11.2025 10:15;60', '0171 3920004;Heike Krüger;24.11.2025 10:15;-3'];

  test('takes over every call, and says how it read the table', async () => {
    const { folder, environment } = await prepare();
    await writeFile(`${folder}/calls.csv`, tableOf(good));
    expect(await runCli(['import', '--csv', 'calls.csv'], folder, environment)).toMatchObject({
      code: 0,
      stdout: "2 calls imported, 2 callers known, 0 already there, 0 without an agent's pick-up.\n",
      stderr: expect.stringContaining(
        'familiar: calls.csv is utf-8; caller is "Anrufer", agent is "Mitarbeiter", startedAt is "Zeit", talkTime is "Dauer".\n',
      ),
    });
  });

  test('takes over a table that is packed with gzip, and the same one unpacked adds nothing', async () => {
    const { folder, environment } = await prepare();
    await writeFile(`${folder}/calls.csv.gz`, gzipSync(tableOf(good)));
    await writeFile(`${folder}/calls.csv`, tableOf(good));
    const packed = await runCli(['import', '--csv', 'calls.csv.gz'], folder, environment);
    expect([packed.code, packed.stdout]).toEqual([0, expect.stringMatching(/^2 calls imported/)]);
    const plain = await runCli(['import', '--csv', 'calls.csv'], folder, environment);
    expect(plain.stdout).toMatch(/^0 calls imported, 2 callers known, 2 already there/);
  });

  test('imports nothing of a table with bad rows, but names each; and the others if told so', async () => {
    const { folder, environment } = await prepare();
    await writeFile(`${folder}/calls.csv`, tableOf([...good, ...bad]));
    const refused = await runCli(['import', '--csv', 'calls.csv'], folder, environment);
    expect(refused).toMatchObject({ code: 1, stdout: '' });
    expect(refused.stderr).toContain(
      '  line 4: there is no agent "Zoe"\n  line 5: the duration "-3" is negative\n',
    );
    expect(refused.stderr).toContain("2 of 4 rows can't be used, so nothing was imported.");
    expect((await runCli(['history'], folder, environment)).stdout).toBe('No calls yet.\n');

    const skipping = await runCli(['import', '--csv', 'calls.csv', '--skip-bad-rows'], folder, environment);
    expect(skipping.stdout).toMatch(/^2 calls imported/);
    const aliased = await runCli(
      ['import', '--csv', 'calls.csv', '--agent', 'Zoe=w3', '--dry-run'],
      folder,
      environment,
    );
    expect(aliased.stdout).toMatch(/^1 call would be imported, 2 already there/);
  });

  test('writes the bad rows to a file where there are many', async () => {
    const { folder, environment } = await prepare();
    await writeFile(`${folder}/calls.csv`, tableOf(Array.from({ length: 15 }, () => bad).flat()));
    const run = await runCli(['import', '--csv', 'calls.csv', '--dry-run'], folder, environment);
    expect(run.stderr).toContain(
      '  line 21: the duration "-3" is negative\n  … and others; all are in calls.csv.rejected.csv\n',
    );
    const file = await readFile(`${folder}/calls.csv.rejected.csv`, 'utf8');
    expect(file.split('\n')).toHaveLength(32);
    expect(file).toContain('\n30;"there is no agent ""Zoe"""\n');
  });

  test('wants to be told which column holds what it does not recognise', async () => {
    const { folder, environment } = await prepare();
    await writeFile(`${folder}/calls.csv`, 'wer;wen;wann\n0171 3920001;w0;24.11.2025 10:15\n');
    const refused = await runCli(['import', '--csv', 'calls.csv'], folder, environment);
    expect(refused.stderr).toBe(
      'familiar: no column of the table is recognised as caller or agent or answeredAt. The columns are: wer, wen, wann. ' +
        'Name them with --map caller=<column>,agent=<column>,answeredAt=<column>.\n',
    );
    const map = ['--map', 'caller=wer,agent=wen', '--map', 'startedAt=wann'];
    expect((await runCli(['import', '--csv', 'calls.csv', ...map], folder, environment)).stdout).toMatch(
      /^1 call imported/,
    );
  });

  test.each([
    { args: ['--map', 'who=wer'], says: '"who" is none of caller, agent, ' },
    { args: ['--map', 'caller'], says: '"caller" is not of the form name=value.' },
    { args: ['--time-zone', 'Mars'], says: 'Give a name such as Europe/Berlin or UTC.' },
    { args: [], says: "calls.csv can't be read: ENOENT" },
  ])('what can’t be followed is said: $says', async ({ args, says }) => {
    const { folder, environment } = await prepare();
    const run = await runCli(['import', '--csv', 'calls.csv', ...args], folder, environment);
    expect(run).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining(says) });
  });
});

function tableOf(rows: readonly string[]): string {
  return `Anrufer;Mitarbeiter;Zeit;Dauer\n${rows.join('\n')}\n`;
}

async function prepare(options: EmulatorOptions & { readonly earlierCalls?: readonly EarlierCall[] } = {}) {
  const emulator = await startEmulator({
    privateKeyPem: emulatorKeyPem,
    startAt: noon,
    speed: 1000,
    ...options,
  });
  onTestFinished(() => emulator.close());
  const environment = {
    WEBHOOK_URL: 'http://127.0.0.1/push',
    CENTRAL_SERVICE_PHONE: '+492214710100',
    TOKEN_ID: emulator.tokenId,
    TOKEN: emulator.token,
    SIPGATE_API_URL: emulator.apiUrl,
  };
  return { folder: await temporaryFolder(), environment, emulator };
}

/** Resolves once standard error has said so. */
function complained({ child }: CliProcess, pattern: RegExp): Promise<void> {
  let said = '';
  return new Promise(resolve => {
    child.stderr?.on('data', chunk => {
      said += String(chunk);
      if (pattern.test(said)) resolve();
    });
  });
}
