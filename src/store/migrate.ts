import { type Kysely, Migrator } from 'kysely';
import type { ColumnTypes } from './engine.ts';
import { createAgentIndex } from './migrations/agent-index.ts';
import { createConfigurationTables } from './migrations/configuration-tables.ts';
import { createFirstTables } from './migrations/first-tables.ts';
import { createPageTables } from './migrations/page-tables.ts';

/**
 * Brings the tables up to date. Several processes may do so at the same moment: a lock lets one after the other.
 * Rejects with the driver's error, or one that says that the tables are of a newer version.
 *
 * MySQL commits after every table, so a migration that is cut short there runs again from its beginning: each must
 * tolerate what it has done before.
 *
 * @param schema of PostgreSQL, in which the tables are: others of the same name may be beside it.
 */
export async function migrate<DB>(db: Kysely<DB>, columns: ColumnTypes, schema?: string): Promise<void> {
  const migrator = new Migrator({
    db,
    ...(schema === undefined ? {} : { migrationTableSchema: schema }),
    provider: {
      getMigrations: async () => ({
        '0001-first-tables': { up: schema => createFirstTables(schema, columns) },
        '0002-configuration': { up: schema => createConfigurationTables(schema, columns) },
        '0003-page-tables': { up: schema => createPageTables(schema, columns) },
        '0004-agent-index': { up: schema => createAgentIndex(schema) },
      }),
    },
    migrationTableName: 'familiar_migration',
    migrationLockTableName: 'familiar_migration_lock',
  });
  const { error } = await migrator.migrateToLatest();
  if (error instanceof Error && error.message.includes('previously executed migration'))
    throw new Error('a newer version of Familiar has changed its tables', { cause: error });
  if (error !== undefined) throw error;
}
