import { expect, test } from 'vitest';
import { addUser } from '../../src/app/access/access.ts';
import { defaultLearning } from '../../src/domain/call-record.ts';
import { openStore } from '../../src/store/open-store.ts';
import { createTestLog } from '../support/app.ts';
import { runCli } from '../support/cli.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

test('who has lost everything gets rid of the second factor on the machine, which is noted', async () => {
  const folder = await temporaryFolder();
  const file = `${folder}/familiar.db`;
  const clock = Date.now;
  const open = () =>
    openStore({
      database: { kind: 'sqlite', file },
      learning: defaultLearning,
      halfLifeDays: 90,
      instance: 'test',
      log: createTestLog(),
      clock,
    });
  const before = await open();
  const user = await addUser(
    { store: before, clock },
    { login: 'erika', password: null, role: 'admin', agentId: null },
  );
  await before.secondFactors.prepare(user?.id ?? '', 'sealed');
  await before.secondFactors.turnOn(user?.id ?? '', { sealedKey: 'sealed', step: 1, recoveryHashes: ['x'] });
  await before.close();
  const run = (...args: string[]) =>
    runCli(['second-factor', ...args], folder, {
      WEBHOOK_URL: 'http://127.0.0.1/push',
      CENTRAL_SERVICE_PHONE: '030 23125 000',
      SERVICE_PHONES: '030 23125 001',
      DATABASE_URL: `sqlite:${file}`,
    });

  expect((await run('ERIKA')).stdout).toBe(
    'erika has a second factor. --remove takes it away; the password stays.\n',
  );
  expect((await run('--remove', 'erika', '--by', 'root')).stdout).toBe(
    'erika now signs in with the password alone.\n',
  );
  expect((await run('erika', '--remove')).stdout).toBe('erika has no second factor.\n');
  const unknown = await run('max', '--remove');
  expect([unknown.code, unknown.stderr]).toEqual([1, expect.stringContaining('there is no user max.')]);

  const after = await open();
  expect(await after.secondFactors.usersWith()).toEqual([]);
  expect(await after.audit.list(9, null)).toEqual([
    expect.objectContaining({ event: 'second-factor-removed', by: 'root', about: 'erika' }),
  ]);
  await after.close();
}, 60_000);
