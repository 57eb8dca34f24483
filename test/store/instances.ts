import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { DatabaseConfig } from '../../src/store/database/database-config.ts';

/** Starts the program of `instance.ts` as a process of its own. Its standard error is that of the test. */
export function spawnInstance(config: DatabaseConfig, ...args: readonly string[]): ChildProcess {
  const program = fileURLToPath(new URL('instance.ts', import.meta.url));
  return spawn(process.execPath, ['--import', 'tsx', program, JSON.stringify(config), ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

/** Starts several instances at once, lets each record the same calls, and rejects if one of them fails. */
export async function startInstances(config: DatabaseConfig, count: number): Promise<void> {
  const instances = Array.from({ length: count }, () => spawnInstance(config, '20'));
  const exits = await Promise.all(instances.map(instance => once(instance, 'exit')));
  const failed = exits.filter(([code]) => code !== 0);
  if (failed.length > 0) throw new Error(`${failed.length} of ${count} instances failed.`);
}
