import type { Socket } from 'node:net';
import { Kysely, PostgresDialect, sql } from 'kysely';
import type { CustomTypesConfig } from 'pg';
import type { Log } from '../../app/ports.ts';
import type { DatabaseConfig } from '../database-config.ts';
import type { ColumnTypes, Engine } from '../engine.ts';
import { allowSilence, endWithin, limitSilence } from '../held-socket.ts';
import { migrate } from '../migrate.ts';
import { codeOf, maxWaitMs, poolSize, retrying } from '../retrying.ts';
import { messageOf, StoreError } from '../store-error.ts';
import type { Tables } from '../tables.ts';
import { listen } from './listen.ts';

type Types = typeof import('pg')['types'];

type PostgresConfig = Extract<DatabaseConfig, { kind: 'postgres' }>;

/** Connects to PostgreSQL. Throws a {@link StoreError} that names the server, never the password. */
export async function openPostgres(config: PostgresConfig, log: Log): Promise<Engine> {
  // Here and not above: in the bundle that would load the driver for every database.
  const { Pool, types } = await import('pg');
  const pool = new Pool({
    connectionString: config.connectionString,
    types: withNumbers(types),
    max: poolSize,
    connectionTimeoutMillis: maxWaitMs,
    statement_timeout: 30_000,
    lock_timeout: 3_000,
    // A stalled instance must not keep its locks.
    idle_in_transaction_session_timeout: 10_000,
  });
  // Without listeners, the loss of a connection would end the process: of an idle one here, and of one that is being
  // used there, where the statement on it fails as well.
  pool.on('connect', client => client.on('error', () => {}));
  pool.on('error', error => log.warn({ error: error.message }, 'PostgreSQL closed an idle connection.'));
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  try {
    await migrate(db, columns);
  } catch (error) {
    await db.destroy();
    throw toStoreError(error, config);
  }
  const sockets = new Set<Socket>();
  // Only now: another instance that brings the tables up to date may be waited for.
  pool.on('acquire', client => {
    const stream = streamOf(client);
    if (!sockets.has(stream)) stream.once('close', () => sockets.delete(stream));
    sockets.add(stream);
    limitSilence(stream);
  });
  pool.on('release', (_, client) => allowSilence(streamOf(client)));
  return {
    kind: 'postgres',
    db,
    transact: retrying(db, mayPass),
    watch: { pollMs: 2_000, listen: (wake, signal) => listen(config.connectionString, wake, signal) },
    close: () => endWithin(() => db.destroy(), sockets),
  };
}

function streamOf(client: unknown): Socket {
  return (client as { readonly connection: { readonly stream: Socket } }).connection.stream;
}

/** All our integers are far below 2^53, so they are numbers here as on the other databases. */
function withNumbers({ builtins, getTypeParser }: Types): CustomTypesConfig {
  return {
    getTypeParser: (oid: number, format?: 'text' | 'binary') =>
      oid === builtins.INT8 && format !== 'binary' ? Number : getTypeParser(oid, format as 'text'),
  };
}

const columns: ColumnTypes = {
  // Compared byte by byte: quicker, and the same after an update of the system's locales.
  id: sql`text collate "C"`,
  json: 'text',
  float: 'double precision',
  bytes: 'bytea',
  sequence: 'bigserial',
  suffix: { sequential: sql``, clustered: sql`` },
};

const errorsThatMayPass = new Set([
  '40001', // serialization failure
  '40P01', // deadlock
  '55P03', // lock timeout
  '23505', // unique violation
  '57P01', // the server is shutting down
  'ECONNRESET',
  'EPIPE',
]);

function mayPass(error: unknown): boolean {
  return errorsThatMayPass.has(codeOf(error) ?? '');
}

function toStoreError(error: unknown, { connectionString }: PostgresConfig): StoreError {
  const { host, pathname, username } = new URL(connectionString);
  const place = `PostgreSQL database ${pathname.slice(1)} at ${host} as user ${username}`;
  return new StoreError(`The ${place} can't be opened: ${remedy(error)}`, { cause: error });
}

function remedy(error: unknown): string {
  switch (codeOf(error)) {
    case '3D000':
      return 'it does not exist. Create it with createdb, or correct DATABASE_URL.';
    case '28P01':
    case '28000':
      return 'access is denied. Check user and password in DATABASE_URL.';
    case 'ECONNREFUSED':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `nothing answers there (${codeOf(error)}). Check DATABASE_URL, and that the server runs.`;
    default:
      return messageOf(error);
  }
}
