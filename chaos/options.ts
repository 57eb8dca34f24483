import { parseArgs } from 'node:util';
import type { DatabaseKind } from '../src/store/database/database-config.ts';

/** What the laboratory was asked for. */
export interface Options {
  /** Every random choice derives from it. */
  readonly seed: number;
  /** Whether the whole run must fit into two minutes. */
  readonly isShort: boolean;
  /** The one experiment to run; null: all. */
  readonly only: string | null;
  /** The one database to run on; null: each that an experiment knows. */
  readonly on: DatabaseKind | null;
}

/** Reads the command line. Throws an Error that says what would be right. */
export function readOptions(args: readonly string[], experiments: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      seed: { type: 'string' },
      short: { type: 'boolean' },
      only: { type: 'string' },
      on: { type: 'string' },
    },
  });
  const { seed, short = false, only = null, on = null } = values;
  if (seed !== undefined && !/^\d{1,9}$/.test(seed))
    throw new Error(`--seed is ${seed}; a whole number of at most nine digits is expected.`);
  if (only !== null && !experiments.includes(only))
    throw new Error(`--only is ${only}; one of ${experiments.join(', ')} is expected.`);
  if (on !== null && on !== 'sqlite' && on !== 'mysql' && on !== 'postgres')
    throw new Error(`--on is ${on}; sqlite, mysql or postgres is expected.`);
  return {
    seed: seed === undefined ? Math.floor(Math.random() * 1_000_000_000) : Number(seed),
    isShort: short,
    only,
    on,
  };
}
