import { pino } from 'pino';
import type { Log } from '../app/ports/log.ts';
import { printable } from './printable.ts';

/**
 * The log on standard output: a line of text each for a person at a terminal, a line of JSON each for
 * anything else. Errors are written without the driver's details, which may quote rows.
 */
export function createLog(level: string): Log {
  const options = { level, base: null, serializers: { err: describeError } };
  return process.stdout.isTTY ? pino(options, { write: writeText }) : pino(options);
}

/** A log that says nothing, for commands whose output is the answer. */
export const silentLog: Log = { debug: nothing, info: nothing, warn: nothing, error: nothing };

function nothing(): void {}

function describeError(error: unknown): object {
  if (!(error instanceof Error)) return { message: String(error) };
  const code = 'code' in error ? error.code : undefined;
  return { type: error.name, message: error.message, code, stack: error.stack };
}

function writeText(line: string): void {
  const { time, level, msg, err } = JSON.parse(line);
  const mark = level >= 50 ? 'ERROR ' : level >= 40 ? 'WARNING ' : '';
  const cause = err === undefined ? '' : ` (${err.message})`;
  const text = printable(`${mark}${msg}${cause}`);
  process.stdout.write(`${new Date(time).toLocaleTimeString('de-DE')}  ${text}\n`);
}
