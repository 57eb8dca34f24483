import { type Kysely, sql } from 'kysely';
import { StoreError } from '../database/store-error.ts';

/** The oldest versions that will do: those before can't index a text as long as a migration's name may be. */
const oldest = { MySQL: [5, 7], MariaDB: [10, 2] } as const;

/** Throws a `StoreError`, without the place, where this is no server for Familiar. */
export async function examineServer(db: Kysely<never>): Promise<void> {
  const { rows } = await sql<{ version: string }>`select version() as version`.execute(db);
  const version = rows[0]?.version ?? '';
  const product = /mariadb/i.test(version) ? 'MariaDB' : 'MySQL';
  const [major = 0, minor = 0] = version.split('.').map(part => Number.parseInt(part, 10));
  const [oldestMajor, oldestMinor] = oldest[product];
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return;
  throw new StoreError(
    `${product} ${version} is too old; ${product} ${oldestMajor}.${oldestMinor} or newer is needed.`,
  );
}

/**
 * Throws a `StoreError`, without the place, if the tables' collation can't hold every name or takes two ids
 * for one.
 */
export async function examineTables(db: Kysely<never>): Promise<void> {
  const { rows } = await sql<{ name: string; collation: string }>`
    select distinct table_name as name, collation_name as collation
    from information_schema.columns
    where table_schema = database()
      and table_name like ${'familiar\\_%'} and table_name not like ${'familiar\\_migration%'}
      and collation_name not like ${'utf8mb4%bin'}
    order by table_name`.execute(db);
  const [first] = rows;
  if (first === undefined) return;
  const names = [...new Set(rows.map(row => row.name))];
  throw new StoreError(
    `its tables must hold any character and tell ids apart byte by byte, but ${names.join(', ')} ` +
      `${names.length === 1 ? 'has' : 'have'} the collation ${first.collation}. Convert each: ` +
      `ALTER TABLE ${first.name} CONVERT TO CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;`,
  );
}
