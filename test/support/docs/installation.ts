import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, copyFile, mkdir, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { freePort } from '../../../src/cli/demo/free-port.ts';
import { defaultLearning } from '../../../src/domain/call-record.ts';
import { toParty } from '../../../src/domain/party.ts';
import { type Company, exampleCompany } from '../../../src/emulator/company.ts';
import type { Emulator } from '../../../src/emulator/control.ts';
import { startEmulator } from '../../../src/emulator/emulator.ts';
import type { EarlierCall } from '../../../src/emulator/finished-call.ts';
import { openStore } from '../../../src/store/open-store.ts';
import { answeredCall, leg } from '../../store/entries.ts';
import { createTestLog } from '../app.ts';
import { emulatorKeyPem } from '../hotline.ts';
import { machineTime } from '../machine.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { root } from './documents.ts';

/** What became of a command. */
export interface Done {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Familiar as somebody has set it up by the guides, in a folder of its own, on an emulated sipgate. */
export interface Installation {
  readonly folder: string;
  readonly emulator: Emulator;
  /** Runs a command in the folder as a shell would. With `until`, one that goes on is ended once it has said that. */
  run(command: string, until?: string): Promise<Done>;
}

/** People of whom the guides speak, by the numbers of the examples. */
const people = ['Anna Beck', 'Ben Koch', 'Clara Vogt', 'David Kaya'];
const hotline = '+492214710100';
const hotlines = [hotline, '+492214710101', '+492214710199'];
const callers = ['+491713920001', '+491713920002', '+4922199911', '+493023125006'];
const dayMs = 24 * 3_600_000;

/** Has a history of some weeks. @param onEnd when to take it down */
export async function setUpInstallation(onEnd: (end: () => Promise<void>) => void): Promise<Installation> {
  const folder = await temporaryFolder(onEnd);
  const emulator = await startEmulator({
    privateKeyPem: emulatorKeyPem,
    company: company(),
    earlierCalls: earlierCalls(),
  });
  onEnd(() => emulator.close());
  await writeFile(join(folder, 'key.pem'), emulator.publicKeyPem);
  const filledIn = await settings(emulator);
  await writeFile(join(folder, '.env'), filledIn);
  await copyFile(join(root, '.env.example'), join(folder, '.env.example'));
  await symlink(join(root, 'dist'), join(folder, 'dist'));
  await writeHistory(join(folder, 'data/familiar.db'));
  const path = await writePrograms(join(folder, 'bin'));
  return {
    folder,
    emulator,
    async run(command, until) {
      const done = await runShell(command, folder, path, until);
      // A guide begins with an empty one, which is then filled in.
      await writeFile(join(folder, '.env'), filledIn);
      return done;
    },
  };
}

function company(): Company {
  const example = exampleCompany({ agents: people.length });
  const users = example.users.map((user, index) => {
    const [firstname = '', lastname = ''] = people[index]?.split(' ') ?? [];
    return { ...user, firstname, lastname };
  });
  return { ...example, users, hotlines: hotlines.map(number => ({ number, groupId: 'g0' })) };
}

function earlierCalls(): readonly EarlierCall[] {
  return Array.from({ length: 40 }, (_, index) => ({
    direction: 'in',
    from: callers[index % callers.length] ?? '',
    to: hotline,
    startedAt: Date.now() - (index + 1) * 5 * 3_600_000,
    answeredBy: `+49221471011${1 + (index % 2)}`,
  }));
}

async function settings(emulator: Emulator): Promise<string> {
  const port = await freePort();
  return Object.entries({
    WEBHOOK_URL: `http://127.0.0.1:${port}/push`,
    PORT: port,
    CENTRAL_SERVICE_PHONE: hotline,
    TOKEN_ID: emulator.tokenId,
    TOKEN: emulator.token,
    SIPGATE_API_URL: emulator.apiUrl,
    SIPGATE_PUBLIC_KEY_FILE: 'key.pem',
    ANSWER_BUDGET_MS: 5_000,
  })
    .map(([name, value]) => `${name}=${value}\n`)
    .join('');
}

/** Some weeks in which two agents talk to the same few callers, until yesterday. */
async function writeHistory(file: string): Promise<void> {
  const store = await openStore({
    database: { kind: 'sqlite', file },
    learning: defaultLearning,
    halfLifeDays: 90,
    instance: 'test',
    log: createTestLog(),
    clock: Date.now,
  });
  const entries = Array.from({ length: 240 }, (_, call) => {
    const at = Date.now() - dayMs * (1 + Math.floor(call / 8)) + (call % 8) * 300_000;
    const from = callers[(call * 3) % callers.length] ?? '';
    const on = leg(`D${call}`, { caller: toParty(from), called: toParty(hotline) });
    return answeredCall(on, at, `w${call % 2}`);
  });
  await Promise.all(entries.flat().map(entry => store.record(entry)));
  await store.close();
}

const familiar = `exec "${process.execPath}" "${join(root, 'dist/familiar.js')}"`;

/** What the guides call by name. The bundle stands for npm's scripts, which run the same from the source but start slower. */
const programs: Readonly<Record<string, string>> = {
  familiar: `${familiar} "$@"`,
  npm: `case "$*" in
    "run -s familiar -- "*) shift 4; ${familiar} "$@" ;;
    start) ${familiar} start ;;
    *) echo "npm $* is not for here" >&2; exit 99 ;;
  esac`,
  // A computer that plays sounds.
  aplay: 'exit 0',
  // Whose options end at the first word without a dash, but for the user's name.
  sudo: 'while [ "$1" != node ]; do shift; done; exec "$@"',
  sqlite3: `exec "${process.execPath}" -e '
    const { DatabaseSync } = require("${join(root, 'node_modules/@photostructure/sqlite')}");
    const [file, sql] = process.argv.slice(1);
    new DatabaseSync(file).exec(sql);' "$@"`,
};

/** Makes them, and says where they and all others are found. */
export async function writePrograms(folder: string): Promise<string> {
  await mkdir(folder);
  for (const [name, script] of Object.entries(programs)) {
    await writeFile(join(folder, name), `#!/bin/sh\n${script}\n`);
    await chmod(join(folder, name), 0o755);
  }
  return [folder, dirname(process.execPath), process.env['PATH']].join(':');
}

async function runShell(command: string, cwd: string, path: string, until?: string): Promise<Done> {
  // Of its own group, so that a signal reaches what the shell has started.
  const child = spawn('bash', ['-euo', 'pipefail', '-c', command], {
    cwd,
    env: { PATH: path, HOME: cwd, ...machineTime },
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = { stdout: '', stderr: '' };
  const stop = (): void => {
    if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, 'SIGTERM');
  };
  for (const name of ['stdout', 'stderr'] as const)
    child[name].on('data', chunk => {
      const had = until !== undefined && output.stdout.includes(until);
      output[name] += String(chunk);
      if (!had && until !== undefined && output.stdout.includes(until)) stop();
    });
  const [code] = await once(child, 'close');
  return { code, ...output };
}
