import type { DatabaseSyncInstance, StatementSyncInstance } from '@photostructure/sqlite';
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  SqliteAdapter,
  type SqliteDatabase,
  SqliteDriver,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type SqliteStatement,
} from 'kysely';

/** Kysely's SQLite dialect over Node's synchronous interface. */
export function sqliteDialect(database: SqliteDatabase): Dialect {
  return {
    createAdapter: () => new LockingAdapter(),
    createDriver: () => new ImmediateDriver({ database }),
    createIntrospector: db => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  };
}

/** Runs migrations in a transaction, which keeps out a second process that starts at the same time. */
class LockingAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

class ImmediateDriver extends SqliteDriver {
  /**
   * Takes the write lock at once: a transaction that first reads can't wait for it later and would have to
   * fail.
   */
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(beginImmediate);
  }
}

const beginImmediate = CompiledQuery.raw('begin immediate');

/** An open database that can be exchanged for another. */
export interface Connection extends SqliteDatabase {
  isOpen(): boolean;
  isInTransaction(): boolean;
  exec(sql: string): void;
  /** From now on, statements run in this database. The one before must be closed. */
  use(next: DatabaseSyncInstance): void;
}

/** Preparing a statement costs more than running it, so each is prepared once. */
export function connectionTo(first: DatabaseSyncInstance): Connection {
  let database = first;
  const statements = new Map<string, SqliteStatement>();
  return {
    isOpen: () => database.isOpen,
    isInTransaction: () => database.isTransaction,
    exec: sql => database.exec(sql),
    use(next) {
      statements.clear();
      database = next;
    },
    close() {
      if (database.isOpen) database.close();
    },
    prepare(sql) {
      const known = statements.get(sql);
      if (known !== undefined) return known;
      // Statements of varying length, such as lists of ids, must not pile up.
      if (statements.size >= maxCachedStatements) statements.clear();
      const statement = toKyselyStatement(database.prepare(sql));
      statements.set(sql, statement);
      return statement;
    },
  };
}

const maxCachedStatements = 200;

/** Runs a query without Kysely's promises, which a synchronous database does not need. */
export function runNow<Row>(database: SqliteDatabase, { sql, parameters }: CompiledQuery<Row>): Row[] {
  const statement = database.prepare(sql);
  if (statement.reader) return statement.all(parameters) as Row[];
  statement.run(parameters);
  return [];
}

function toKyselyStatement(statement: StatementSyncInstance): SqliteStatement {
  return {
    reader: statement.columns().length > 0,
    all: parameters => statement.all(...parameters.map(toBindable)),
    run: parameters => statement.run(...parameters.map(toBindable)),
    iterate: parameters => statement.iterate(...parameters.map(toBindable)) as IterableIterator<unknown>,
  };
}

type Bindable = string | number | bigint | null | Uint8Array;

/** SQLite has no booleans and no dates, and a lone object would be taken for named parameters. */
function toBindable(value: unknown): Bindable {
  if (value === undefined || value === null) return null;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (value instanceof Date) return value.getTime();
  return value as Bindable;
}
