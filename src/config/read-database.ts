import type { DatabaseConfig } from '../store/database/database-config.ts';
import type { Problem } from './contradictions.ts';
import { readSecretFile } from './read-secret-file.ts';
import { type Beside, readServerUrl, type ServerConfig, serverKindOf, urlShapes } from './read-server-url.ts';
import { readTls } from './read-tls.ts';
import { isHost } from './split-url.ts';
import { parseTlsMode } from './tls-words.ts';

type Given = Readonly<Record<string, string | undefined>>;

/** A database without its time zone, which changes nothing. */
export type SettledDatabase = Extract<DatabaseConfig, { kind: 'sqlite' }> | ServerConfig;

type Refused = { readonly ok: false; readonly problems: readonly Problem[] };

export type ReadDatabase =
  | { readonly ok: true; readonly database: SettledDatabase; readonly warnings: readonly string[] }
  | Refused;

/** The database that the settings name, and how to reach it. */
export function readDatabase(given: Given): ReadDatabase {
  if (given['DATABASE_HOST'] !== undefined) return readHost(given, given['DATABASE_HOST']);
  const url = given['DATABASE_URL'] ?? 'sqlite:./data/familiar.db';
  const kind = serverKindOf(url);
  if (kind === null) return readSqlite(given, url);
  const beside = readBeside(given, kind);
  if (!beside.ok) return beside;
  const read = readServerUrl(url, beside.value);
  if (!read.ok) return refuse('DATABASE_URL', read.remedy);
  return { ...read, warnings: [...read.warnings, ...overruled(given, read.database)] };
}

/** As the tutorial names it: MySQL or MariaDB. */
function readHost(given: Given, text: string): ReadDatabase {
  const problems = problemsAtHost(given, text);
  const beside = readBeside(given, 'mysql');
  if (!beside.ok) return { ok: false, problems: [...problems, ...beside.problems] };
  if (problems.length > 0) return { ok: false, problems };
  const { user, password } = beside.value;
  const tls = readTls('mysql', [], beside.value.tls);
  if (!tls.ok) return refuse('DATABASE_SSL_MODE', tls.remedy);
  const database = {
    kind: 'mysql',
    host: withoutBrackets(text),
    port: Number(given['DATABASE_PORT'] ?? 3306),
    database: given['DATABASE_NAME'] ?? '',
    user: user ?? '',
    password: password ?? '',
    ...(tls.tls === null ? {} : { tls: tls.tls }),
  } as const;
  return { ok: true, database, warnings: tls.warnings };
}

/** As an IPv6 address is written in an address with a port. */
function withoutBrackets(host: string): string {
  return host.replace(/^\[(.+)\]$/, '$1');
}

function problemsAtHost(given: Given, text: string): Problem[] {
  const problems: Problem[] = [];
  if (/@|:\/\//.test(text))
    problems.push({
      name: 'DATABASE_HOST',
      isSecret: true,
      remedy: 'give the host alone; an address goes into DATABASE_URL',
    });
  else if (!isHost(withoutBrackets(text)))
    problems.push({
      name: 'DATABASE_HOST',
      remedy: 'give one host by name or address, or the path of a socket; a port goes into DATABASE_PORT',
    });
  if (given['DATABASE_URL'] !== undefined)
    problems.push({
      name: 'DATABASE_URL',
      remedy: 'remove it, or remove DATABASE_HOST: both name a database',
    });
  if (given['DATABASE_NAME'] === undefined)
    problems.push({ name: 'DATABASE_NAME', remedy: 'give the name of the database on DATABASE_HOST' });
  if (given['DATABASE_USERNAME'] === undefined)
    problems.push({
      name: 'DATABASE_USERNAME',
      remedy: 'give the user who may use the database on DATABASE_HOST',
    });
  return problems;
}

function readSqlite(given: Given, url: string): ReadDatabase {
  const file = /^sqlite:(.+)$/is.exec(url)?.[1];
  if (file === undefined) return refuse('DATABASE_URL', `give ${urlShapes}`);
  if (/^\/\/[^/]/.test(file) || file.includes('?'))
    return refuse(
      'DATABASE_URL',
      'give sqlite: and the path of a file, such as sqlite:./data/familiar.db or sqlite:/var/lib/familiar/familiar.db, without slashes or options of an address',
    );
  const isServer = given['DATABASE_NAME'] !== undefined || given['DATABASE_USERNAME'] !== undefined;
  if (isServer && given['DATABASE_URL'] === undefined)
    return refuse(
      'DATABASE_HOST',
      'give the host of the database that DATABASE_NAME and DATABASE_USERNAME speak of; or set DATABASE_URL=sqlite:./data/familiar.db to keep everything in a file of this computer',
    );
  return { ok: true, database: { kind: 'sqlite', file }, warnings: withoutEffect(given) };
}

/** Settings for a server that mean nothing for a file. */
function withoutEffect(given: Given): string[] {
  const isTls = ['MODE', 'CA', 'CERT', 'KEY'].some(part => given[`DATABASE_SSL_${part}`] !== undefined);
  const parts = ['NAME', 'USERNAME', 'PASSWORD', 'PASSWORT', 'PASSWORD_FILE'];
  const names = [
    ...parts.map(part => `DATABASE_${part}`).filter(name => given[name] !== undefined),
    ...(isTls ? ['DATABASE_SSL_…'] : []),
  ];
  if (names.length === 0) return [];
  const have = names.length === 1 ? 'has' : 'have';
  return [`${names.join(', ')} ${have} no effect on SQLite, which is a file on this computer.`];
}

function readBeside(
  given: Given,
  kind: ServerConfig['kind'],
): { readonly ok: true; readonly value: Beside } | Refused {
  const file = given['DATABASE_PASSWORD_FILE'];
  const written = given['DATABASE_PASSWORD'] ?? given['DATABASE_PASSWORT'] ?? null;
  if (file !== undefined && written !== null)
    return refuse('DATABASE_PASSWORD_FILE', 'remove it, or remove DATABASE_PASSWORD: both give the password');
  const password = file === undefined ? written : readSecretFile(file);
  if (password instanceof Error)
    return refuse('DATABASE_PASSWORD_FILE', `name a file that this user may read (${password.message})`);
  const tls = {
    mode: parseTlsMode(given['DATABASE_SSL_MODE'] ?? ambientMode(given, kind) ?? ''),
    ca: given['DATABASE_SSL_CA'] ?? null,
    cert: given['DATABASE_SSL_CERT'] ?? null,
    key: given['DATABASE_SSL_KEY'] ?? null,
  };
  return {
    ok: true,
    value: { user: given['DATABASE_USERNAME'] ?? ambient(given, kind, 'PGUSER'), password, tls },
  };
}

/** The environment variables that all clients of PostgreSQL use by default. */
function ambient(given: Given, kind: ServerConfig['kind'], name: 'PGUSER' | 'PGSSLMODE'): string | null {
  return kind === 'mysql' ? null : (given[name] ?? null);
}

function ambientMode(given: Given, kind: ServerConfig['kind']): string | undefined {
  const isSaid = /[?&]ssl(mode)?=/.test(given['DATABASE_URL'] ?? '');
  return isSaid ? undefined : ambient(given, kind, 'PGSSLMODE')?.replace('no-verify', 'require');
}

/** Settings that an address contradicts. */
function overruled(given: Given, { host, port, database, user, password }: ServerConfig): string[] {
  const said = {
    DATABASE_PORT: host.startsWith('/') ? given['DATABASE_PORT'] : String(port),
    DATABASE_NAME: database,
    DATABASE_USERNAME: user,
    DATABASE_PASSWORD: password,
    DATABASE_PASSWORT: password,
  };
  return Object.entries(said)
    .filter(([name, value]) => given[name] !== undefined && given[name] !== value)
    .map(
      ([name]) => `${name} has no effect, because DATABASE_URL says otherwise; remove it from one of them.`,
    );
}

function refuse(name: string, remedy: string): Refused {
  return { ok: false, problems: [{ name, remedy }] };
}
