import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Config } from '../config/config.ts';
import { type ReadEnvironment, readCallersFolder, readEnvironment } from '../config/environment.ts';
import { readConfig } from '../config/read-config.ts';
import { findFileProblems } from '../wiring/configured-files.ts';

/** The configuration can't be followed; the message lists every problem. */
class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/**
 * The configuration from the environment and `.env` in the working directory. Warnings go to standard error.
 *
 * @throws ConfigError with all problems, one a line, and what may be their cause.
 */
export function loadConfig(): Config {
  return accept(readSettings(), []);
}

/** The configuration for running the service, and where it comes from; also checks the files that settings name. */
export async function loadConfigWithFiles(): Promise<{ readonly config: Config; readonly sources: string }> {
  const read = readSettings();
  return { config: accept(read, await findFileProblems(read.environment)), sources: read.sources };
}

/** What the configuration says, or all that is wrong with it, and what may be the cause. */
export interface Examined {
  readonly config: Config | null;
  readonly problems: readonly string[];
  readonly warnings: readonly string[];
}

/** Reads the configuration and the files that it names, and throws nothing for what is wrong with it. */
export async function examineConfig(): Promise<Examined> {
  const read = readSettings();
  const result = readConfig(read.environment, read.places);
  const problems = [...(result.ok ? [] : result.problems), ...(await findFileProblems(read.environment))];
  return {
    // Also if a file is missing: then the rest can be looked at.
    config: result.ok ? result.config : null,
    problems,
    warnings: [...read.warnings, ...(result.ok ? result.warnings : [])],
  };
}

function readSettings(): ReadEnvironment {
  return readEnvironment(process.cwd(), [programFolder(), readCallersFolder() ?? '.']);
}

function accept(read: ReadEnvironment, fileProblems: readonly string[]): Config {
  const result = readConfig(read.environment, read.places);
  const problems = [...(result.ok ? [] : result.problems), ...fileProblems];
  if (!result.ok || problems.length > 0) throw configError(problems, read);
  for (const warning of [...read.warnings, ...result.warnings]) console.error(`familiar: ${warning}`);
  return result.config;
}

function configError(problems: readonly string[], { warnings, sources }: ReadEnvironment): ConfigError {
  const list = (texts: readonly string[]): string => texts.map(text => `  - ${text}\n`).join('');
  return new ConfigError(
    `the configuration has ${problems.length === 1 ? 'a problem' : `${problems.length} problems`}:\n` +
      list(problems) +
      (warnings.length === 0 ? '' : `This may be the cause:\n${list(warnings)}`) +
      sources,
  );
}

/** The program's folder: that of its manifest, above the bundle or the source. */
function programFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json')) && folder !== dirname(folder)) folder = dirname(folder);
  return folder;
}
