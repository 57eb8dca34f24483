import { execFileSync } from 'node:child_process';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { createConnection } from 'mysql2/promise';
import { realTime } from './machine.ts';
import {
  copyPair,
  end,
  freePort,
  launch,
  type OwnServer,
  programs,
  type ServerOptions,
  serverFolder,
  untilReady,
} from './own-servers.ts';

/** MariaDB, whose root has no password. */
export async function startMariadb({
  tls,
  authority,
  settings = [],
}: ServerOptions = {}): Promise<OwnServer> {
  const [folder, port] = [await serverFolder(), await freePort()];
  const [data, socket] = [join(folder, 'data'), join(folder, 'mysqld.sock')];
  // A server that starts removes the temporary tables that it finds, whosever they are.
  const own = [`--datadir=${data}`, `--tmpdir=${folder}`];
  const common = ['--no-defaults', `--user=${userInfo().username}`, ...own];
  execFileSync(
    programs.installMariadb ?? '',
    [...common, '--auth-root-authentication-method=normal', '--skip-test-db'],
    { stdio: 'ignore', env: realTime },
  );
  const shown = tls === undefined ? null : copyPair(folder, tls, {});
  const args = [
    ...common,
    ...[`--socket=${socket}`, '--bind-address=127.0.0.1', `--port=${port}`],
    ...(shown === null ? [] : [`--ssl-cert=${shown.cert}`, `--ssl-key=${shown.key}`]),
    ...(authority === undefined ? [] : [`--ssl-ca=${authority}`]),
    ...['--innodb-buffer-pool-size=8M', '--innodb-log-file-size=4M', '--innodb-flush-log-at-trx-commit=0'],
    ...settings,
  ];
  const child = launch('mariadbd', args, { folder });
  const run: OwnServer['run'] = async (statements, database) => {
    const login = { socketPath: socket, user: 'root' };
    const connection = await createConnection(database === undefined ? login : { ...login, database });
    for (const statement of statements) await connection.query(statement);
    await connection.end();
  };
  await untilReady(child, () => run(['select 1']));
  return {
    port,
    folder,
    run,
    async show(certificate) {
      copyPair(folder, certificate, {});
      await run(['flush ssl']);
    },
    stop: () => end(child, folder, 'SIGTERM'),
  };
}
