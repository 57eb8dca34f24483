import type { PostgresConfig } from '../database/database-config.ts';
import { codeOf } from '../database/retrying.ts';
import { messageOf } from '../database/store-error.ts';
import { tlsRemedy } from '../database/tls-remedy.ts';
import { isSocket } from '../database/transports.ts';

type Place = Pick<PostgresConfig, 'host' | 'port' | 'database' | 'user'>;

export function namePostgres({ host, port, database, user }: Place): string {
  const at = isSocket(host) ? `socket ${host}` : host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
  return `PostgreSQL database ${database} at ${at}${user === '' ? '' : ` as user ${user}`}`;
}

/**
 * What to do if the database can't be opened. The server's words may be in any language; they hold no
 * secrets.
 */
export function postgresRemedy(error: unknown, { host, user }: Place, schema = 'public'): string {
  const tls = tlsRemedy(error);
  if (tls !== null) return tls;
  const code = codeOf(error);
  const message = messageOf(error);
  switch (code) {
    case '3D000':
      return 'it does not exist. Create it with createdb, or correct DATABASE_URL.';
    case '28P01':
      return 'access is denied. Check user and password in DATABASE_URL, or DATABASE_PASSWORD.';
    case '28000':
      return `access is denied (${message}). Check the user, and what pg_hba.conf on the server says of this computer, user and database.`;
    case '42501':
      return `a right is missing (${message}). As owner of this database run: ${grants(user, schema)}`;
    case '3F000':
      return `no schema is there to make tables in (${message}). Check search_path, or run as owner of this database: ${grants(user, schema)}`;
    case '25006':
      return 'it can only be read at the moment. Name the server that can write, or make this one writable.';
    case '53300':
      return 'the server has no connection left (max_connections). Familiar takes six for each instance; a pool such as PgBouncer shares them.';
    case '57P03':
      return `the server is not ready yet (${message}). Try again in a moment.`;
    case '08P01':
      return `${message}. That is said by a pool such as PgBouncer before the server: check its databases, users and pool_mode, which must be transaction or session.`;
    case 'ECONNREFUSED':
    case 'ENOENT':
    case 'EACCES':
      if (isSocket(host))
        return `there is no socket of a server in this folder (${code}). Check its path and the port, that the server runs, and that this user may use it.`;
      break;
  }
  if (code !== null && /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH)$/.test(code))
    return `nothing answers there (${code}). Check DATABASE_URL, and that the server runs.`;
  if (/password must be a/.test(message))
    return 'the server wants a password, and none is given. Write it into DATABASE_PASSWORD, or into DATABASE_URL.';
  return message;
}

function grants(user: string, schema: string): string {
  const name = quoted(user);
  const place = `SCHEMA ${schema === 'public' ? schema : quoted(schema)}`;
  return (
    `GRANT USAGE, CREATE ON ${place} TO ${name}; GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN ${place} TO ${name}; ` +
    `GRANT USAGE ON ALL SEQUENCES IN ${place} TO ${name};`
  );
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** The server does not say reliably that a user must come by TLS. */
export const tlsWanted =
  'the server lets this user in by TLS only, which the configuration rules out. Ask for it by sslmode=require, or better verify-full.';
