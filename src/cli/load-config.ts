import type { Config } from '../config/config.ts';
import { readEnvironment } from '../config/environment.ts';
import { readConfig } from '../config/read-config.ts';

/** The configuration can't be followed; the message lists every problem. */
class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/**
 * The configuration from the environment and `.env` in the working directory. Warnings go to standard error.
 *
 * @throws ConfigError with all problems, one a line.
 */
export function loadConfig(): Config {
  const { environment, warnings } = readEnvironment(process.cwd());
  const read = readConfig(environment);
  if (!read.ok)
    throw new ConfigError(
      `the configuration has ${read.problems.length === 1 ? 'a problem' : `${read.problems.length} problems`}:\n` +
        `${read.problems.map(problem => `  - ${problem}`).join('\n')}\n` +
        'Settings come from the environment and from the file .env; .env.example explains each.',
    );
  for (const warning of [...warnings, ...read.warnings]) console.error(`familiar: ${warning}`);
  return read.config;
}
