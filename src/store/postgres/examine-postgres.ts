import { type Kysely, sql } from 'kysely';
import { StoreError } from '../database/store-error.ts';

/** What matters of a server and a database. */
export interface Examined {
  /** Null: it holds any character. */
  readonly encoding: string | null;
  /** The schema in which the tables are or would be. */
  readonly schema: string;
  /** Id of the server process that works for us; through a pool it changes. */
  readonly processId: number;
}

interface Row {
  readonly version: string;
  readonly version_number: string;
  readonly encoding: string;
  readonly process_id: number;
  readonly schema: string | null;
  readonly has_tables: boolean;
}

/** Older servers don't know all the limits that a transaction is given. */
const oldest = 90_600;

/** Throws a `StoreError`, without the place, where this is no database for Familiar. */
export async function examine(db: Kysely<never>, name: string): Promise<Examined> {
  const { rows } = await sql<Row>`
    select current_setting('server_version') as version, current_setting('server_version_num') as version_number,
      current_setting('server_encoding') as encoding, pg_backend_pid() as process_id,
      coalesce(
        (select n.nspname from pg_class c join pg_namespace n on n.oid = c.relnamespace
          where c.oid = to_regclass('familiar_migration')),
        current_schema()
      )::text as schema,
      to_regclass('familiar_journal') is not null as has_tables`.execute(db);
  const [row] = rows;
  if (row === undefined) throw new StoreError('it says nothing of itself.');
  if (Number(row.version_number) < oldest)
    throw new StoreError(`PostgreSQL ${row.version} is too old; 9.6 or newer is needed.`);
  if (row.encoding !== 'UTF8' && !row.has_tables)
    throw new StoreError(
      `it keeps texts as ${row.encoding}, which can't hold every name. Make one that can: ` +
        `CREATE DATABASE "${name}_utf8" ENCODING 'UTF8' TEMPLATE template0;`,
    );
  if (row.schema === null)
    throw new StoreError(
      'there is no schema to make tables in. Check search_path, and that this user has USAGE on the schema.',
    );
  return {
    encoding: row.encoding === 'UTF8' ? null : row.encoding,
    schema: row.schema,
    processId: Number(row.process_id),
  };
}
