import type { MysqlConfig } from '../database/database-config.ts';
import { codeOf } from '../database/retrying.ts';
import { messageOf } from '../database/store-error.ts';
import { tlsRemedy } from '../database/tls-remedy.ts';
import { isSocket } from '../database/transports.ts';

type Place = Pick<MysqlConfig, 'host' | 'port' | 'database' | 'user'>;

export function nameMysql({ host, port, database, user }: Place): string {
  const at = isSocket(host) ? `socket ${host}` : host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
  return `MySQL database ${database} at ${at} as user ${user}`;
}

/**
 * What to do if the database can't be opened. Goes by numbers: the names of those above 3000 differ in
 * MariaDB.
 */
export function mysqlRemedy(error: unknown, { host, database, user }: Place): string {
  const tls = tlsRemedy(error);
  if (tls !== null) return tls;
  switch (numberOf(error)) {
    case 1049:
      return `it does not exist. Create it: CREATE DATABASE \`${database}\` CHARACTER SET utf8mb4;`;
    case 1044:
      return `this user may not use it, or it does not exist. ${grant(database, user)}`;
    case 1045:
    case 1698:
      return 'access is denied. Check DATABASE_USERNAME and DATABASE_PASSWORD, and from which hosts the server lets this user in.';
    case 3159:
      return tlsWanted;
    case 1130:
      return "the server lets nobody in from this computer. Create the user there for this host too, or for all: 'user'@'%'.";
    case 1129:
      return 'the server has blocked this computer after too many failures. Run FLUSH HOSTS there.';
    case 1040:
    case 1203:
    case 1226:
      return 'the server has no connection left (max_connections, max_user_connections). Familiar takes five for each instance.';
    case 1142:
    case 1143:
    case 1227:
      return `a right is missing (${messageOf(error)}). ${grant(database, user)}`;
    case 1290:
    case 1792:
    case 1836:
      return 'it can only be read at the moment (read_only). Name the server that can write, or make this one writable.';
    case 1820:
    case 1862:
      return 'the password has expired. Set another one there: ALTER USER … IDENTIFIED BY …';
    case 3118:
    case 4151:
      return 'the user is locked. Unlock it there: ALTER USER … ACCOUNT UNLOCK;';
  }
  return ofConnection(error, host);
}

/** MariaDB does not say that a user must come by TLS; it merely denies access. */
export const tlsWanted =
  'the server lets this user in by TLS only, which the configuration rules out. Ask for it by DATABASE_SSL_MODE=require, or better verify-full.';

function ofConnection(error: unknown, host: string): string {
  const code = codeOf(error);
  switch (code) {
    case 'ECONNREFUSED':
    case 'ENOENT':
    case 'EACCES':
    case 'ENOTSOCK':
      if (isSocket(host))
        return `there is no socket of a server (${code}). Check its path, that the server runs, and that this user may use it.`;
      break;
    case 'AUTH_SWITCH_PLUGIN_ERROR':
    case 'MYSQL_CLEAR_PASSWORD_NOT_ENABLED':
      return `the server wants this user to sign in in a way that Familiar does not know. Use mysql_native_password or caching_sha2_password.`;
  }
  if (code !== null && /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH)$/.test(code))
    return `nothing answers there (${code}). Check DATABASE_HOST and DATABASE_PORT, and that it runs.`;
  return messageOf(error);
}

function grant(database: string, user: string): string {
  return `Grant it: GRANT SELECT, INSERT, UPDATE, DELETE, CREATE, ALTER, INDEX ON \`${database}\`.* TO '${user}'@'%';`;
}

export function numberOf(error: unknown): number | null {
  return error instanceof Error && 'errno' in error && typeof error.errno === 'number' ? error.errno : null;
}
