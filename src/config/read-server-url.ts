import type {
  MysqlConfig,
  PostgresConfig,
  PostgresSession,
  ServerPlace,
} from '../store/database/database-config.ts';
import { findMysqlOption, mysqlOptionNames } from './mysql-options.ts';
import { findPostgresOption, postgresOptionNames } from './postgres-options.ts';
import { readTls, type TlsSettings } from './read-tls.ts';
import { splitUrl } from './split-url.ts';
import { asksFor } from './tls-words.ts';
import { type AllSaid, readOptions } from './url-options.ts';

/** The settings beside an address. */
export interface Beside {
  readonly user: string | null;
  readonly password: string | null;
  readonly tls: TlsSettings;
}

export const nothingBeside: Beside = {
  user: null,
  password: null,
  tls: { mode: null, ca: null, cert: null, key: null },
};

export type ServerConfig = Omit<MysqlConfig, 'timezone'> | PostgresConfig;

/** Remedies and warnings never show user, password or host. */
export type ReadServer =
  | { readonly ok: true; readonly database: ServerConfig; readonly warnings: readonly string[] }
  | { readonly ok: false; readonly remedy: string };

export const urlShapes =
  'sqlite:<file>, mysql://user:password@host:port/name or postgres://user:password@host:port/name';

/** The kind of server that an address is for; null: none. */
export function serverKindOf(text: string): 'mysql' | 'postgres' | null {
  const [, scheme] = /^(mysql|mariadb|postgres|postgresql):\/\//i.exec(text) ?? [];
  if (scheme === undefined) return null;
  return /^postgres/i.test(scheme) ? 'postgres' : 'mysql';
}

/** Reads the address of a database on a server, with all its options. */
export function readServerUrl(text: string, beside: Beside): ReadServer {
  const kind = serverKindOf(text);
  if (kind === null) return { ok: false, remedy: `give ${urlShapes}` };
  const split = splitUrl(text.slice(text.indexOf('//') + 2));
  if (!split.ok) return split;
  const { options, ...parts } = split.parts;
  const read =
    kind === 'mysql'
      ? readOptions(options, findMysqlOption, mysqlOptionNames)
      : readOptions(options, findPostgresOption, postgresOptionNames);
  if (!read.ok) return read;
  const tls = readTls(kind, read.said, beside.tls);
  if (!tls.ok) return tls;
  const place = {
    host: parts.host,
    port: parts.port ?? (kind === 'mysql' ? 3306 : 5432),
    database: parts.database,
    user: (parts.user || beside.user) ?? '',
    password: parts.password ?? beside.password ?? '',
    ...(tls.tls === null ? {} : { tls: tls.tls }),
    ...Object.assign({}, ...read.said.map(([, what]) => what.place)),
  } satisfies ServerPlace;
  const remedy = remedyFor(kind, place, parts.port !== null);
  if (remedy !== null) return { ok: false, remedy };
  const warnings = [...tls.warnings, ...warningsOf(read.said)];
  if (kind === 'mysql') return { ok: true, database: { kind, ...place }, warnings };
  const session: PostgresSession = Object.assign({}, ...read.said.map(([, what]) => what.session));
  return withNeededTls({ kind, ...place, ...atSocketFile(place), ...session }, warnings);
}

function remedyFor(
  kind: 'mysql' | 'postgres',
  { host, database, user, password }: ServerPlace,
  hasPort: boolean,
): string | null {
  if (database === '') return `give ${urlShapes}`;
  if (host === '')
    return 'it names no host; a socket is named as in postgres://user@/name?host=/var/run/postgresql or mysql://user@localhost/name?socket=/run/mysqld/mysqld.sock';
  // PostgreSQL defaults to the user of the operating system. What precedes a port may have been meant as a
  // user, though.
  if (user === '' && (kind === 'mysql' || hasPort) && !host.startsWith('/'))
    return 'it names no user; write user:password@ before the host, or set DATABASE_USERNAME';
  // A placeholder in an address that a hoster shows.
  if (/^[[<{]?your[-_ ]?password[\]>}]?$/i.test(password))
    return 'put the password in the place of what the hoster wrote there, without the brackets';
  return null;
}

/** PostgreSQL's socket is named by folder and port; people find a file and name that. */
function atSocketFile({ host }: { readonly host: string }): { host?: string; port?: number } {
  const [, folder, port] = /^(\/.*)\/\.s\.PGSQL\.(\d{1,5})$/.exec(host) ?? [];
  return folder === undefined ? {} : { host: folder, port: Number(port) };
}

/** Some options of a session work over TLS only. */
function withNeededTls(database: PostgresConfig, warnings: readonly string[]): ReadServer {
  const { channelBinding, isTlsDirect = false, tls, host } = database;
  if (channelBinding !== 'require' && !isTlsDirect) return { ok: true, database, warnings };
  if (tls?.mode === 'disable' || host.startsWith('/'))
    return {
      ok: false,
      remedy:
        'channel_binding=require and sslnegotiation=direct need TLS; leave them out, or choose another sslmode',
    };
  const isEnough = tls !== undefined && asksFor(tls.mode, 'require');
  const needed = { ca: null, cert: null, key: null, ...tls, mode: 'require' } as const;
  return { ok: true, database: isEnough ? database : { ...database, tls: needed }, warnings };
}

function warningsOf(said: AllSaid): string[] {
  return said
    .filter(([, what]) => what.hasNoEffect)
    .map(([name]) => `The option ${name} of the database’s address has no effect on Familiar.`);
}
