import { readdir, readFile, writeFile } from 'node:fs/promises';
import { expect, onTestFinished, test } from 'vitest';
import { freePort } from '../../src/cli/demo/free-port.ts';
import type { Emulator } from '../../src/emulator/control.ts';
import { startEmulator } from '../../src/emulator/emulator.ts';
import { fictionalCaller } from '../../src/emulator/fictional-caller.ts';
import { runCli, startCli } from '../support/cli.ts';
import { emulatorKeyPem } from '../support/hotline.ts';
import { type TestVisitor, visitor } from '../support/page.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

/** An empty folder beside an emulated sipgate, and an environment that says nothing of the company. */
async function emptyFolder() {
  const folder = await temporaryFolder();
  const emulator = await startEmulator({ privateKeyPem: emulatorKeyPem, speed: 2000 });
  onTestFinished(() => emulator.close());
  await writeFile(`${folder}/key.pem`, emulator.publicKeyPem);
  const port = await freePort();
  const environment = {
    PORT: String(port),
    SIPGATE_API_URL: emulator.apiUrl,
    SIPGATE_PUBLIC_KEY_FILE: 'key.pem',
    ANSWER_BUDGET_MS: '5000',
  };
  return { folder, emulator, environment, url: `http://127.0.0.1:${port}` };
}

/** The first user of the page, by the link that the log shows. */
async function beFirstUser(url: string, said: string): Promise<TestVisitor> {
  const secret = /#\/set-up\/(\S+)/.exec(said)?.[1];
  const made = await fetch(`${url}/api/set-up`, {
    method: 'POST',
    body: JSON.stringify({ secret, login: 'chefin', password: 'lange Leitung am Montag' }),
    headers: { 'content-type': 'application/json' },
  });
  expect(made.status).toBe(200);
  const session = /familiar_session=([^;]+)/.exec(made.headers.getSetCookie().join('\n'))?.[1] ?? '';
  return visitor(url, 'admin', session);
}

const call = (emulator: Emulator, index: number) =>
  emulator.placeCall({ from: fictionalCaller(index), to: emulator.company.hotlines[0]?.number ?? '' }).ended;

test('from an empty folder to a routed call by the page alone, and it stays connected after a restart', async () => {
  const { folder, emulator, environment, url } = await emptyFolder();
  const service = startCli(['start'], folder, environment);
  const said = await service.said('#/set-up/');
  const push = `${url}/push`;
  emulator.setPushUrls({ incoming: push, outgoing: push });

  // Before anything is given, sipgate gets an empty response and rings as it is configured there.
  expect((await call(emulator, 1)).pushes[0]).toMatchObject({ status: 200 });
  const { request } = await beFirstUser(url, said);
  const { body: before } = await request('GET', '/connection');
  expect(before.missing).toEqual(['address', 'agents', 'hotline']);

  const token = { id: `${emulator.tokenId} `, token: ` ${emulator.token}\n` };
  const connected = await request('PUT', '/connection', { basedOn: before.number, webhookUrl: push, token });
  expect(connected).toMatchObject({ status: 200, body: { missing: ['hotline'] } });
  await service.said('The roster has 6 agents.');
  const { body: settings } = await request('GET', '/settings');
  const [hotline] = settings.document.hotlines;
  const numbers = [emulator.company.hotlines[0]?.number];
  const sections = { hotlines: [{ ...hotline, numbers }] };
  const saved = await request('PUT', '/settings', { basedOn: settings.revision, sections });
  expect(saved).toMatchObject({ status: 200 });
  expect((await request('GET', '/connection')).body.missing).toEqual([]);
  expect(await call(emulator, 2)).toMatchObject({ outcome: 'answered' });
  expect((await request('GET', '/board')).body.calls).toMatchObject([
    { caller: { number: fictionalCaller(2) } },
  ]);

  service.child.kill('SIGTERM');
  const ended = await service.ended;
  expect([ended.code, ended.stderr]).toEqual([0, '']);
  expect(ended.stdout).not.toContain(emulator.token);
  for (const file of await readdir(folder, { recursive: true, withFileTypes: true }))
    if (file.isFile())
      expect((await readFile(`${file.parentPath}/${file.name}`)).includes(emulator.token)).toBe(false);

  const again = startCli(['start'], folder, environment);
  await again.said('Familiar listens at');
  expect(await call(emulator, 2)).toMatchObject({ outcome: 'answered' });
  const explained = await runCli(['explain', fictionalCaller(2), '--json'], folder, environment);
  expect(JSON.parse(explained.stdout)).toMatchObject({ reason: { rule: 'preferred-agent' } });
  again.child.kill('SIGTERM');
  expect((await again.ended).code).toBe(0);
});
