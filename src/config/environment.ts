import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodeEnv } from './decode-env.ts';
import { trim, withoutQuotes } from './env-value.ts';
import { isSetting, settingMeantBy } from './near-names.ts';
import { type EnvEntry, type EnvText, parseEnv } from './parse-env.ts';
import type { Environment } from './read-config.ts';

/** The settings, and what is odd about where they come from. */
export interface ReadEnvironment {
  readonly environment: Environment;
  /** Where in a file a setting is, such as `.env, line 3`; left out for settings from elsewhere. */
  readonly places: ReadonlyMap<string, string>;
  /** What was guessed, doubted or ignored, as sentences for the operator, never with a value. */
  readonly warnings: readonly string[];
  /** Where settings are looked for, and what lies elsewhere unread. */
  readonly sources: string;
}

/**
 * The environment of this process, completed by the file `.env` in `folder`, if there is one.
 *
 * @param elsewhere folders in which somebody may have put the file by mistake
 */
export function readEnvironment(folder: string, elsewhere: readonly string[] = []): ReadEnvironment {
  const file = readEnvFile(join(folder, '.env'));
  const own = readOwn(process.env, file.values);
  const fromFile = [...file.values].map(([name, { value }]) => [name, value] as const);
  const places = [...file.values].filter(([name]) => own.values[name] === undefined);
  return {
    environment: { ...Object.fromEntries(fromFile), ...own.values },
    places: new Map(places.map(([name, { line }]) => [name, `.env, line ${line}`])),
    warnings: [
      ...file.warnings,
      ...file.notes.map(({ line, text }) => `.env, line ${line}, ${text}`),
      ...own.warnings,
    ],
    sources: describeSources(folder, elsewhere),
  };
}

function readEnvFile(path: string): EnvText & { readonly warnings: readonly string[] } {
  const nothing: EnvText = { values: new Map(), notes: [] };
  try {
    const { text, note } = decodeEnv(readFileSync(path));
    return { ...parseEnv(text), warnings: note === null ? [] : [`${path} ${note}`] };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (code === 'ENOENT') return { ...nothing, warnings: [] };
    if (code === 'EISDIR')
      return {
        ...nothing,
        warnings: [`${path} is a folder, as Docker makes of a file that is not there, and was not read.`],
      };
    if (code === 'EACCES' || code === 'EPERM')
      return {
        ...nothing,
        warnings: [`${path} may not be read by this user, so only the environment counts.`],
      };
    throw error;
  }
}

/** The environment of this process, without the quotes and signs that some programs leave in it. */
function readOwn(
  given: Environment,
  file: ReadonlyMap<string, EnvEntry>,
): { readonly values: Environment; readonly warnings: readonly string[] } {
  const values: Record<string, string | undefined> = {};
  const warnings: string[] = [];
  for (const [written, value = ''] of Object.entries(given)) {
    // A mark at the beginning of a file that another program has read.
    const name = trim(written);
    if (!isSetting(name)) {
      const meant = settingMeantBy(name);
      if (meant !== null && given[meant] === undefined && !file.has(meant))
        warnings.push(
          `The environment has ${name}, which is not a setting of Familiar; did you mean ${meant}?`,
        );
      values[written] = value;
      continue;
    }
    values[name] = withoutQuotes(trim(value));
    warnings.push(...doubtsAbout(name, trim(value), file.get(name)));
  }
  return { values, warnings };
}

function doubtsAbout(name: string, value: string, inFile: EnvEntry | undefined): readonly string[] {
  const doubts: string[] = [];
  const bare = withoutQuotes(value);
  if (bare !== value)
    doubts.push(
      `The environment has ${name} in quotes, as docker run --env-file leaves them; they were taken off.`,
    );
  if (/\s#|#\s/.test(value))
    doubts.push(
      `The environment has a # in ${name}. If it begins a comment, put that on a line of its own: docker run --env-file and systemd's EnvironmentFile take it as part of the value.`,
    );
  if (inFile !== undefined && inFile.value !== bare)
    doubts.push(
      value === ''
        ? `${name} is set to nothing in the environment, so .env, line ${inFile.line}, does not count.`
        : `${name} is set in the environment, so .env, line ${inFile.line}, which differs, does not count.`,
    );
  return doubts;
}

/** Names under which people or their editors save the file. */
const otherNames = ['.env.txt', '.env.local', 'env', 'env.txt', '.env.env', '.ENV'];

function describeSources(folder: string, elsewhere: readonly string[]): string {
  const path = join(folder, '.env');
  if (existsSync(path))
    return `Settings come from the environment and from ${path}; .env.example explains each.`;
  const others = otherNames.map(name => join(folder, name)).filter(existsSync);
  const folders = elsewhere.filter(other => other !== folder && existsSync(join(other, '.env')));
  return [
    `Settings come from the environment and from ${path}, which is not there; .env.example explains each.`,
    ...others.map(other => `${other} is not read: rename it to .env.`),
    ...folders.map(other => `There is a file .env in ${other}: run Familiar there.`),
  ].join('\n');
}

/**
 * The folder in which npm was called, since npm changes to that of the project; undefined: npm was not
 * called.
 */
export function readCallersFolder(): string | undefined {
  return process.env['INIT_CWD'];
}
