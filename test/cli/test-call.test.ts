import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runCli } from '../support/cli.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const environment = {
  WEBHOOK_URL: 'https://hotline.example.com/push',
  CENTRAL_SERVICE_PHONE: '+49 221 4710100',
  SERVICE_PHONES: '+49 221 4710111,+49 221 4710112',
  RING_STRANGERS: '1',
};

test('a test call is decided by the own settings, shown leg by leg, and leaves nothing behind', async () => {
  const folder = await temporaryFolder();
  const { code, stdout, stderr } = await runCli(['test-call', '0171 3920001'], folder, environment);
  expect([code, stderr]).toEqual([0, '']);
  expect(stdout).toContain('A new caller: +49 221 4710111 has been idle longest.');
  expect(stdout).toMatch(/leg 1 {2}newCall {2}from 491713920001 to 492214710100 {2}<Dial .*492214710111/);
  expect(stdout).toMatch(/leg 2 {2}newCall {2}from 492214710100 to 492214710111/);
  expect(stdout).toContain('For the caller: answered by +492214710111.');
  const history = await runCli(['history'], folder, environment);
  expect(history.stdout).toBe('No calls yet.\n');
});

test('a hotline that does not exist, and a moment that is none, are refused with what there is', async () => {
  const folder = await temporaryFolder();
  await writeFile(join(folder, '.env'), '');
  const refused = (more: readonly string[]) =>
    runCli(['test-call', '0171 3920001', ...more], folder, environment);
  expect((await refused(['--hotline', 'Sales'])).stderr).toBe(
    'familiar: there is no hotline "Sales"; there is "Hotline".\n',
  );
  expect((await refused(['--at', 'tomorrow'])).stderr).toBe(
    'familiar: "tomorrow" is no moment; write it like "2026-06-04 18:05".\n',
  );
});
