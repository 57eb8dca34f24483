import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import type { Environment } from '../../src/config/read-config.ts';
import { machineTime } from './machine.ts';

const bundle = fileURLToPath(new URL('../../dist/familiar.js', import.meta.url));

export interface CliRun {
  readonly code: number | null;
  readonly stdout: string;
  /** Without the lines that say which database a command uses. */
  readonly stderr: string;
}

export interface CliProcess {
  readonly child: ChildProcess;
  readonly ended: Promise<CliRun>;
  /** Resolves with standard output once that contains the text; rejects if the process ends before. */
  said(text: string): Promise<string>;
  /** What it has said of its database so far. */
  database(): string;
}

/** Runs `familiar` as a process of its own, in this folder and with nothing in its environment but this and the machine's time. */
export function startCli(args: readonly string[], folder: string, environment: Environment = {}): CliProcess {
  const child = spawn(process.execPath, [bundle, ...args], {
    cwd: folder,
    env: { PATH: process.env['PATH'], ...machineTime, ...environment },
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const output = { stdout: '', stderr: '' };
  const waiting: (() => void)[] = [];
  for (const name of ['stdout', 'stderr'] as const)
    child[name].on('data', chunk => {
      output[name] += String(chunk);
      for (const look of waiting) look();
    });
  const ended = once(child, 'close').then(([code]) => {
    const { stdout } = output;
    return { code, stdout, stderr: apart(output.stderr).rest };
  });
  const said = (text: string): Promise<string> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        if (output.stdout.includes(text)) resolve(output.stdout);
      };
      waiting.push(look);
      look();
      void ended.then(run =>
        reject(new Error(`It ended before it said "${text}":\n${run.stdout}${run.stderr}`)),
      );
    });
  return { child, ended, said, database: () => apart(output.stderr).database };
}

/** Runs `familiar` to its end. */
export function runCli(args: readonly string[], folder: string, environment?: Environment): Promise<CliRun> {
  return startCli(args, folder, environment).ended;
}

/** What a command says of the database it uses, as every one does that opens it, and all else. */
function apart(stderr: string): { readonly database: string; readonly rest: string } {
  const lines = stderr.split(/(?<=\n)/);
  const isOfDatabase = (line: string): boolean =>
    /^familiar: ((the|this) database (is|holds) |there is no database yet: .* What follows)/.test(line);
  return {
    database: lines.filter(isOfDatabase).join(''),
    rest: lines.filter(line => !isOfDatabase(line)).join(''),
  };
}
