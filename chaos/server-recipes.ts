import { execFile } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { installTables, mariadbAccount, mariadbOptions, mariadbServer } from './mariadb.ts';

const run = promisify(execFile);

export type ServerKind = 'mysql' | 'postgres';

/** How a kind of server is made in an empty folder, and which command runs it there. */
export interface Recipe {
  /** Debian's package. */
  readonly takes: string;
  readonly programs: readonly string[];
  /** The owner of the folder. */
  readonly account: string;
  prepare(data: string): Promise<unknown>;
  command(data: string, port: number): readonly string[];
}

const postgresPrograms = '/usr/lib/postgresql';
const [latestPostgres = ''] = existsSync(postgresPrograms)
  ? readdirSync(postgresPrograms).sort().reverse()
  : [];
const postgresProgram = (name: string): string => join(postgresPrograms, latestPostgres, 'bin', name);
/** PostgreSQL refuses to be run by root. */
const asPostgres =
  userInfo().uid === 0 ? ['setpriv', '--reuid=postgres', '--regid=postgres', '--clear-groups'] : [];

export const recipes: Readonly<Record<ServerKind, Recipe>> = {
  mysql: {
    takes: 'mariadb-server',
    programs: [mariadbServer],
    account: mariadbAccount,
    prepare: installTables,
    command: (data, port) => [
      mariadbServer,
      ...mariadbOptions({ data, port, socket: join(data, 'mariadb.sock') }),
    ],
  },
  postgres: {
    takes: 'postgresql',
    programs: [postgresProgram('initdb'), postgresProgram('postgres')],
    account: asPostgres.length > 0 ? 'postgres' : userInfo().username,
    prepare: data => {
      const [program = '', ...options] = [...asPostgres, postgresProgram('initdb')];
      const asUsual = ['--username=postgres', '--auth=trust', '--encoding=UTF8', '--no-locale', '--no-sync'];
      return run(program, [...options, `--pgdata=${data}`, ...asUsual], { cwd: data });
    },
    command: (data, port) => [
      ...asPostgres,
      postgresProgram('postgres'),
      ...[
        '-D',
        data,
        '-p',
        String(port),
        '-c',
        'listen_addresses=127.0.0.1',
        '-c',
        'unix_socket_directories=',
      ],
    ],
  },
};

/** The package that this machine lacks for such a server; null if it has it. */
export function missingPackage(kind: ServerKind): string | null {
  const { takes, programs } = recipes[kind];
  return programs.every(program => existsSync(program)) ? null : takes;
}
