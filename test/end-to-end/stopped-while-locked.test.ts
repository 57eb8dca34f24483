import { writeFile } from 'node:fs/promises';
import { expect, onTestFinished, test } from 'vitest';
import { freePort } from '../../src/cli/demo/free-port.ts';
import { startEmulator } from '../../src/emulator/emulator.ts';
import { fictionalCaller } from '../../src/emulator/fictional-caller.ts';
import { openDatabase } from '../../src/store/sqlite/open-database.ts';
import { runCli, startCli } from '../support/cli.ts';
import { emulatorKeyPem } from '../support/hotline.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

test('SIGTERM while another process locks the database ends the service while the lock lasts, and the next start has it all', async () => {
  const folder = await temporaryFolder();
  const emulator = await startEmulator({ privateKeyPem: emulatorKeyPem, speed: 2000 });
  onTestFinished(() => emulator.close());
  await writeFile(`${folder}/key.pem`, emulator.publicKeyPem);
  const port = await freePort();
  const push = `http://127.0.0.1:${port}/push`;
  emulator.setPushUrls({ incoming: push, outgoing: push });
  const to = emulator.company.hotlines[0]?.number ?? '';
  const environment = {
    WEBHOOK_URL: push,
    PORT: String(port),
    CENTRAL_SERVICE_PHONE: to,
    TOKEN_ID: emulator.tokenId,
    TOKEN: emulator.token,
    SIPGATE_API_URL: emulator.apiUrl,
    SIPGATE_PUBLIC_KEY_FILE: 'key.pem',
    ANSWER_BUDGET_MS: '3000',
  };

  const service = startCli(['start'], folder, environment);
  await service.said('The roster has 6 agents.');
  await service.said('Familiar listens at');
  const other = await openDatabase(`${folder}/data/familiar.db`);
  // The service may be writing at this moment, as at every start.
  other.exec('pragma busy_timeout = 10000');
  other.exec('begin immediate');
  const calls = [1, 2, 3].map(caller => emulator.placeCall({ from: fictionalCaller(caller), to }).ended);
  for (const call of await Promise.all(calls)) expect(call).toMatchObject({ outcome: 'answered' });

  // The lock is held until it has ended. How long that takes is measured in chaos/experiments/lock.ts.
  service.child.kill('SIGTERM');
  const ended = await service.ended;
  expect(ended).toMatchObject({ code: 0, stderr: '' });
  expect(ended.stdout.match(/The database takes no events/g)).toHaveLength(1);
  expect(ended.stdout).toContain('Events are left in the spool for the next start.');

  other.exec('rollback');
  other.close();
  const next = startCli(['start'], folder, environment);
  await Promise.all([next.said('The spool is drained.'), next.said('Familiar listens at')]);
  next.child.kill('SIGTERM');
  expect(await next.ended).toMatchObject({ code: 0 });
  const history = await runCli(['history', '--json'], folder, environment);
  const lines = history.stdout
    .trim()
    .split('\n')
    .map(line => JSON.parse(line));
  expect(lines.filter(line => line.endedAt !== null)).toHaveLength(3);
});
