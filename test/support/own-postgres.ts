import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Client } from 'pg';
import { vi } from 'vitest';
import { realTime } from './machine.ts';
import {
  copyFor,
  copyPair,
  end,
  freePort,
  give,
  launch,
  type OwnServer,
  programs,
  type ServerOptions,
  serverFolder,
  unprivileged,
  untilListening,
  untilReady,
} from './own-servers.ts';

interface PostgresOptions extends ServerOptions {
  /** Lines of pg_hba.conf before the one that lets everybody in by password. */
  readonly hba?: readonly string[];
}

/** PostgreSQL, whose postgres is let in on its socket; everybody else needs a password. */
export async function startPostgres(options: PostgresOptions = {}): Promise<OwnServer> {
  const { tls, authority, settings = [], hba = [] } = options;
  const [folder, port, as] = [await serverFolder(), await freePort(), unprivileged()];
  const data = join(folder, 'data');
  mkdirSync(data);
  give(folder, as);
  give(data, as);
  execFileSync(
    programs.initdb ?? '',
    ['-D', data, '-A', 'trust', '-U', 'postgres', '--no-sync', '--locale=C', '-E', 'UTF8'],
    { ...as, cwd: folder, env: realTime, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const lines = [
    'local all postgres trust',
    'local all all peer',
    ...hba,
    'host all all all scram-sha-256',
    '',
  ];
  await writeFile(join(data, 'pg_hba.conf'), lines.join('\n'));
  const shown = tls === undefined ? null : copyPair(folder, tls, as);
  const all = [
    ...['fsync=off', 'shared_buffers=8MB'],
    ...(shown === null ? [] : ['ssl=on', `ssl_cert_file=${shown.cert}`, `ssl_key_file=${shown.key}`]),
    ...(authority === undefined ? [] : [`ssl_ca_file=${copyFor(as, authority, join(folder, 'ca.pem'))}`]),
    ...settings,
  ];
  const place = ['-D', data, '-k', folder, '-h', '127.0.0.1', '-p', String(port)];
  const child = launch('postgres', [...place, ...all.flatMap(each => ['-c', each])], { folder, as });
  async function on<T>(database: string, work: (client: Client) => Promise<T>): Promise<T> {
    const client = new Client({ host: folder, port, user: 'postgres', database });
    await client.connect();
    return work(client).finally(() => client.end());
  }
  await untilReady(child, () => on('postgres', client => client.query('select 1')));
  return {
    port,
    folder,
    run: (statements, database = 'postgres') =>
      on(database, async client => {
        for (const statement of statements) await client.query(statement);
      }),
    async show(certificate) {
      copyPair(folder, certificate, as);
      const loadedAt = async (client: Client): Promise<string> =>
        (await client.query('select pg_conf_load_time()::text as at')).rows[0].at;
      const before = await on('postgres', loadedAt);
      await on('postgres', client => client.query('select pg_reload_conf()'));
      // It is taken note of a moment later.
      await vi.waitFor(async () => {
        if ((await on('postgres', loadedAt)) === before) throw new Error('The old one is still shown.');
      }, 30_000);
    },
    // Fast, and not smart: it would wait for whoever is still connected.
    stop: () => end(child, folder, 'SIGINT'),
  };
}

/** PgBouncer before a server, with these users and passwords. */
export async function startPgbouncer(
  server: OwnServer,
  {
    users,
    settings,
  }: { readonly users: Readonly<Record<string, string>>; readonly settings: readonly string[] },
): Promise<Pick<OwnServer, 'port' | 'stop'>> {
  const [folder, port, as] = [await serverFolder(), await freePort(), unprivileged()];
  const [config, list] = [join(folder, 'pgbouncer.ini'), join(folder, 'users.txt')];
  const lines = Object.entries(users).map(([name, password]) => `"${name}" "${password}"\n`);
  await writeFile(list, lines.join(''));
  const own = ['listen_addr = 127.0.0.1', `listen_port = ${port}`, 'unix_socket_dir =', 'auth_type = plain'];
  const databases = ['[databases]', `* = host=127.0.0.1 port=${server.port}`];
  const all = [...databases, '[pgbouncer]', ...own, `auth_file = ${list}`, ...settings, ''];
  await writeFile(config, all.join('\n'));
  give(folder, as);
  const child = launch('pgbouncer', [config], { folder, as });
  await untilListening(child, port);
  return { port, stop: () => end(child, folder, 'SIGINT') };
}
