import type { Socket } from 'node:net';
import { Kysely, sql } from 'kysely';
import type { DatabaseVersion } from '../../app/ports/store.ts';
import type { MysqlConfig } from '../database/database-config.ts';
import type { ColumnTypes, Engine } from '../database/engine.ts';
import {
  allowSilence,
  endAll,
  endWithin,
  leavingWhoOnlyReads,
  limitSilence,
} from '../database/held-socket.ts';
import { compareTables, migrate } from '../database/migrate.ts';
import { proveWritable } from '../database/prove-writable.ts';
import { type Patience, retry } from '../database/retry.ts';
import {
  asidePool,
  callsPool,
  codeOf,
  maxWaitMs,
  type PoolKind,
  retrying,
  statementMs,
} from '../database/retrying.ts';
import { StoreError } from '../database/store-error.ts';
import type { Tables } from '../database/tables.ts';
import type { Transport } from '../database/transports.ts';
import { connectFirst } from './connect-mysql.ts';
import { examineServer, examineTables } from './examine-mysql.ts';
import { createMysqlPool } from './mysql-pool.ts';
import { mysqlRemedy, nameMysql } from './mysql-remedy.ts';

/** Connects to MySQL or MariaDB. Throws a {@link StoreError} that names the server, never the password. */
export async function openMysql(config: MysqlConfig, mustWrite = false): Promise<Engine> {
  const transport = await prepare(config, mustWrite).catch((error: unknown) => {
    throw toStoreError(error, config);
  });
  const sockets = new Set<Socket>();
  const calls = await openPool(config, { transport, sockets, ...callsPool });
  const aside = await openPool(config, { transport, sockets, ...asidePool });
  return {
    kind: 'mysql',
    ...calls,
    aside,
    encoding: null,
    watch: { pollMs: 200 },
    close: () => endWithin(() => endAll([calls, aside]), sockets),
  };
}

/** Compares a database with this program, and changes nothing. Throws a {@link StoreError}. */
export async function inspectMysql(config: MysqlConfig): Promise<DatabaseVersion> {
  try {
    const { db } = await connectFirst(config);
    return await compareTables(db, columns, { kind: 'mysql' }).finally(() => db.destroy());
  } catch (error) {
    throw toStoreError(error, config);
  }
}

interface Pooled extends PoolKind {
  readonly transport: Transport;
  /** Where the pool's connections are kept track of. */
  readonly sockets: Set<Socket>;
}

async function openPool(
  config: MysqlConfig,
  { transport, sockets, ...kind }: Pooled,
): Promise<Pick<Engine, 'db' | 'transact'>> {
  const { pool, dialect } = await createMysqlPool(config, {
    transport,
    size: kind.size,
    waitMs: maxWaitMs,
    settings: sessionSettings,
  });
  pool.on('acquire', (connection: unknown) => {
    const { stream } = connection as { readonly stream: Socket };
    if (!sockets.has(stream)) stream.once('close', () => sockets.delete(stream));
    sockets.add(stream);
    limitSilence(stream);
  });
  pool.on('release', connection => allowSilence((connection as unknown as { stream: Socket }).stream));
  const db = new Kysely<Tables>({ dialect });
  return { db, transact: leavingWhoOnlyReads(retrying(db, mayPass, kind), sockets) };
}

/**
 * Finds out how to reach the server and whether it will do, and brings the tables up to date. Uses a
 * connection of its own without limits: a large table takes its time, and another instance may be at it.
 */
async function prepare(config: MysqlConfig, mustWrite: boolean): Promise<Transport> {
  const { db, transport } = await connectFirst(config);
  try {
    await examineServer(db);
    await retry(() => migrate(db, columns, { kind: 'mysql' }), mayPass, migrationPatience);
    await examineTables(db);
    if (mustWrite) await proveWritable(db);
  } finally {
    await db.destroy();
  }
  return transport;
}

const sessionSettings = [
  // Locks only rows that exist, and shows what others have committed since the transaction began.
  'set session transaction isolation level read committed',
  // The second is read by MariaDB alone; MySQL has no limit for statements that write. Both in seconds.
  `set session innodb_lock_wait_timeout = 3 /*M! , max_statement_time = ${statementMs / 1_000} */`,
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

/**
 * In a Galera cluster the lock of the migrations holds on one node only: of two that begin at once, one
 * loses.
 */
const migrationPatience: Patience = { maxRuns: 50, maxMs: 60_000, longestPauseMs: 200 };

function toStoreError(error: unknown, config: MysqlConfig): StoreError {
  const reason = error instanceof StoreError ? error.message : mysqlRemedy(error, config);
  return new StoreError(`The ${nameMysql(config)} can't be opened: ${reason}`, { cause: error });
}
