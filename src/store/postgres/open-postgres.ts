import type { Socket } from 'node:net';
import { CompiledQuery, type DatabaseConnection, Kysely, sql } from 'kysely';
import type { CustomTypesConfig, Pool, PoolConfig } from 'pg';
import type { Log } from '../../app/ports/log.ts';
import type { DatabaseVersion } from '../../app/ports/store.ts';
import type { PostgresConfig } from '../database/database-config.ts';
import type { ColumnTypes, Engine } from '../database/engine.ts';
import {
  allowSilence,
  endAll,
  endWithin,
  leavingWhoOnlyReads,
  limitSilence,
} from '../database/held-socket.ts';
import {
  asidePool,
  callsPool,
  codeOf,
  maxWaitMs,
  type PoolKind,
  retrying,
  statementMs,
} from '../database/retrying.ts';
import type { Tables } from '../database/tables.ts';
import { listen } from './listen.ts';
import { clientClass, clientOptions } from './postgres-client.ts';
import { beginWithLimits, LimitingDialect } from './postgres-dialect.ts';
import { comparePostgres, preparePostgres } from './prepare-postgres.ts';

type Types = typeof import('pg')['types'];

/** Connects to PostgreSQL. Throws a {@link StoreError} that names the server, never the password. */
export async function openPostgres(config: PostgresConfig, log: Log, mustWrite = false): Promise<Engine> {
  const { transport, isPooled, encoding } = await preparePostgres(config, columns, mustWrite);
  // Imported here and not above: in the bundle that would load the driver for every database.
  const driver = await import('pg');
  const client = clientClass(driver.Client, config);
  const options = clientOptions(config, transport);
  const sockets = new Set<Socket>();
  const open = (kind: PoolKind) =>
    openPool(new driver.Pool({ ...options, ...poolOptions(driver.types, kind), Client: client }), {
      isPooled,
      sockets,
      log,
      ...kind,
    });
  const [calls, aside] = [open(callsPool), open(asidePool)];
  const openClient = (socket: Socket) =>
    new client({ ...options, connectionTimeoutMillis: maxWaitMs, stream: () => socket });
  if (isPooled)
    log.info(
      {},
      'A pool of connections stands before PostgreSQL, through which it can’t tell us news; they are looked for.',
    );
  return {
    kind: 'postgres',
    ...calls,
    aside,
    encoding,
    watch: isPooled
      ? { pollMs: 200 }
      : { pollMs: 2_000, listen: (wake, signal) => listen(openClient, wake, signal) },
    close: () => endWithin(() => endAll([calls, aside]), sockets),
  };
}

/** Compares a database with this program, and changes nothing. Throws a {@link StoreError}. */
export function inspectPostgres(config: PostgresConfig): Promise<DatabaseVersion> {
  return comparePostgres(config, columns);
}

function poolOptions(types: Types, { size }: PoolKind): PoolConfig {
  return { types: withNumbers(types), max: size, connectionTimeoutMillis: maxWaitMs };
}

interface Pooled extends PoolKind {
  /** Whether another pool stands in front of the server. */
  readonly isPooled: boolean;
  /** Where the pool's connections are kept track of. */
  readonly sockets: Set<Socket>;
  readonly log: Log;
}

function openPool(pool: Pool, { isPooled, sockets, log, ...kind }: Pooled): Pick<Engine, 'db' | 'transact'> {
  // Without listeners, the loss of a connection would end the process: of an idle one here, and of one that
  // is being used there, where the statement on it fails as well.
  pool.on('connect', client => client.on('error', () => {}));
  pool.on('error', error => log.warn({ error: error.message }, 'PostgreSQL closed an idle connection.'));
  pool.on('acquire', client => {
    const stream = streamOf(client);
    if (!sockets.has(stream)) stream.once('close', () => sockets.delete(stream));
    sockets.add(stream);
    limitSilence(stream);
  });
  pool.on('release', (_, client) => allowSilence(streamOf(client)));
  // For queries outside of transactions, on a session that is ours alone.
  const onCreateConnection = async (connection: DatabaseConnection): Promise<void> => {
    await connection.executeQuery(CompiledQuery.raw(`set statement_timeout = ${statementMs}`));
  };
  const dialect = new LimitingDialect(
    { pool, ...(isPooled ? {} : { onCreateConnection }) },
    beginWithLimits(statementMs),
  );
  const db = new Kysely<Tables>({ dialect });
  return { db, transact: leavingWhoOnlyReads(retrying(db, mayPass, kind), sockets) };
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
