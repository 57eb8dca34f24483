import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import type { Environment } from './read-config.ts';
import { settings } from './settings.ts';

/** The environment of this process, and under it what the file `.env` in `folder` says, if there is one. */
export function readEnvironment(folder: string): { environment: Environment; warnings: readonly string[] } {
  const file = readEnvFile(`${folder}/.env`);
  const unknown = Object.keys(file).filter(name => !(name in settings.shape));
  return {
    environment: { ...file, ...process.env },
    warnings: unknown.map(
      name => `.env sets ${name}, which is not a setting of Familiar; check its spelling.`,
    ),
  };
}

function readEnvFile(path: string): Environment {
  try {
    return parseEnv(readFileSync(path, 'utf8'));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return {};
    throw error;
  }
}

/** The command of the editor that this user prefers. */
export function readEditor(): string {
  return process.env['VISUAL'] || process.env['EDITOR'] || 'vi';
}
