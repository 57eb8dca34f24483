import { InvalidArgumentError } from 'commander';

/** Reads a whole number from 1 to 999999 from the command line. */
export function readPositive(text: string): number {
  const value = /^\d{1,6}$/.test(text) ? Number(text) : 0;
  if (value < 1) throw new InvalidArgumentError('Give a whole number from 1 to 999999.');
  return value;
}
