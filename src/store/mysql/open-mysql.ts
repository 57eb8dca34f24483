import type { Socket } from 'node:net';
import { CompiledQuery, Kysely, MysqlDialect, type MysqlPool, sql } from 'kysely';
import type { Pool, PoolConnection, PoolOptions } from 'mysql2';
import type { DatabaseConfig } from '../database-config.ts';
import type { ColumnTypes, Engine } from '../engine.ts';
import { allowSilence, endWithin, limitSilence } from '../held-socket.ts';
import { migrate } from '../migrate.ts';
import { type Patience, retry } from '../retry.ts';
import { codeOf, maxWaitMs, poolSize, retrying } from '../retrying.ts';
import { messageOf, StoreError } from '../store-error.ts';
import type { Tables } from '../tables.ts';
import { within } from '../within.ts';

type MysqlConfig = Extract<DatabaseConfig, { kind: 'mysql' }>;

/** Connects to MySQL or MariaDB. Throws a {@link StoreError} that names the server, never the password. */
export async function openMysql(config: MysqlConfig): Promise<Engine> {
  // Here and not above: in the bundle that would load the driver for every database.
  const { createPool } = await import('mysql2');
  const pool = createPool(poolOptions(config));
  const sockets = new Set<Socket>();
  const dialect = new MysqlDialect({
    pool: impatient(pool),
    async onCreateConnection(connection) {
      for (const statement of sessionSettings) await connection.executeQuery(CompiledQuery.raw(statement));
    },
  });
  const db = new Kysely<Tables>({ dialect });
  try {
    await retry(() => migrate(db, columns), mayPass, migrationPatience);
  } catch (error) {
    await db.destroy();
    throw toStoreError(error, config);
  }
  // Only now: another instance that brings the tables up to date may be waited for.
  const watchSocket = (connection: unknown) => {
    const { stream } = connection as { readonly stream: Socket };
    if (!sockets.has(stream)) stream.once('close', () => sockets.delete(stream));
    sockets.add(stream);
    limitSilence(stream);
  };
  pool.on('acquire', watchSocket);
  pool.on('release', connection => allowSilence((connection as unknown as { stream: Socket }).stream));
  return {
    kind: 'mysql',
    db,
    transact: retrying(db, mayPass),
    watch: { pollMs: 200 },
    close: () => endWithin(() => db.destroy(), sockets),
  };
}

function poolOptions({ host, port, database, user, password, timezone }: MysqlConfig): PoolOptions {
  return {
    host,
    port,
    database,
    user,
    password,
    timezone,
    charset: 'utf8mb4',
    supportBigNumbers: true,
    connectionLimit: poolSize,
    connectTimeout: maxWaitMs,
  };
}

/** mysql2 lets whoever wants a connection wait for a free one without end. */
function impatient(pool: Pool): MysqlPool {
  return {
    getConnection(callback) {
      const connection = new Promise<PoolConnection>((resolve, reject) => {
        pool.getConnection((error, free) => (error === null ? resolve(free) : reject(error)));
      });
      within(connection, maxWaitMs).then(
        free => callback(null, free),
        (error: unknown) => {
          callback(error, undefined as never);
          connection.then(late => late.release()).catch(() => {});
        },
      );
    },
    end: callback => pool.end(callback),
  };
}

const sessionSettings = [
  // Locks only rows that exist, and shows what others have committed since the transaction began.
  'set session transaction isolation level read committed',
  // The second is read by MariaDB alone; MySQL has no limit for statements that write. Both in seconds.
  'set session innodb_lock_wait_timeout = 3 /*M! , max_statement_time = 30 */',
] as const;

const columns: ColumnTypes = {
  id: 'varchar(191)',
  json: sql`longtext`,
  float: 'double precision',
  bytes: sql`mediumblob`,
  sequence: sql`bigint auto_increment`,
  suffix: tableOptions(),
};

/** Ids are compared byte by byte, and names hold any character, whatever the database's own defaults. */
function tableOptions(): ColumnTypes['suffix'] {
  const options = sql`engine = InnoDB character set utf8mb4 collate utf8mb4_bin`;
  return { sequential: options, clustered: options };
}

const errorsThatMayPass = new Set([
  'ER_LOCK_DEADLOCK',
  'ER_LOCK_WAIT_TIMEOUT',
  'ER_DUP_ENTRY',
  'ER_CHECKREAD',
  'PROTOCOL_CONNECTION_LOST',
  'ECONNRESET',
  'EPIPE',
]);

function mayPass(error: unknown): boolean {
  return errorsThatMayPass.has(codeOf(error) ?? '');
}

/** In a Galera cluster the lock of the migrations holds on one node only: of two that begin at once, one loses. */
const migrationPatience: Patience = { maxRuns: 50, maxMs: 60_000, longestPauseMs: 200 };

function toStoreError(error: unknown, config: MysqlConfig): StoreError {
  const place = `MySQL database ${config.database} at ${config.host}:${config.port} as user ${config.user}`;
  return new StoreError(`The ${place} can't be opened: ${remedy(error, config)}`, { cause: error });
}

function remedy(error: unknown, config: MysqlConfig): string {
  switch (codeOf(error)) {
    case 'ER_BAD_DB_ERROR':
      return `it does not exist. Create it: CREATE DATABASE \`${config.database}\` CHARACTER SET utf8mb4;`;
    case 'ER_ACCESS_DENIED_ERROR':
    case 'ER_DBACCESS_DENIED_ERROR':
      return 'access is denied. Check DATABASE_USERNAME and DATABASE_PASSWORD, and what the user is granted.';
    case 'ECONNREFUSED':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
    case 'ETIMEDOUT':
      return `nothing answers there (${codeOf(error)}). Check DATABASE_HOST and DATABASE_PORT, and that it runs.`;
    default:
      return messageOf(error);
  }
}
