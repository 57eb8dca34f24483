import type { Command } from 'commander';
import { guardConsole } from './printable.ts';

/** An error that the person at the keyboard can fix: shown as one clear line, without a trace. */
export class CliError extends Error {
  override readonly name = 'CliError';
}

const expectedErrors = new Set([
  'CliError',
  'ConfigError',
  'StoreError',
  'AssetError',
  'SpoolError',
  'AnnouncementError',
  'PublicKeyError',
  'SipgateApiError',
  'RosterError',
  'HistoryError',
  'CsvError',
  'ScenarioError',
  'StoredPlanError',
]);

/** Runs the command line and sets the exit code: 0 for success, 1 for anything else. */
export async function runProgram(program: Command): Promise<void> {
  guardConsole();
  try {
    await program.parseAsync();
  } catch (error) {
    console.error(describe(error));
    process.exitCode = 1;
  }
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return `familiar: ${String(error)}`;
  if (expectedErrors.has(error.name)) return `familiar: ${error.message}`;
  const code = 'code' in error ? error.code : null;
  if (code === 'EADDRINUSE' || code === 'EACCES' || code === 'EADDRNOTAVAIL')
    return `familiar: can't listen there (${error.message}); choose another HOST or PORT.`;
  return `familiar: this should not have happened, please report it.\n${error.stack ?? error.message}`;
}
