import { writeFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { freePort } from '../../src/cli/demo/free-port.ts';
import { startEmulator } from '../../src/emulator/emulator.ts';
import { fictionalCaller } from '../../src/emulator/fictional-caller.ts';
import { runCli, startCli } from '../support/cli.ts';
import { emulatorKeyPem } from '../support/hotline.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

test('from start to history: a call is routed, explained, listed, and SIGTERM ends the service cleanly', async () => {
  const folder = await temporaryFolder();
  await using emulator = await disposable(startEmulator({ privateKeyPem: emulatorKeyPem, speed: 2000 }));
  await writeFile(`${folder}/key.pem`, emulator.publicKeyPem);
  const port = await freePort();
  const push = `http://127.0.0.1:${port}/push`;
  const environment = {
    WEBHOOK_URL: push,
    PORT: String(port),
    CENTRAL_SERVICE_PHONE: emulator.company.hotlines[0]?.number,
    TOKEN_ID: emulator.tokenId,
    TOKEN: emulator.token,
    SIPGATE_API_URL: emulator.apiUrl,
    SIPGATE_PUBLIC_KEY_FILE: 'key.pem',
    ANSWER_BUDGET_MS: '5000',
  };
  emulator.setPushUrls({ incoming: push, outgoing: push });

  const service = startCli(['start'], folder, environment);
  await service.said('The roster has 6 agents.');
  await service.said('Familiar listens at');
  const from = fictionalCaller(4);
  const call = { from, to: environment.CENTRAL_SERVICE_PHONE ?? '' };
  expect(await emulator.placeCall(call).ended).toMatchObject({ outcome: 'answered' });
  // What is shipped finds its page.
  const page = await fetch(`http://127.0.0.1:${port}/`);
  expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('<title>Familiar</title>')]);

  const explained = await runCli(['explain', from, '--json'], folder, environment);
  expect(explained).toMatchObject({ code: 0, stderr: '' });
  expect(JSON.parse(explained.stdout)).toMatchObject({
    sentence: expect.stringMatching(/^The caller knows \S+ \S+ best \(1 call, last today\)\.$/),
    outcome: { kind: 'dial' },
    reason: { rule: 'preferred-agent' },
  });
  const german = await runCli(['explain', from, '--lang', 'de'], folder, environment);
  expect(german.stdout).toMatch(/^Der Anrufer kennt .* am besten \(1 Gespräch, zuletzt heute\)\.\n\n +Regel/);

  service.child.kill('SIGTERM');
  const ended = await service.ended;
  expect(ended).toMatchObject({ code: 0, stderr: '' });
  expect(ended.stdout).not.toContain(emulator.token);
  expect(ended.stdout).not.toContain(from);

  const history = await runCli(['history', '--json'], folder, environment);
  const [line, ...more] = history.stdout.trim().split('\n');
  expect(more).toEqual([]);
  expect(JSON.parse(line ?? '')).toMatchObject({
    callId: expect.any(String),
    kind: 'hotline',
    caller: from,
    agent: expect.stringMatching(/^\S+ \S+$/),
    answeredAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
    endedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
    rule: 'longest-idle',
    reason: expect.stringMatching(/^A new caller: .* have been idle longest\.$/),
  });
  expect((await runCli(['history'], folder, environment)).stdout).toMatch(
    /^started \(Europe\/Berlin\) +kind +caller/,
  );
  expect(await runCli(['rebuild'], folder, environment)).toMatchObject({
    code: 0,
    stdout: 'Call records and familiarity are rebuilt.\nDays are summed anew for reports.\n',
  });
});

test('the demo plays calls, explains each, sums up and ends', async () => {
  const run = await runCli(
    ['demo', '--calls', '6', '--exit', '--lang', 'de', '--speed', '5000'],
    await temporaryFolder(),
    // The company is in Germany, wherever this is shown.
    { TZ: 'Pacific/Kiritimati' },
  );
  expect(run).toMatchObject({ code: 0, stderr: '' });
  const lines = run.stdout.trim().split('\n');
  // A caller who is asked something has a second line, as has one who is called back.
  const decided = lines.filter(line => /^(08|09|1[0-8]):\d\d {2}/.test(line));
  expect(decided.length).toBeGreaterThanOrEqual(6);
  expect(run.stdout).toContain('6 Anrufe, ');
  expect(run.stdout).toContain('Mittlere Zeit für eine Entscheidung');
});

test('Ctrl-C ends the demo with its summary', async () => {
  const demo = startCli(['demo', '--lang', 'en'], await temporaryFolder());
  await demo.said(' → ');
  demo.child.kill('SIGINT');
  expect(await demo.ended).toMatchObject({ code: 0, stdout: expect.stringContaining('Mean time to decide') });
});

test('emulate says how to start Familiar against it', async () => {
  const folder = await temporaryFolder();
  const port = String(await freePort());
  const emulate = startCli(['emulate', '--port', port], folder);
  await emulate.said('Then place a call');
  emulate.child.kill('SIGINT');
  const run = await emulate.ended;
  const settings = /(WEBHOOK_URL=[\s\S]*?)\n\n/.exec(run.stdout)?.[1] ?? '';
  await writeFile(`${folder}/.env`, settings);
  expect(await runCli(['migrate'], folder)).toMatchObject({ code: 0 });
});

async function disposable<T extends { close(): Promise<void> }>(
  opening: Promise<T>,
): Promise<T & AsyncDisposable> {
  const opened = await opening;
  return Object.assign(opened, { [Symbol.asyncDispose]: () => opened.close() });
}
