import { userInfo } from 'node:os';
import { expect, test } from 'vitest';
import { defaultLearning } from '../../src/domain/call-record.ts';
import { toParty } from '../../src/domain/party.ts';
import { openStore } from '../../src/store/open-store.ts';
import { answeredCall, leg } from '../store/entries.ts';
import { createTestLog } from '../support/app.ts';
import { agent, caller, hotline } from '../support/builders.ts';
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
  const recordCall = async (): Promise<void> => {
    const store = await open();
    await store.saveRoster({ agents: [agent(1)], confirmedAt: null });
    const on = leg('A', { caller: toParty(caller), called: toParty(hotline) });
    for (const entry of answeredCall(on, 1_000, 'w1')) await store.record(entry);
    await store.close();
  };
  await recordCall();
  const environment = {
    WEBHOOK_URL: 'http://127.0.0.1/push',
    CENTRAL_SERVICE_PHONE: '030 23125 000',
    SERVICE_PHONES: '030 23125 001',
    DATABASE_URL: `sqlite:${file}`,
  };
  const run = (...args: string[]) => runCli(['erase', ...args], folder, environment);
  const calls = async (): Promise<number> => {
    const store = await open();
    const found = await store.recentCalls(9);
    await store.close();
    return found.length;
  };
  const noted = async (): Promise<string[]> => {
    const store = await open();
    const entries = await store.audit.list(9, null);
    await store.close();
    return entries.map(({ event, about, by, from }) => `${by}: ${event} ${about} ${from.address}`).reverse();
  };
  return { run, calls, recordCall, noted };
}

test('a caller is erased from the command line once what goes has been confirmed, and again after a restore', async () => {
  const { run, calls, recordCall, noted } = await company();
  const kept = `Of ${caller}: 1 call, familiarity with 1 agent.\n`;
  expect(await run('0171 3920001')).toEqual({
    code: 0,
    stderr: '',
    stdout: `${kept}Nothing is erased yet: give --yes to erase it for good.\n`,
  });
  expect((await run('0171 3920001', '--lang', 'de')).stdout).toBe(
    `Zu ${caller}: 1 Anruf, Vertrautheit mit 1 Mitarbeiter.\nNoch ist nichts gelöscht: Mit --yes wird es endgültig gelöscht.\n`,
  );
  expect(await calls()).toBe(1);
  expect((await run('0171 3920001', '--yes')).stdout).toBe(`${kept}Erased.\n`);
  expect(await calls()).toBe(0);
  await recordCall();
  expect((await run('--again')).stdout).toBe('Erased again: 1 caller.\n');
  expect(await calls()).toBe(0);
  expect((await run('--again')).stdout).toBe('Nothing of anybody on the list is there.\n');
  const { username } = userInfo();
  expect(await noted()).toEqual([
    `${username}: caller-erased +4917…01 null`,
    `${username}: callers-erased-again 1 null`,
  ]);
});

test('by a number of the company nobody is erased', async () => {
  const { run, calls } = await company();
  for (const number of ['030 23125 000', '030 23125 001']) {
    const refused = await run(number, '--yes');
    expect([refused.code, refused.stderr]).toEqual([1, expect.stringContaining('your company’s own')]);
  }
  expect((await run('anonymous', '--yes')).stderr).toContain('nobody’s in particular');
  expect((await run()).stderr).toContain('--again');
  expect(await calls()).toBe(1);
});
