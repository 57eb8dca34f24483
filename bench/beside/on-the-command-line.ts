import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createChance } from '../../src/emulator/chance.ts';
import type { Product } from '../product.ts';
import { agents } from '../pushes.ts';
import type { Action } from './action.ts';

/** Imports a table of so many calls of people who have not called yet. */
export async function importTable(product: Product, folder: string, rows: number): Promise<Action> {
  const file = join(folder, 'calls.csv');
  await writeFile(file, tableOf(rows));
  return { ...command(product, ['import', '--csv', file]), name: `familiar import, ${rows} calls` };
}

/** A command of the shipped product, with the settings of the running one. */
export function command({ environment }: Product, args: readonly string[]): Action {
  return {
    name: `familiar ${args.join(' ')}`,
    async run(signal) {
      const child = spawn(process.execPath, ['dist/familiar.js', ...args], {
        stdio: ['ignore', 'ignore', 'pipe'],
        env: environment,
        signal,
        killSignal: 'SIGKILL',
      });
      let complaint = '';
      child.stderr.on('data', piece => {
        complaint += String(piece);
      });
      const [code] = await once(child, 'close');
      if (code !== 0) throw new Error(`It ended with ${code}: ${complaint}`);
      return 'done';
    },
  };
}

const yearMs = 365 * 86_400_000;

function tableOf(rows: number): string {
  const chance = createChance(2);
  const until = Date.now();
  const lines = Array.from({ length: rows }, (_, row) => {
    const at = until - yearMs * chance.next();
    const agent = agents[Math.floor(chance.next() * agents.length)];
    const answeredAt = new Date(at).toISOString();
    const endedAt = new Date(at + 60_000 + 300_000 * chance.next()).toISOString();
    return `+49172${2_000_000 + Math.floor(row / 3)},${agent},${answeredAt},${endedAt}`;
  });
  return ['caller,agent,answeredAt,endedAt', ...lines, ''].join('\n');
}
