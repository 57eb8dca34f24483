import { connect, isIP, type Socket } from 'node:net';
import { CompiledQuery, MysqlDialect, type MysqlPool } from 'kysely';
import type { Pool, PoolConnection, PoolOptions } from 'mysql2';
import type { MysqlConfig } from '../database/database-config.ts';
import { isSocket, type TlsTransport, type Transport } from '../database/transports.ts';
import { within } from '../database/within.ts';

/** Where a database is, and how to get there. */
export type MysqlPlace = Omit<MysqlConfig, 'kind' | 'timezone'> & Partial<Pick<MysqlConfig, 'timezone'>>;

export interface MysqlPoolOptions {
  readonly transport: Transport;
  readonly size: number;
  /** How long a connection may take to open, and how long to wait for a free one. In milliseconds. */
  readonly waitMs: number;
  /** Further statements to run on each connection before its first use. Default: none. */
  readonly settings?: readonly string[];
}

/**
 * Whatever the server's defaults: any character may pass, values are written as they are or refused, and
 * texts may be quoted the driver's way.
 */
const basicSettings = [
  'set names utf8mb4',
  "set session sql_mode = 'STRICT_TRANS_TABLES,NO_ENGINE_SUBSTITUTION'",
] as const;

/** A pool of connections, and the dialect that uses it. */
export async function createMysqlPool(
  place: MysqlPlace,
  { transport, size, waitMs, settings = [] }: MysqlPoolOptions,
): Promise<{ readonly pool: Pool; readonly dialect: MysqlDialect }> {
  // Imported here and not above: in the bundle that would load the driver for every database.
  const { createPool } = await import('mysql2');
  const pool = createPool({
    ...optionsOf(place, transport),
    charset: 'utf8mb4',
    supportBigNumbers: true,
    connectionLimit: size,
    connectTimeout: waitMs,
  });
  const dialect = new MysqlDialect({
    pool: impatient(pool, waitMs),
    async onCreateConnection(connection) {
      for (const statement of [...basicSettings, ...settings])
        await connection.executeQuery(CompiledQuery.raw(statement));
    },
  });
  return { pool, dialect };
}

function optionsOf(place: MysqlPlace, transport: Transport): PoolOptions {
  const { host, port, database, user, password, timezone } = place;
  return {
    ...(isSocket(host) ? { socketPath: host } : { host, port }),
    database,
    user,
    password,
    ...(timezone === undefined ? {} : { timezone }),
    ...(transport.kind === 'plain' ? {} : { ssl: sslOf(transport) }),
    ...(transport.kind === 'tls' && isIP(host) !== 0 ? { stream: () => connectByName(host, port) } : {}),
  };
}

function sslOf({ checks, ca, cert, key }: TlsTransport): NonNullable<Exclude<PoolOptions['ssl'], string>> {
  return {
    rejectUnauthorized: checks !== 'nothing',
    verifyIdentity: checks === 'host',
    ...(ca === undefined ? {} : { ca }),
    ...(cert === undefined ? {} : { cert }),
    ...(key === undefined ? {} : { key }),
  };
}

/**
 * A connection to an address as if it had been looked up. Otherwise the driver would have the certificate
 * compared with `localhost`, and not with the address.
 */
function connectByName(address: string, port: number): Socket {
  const socket = connect({
    port,
    host: `${address}.`,
    autoSelectFamily: false,
    lookup: (_, __, found) => found(null, address, isIP(address)),
  });
  return socket.setNoDelay(true).setKeepAlive(true);
}

/** mysql2 would wait for a free connection for ever. */
function impatient(pool: Pool, waitMs: number): MysqlPool {
  return {
    getConnection(callback) {
      const connection = new Promise<PoolConnection>((resolve, reject) => {
        pool.getConnection((error, free) => (error === null ? resolve(free) : reject(error)));
      });
      within(connection, waitMs).then(
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
