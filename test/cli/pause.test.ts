import { expect, test } from 'vitest';
import { defaultLearning } from '../../src/domain/call-record.ts';
import { openStore } from '../../src/store/open-store.ts';
import { createTestLog } from '../support/app.ts';
import { agent } from '../support/builders.ts';
import { runCli } from '../support/cli.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

async function company() {
  const folder = await temporaryFolder();
  const file = `${folder}/familiar.db`;
  const open = () =>
    openStore({
      database: { kind: 'sqlite', file },
      learning: defaultLearning,
      halfLifeDays: 90,
      instance: 'test',
      log: createTestLog(),
      clock: Date.now,
    });
  const store = await open();
  await store.saveRoster({ agents: [agent(1), agent(2)], confirmedAt: null });
  await store.close();
  const environment = {
    WEBHOOK_URL: 'http://127.0.0.1/push',
    CENTRAL_SERVICE_PHONE: '030 23125 000',
    SERVICE_PHONES: '030 23125 001',
    DATABASE_URL: `sqlite:${file}`,
  };
  return { open, run: (...args: string[]) => runCli(args, folder, environment) };
}

test('an agent is paused and takes calls again from the command line', async () => {
  const { open, run } = await company();
  const paused = await run('pause', 'anna', '--minutes', '30', '--reason', 'Mittag', '--by', 'Chefin');
  expect(paused).toMatchObject({ code: 0, stderr: '', stdout: 'Anna takes no calls for 30 min.\n' });
  expect(await run('resume', 'w1', '--by', 'Chefin')).toMatchObject({
    code: 0,
    stdout: 'Anna takes calls again.\n',
  });
  const store = await open();
  const events = (await store.pausesSince(0)).map(({ event }) => event);
  await store.close();
  expect(events).toMatchObject([
    { type: 'agentPaused', agentId: 'w1', reason: 'Mittag', by: 'Chefin' },
    { type: 'agentResumed', agentId: 'w1', by: 'Chefin' },
  ]);
  const german = (...args: string[]) => run(...args, '--by', 'Chefin', '--lang', 'de');
  expect((await german('pause', 'w1')).stdout).toBe('Anna bekommt bis auf Weiteres keine Anrufe.\n');
  expect((await german('resume', 'w1')).stdout).toBe('Anna bekommt wieder Anrufe.\n');
});

test('an agent whom nobody knows is told with the remedy', async () => {
  const { run } = await company();
  expect(await run('pause', 'Zoe')).toMatchObject({
    code: 1,
    stderr: 'familiar: "Zoe" is no agent whom sipgate knows; give the full name, number or id.\n',
  });
});
