import { execFile } from 'node:child_process';
import { userInfo } from 'node:os';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** As Debian's package mariadb-server installs it. */
export const mariadbServer = '/usr/sbin/mariadbd';

/** How a server of the laboratory's own is started, on loopback alone. */
export function mariadbOptions(place: {
  readonly data: string;
  readonly port: number;
  readonly socket: string;
}): readonly string[] {
  return [
    '--no-defaults',
    `--user=${mariadbAccount}`,
    `--datadir=${place.data}`,
    `--port=${place.port}`,
    '--bind-address=127.0.0.1',
    `--socket=${place.socket}`,
    '--innodb-buffer-pool-size=64M',
  ];
}

const isRoot = userInfo().uid === 0;
/** A server does not run as root. */
export const mariadbAccount = isRoot ? 'mysql' : userInfo().username;

/** Makes the tables of an empty server in this folder, which is there: user root without a password. */
export async function installTables(data: string): Promise<void> {
  await run('mariadb-install-db', [
    '--no-defaults',
    `--user=${mariadbAccount}`,
    `--datadir=${data}`,
    '--auth-root-authentication-method=normal',
    '--skip-test-db',
  ]);
}

/** Gives a folder and all in it to an account, where we may. */
export async function giveAway(folder: string, account: string): Promise<void> {
  if (isRoot) await run('chown', ['-R', account, folder]);
}
