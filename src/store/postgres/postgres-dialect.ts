import {
  CompiledQuery,
  type DatabaseConnection,
  type DialectAdapter,
  type Driver,
  PostgresAdapter,
  PostgresDialect,
  type PostgresDialectConfig,
  PostgresDriver,
} from 'kysely';

/**
 * PostgreSQL with the limits of each transaction set as it begins, in the same message. Nothing is ever set
 * or locked for a whole session: behind a pool such as PgBouncer, the session is somebody else's a moment
 * later.
 */
export class LimitingDialect extends PostgresDialect {
  readonly #config: PostgresDialectConfig;
  readonly #begin: string;

  constructor(config: PostgresDialectConfig, begin: string) {
    super(config);
    this.#config = config;
    this.#begin = begin;
  }

  override createDriver(): Driver {
    return new LimitingDriver(this.#config, this.#begin);
  }

  override createAdapter(): DialectAdapter {
    return new UnlockedAdapter();
  }
}

class LimitingDriver extends PostgresDriver {
  readonly #begin: string;

  constructor(config: PostgresDialectConfig, begin: string) {
    super(config);
    this.#begin = begin;
  }

  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    try {
      await connection.executeQuery(CompiledQuery.raw(this.#begin));
    } catch (error) {
      // It may have begun all the same.
      await connection.executeQuery(CompiledQuery.raw('rollback')).catch(() => {});
      throw error;
    }
  }
}

/** Migrations are locked by how their transaction begins; Kysely would lock the session. */
class UnlockedAdapter extends PostgresAdapter {
  override async acquireMigrationLock(): Promise<void> {}
  override async releaseMigrationLock(): Promise<void> {}
}

/** A stalled instance must not keep its locks. In milliseconds. */
export function beginWithLimits(statementMs: number): string {
  return (
    `begin isolation level read committed; set local statement_timeout = ${statementMs}; set local lock_timeout = 3000; ` +
    'set local idle_in_transaction_session_timeout = 10000'
  );
}

/**
 * Migrations run one after the other, for as long as they take. The lock is the one that Kysely takes, so
 * older versions of Familiar wait for it too.
 */
export const beginMigration =
  'begin isolation level read committed; set local statement_timeout = 0; set local lock_timeout = 0; ' +
  'set local idle_in_transaction_session_timeout = 0; select pg_advisory_xact_lock(3853314791062309107)';
