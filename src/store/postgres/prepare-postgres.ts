import { Kysely } from 'kysely';
import type { DatabaseVersion } from '../../app/ports/store.ts';
import type { PostgresConfig } from '../database/database-config.ts';
import type { ColumnTypes } from '../database/engine.ts';
import { compareTables, migrate } from '../database/migrate.ts';
import { proveWritable } from '../database/prove-writable.ts';
import { codeOf, firstWaitMs } from '../database/retrying.ts';
import { StoreError } from '../database/store-error.ts';
import { openByFirst, type Transport } from '../database/transports.ts';
import { type Examined, examine } from './examine-postgres.ts';
import { clientClass, clientOptions, transportsToPostgres } from './postgres-client.ts';
import { beginMigration, LimitingDialect } from './postgres-dialect.ts';
import { namePostgres, postgresRemedy, tlsWanted } from './postgres-remedy.ts';

/** What the first connection has found out. */
export interface Prepared {
  readonly transport: Transport;
  /**
   * Whether a pool such as PgBouncer sits in front of the server and lends us another connection each time.
   */
  readonly isPooled: boolean;
  /** Null: it holds any character. */
  readonly encoding: string | null;
}

/**
 * Finds out how to reach the server and whether it will do, and brings the tables up to date. Uses a
 * connection of its own without limits: a large table takes its time, and another instance may be at it.
 * Throws a {@link StoreError}.
 */
export async function preparePostgres(
  config: PostgresConfig,
  columns: ColumnTypes,
  mustWrite: boolean,
): Promise<Prepared> {
  let schema: string | undefined;
  try {
    const first = await connect(config);
    const { db, examined, transport, processId } = first;
    ({ schema } = examined);
    try {
      await migrate(db, columns, { kind: 'postgres', schema: examined.schema });
      if (mustWrite) await proveWritable(db);
    } finally {
      await db.destroy();
    }
    const isPooled = config.isPooled ?? processId !== examined.processId;
    return { transport, isPooled, encoding: examined.encoding };
  } catch (error) {
    throw toStoreError(error, config, schema);
  }
}

/** Compares a database with this program, and changes nothing. Throws a {@link StoreError}. */
export async function comparePostgres(
  config: PostgresConfig,
  columns: ColumnTypes,
): Promise<DatabaseVersion> {
  let schema: string | undefined;
  try {
    const { db, examined } = await connect(config);
    ({ schema } = examined);
    return await compareTables(db, columns, { kind: 'postgres', schema }).finally(() => db.destroy());
  } catch (error) {
    throw toStoreError(error, config, schema);
  }
}

function toStoreError(error: unknown, config: PostgresConfig, schema: string | undefined): StoreError {
  const reason = error instanceof StoreError ? error.message : postgresRemedy(error, config, schema);
  return new StoreError(`The ${namePostgres(config)} can't be opened: ${reason}`, { cause: error });
}

interface First {
  readonly db: Kysely<never>;
  readonly transport: Transport;
  readonly examined: Examined;
  /** Id of the server process, as whatever answers us reports it. */
  readonly processId: number | null;
}

async function connect(config: PostgresConfig): Promise<First> {
  try {
    return await openByFirst(await transportsToPostgres(config), transport => connectBy(config, transport));
  } catch (error) {
    if (config.tls?.mode === 'disable' && codeOf(error) === '28000') {
      const encrypted = await connectBy(config, anyTls).catch(() => null);
      await encrypted?.db.destroy();
      if (encrypted !== null) throw new StoreError(tlsWanted, { cause: error });
    }
    throw error;
  }
}

const anyTls: Transport = { kind: 'tls', checks: 'nothing', ca: undefined, cert: undefined, key: undefined };

async function connectBy(config: PostgresConfig, transport: Transport): Promise<First> {
  // Imported here and not above: in the bundle that would load the driver for every database.
  const { Client, Pool } = await import('pg');
  const pool = new Pool({
    ...clientOptions(config, transport),
    Client: clientClass(Client, config),
    max: 1,
    connectionTimeoutMillis: firstWaitMs,
  });
  let processId: number | null = null;
  pool.on('connect', client => {
    client.on('error', () => {});
    ({ processID: processId } = client as unknown as { readonly processID: number | null });
  });
  pool.on('error', () => {});
  const db = new Kysely<never>({ dialect: new LimitingDialect({ pool }, beginMigration) });
  try {
    const examined = await examine(db, config.database);
    return { db, transport, examined, processId };
  } catch (error) {
    await db.destroy();
    throw error;
  }
}
